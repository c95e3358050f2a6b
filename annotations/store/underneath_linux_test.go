package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tippani/annotations"
	"tippani/annotations/record"
)

func TestADirectoryThatIsRenamedUnderneathIsTold(t *testing.T) {
	parent := t.TempDir()
	dir, moved := filepath.Join(parent, "desk"), filepath.Join(parent, "moved")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "d.jsonl")
	replaceFile(t, path, ownLine)
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	if err := os.Rename(dir, moved); err != nil {
		t.Fatal(err)
	}
	var unsaved *record.UnsavedError
	if err := s.Commit(annotations.AddSpan(span(t, s, "কাজ", "EVENT")), 0); !errors.As(err, &unsaved) {
		t.Fatalf("got %v", err)
	}
	if err := os.Rename(moved, dir); err != nil {
		t.Fatal(err)
	}
	closed(t, d)
	if got := labels(recordOf(t, path, "a")); got != "s1 শিল্পী PER, s2 রহিম PER, s3 কাজ EVENT" {
		t.Error(got)
	}
}

func TestATruncatedDatasetGetsOurRecordsBackAndNoHole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	replaceFile(t, path, otherLine+ownLine)
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	if err := os.Truncate(path, 0); err != nil {
		t.Fatal(err)
	}
	closed(t, d)
	if got := content(t, path); strings.Contains(got, "\x00") || strings.Count(got, "\n") != 1 {
		t.Errorf("%q", got)
	}
	if got := labels(recordOf(t, path, "a")); got != "s1 শিল্পী PER, s2 রহিম PER" {
		t.Error(got)
	}
}

func TestAJournalThatAnotherProgramWroteToIsReplacedByOurs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	d := mustOpen(t, path)
	a := article(t, "a", bengali)
	s := mustSession(t, d, a)
	for i, word := range []string{"শিল্পী", "রহিম", "কাজ"} {
		commit(t, s, annotations.AddSpan(span(t, s, word, "PER")))
		if i == 0 {
			f, err := os.OpenFile(path+".journal", os.O_WRONLY|os.O_APPEND, 0)
			if err == nil {
				_, err = f.WriteString("half a line of something else")
				f.Close()
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	d.release()
	d = mustOpen(t, path)
	defer d.release()
	if n := mustSession(t, d, a).Set().Len(); n != 3 || len(d.Notices()) > 0 {
		t.Errorf("%d spans", n)
	}
}

func TestJumpsOfTheClockChangeNeitherOrderNorIds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	times := []time.Time{noon(), time.Unix(0, 0), time.Date(2106, 2, 7, 6, 28, 16, 0, time.UTC), time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC),
		noon().Add(-time.Hour)}
	turn := 0
	o := options()
	o.Clock = func() time.Time { turn++; return times[turn%len(times)] }
	a := article(t, "a", bengali)
	for _, word := range []string{"শিল্পী", "রহিম", "কাজ", "উত্তর"} {
		d, err := Open(path, o)
		if err != nil {
			t.Fatal(err)
		}
		s := mustSession(t, d, a)
		commit(t, s, annotations.AddSpan(span(t, s, word, "PER")))
		d.release() // each run finds the journal of the one before
	}
	d := mustOpen(t, path)
	closed(t, d)
	if got := labels(recordOf(t, path, "a")); got != "s1 শিল্পী PER, s2 রহিম PER, s3 কাজ PER, s4 উত্তর PER" {
		t.Error(got)
	}
}
