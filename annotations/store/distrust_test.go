package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model/atomicfile"
)

// witness is a disk that notes what is done to which file, and fails one operation once.
type witness struct {
	atomicfile.OS
	done  []string
	fails string
}

func (d *witness) note(operation, path string) error {
	name := filepath.Ext(path)
	if before, _, temporary := strings.Cut(filepath.Base(path), ".tippani-"); temporary {
		name = filepath.Ext(before)
	}
	name = operation + " " + name
	d.done = append(d.done, name)
	if name == d.fails {
		d.fails = ""
		return errors.New("the disk failed")
	}
	return nil
}

func (d *witness) Open(path string, flag int, mode fs.FileMode) (atomicfile.File, error) {
	f, err := d.OS.Open(path, flag, mode)
	if err != nil {
		return nil, err
	}
	return &witnessed{f, d, path}, nil
}

func (d *witness) Rename(from, to string) error {
	return errors.Join(d.note("rename to", to), d.OS.Rename(from, to))
}

func (d *witness) SyncDir(path string) error {
	return errors.Join(d.note("sync", ".directory"), d.OS.SyncDir(path))
}

type witnessed struct {
	atomicfile.File
	disk *witness
	path string
}

func (f *witnessed) Sync() error { return errors.Join(f.disk.note("sync", f.path), f.File.Sync()) }
func (f *witnessed) Datasync() error {
	return errors.Join(f.disk.note("datasync", f.path), f.File.Datasync())
}

// TestAJournalWhoseSyncFailedIsNotTrustedAgain covers what fsync(2) says of errors: they are reported once, and the next sync of the
// same file may succeed although the data is lost. So the next write makes another file.
func TestAJournalWhoseSyncFailedIsNotTrustedAgain(t *testing.T) {
	for _, c := range []struct{ fails, changes string }{
		{"datasync .journal", "a second change"},
		{"sync .directory", "the first change"},
	} {
		t.Run(c.fails, func(t *testing.T) {
			disk := &witness{}
			d, err := open(filepath.Join(t.TempDir(), "d.jsonl"), options(), disk)
			if err != nil {
				t.Fatal(err)
			}
			s := mustSession(t, d, article(t, "a", bengali))
			if c.fails == "datasync .journal" {
				commit(t, s, annotations.AddSpan(span(t, s, "শিল্পী", "PER")))
			}
			disk.fails = c.fails
			var unsaved *record.UnsavedError
			if err := s.Commit(annotations.AddSpan(span(t, s, "রহিম", "PER")), 0); !errors.As(err, &unsaved) {
				t.Fatalf("%s was acknowledged: %v", c.changes, err)
			}
			disk.done = nil
			if err := d.Retry(); err != nil {
				t.Fatal(err)
			}
			if !slices.Contains(disk.done, "rename to .journal") || !slices.Contains(disk.done, "sync .directory") {
				t.Errorf("the journal was written in place: %q", disk.done)
			}
			closed(t, d)
		})
	}
}

// TestWhatAnEarlierRunLeftIsDurableBeforeAnythingBuildsOnIt looks at the journal that is taken over, and at the damaged bytes that are
// put aside.
func TestWhatAnEarlierRunLeftIsDurableBeforeAnythingBuildsOnIt(t *testing.T) {
	dataset, journal := crashed(t)
	for name, c := range map[string]struct{ torn, synced string }{
		"whole": {"", "sync .journal"}, "damaged": {`{"crc":"00000000`, "sync .torn"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "d.jsonl")
			writeBoth(t, path, dataset, append(bytes.Clone(journal), c.torn...))
			disk := &witness{}
			d, err := open(path, options(), disk)
			if err != nil {
				t.Fatal(err)
			}
			d.Abandon()
			if !slices.Contains(disk.done, c.synced) {
				t.Errorf("was not synced: %q", disk.done)
			}
		})
	}
}

// TestALineThatIsInTheJournalTwiceCountsOnce covers what a copy put together of two states would hold.
func TestALineThatIsInTheJournalTwiceCountsOnce(t *testing.T) {
	_, journal := crashed(t)
	lines := bytes.SplitAfter(journal, []byte("\n"))
	last := lines[len(lines)-2]
	once, _ := replayedFrom(t, journal)
	twice, torn := replayedFrom(t, append(bytes.Clone(journal), last...))
	if len(twice) != len(once) || !bytes.Equal(torn, last) {
		t.Errorf("%d steps, want %d; put aside: %q", len(twice), len(once), torn)
	}
}

func replayedFrom(t *testing.T, journal []byte) ([]step, []byte) {
	t.Helper()
	got, err := readJournal(bytes.NewReader(journal), "d.journal", func(int64, string) bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	return got.steps, got.torn
}

// TestSavingElsewhereMakesTheNewNameDurable looks at the directory of the new file: the old journal goes only after that.
func TestSavingElsewhereMakesTheNewNameDurable(t *testing.T) {
	disk := &witness{}
	dir := t.TempDir()
	d, err := open(filepath.Join(dir, "d.jsonl"), options(), disk)
	if err != nil {
		t.Fatal(err)
	}
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	disk.done = nil
	if err := os.Mkdir(filepath.Join(dir, "new"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := d.SaveAs(filepath.Join(dir, "new", "e.jsonl")); err != nil {
		t.Fatal(err)
	}
	content := slices.IndexFunc(disk.done, func(operation string) bool {
		return strings.HasPrefix(operation, "sync ") && operation != "sync .directory"
	})
	name, directory := slices.Index(disk.done, "rename to .jsonl"), slices.Index(disk.done, "sync .directory")
	if content < 0 || name < content || directory < name {
		t.Errorf("in another order than content, name, directory: %q", disk.done)
	}
	closed(t, d)
}
