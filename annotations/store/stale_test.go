package store

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/model/message"
)

// TestALockOnARemovedFileIsNone covers the moment at which the former holder removes the file that a second has opened.
func TestALockOnARemovedFileIsNone(t *testing.T) {
	keepsNames(t)
	path := filepath.Join(t.TempDir(), "d.jsonl")
	l, _, err := acquire(path, "মিনা", noon())
	if err != nil {
		t.Fatal(err)
	}
	<-l.described
	if !l.current() {
		t.Error("a lock that was just taken is not current")
	}
	if err := os.Rename(l.path, l.path+".old"); err != nil {
		t.Fatal(err)
	}
	if l.current() {
		t.Error("the file is gone from its path")
	}
	other, _, err := acquire(path, "রিনা", noon())
	if err != nil {
		t.Fatal(err)
	}
	if l.current() {
		t.Error("another file is at the path")
	}
	l.release()
	if _, err := os.Stat(other.path); err != nil {
		t.Error("the lock of another was removed:", err)
	}
	other.release()
}

// TestChangesToAnotherTextAreNeverTakenIn gives the journal's changes a record of the same id whose text is another.
func TestChangesToAnotherTextAreNeverTakenIn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	line := strings.Split(others, "\n")[1] + "\n"
	replaceFile(t, path, line)
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "b", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "GPE")))
	d.Abandon()
	theirs := strings.Replace(line, "রহিম", "করিম", 1)
	replaceFile(t, path, theirs)
	d = mustOpen(t, path)
	r, err := d.Record("b")
	if err != nil {
		t.Fatal(err)
	}
	if got := labels(r); strings.Contains(got, "GPE") {
		t.Errorf("a span made on another text stands in this one: %s", got)
	}
	if !slices.ContainsFunc(d.Notices(), func(n message.Message) bool { return strings.Contains(n.String(), "its text") }) {
		t.Error("nothing was said")
	}
	closed(t, d)
	if got := content(t, path); got != theirs {
		t.Errorf("the record was changed: %s", got)
	}
}
