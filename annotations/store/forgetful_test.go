package store

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/model/atomicfile"
)

// forgetful is a disk that knows, after each operation, what a power cut would leave: of a file what was there at its last
// sync, of a directory the names at its last sync. It works on real files and keeps the book beside.
type forgetful struct {
	atomicfile.OS
	names, durable map[string]*node
	acknowledged   string // what the person has been shown
	moments        []moment
}

// node is a file without its name.
type node struct{ now, synced []byte }

// moment is what may be left after an operation, and what must not be lost.
type moment struct {
	operation    string
	left         map[string]map[string][]byte // by which of what was not synced has arrived all the same
	acknowledged string
}

func newForgetful() *forgetful {
	return &forgetful{names: map[string]*node{}, durable: map[string]*node{}}
}

// happened notes a moment. A disk may write early, so names may arrive before contents, and contents before names; and of two names
// that changed, the later one may arrive alone: a file that was removed is gone, another that was renamed before is not there yet.
func (d *forgetful) happened(operation string) {
	keep := func(names map[string]*node, content func(*node) []byte) map[string][]byte {
		left := map[string][]byte{}
		for path, n := range names {
			left[path] = bytes.Clone(content(n))
		}
		return left
	}
	synced := func(n *node) []byte { return n.synced }
	now := func(n *node) []byte { return n.now }
	half := func(n *node) []byte {
		if len(n.now) > len(n.synced) && bytes.HasPrefix(n.now, n.synced) {
			return n.now[:(len(n.now)+len(n.synced))/2]
		}
		return n.synced
	}
	gone := maps.Clone(d.durable)
	maps.DeleteFunc(gone, func(path string, _ *node) bool { return d.names[path] == nil })
	d.moments = append(d.moments, moment{operation, map[string]map[string][]byte{
		"removals": keep(gone, synced), "nothing": keep(d.durable, synced), "names": keep(d.names, synced),
		"contents": keep(d.durable, now), "names and half the contents": keep(d.names, half),
	}, d.acknowledged})
}

func (d *forgetful) Open(path string, flag int, mode fs.FileMode) (atomicfile.File, error) {
	f, err := d.OS.Open(path, flag, mode)
	if err != nil {
		return nil, err
	}
	n := d.names[path]
	if n == nil {
		data, _ := os.ReadFile(path)
		n = &node{now: data}
		d.names[path] = n
		d.happened("make " + filepath.Base(path))
	}
	return &forgetfulFile{f, d, n, filepath.Base(path)}, nil
}

func (d *forgetful) Rename(from, to string) error {
	err := d.OS.Rename(from, to)
	if err == nil {
		d.names[to] = d.names[from]
		delete(d.names, from)
		d.happened("rename to " + filepath.Base(to))
	}
	return err
}

func (d *forgetful) Remove(path string) error {
	err := d.OS.Remove(path)
	if err == nil {
		delete(d.names, path)
		d.happened("remove " + filepath.Base(path))
	}
	return err
}

func (d *forgetful) SyncDir(path string) error {
	d.durable = maps.Clone(d.names)
	d.happened("sync the directory")
	return d.OS.SyncDir(path)
}

type forgetfulFile struct {
	atomicfile.File
	disk *forgetful
	node *node
	name string
}

func (f *forgetfulFile) Write(p []byte) (int, error) {
	n, err := f.File.Write(p)
	f.node.now = append(bytes.Clone(f.node.now), p[:n]...)
	f.disk.happened("write " + f.name)
	return n, err
}

func (f *forgetfulFile) Truncate(size int64) error {
	f.node.now = bytes.Clone(f.node.now[:min(int(size), len(f.node.now))])
	f.disk.happened("cut " + f.name)
	return f.File.Truncate(size)
}

func (f *forgetfulFile) Sync() error {
	f.node.synced = f.node.now
	f.disk.happened("sync " + f.name)
	return f.File.Sync()
}

func (f *forgetfulFile) Datasync() error {
	f.node.synced = f.node.now
	f.disk.happened("sync the data of " + f.name)
	return f.File.Datasync()
}

// held is what a dataset says of two articles.
func held(t *testing.T, d *Dataset) string {
	t.Helper()
	var b strings.Builder
	for _, id := range []string{"a", "b"} {
		fmt.Fprintf(&b, "%s:", id)
		if r, err := d.Record(id); err == nil {
			for _, s := range r.Spans {
				fmt.Fprintf(&b, " %s %s", s.ID, s.Label)
			}
			fmt.Fprintf(&b, " %s; ", r.Answer)
		}
	}
	return b.String()
}

// shown has a change acknowledged.
func (d *forgetful) shown(t *testing.T, ds *Dataset, s *Session, tx annotations.Transaction) {
	t.Helper()
	if err := s.Commit(tx, 0); err != nil {
		t.Fatal(err)
	}
	d.acknowledged = held(t, ds)
	d.happened("show the change")
}

const others = `{"id":"z","text":"অন্য লেখা"}` + "\n" + `{"id":"b","text":"` + bengali +
	`","spans":[{"id":"s1","start":2,"end":8,"label":"PER"}],"annotator":"মিনা"}` + "\n"

// work goes through every way in which a dataset is written: a new record and one that is there, undo, a rewrite in the middle, and an
// end in order.
func (d *forgetful) work(t *testing.T, path string) {
	ds, err := open(path, options(), d)
	if err != nil {
		t.Fatal(err)
	}
	d.acknowledged = held(t, ds)
	a := mustSession(t, ds, article(t, "a", bengali))
	first := annotations.AddSpan(span(t, a, "শিল্পী", "PER"))
	d.shown(t, ds, a, first)
	d.shown(t, ds, a, annotations.AddSpan(span(t, a, "রহিম", "ORG")))
	undo, _ := a.History().Undo()
	d.shown(t, ds, a, undo)
	b := mustSession(t, ds, article(t, "b", bengali))
	d.shown(t, ds, b, annotations.AddSpan(span(t, b, "রহিম", "GPE")))
	if err := ds.Fold(); err != nil {
		t.Fatal(err)
	}
	d.happened("go on after the rewrite")
	a = mustSession(t, ds, article(t, "a", bengali))
	d.shown(t, ds, a, annotations.AddSpan(span(t, a, "রহিম", "LOC")))
	d.shown(t, ds, a, annotations.SetAnswer(a.Set(), annotations.Accept))
	closed(t, ds)
	d.happened("end")
}

// begin puts a dataset on the disk as if it had been there for long.
func (d *forgetful) begin(t *testing.T, path, content string) {
	t.Helper()
	replaceFile(t, path, content)
	n := &node{[]byte(content), []byte(content)}
	d.names[path], d.durable[path] = n, n
}

func TestAfterAPowerCutAtAnyMomentEveryAcknowledgedChangeIsThere(t *testing.T) {
	for name, content := range map[string]string{"a new dataset": "", "one with records": others} {
		t.Run(name, func(t *testing.T) {
			disk := newForgetful()
			path := filepath.Join(t.TempDir(), "d.jsonl")
			if content != "" {
				disk.begin(t, path, content)
			}
			disk.work(t, path)
			if len(disk.moments) < 30 {
				t.Fatalf("only %d moments", len(disk.moments))
			}
			for i, m := range disk.moments {
				if i%stride() != 0 {
					continue
				}
				next := m.acknowledged
				for _, later := range disk.moments[i:] {
					if later.acknowledged != next {
						next = later.acknowledged // on its way when the power went
						break
					}
				}
				for which, left := range m.left {
					dir := t.TempDir()
					for path, data := range left {
						replaceFile(t, filepath.Join(dir, filepath.Base(path)), string(data))
					}
					d := mustOpen(t, filepath.Join(dir, "d.jsonl"))
					if got := held(t, d); m.acknowledged != "" && got != m.acknowledged && got != next {
						t.Errorf("power cut after operation %d, %s, with %s written early: %s\nacknowledged: %s", i, m.operation, which,
							got, m.acknowledged)
					}
					closed(t, d)
					if content != "" && !strings.HasPrefix(string(must(os.ReadFile(filepath.Join(dir, "d.jsonl")))),
						content[:strings.Index(content, "\n")+1]) {
						t.Errorf("power cut after operation %d, %s, with %s written early: another record is lost", i, m.operation, which)
					}
				}
			}
		})
	}
}

func must(data []byte, err error) []byte {
	if err != nil {
		return nil
	}
	return data
}
