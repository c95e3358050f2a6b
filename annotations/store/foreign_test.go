package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model/atomicfile"
	"tippani/model/message"
)

// replaceFile puts another content at a path as an editor does: by renaming, or in place where nothing takes the name of an open file.
func replaceFile(t testing.TB, path, content string) {
	t.Helper()
	if !(atomicfile.OS{}).RenamesOpen() {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err := errors.Join(os.WriteFile(path+".new", []byte(content), 0o600), os.Rename(path+".new", path)); err != nil {
		t.Fatal(err)
	}
}

// linked makes a symbolic link and reports whether it is there: not every user of Windows may make one, and wine 8 only says that it has.
func linked(t testing.TB, target, link string) bool {
	t.Helper()
	err := os.Symlink(target, link)
	if err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// keepsNames skips a test of what becomes of a file that loses its name while it is open.
func keepsNames(t testing.TB) {
	t.Helper()
	if !(atomicfile.OS{}).RenamesOpen() {
		t.Skip("files that are open keep their names on this system")
	}
}

func recordOf(t testing.TB, path, id string) *record.Record {
	t.Helper()
	d := mustOpen(t, path)
	defer d.release()
	r, err := d.Record(id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func labels(r *record.Record) string {
	var out []string
	for _, s := range r.Spans {
		out = append(out, s.ID+" "+r.Article.Slice(s.Range)+" "+s.Label)
	}
	return strings.Join(out, ", ")
}

const (
	ownLine   = `{"id":"a","text":"` + bengali + `","spans":[{"id":"s1","start":2,"end":8,"label":"PER"}],"annotator":"মিনা"}` + "\n"
	theirLine = `{"id":"a","text":"` + bengali + `","spans":[{"id":"s1","start":2,"end":8,"label":"ORG"},{"id":"s2","start":15,"end":18,` +
		`"label":"EVENT"}],"annotator":"মিনা","new":true}` + "\n"
	otherLine = `{"id":"b","text":"খ"}` + "\n"
)

func TestWhatAnotherProgramWroteMeanwhileIsJoined(t *testing.T) {
	relabel := func(t *testing.T, s *Session) {
		old, _ := s.Set().Span("s1")
		now := *old
		now.Label = "GPE"
		commit(t, s, annotations.ReplaceSpan(s.Set(), &now))
	}
	add := func(t *testing.T, s *Session) { commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER"))) }
	for _, c := range []struct {
		name, theirs string
		ours         func(*testing.T, *Session)
		want         string
		conflict     bool
	}{
		{"they appended another article", ownLine + otherLine, add, "s1 শিল্পী PER, s2 রহিম PER", false},
		{"they put a line before ours", otherLine + ownLine, add, "s1 শিল্পী PER, s2 রহিম PER", false},
		{"both added spans under one id", theirLine, add, "s1 শিল্পী ORG, s3 রহিম PER, s2 কাজ EVENT", false},
		{"both relabelled one span", theirLine, relabel, "s1 শিল্পী GPE, s2 কাজ EVENT", true},
		{"they changed the text", strings.ReplaceAll(theirLine, "রহিম", "করিম"), add, "s1 শিল্পী PER, s2 রহিম PER", true},
		{"they broke the line", theirLine[:len(theirLine)-40] + "\n", add, "s1 শিল্পী PER, s2 রহিম PER", false},
		{"they removed the record", otherLine, add, "s1 শিল্পী PER, s2 রহিম PER", false},
		{"they emptied the file", "", add, "s1 শিল্পী PER, s2 রহিম PER", false},
	} {
		for _, way := range []string{"renamed over", "in place", "after a crash"} {
			t.Run(c.name+" "+way, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "d.jsonl")
				replaceFile(t, path, ownLine)
				d := mustOpen(t, path)
				s := mustSession(t, d, article(t, "a", bengali))
				c.ours(t, s)
				if way == "after a crash" {
					d.release()
				}
				if way == "in place" {
					if err := os.WriteFile(path, []byte(c.theirs), 0o600); err != nil {
						t.Fatal(err)
					}
				} else {
					replaceFile(t, path, c.theirs)
				}
				if way == "after a crash" {
					afterCrash(t, path, c.want, c.theirs)
					return
				}
				if err := d.Fold(); err != nil {
					t.Fatal(err)
				}
				if got := labels(s.snapshot()); got != c.want {
					t.Errorf("on screen: %s\nwant %s", got, c.want)
				}
				if n := message.Texts(d.Notices()); !strings.Contains(strings.Join(n, "\n"), "changed by another program") {
					t.Errorf("notices: %q", n)
				}
				closed(t, d)
				if got := labels(recordOf(t, path, "a")); got != c.want {
					t.Errorf("on disk: %s\nwant %s", got, c.want)
				}
				if strings.Contains(c.theirs, otherLine) != strings.Contains(content(t, path), otherLine) {
					t.Error("their other article is lost")
				}
				_, err := os.Stat(path + ".conflict.jsonl")
				if (err == nil) != c.conflict {
					t.Errorf("conflict file: %v", err)
				}
			})
		}
	}
}

// afterCrash expects the joined state, or, where only the text in memory could have made it, ours kept aside.
func afterCrash(t *testing.T, path, want, theirs string) {
	t.Helper()
	d := mustOpen(t, path)
	r, err := d.Record("a")
	notices := strings.Join(message.Texts(d.Notices()), "\n")
	closed(t, d)
	if err == nil && labels(r) == want {
		return
	}
	if kept := content(t, path+".conflict.journal"); !strings.Contains(kept, "রহিম") || !strings.Contains(notices, "can't be applied") {
		t.Errorf("neither joined nor kept: %v, %s", err, notices)
	}
	if content(t, path) != theirs {
		t.Error("their file was changed all the same")
	}
}

func TestASymbolicLinkStaysAndItsTargetIsWritten(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "real.jsonl"), filepath.Join(dir, "link.jsonl")
	if !linked(t, "real.jsonl", link) {
		t.Skip("there are no symbolic links here")
	}
	for range 2 { // first the target does not exist
		d := mustOpen(t, link)
		s := mustSession(t, d, article(t, "a", bengali))
		commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
		closed(t, d)
	}
	if to, err := os.Readlink(link); err != nil || to != "real.jsonl" {
		t.Errorf("the link is gone: %v", err)
	}
	if !strings.Contains(content(t, target), `"s2"`) {
		t.Error("the target was not written")
	}
}

func TestWhenTheDirectoryVanishesTheWorkIsSavedElsewhere(t *testing.T) {
	keepsNames(t)
	dir := filepath.Join(t.TempDir(), "gone")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "d.jsonl")
	replaceFile(t, path, ownLine+otherLine)
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	err := s.Commit(annotations.AddSpan(span(t, s, "কাজ", "EVENT")), 0)
	var unsaved *record.UnsavedError
	if !errors.As(err, &unsaved) || unsaved.Unsaved != 1 || d.Unsaved() != 1 || s.Set().Len() != 3 {
		t.Fatalf("got %v", err)
	}
	if err := d.SaveAs(path); err == nil {
		t.Fatal("saved into a directory that is gone")
	}
	rescue := filepath.Join(t.TempDir(), "rescue.jsonl")
	if err := d.SaveAs(rescue); err != nil {
		t.Fatal(err)
	}
	if d.Unsaved() != 0 || !strings.Contains(content(t, rescue), otherLine) {
		t.Error("not everything was saved")
	}
	commit(t, s, annotations.SetAnswer(s.Set(), annotations.Accept))
	closed(t, d)
	if got := recordOf(t, rescue, "a"); len(got.Spans) != 3 || got.Answer != annotations.Accept {
		t.Errorf("rescued: %s", labels(got))
	}
	d = mustOpen(t, rescue)
	defer d.release()
	if err := d.SaveAs(rescue); err == nil {
		t.Error("SaveAs replaced a file")
	}
}

func TestANewerRecordIsNeverDowngraded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	line := strings.Replace(ownLine, `"annotator"`, `"schema":2,"annotator"`, 1)
	replaceFile(t, path, line)
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	if !strings.Contains(s.ReadOnly().String(), "newer") || !errors.Is(s.Commit(annotations.RemoveSpan(s.Set(), "s1"), 0),
		record.ErrReadOnly) {
		t.Errorf("a newer record can be changed: %s", s.ReadOnly())
	}
	closed(t, d)
	if content(t, path) != line {
		t.Error("the record was changed")
	}
}

func TestWhatADeadRewriteLeftIsRemovedAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".d.jsonl.tippani-0011.tmp", ".d.jsonl.journal.tippani-0011.tmp", "d.jsonl.tmp",
		".other.jsonl.tippani-0011.tmp"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	closed(t, mustOpen(t, filepath.Join(dir, "d.jsonl")))
	entries, _ := os.ReadDir(dir)
	if len(entries) != 2 {
		t.Errorf("left: %v", entries)
	}
}

func TestAnArticleOnScreenFollowsWhatAnotherProgramWrote(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	replaceFile(t, path, ownLine+otherLine)
	d := mustOpen(t, path)
	b := mustSession(t, d, article(t, "c", bengali))
	commit(t, b, annotations.SetAnswer(b.Set(), annotations.Accept))
	a := mustSession(t, d, article(t, "a", bengali))
	replaceFile(t, path, theirLine)
	if err := d.Fold(); err != nil {
		t.Fatal(err)
	}
	commit(t, a, annotations.AddSpan(span(t, a, "রহিম", "PER")))
	closed(t, d)
	if got, want := labels(recordOf(t, path, "a")), "s1 শিল্পী ORG, s3 রহিম PER, s2 কাজ EVENT"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestASessionEndsWhenAnotherIsOpenedUnlessItWasChanged(t *testing.T) {
	d := mustOpen(t, filepath.Join(t.TempDir(), "d.jsonl"))
	defer closed(t, d)
	a := mustSession(t, d, article(t, "a", bengali))
	b := mustSession(t, d, article(t, "b", bengali))
	if err := a.Commit(annotations.SetAnswer(a.Set(), annotations.Accept), 0); err == nil {
		t.Error("a session that has ended can be changed")
	}
	commit(t, b, annotations.SetAnswer(b.Set(), annotations.Accept))
	mustSession(t, d, article(t, "a", bengali))
	commit(t, b, annotations.SetAnswer(b.Set(), annotations.Reject))
}
