package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheExitStatusTellsWhatWasFoundFromWhatCouldNotBeDone(t *testing.T) {
	t.Chdir(t.TempDir())
	const (
		sound = `{"id":"a","text":"😀 রহিম ঢাকায়।","spans":[{"id":"s1","start":2,"end":6,"label":"PER","kind":"entity"},{"id":"s2",` +
			`"start":2,"end":13,"label":"QUOTE","kind":"quote"}],"schema":1}` + "\n"
		other = `{"id":"a","text":"😀 রহিম ঢাকায়।","spans":[{"id":"s1","start":2,"end":6,"label":"ORG","kind":"entity"},{"id":"s2",` +
			`"start":2,"end":13,"label":"QUOTE","kind":"quote"}],"schema":1}` + "\n"
		base = `{"id":"a","text":"😀 রহিম ঢাকায়।","spans":[{"id":"s1","start":2,"end":6,"label":"GPE","kind":"entity"},{"id":"s2",` +
			`"start":2,"end":13,"label":"QUOTE","kind":"quote"}],"schema":1}` + "\n"
		bad = `{"id":"a","text":"😀 রহিম","spans":[{"id":"s1","start":2,"end":66,"label":"PER","kind":"entity"}],"schema":1}` + "\n"
	)
	for name, text := range map[string]string{"sound": sound, "other": other, "base": base, "bad": bad, "some": sound + "{\"id\"\n",
		"table.csv": "a,b\n", "empty": ""} {
		if err := os.WriteFile(filepath.Join(".", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		call string
		want int
	}{
		{"check sound", statusFine},
		{"check bad", statusProblems},
		{"check bad missing", statusFailed},
		{"check missing bad", statusFailed},
		{"check table.csv", statusFailed},
		{"check empty", statusFailed},
		{"diff sound sound", statusFine},
		{"diff sound other", statusProblems},
		{"diff sound missing", statusFailed},
		{"diff sound", statusFailed},
		{"diff name sound 0 100644 other 0 100644", statusFine},
		{"diff name sound 0 100644 table.csv 0 100644", statusFine},
		{"stats some", statusFine},
		{"stats missing", statusFailed},
		{"export sound --to spacy", statusFine},
		{"export sound --to spacy --strict", statusProblems},
		{"export sound --to spacy --strict --kinds entity", statusFine},
		{"export bad --to spacy", statusFailed},
		{"export sound --to nothing", statusFailed},
		{"export sound --to spacy -o missing/x", statusFailed},
		{"merge sound other -o merged", statusFine},
		{"merge sound bad -o no", statusFailed},
		{"merge --git base sound other", statusProblems},
		{"merge --git base sound table.csv", statusFailed},
		{"split sound", statusFine},
		{"split bad --train 10", statusFailed},
		{"labels --labels missing", statusFailed},
		{"help nothing-like-it", statusFailed},
		{"version", statusFine},
		{"exprot", statusFailed},
	} {
		env, out, fault := environmentForTest(t)
		if got := run(strings.Fields(c.call), env); got != c.want {
			t.Errorf("tippani %s: exit status %d, want %d\n%s%s", c.call, got, c.want, out, fault)
		}
		if c.want == statusFailed && strings.Count(fault.String(), "\n") != 1 {
			t.Errorf("tippani %s says %q, which is not one line", c.call, fault)
		}
	}
}
