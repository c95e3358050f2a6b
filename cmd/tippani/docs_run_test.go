//go:build unix

package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tippani/docs"
	"tippani/tui/terminal/faketerm"
)

// notRun are the commands of the documentation that the test does not run, by a part of them, each with the reason. Everything else is
// run: a new block needs nothing here.
var notRun = map[string]string{
	"…":             "a placeholder for the reader's own",
	"go test ./...": "it is this test, and all others",
	"go run":        "it needs the sources and takes a minute to build with what is not in the program; CI runs it",
}

// fencedShell is a block of commands, indented a line that stands in one without fences.
var (
	fencedShell = regexp.MustCompile("(?ms)^```(?:sh|bash|console)\n(.*?)^```")
	fenced      = regexp.MustCompile("(?ms)^```.*?^```")
	indented    = regexp.MustCompile(`(?m)^    (?:\$ )?(tippani .*)$`)
	remark      = regexp.MustCompile(`\s+# .*$`)
	mayFind     = regexp.MustCompile(`^tippani (check|diff|evaluate|reanchor|review|suggest) `)
	outputFlag  = regexp.MustCompile(` -o (\S+)`)
)

// commandsOf are the commands of a page in their order.
func commandsOf(page string) (lines []string) {
	type found struct {
		at   int
		text string
	}
	var all []found
	for _, m := range fencedShell.FindAllStringSubmatchIndex(page, -1) {
		all = append(all, found{m[0], page[m[2]:m[3]]})
	}
	plain := fenced.ReplaceAllStringFunc(page, func(s string) string { return strings.Repeat("\n", len(s)) })
	for _, m := range indented.FindAllStringSubmatchIndex(plain, -1) {
		all = append(all, found{m[0], plain[m[2]:m[3]]})
	}
	slices.SortFunc(all, func(a, b found) int { return a.at - b.at })
	for _, f := range all {
		for line := range strings.Lines(f.text) {
			line = strings.TrimPrefix(strings.TrimSpace(remark.ReplaceAllString(strings.TrimRight(line, "\n"), "")), "$ ")
			if line != "" && !strings.HasPrefix(line, "#") {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// TestTheCommandsOfTheDocumentationRun runs every command of README and the pages of docs in the order of its page, in a terminal and in
// a directory that has the files which the pages speak of. What opens the program is quit.
func TestTheCommandsOfTheDocumentationRun(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{"README": string(readme)}
	for _, name := range docs.Names() {
		pages[name], _ = docs.Page(name)
	}
	for part := range notRun {
		if !slices.ContainsFunc(commandsOf(strings.Join(slices.Collect(maps.Values(pages)), "\n")), func(line string) bool {
			return strings.Contains(line, part)
		}) {
			t.Errorf("no page has the exception %q any more", part)
		}
	}
	program := built(t)
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			dir := fixtures(t)
			bin := t.TempDir()
			if err := os.Symlink(program, filepath.Join(bin, "tippani")); err != nil {
				t.Fatal(err)
			}
			for _, line := range commandsOf(page) {
				if !notToRun(line) {
					runLine(t, dir, bin, line)
				}
			}
			if name == "README" {
				runPython(t, dir, page)
			}
		})
	}
}

func notToRun(line string) bool {
	for part := range notRun {
		if strings.Contains(line, part) {
			return true
		}
	}
	return false
}

// runLine runs a command in a terminal. Status 1 is a command's that has found something.
func runLine(t *testing.T, dir, bin, line string) {
	t.Helper()
	if m := outputFlag.FindStringSubmatch(line); m != nil && !mayGoOn(line) {
		_ = os.Remove(filepath.Join(dir, m[1])) // the reader does not have it yet
	}
	if strings.HasPrefix(line, "tippani split ") {
		for _, part := range []string{"train", "dev", "test"} {
			made, _ := filepath.Glob(filepath.Join(dir, "*."+part+".jsonl"))
			for _, file := range made {
				_ = os.Remove(file)
			}
		}
	}
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir = dir
	cmd.Env = append(varsIn(dir), "PATH="+bin+":"+os.Getenv("PATH"), "BROWSER=true")
	p := faketerm.Start(t, cmd, faketerm.Behaviour{Columns: 100, Rows: 30, Width: faketerm.SumOfMarks})
	if _, open := p.Within(faketerm.Patience, func(s faketerm.Screen) bool { return s.Modes[1049] }); open {
		p.Send("q")
	}
	switch code := p.Wait(); {
	case code == statusFine, code == statusProblems && mayFind.MatchString(line):
	default:
		t.Errorf("%s\nexit status %d\n%s", line, code, p.Output())
	}
}

// runPython runs a page's Python on what its commands have made, with stand-ins for the libraries.
func runPython(t *testing.T, dir, page string) {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	for _, code := range blocks(page, "python") {
		cmd := exec.Command(python, "-c", code)
		cmd.Dir = dir
		cmd.Env = append(varsIn(dir), "PYTHONPATH="+filepath.Join(here, "testdata/python"), "PYTHONDONTWRITEBYTECODE=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s\n%v\n%s", code, err, out)
		}
	}
}

// mayGoOn reports whether a command takes an output that is there.
func mayGoOn(line string) bool {
	command, _, _ := strings.Cut(strings.TrimPrefix(line, "tippani "), " ")
	return !slices.Contains([]string{"export", "import", "merge", "split", "suggest", "train"}, command)
}

// fixtures is a directory with the files that the documentation speaks of.
func fixtures(t *testing.T) string {
	t.Helper()
	dir := articleIn(t)
	if err := os.CopyFS(dir, os.DirFS("testdata/desk")); err != nil {
		t.Fatal(err)
	}
	read := func(name string) []byte {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	write := func(name string, parts ...[]byte) {
		path := filepath.Join(dir, name)
		err := os.MkdirAll(filepath.Dir(path), 0o755)
		if err == nil {
			err = os.WriteFile(path, slices.Concat(parts...), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	mina, rafi := read("mina.jsonl"), read("rafi.jsonl")
	by := func(name string) []byte {
		return []byte(strings.ReplaceAll(string(mina), `"annotator":"mina"`, `"annotator":"`+name+`"`))
	}
	write("rina.jsonl", by("rina"))
	write("gold.jsonl", by("gold"))
	for _, name := range []string{"predicted.jsonl", "new.jsonl", "work/rafi.jsonl"} {
		write(name, rafi)
	}
	for _, name := range []string{"old.jsonl", "work/mina.jsonl", "article.annotations.jsonl", "news.annotations.jsonl",
		"week1.jsonl", "week2.jsonl"} {
		write(name, mina)
	}
	for _, name := range []string{"news.jsonl", "all.jsonl"} {
		write(name, mina, rafi, by("rina"), by("gold"))
	}
	write("articles/article.txt", read("article.txt"))
	write("labels.toml")
	return dir
}

// TestTheSettingsAndRecordsOfTheDocumentationAreRead has the program read every block of settings, and the record that README shows.
func TestTheSettingsAndRecordsOfTheDocumentationAreRead(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{string(readme)}
	for _, name := range docs.Names() {
		page, _ := docs.Page(name)
		texts = append(texts, page)
	}
	program, dir := built(t), fixtures(t)
	if err := os.Remove(filepath.Join(dir, "labels.toml")); err != nil {
		t.Fatal(err)
	}
	try := func(name, text string, args ...string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(program, args...)
		cmd.Dir, cmd.Env = dir, append(varsIn(dir), "TIPPANI_CONFIG="+filepath.Join(dir, "config.toml"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s\ntippani %s: %v\n%s", text, strings.Join(args, " "), err, out)
		}
	}
	for _, text := range texts {
		for _, settings := range blocks(text, "toml") {
			try("config.toml", settings, "keys")
		}
	}
	for _, record := range blocks(string(readme), "json") {
		try("record.jsonl", record, "check", "record.jsonl")
	}
}

// TestTheCallsInTheTextOfTheDocumentationAreTaken checks what the pages name in their sentences: that there are such commands and flags.
func TestTheCallsInTheTextOfTheDocumentationAreTaken(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{string(readme)}
	for _, name := range docs.Names() {
		page, _ := docs.Page(name)
		texts = append(texts, page)
	}
	call := regexp.MustCompile("`tippani ([^`|<>]*)")
	for _, text := range texts {
		for _, m := range call.FindAllStringSubmatch(fenced.ReplaceAllString(text, ""), -1) {
			env, _, _ := environmentForTest(t)
			root := newRoot(env)
			args, err := withDefaultCommand(root, strings.Fields(m[1]))
			if err != nil {
				t.Errorf("`tippani %s`: %v", m[1], err)
				continue
			}
			c, rest, err := root.Find(args)
			if err != nil {
				t.Errorf("`tippani %s`: %v", m[1], err)
				continue
			}
			for _, arg := range rest {
				name, _, _ := strings.Cut(strings.TrimLeft(strings.TrimRight(arg, ".,;:)"), "-"), "=")
				if strings.HasPrefix(arg, "--") && c.Flags().Lookup(name) == nil && c.InheritedFlags().Lookup(name) == nil && name != "help" {
					t.Errorf("`tippani %s`: %s has no flag --%s", m[1], c.CommandPath(), name)
				}
			}
		}
	}
}
