//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tippani/tui/terminal/faketerm"
)

func TestAMissingTerminalIsSaidWithStatusTwoAndNothingIsWritten(t *testing.T) {
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not installed")
	}
	for name, c := range map[string]struct{ line, says string }{
		"output into a pipe":    {`"$0" article.txt | cat; exit ${PIPESTATUS[0]}`, "standard output is not one"},
		"a pipe that is closed": {`"$0" article.txt | true; exit ${PIPESTATUS[0]}`, "standard output is not one"},
		"output closed":         {`"$0" article.txt >&-`, "standard output is not one"},
		"everything closed":     {`"$0" article.txt <&- >&- 2>&-`, ""},
		"TERM is dumb":          {`TERM=dumb "$0" article.txt`, "TERM=dumb"},
		"TERM is not set":       {`unset TERM; "$0" article.txt`, "TERM is not set"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := articleIn(t)
			p, _ := inTerminal(t, dir, shell, nil, "--norc", "--noprofile", "-c", c.line, built(t))
			if code := p.Wait(); code != 2 {
				t.Errorf("exit status %d, want 2", code)
			}
			p.Within(faketerm.Patience, func(faketerm.Screen) bool { return false })
			if !strings.Contains(strings.ReplaceAll(p.Output(), "\r\n", ""), c.says) {
				t.Errorf("it says %q", p.Output())
			}
			left, _ := filepath.Glob(filepath.Join(dir, "article*"))
			if len(left) != 1 {
				t.Errorf("files are left: %q", left)
			}
		})
	}
}

func TestKeysComeFromTheTerminalWhenStandardInputIsClosed(t *testing.T) {
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not installed")
	}
	dir := articleIn(t)
	p, _ := inTerminal(t, dir, shell, nil, "--norc", "--noprofile", "-c", `"$0" article.txt <&-`, built(t))
	p.press("1", "1 span")
	leave(t, p)
}

func TestRepliesThatComeLateInPiecesOrAsNonsenseChangeNothing(t *testing.T) {
	dir := articleIn(t)
	cmd := exec.Command(built(t), "--annotator", "tester", "article.txt")
	cmd.Dir, cmd.Env = dir, varsIn(dir)
	p := &program{faketerm.Start(t, cmd, faketerm.Behaviour{
		Columns: 100, Rows: 30, Delay: 400 * time.Millisecond, Piece: 7, Background: "rgb:1e1e/1e1e/2e2e", Version: "fake(1)", Sync: true,
	}), t, dir, filepath.Join(dir, "article.annotations.jsonl")}
	p.WaitFor("the first frame", func(s faketerm.Screen) bool { return s.Contains(" saved") })
	p.Send("\x1b[?62;22c\x1b]11;rgb:dddd/dddd/dddd\x1b\\\x1b[12;40R\x1bP>|x1d2\x1b\\\x1b[?2026;2$y\x1b[200;1R\x1b_Gx1\x1b\\")
	p.press("/রুবিও\r", "¶9")
	if s := p.Screen(); !s.Contains("0 spans") {
		t.Errorf("replies became edits:\n%s", s)
	}
	leave(t, p)
	if _, err := os.Stat(p.dataset); err == nil {
		t.Error("a dataset was written although nothing was annotated")
	}
}

func TestASearchIsTextNotAPatternAndIsBounded(t *testing.T) {
	p := startIn(t, articleIn(t), faketerm.Behaviour{Columns: 100, Rows: 30}, "--annotator", "tester", "article.txt")
	p.press("/(a*)*b", "not found")
	p.Send("\x07/\x1b[200~" + strings.Repeat("ক", 1<<20) + "\x1b[201~")
	p.WaitFor("the end of the search", func(s faketerm.Screen) bool { return s.Contains("not found") && s.Contains("ককক") })
	p.press("\x07/রুবিও\r", "¶9")
	leave(t, p)
}
