//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// goesOn is how a sentence says what to do: after a semicolon, by a name to mean, or by the command itself.
var goesOn = regexp.MustCompile(`; |did you mean |: tippani |: open it with `)

// The scripts hold what every wrong call and every wrong file is told, so that a new mistake comes under this rule by being tried there.
func TestEveryMistakeIsToldWithWhatToDo(t *testing.T) {
	scripts, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, path := range scripts {
		script, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(script), "\n") {
			sentence, ok := strings.CutPrefix(line, "tippani: ")
			if !ok {
				continue
			}
			if told++; !goesOn.MatchString(sentence) {
				t.Errorf("%s:%d: %q says what is wrong, and not what to do", path, n+1, sentence)
			}
		}
	}
	if told < 100 {
		t.Errorf("%d sentences were found", told)
	}
}

// windowsFault ends as what Windows says does.
type windowsFault struct{}

func (windowsFault) Error() string { return "Path not found." }

func (windowsFault) Is(err error) bool { return err == fs.ErrNotExist }

func TestWhatTheSystemSaysIsToldWithWhatToDo(t *testing.T) {
	for fault, want := range map[error]string{
		syscall.ENOSPC: "make room", syscall.EDQUOT: "make room", syscall.EROFS: "can be written", syscall.EMFILE: "ulimit -n", syscall.EIO: "another disk",
		syscall.EACCES: "permissions", syscall.EPERM: "permissions", syscall.ENOENT: "check the name", syscall.EEXIST: "another place",
	} {
		err := fmt.Errorf("the output can't be written: %w", &fs.PathError{Op: "write", Path: "a.jsonl", Err: fault})
		if got := withRemedy(err); !strings.HasPrefix(got, err.Error()+"; ") || !strings.Contains(got, want) {
			t.Errorf("%q", got)
		}
	}
	if got := withRemedy(&fs.PathError{Op: "open", Path: "a.jsonl", Err: windowsFault{}}); got != "open a.jsonl: Path not found; check the name, or make the directory" {
		t.Errorf("%q", got)
	}
	if err := fmt.Errorf("%w; name another file", syscall.ENOSPC); withRemedy(err) != err.Error() {
		t.Errorf("%q has two remedies", withRemedy(err))
	}
}

func TestAFaultInADirectoryNamesItAsItWillBeCalled(t *testing.T) {
	d := &partDirectory{part: "x/.tippani-export-1", target: "x/hub"}
	for path, want := range map[string]string{"x/.tippani-export-1/data/a.parquet": "x/hub/data/a.parquet", "x/other": "x/other"} {
		if got := d.named(&fs.PathError{Op: "write", Path: path, Err: syscall.ENOSPC}).Error(); !strings.Contains(got, " "+want+":") {
			t.Errorf("%q does not name %s", got, want)
		}
	}
	if d.named(nil) != nil {
		t.Error("there is no fault")
	}
}
