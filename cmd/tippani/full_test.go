package main

import (
	"os"
	"strings"
	"testing"
)

// fullAtFirst is a disk without room that has some again after a while.
type fullAtFirst struct{ left int }

func (f *fullAtFirst) Write(b []byte) (int, error) {
	if f.left--; f.left >= 0 {
		return full{}.Write(b)
	}
	return len(b), nil
}

// A report that can't be printed must not look like one that found nothing.
func TestAReportThatCannotBePrintedIsAFault(t *testing.T) {
	t.Chdir(t.TempDir())
	line := func(id, label string) string {
		return `{"id":"` + id + `","text":"😀 রহিম","spans":[{"id":"s1","start":2,"end":6,"label":"` + label + `","kind":"entity"}],"schema":1}` + "\n"
	}
	for name, label := range map[string]string{"bad": "NOWHERE", "other": "ORG"} {
		if err := os.WriteFile(name, []byte(line("a", label)+line("b", label)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, call := range []string{"check bad", "check --json bad", "check --lint bad", "check --lint --json bad", "stats bad", "stats --json bad",
		"stats --csv bad", "diff bad other", "diff --json bad other", "evaluate bad other", "evaluate --json bad other",
		"evaluate --csv bad other", "labels", "labels --json", "keys", "keys --json", "version", "version --json", "export bad --to docbin",
		"completion bash"} {
		env, _, fault := environmentForTest(t)
		env.stdout = &fullAtFirst{1}
		if got := run(strings.Fields(call), env); got != statusFailed || !strings.Contains(fault.String(), "no space left") {
			t.Errorf("tippani %s: status %d, %q", call, got, fault)
		}
	}
}
