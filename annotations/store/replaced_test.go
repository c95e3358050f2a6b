package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
)

// Another program wrote to the dataset between a replacement and the next rewrite, or the next start.
func TestAReplacementMeetsAnotherProgram(t *testing.T) {
	for _, crash := range []bool{false, true} {
		for _, c := range []struct {
			name         string
			from, to     string // what the other program does to the dataset
			file, wanted string // what is kept of its version where, what the dataset has
		}{
			{"that changed the record", `"keep":[1]`, `"keep":[2]`, ".conflict.jsonl", `"keep":[2]`},
			{"that removed the record", `"id":"a"`, `"id":"z"`, "", ""},
			{"that changed another one", `"id":"x"`, `"id":"w"`, "", ""},
		} {
			t.Run(fmt.Sprintf("%s, crash %v", c.name, crash), func(t *testing.T) {
				path := prepared(t)
				d := mustOpen(t, path)
				s := mustSession(t, d, article(t, "a", bengali))
				commit(t, s, annotations.AddSpan(span(t, s, "শিল্পী", "PER")))
				if _, err := d.Replace("a", moved(t, s, "b", edited)); err != nil {
					t.Fatal(err)
				}
				replaceFile(t, path, strings.Replace(scriptBefore, c.from, c.to, 1))
				if crash {
					d.Abandon()
					d = mustOpen(t, path)
				}
				closed(t, d)
				d = mustOpen(t, path)
				defer closed(t, d)
				r, err := d.Record("b")
				if err != nil || len(r.Spans) != 1 || r.Article.Text() != edited {
					t.Fatalf("%v %v", r, err)
				}
				if _, err := d.Record("a"); !errors.Is(err, record.ErrNone) {
					t.Errorf("the old record is still there: %v", err)
				}
				if c.file != "" && !strings.Contains(content(t, path+c.file), c.wanted) {
					t.Error("the other version is lost")
				}
				if n := strings.Count(content(t, path), "\n"); n != 4 && c.from != `"id":"a"` {
					t.Errorf("%d lines: %s", n, content(t, path))
				}
			})
		}
	}
}

func TestAReplacementThatWasFoldedIsNotMadeAgain(t *testing.T) {
	path := prepared(t)
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "শিল্পী", "PER")))
	s, err := d.Replace("a", moved(t, s, "b", edited))
	if err != nil {
		t.Fatal(err)
	}
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	journal := content(t, path+".journal")
	closed(t, d)
	// The journal is still there, and the dataset was touched since, so that its last line does not describe it any more.
	data := strings.Replace(content(t, path), `"id":"x"`, `"id":"w"`, 1) + `{"id":"a","text":"নতুন","annotator":"মিনা"}` + "\n"
	for name, text := range map[string]string{path: data, path + ".journal": journal} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	closed(t, mustOpen(t, path))
	if got := content(t, path); got != data {
		t.Errorf("the dataset is now %s\nwas %s", got, data)
	}
}

func TestAnOlderProgramIsStoppedByAReplacement(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "শিল্পী", "PER")))
	if strings.Contains(content(t, path+".journal"), `"journal":2`) {
		t.Error("version 2 before there is need for it")
	}
	if _, err := d.Replace("a", moved(t, s, "a", edited)); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(content(t, path+".journal"), `"journal":2`) {
		t.Error("nothing tells an older program that it can't read the journal")
	}
	closed(t, d)
}

func TestATextIsFoundByItsChecksum(t *testing.T) {
	path := prepared(t)
	d := mustOpen(t, path)
	sha, other := article(t, "q", bengali).SHA256(), article(t, "q", edited).SHA256()
	expect := func(when, sha string, want ...string) {
		t.Helper()
		if got := d.WithText(sha); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
	expect("without a checksum in the record", sha, "a")
	s := mustSession(t, d, article(t, "b", bengali))
	expect("opened and not changed", sha, "a")
	commit(t, s, annotations.AddSpan(span(t, s, "শিল্পী", "PER")))
	expect("in the journal", sha, "a", "b")
	if _, err := d.Replace("b", moved(t, s, "c", edited)); err != nil {
		t.Fatal(err)
	}
	expect("replaced", sha, "a")
	expect("the new text", other, "c")
	d.Abandon()
	d = mustOpen(t, path)
	expect("after a crash", other, "c")
	closed(t, d)
	d = mustOpen(t, path)
	expect("from the file", other, "c")
	expect("from the file", sha, "a")
	closed(t, d)
}
