package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model/atomicfile"
)

// faulty is a disk on which the nth operation goes wrong.
type faulty struct {
	atomicfile.OS
	n, count int
	fault    fault
	dead     bool
	closing  bool           // as on Windows: no open file is renamed or removed, nor its name given to another one
	opened   map[string]int // files by name
}

// RenamesOpen implements atomicfile.System.
func (d *faulty) RenamesOpen() bool { return !d.closing && d.OS.RenamesOpen() }

type fault struct {
	name  string
	err   error
	half  bool // a write leaves half of its bytes
	after bool // the operation is carried out, then reported as failed
	dies  bool // nothing works from then on, as after SIGKILL
	stays bool // every later operation of the same kind fails too, as on a full disk
	kill  func()
}

var (
	errDead = errors.New("dead")
	errOpen = errors.New("the file is open")
)

// step reports whether the operation is to be carried out, and with which error it is to end.
func (d *faulty) step() (carryOut bool, err error) {
	if d.dead {
		return false, errDead
	}
	d.count++
	if d.count != d.n && !(d.fault.stays && d.n > 0 && d.count > d.n) {
		return true, nil
	}
	d.dead = d.fault.dies
	if d.fault.kill != nil && !d.fault.half {
		d.fault.kill()
	}
	return d.fault.after, d.fault.err
}

func (d *faulty) do(operation func() error) error {
	carryOut, err := d.step()
	if carryOut {
		if failed := operation(); err == nil {
			err = failed
		}
	}
	return err
}

func (d *faulty) Open(path string, flag int, mode fs.FileMode) (atomicfile.File, error) {
	if flag&(os.O_CREATE|os.O_RDWR) != 0 {
		if carryOut, err := d.step(); err != nil {
			if carryOut {
				if f, failed := os.OpenFile(path, flag, mode); failed == nil {
					f.Close()
				}
			}
			return nil, err
		}
	}
	f, err := d.OS.Open(path, flag, mode)
	if err != nil {
		return nil, err
	}
	if d.opened == nil {
		d.opened = make(map[string]int)
	}
	d.opened[path]++
	return &faultyFile{f, d, path}, nil
}

func (d *faulty) Rename(from, to string) error {
	if d.closing && d.opened[from]+d.opened[to] > 0 {
		return errOpen
	}
	return d.do(func() error { return d.OS.Rename(from, to) })
}
func (d *faulty) Remove(path string) error {
	if d.closing && d.opened[path] > 0 {
		return errOpen
	}
	return d.do(func() error { return d.OS.Remove(path) })
}
func (d *faulty) SyncDir(path string) error {
	return d.do(func() error { return d.OS.SyncDir(path) })
}

type faultyFile struct {
	atomicfile.File
	disk *faulty
	path string
}

func (f *faultyFile) Close() error {
	f.disk.opened[f.path]--
	return f.File.Close()
}

func (f *faultyFile) Write(p []byte) (n int, err error) {
	carryOut, err := f.disk.step()
	switch {
	case err == nil || carryOut:
		n, failed := f.File.Write(p)
		if err == nil {
			err = failed
		}
		return n, err
	case f.disk.fault.half && err != errDead:
		n, _ = f.File.Write(p[:len(p)/2])
		if f.disk.fault.kill != nil {
			f.disk.fault.kill()
		}
	}
	return n, err
}
func (f *faultyFile) Truncate(n int64) error {
	return f.disk.do(func() error { return f.File.Truncate(n) })
}
func (f *faultyFile) Sync() error     { return f.disk.do(f.File.Sync) }
func (f *faultyFile) Datasync() error { return f.disk.do(f.File.Datasync) }

func faults() []fault {
	return []fault{
		{name: "no space", err: syscall.ENOSPC},
		{name: "no space from then on", err: syscall.ENOSPC, half: true, stays: true},
		{name: "half a write", err: syscall.ENOSPC, half: true},
		{name: "input/output error after the work", err: syscall.EIO, after: true},
		{name: "killed before", err: errDead, dies: true},
		{name: "killed after", err: errDead, after: true, dies: true},
		{name: "killed in the middle of a write", err: errors.New("killed"), half: true, dies: true},
	}
}

// stride is how far apart the moments are at which something goes wrong: with -short, for systems on which files are slow, every third is
// tried.
func stride() int {
	if testing.Short() {
		return 3
	}
	return 1
}

const scriptBefore = `{"id":"x","text":"ক"}` + "\n" + `{"id":"a","text":"` + bengali + `","annotator":"মিনা","keep":[1]}` + "\nbroken\n" +
	`{"id":"y","text":"খ"}`

// script annotates two articles, one of them new, folds half-way and closes. acked is called with how many commits are durable.
func script(t testing.TB, path string, on atomicfile.System, acked func(int)) (attempted int, closeErr error) {
	t.Helper()
	d, err := open(path, options(), on)
	if err != nil {
		return 0, err
	}
	for i := range 6 {
		if i == 4 {
			_ = d.Fold()
		}
		s, err := d.Session(article(t, []string{"a", "b"}[i%2], bengali))
		if err != nil {
			d.release()
			return attempted, err
		}
		attempted++
		_ = s.Commit(annotations.AddSpan(span(t, s, []string{"শিল্পী", "রহিম", "কাজ"}[i/2], "PER")), 0)
		if d.Unsaved() == 0 {
			acked(attempted)
		}
	}
	if err := d.Close(); err != nil {
		d.Abandon()
		return attempted, err
	}
	return attempted, nil
}

// commitsIn counts the commits of the script that a dataset holds, opened on a disk, and fails unless they are the first ones.
func commitsIn(t testing.TB, path string, on atomicfile.System) int {
	t.Helper()
	d, err := open(path, options(), on)
	if err != nil {
		t.Fatal(err)
	}
	defer d.release()
	counts := [2]int{}
	for i, id := range []string{"a", "b"} {
		r, err := d.Record(id)
		if errors.Is(err, record.ErrNone) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		counts[i] = len(r.Spans)
		if len(r.Problems) > 0 {
			t.Error(r.Problems)
		}
	}
	total := counts[0] + counts[1]
	if counts[0] != (total+1)/2 {
		t.Errorf("a mix of states: %v", counts)
	}
	return total
}

func checkWhole(t testing.TB, path string) {
	t.Helper()
	data := content(t, path)
	if !strings.HasPrefix(data, `{"id":"x","text":"ক"}`+"\n") || !strings.Contains(data, "\nbroken\n"+`{"id":"y","text":"খ"}`) ||
		!strings.Contains(data, `"keep":[1]`) {
		t.Errorf("foreign lines are damaged: %s", data)
	}
	for i, line := range strings.Split(strings.TrimSuffix(data, "\n"), "\n") {
		if r := record.Parse("d", i+1, []byte(line)); line != "broken" && len(r.Problems) > 0 {
			t.Errorf("the dataset is not whole: %v", r.Problems)
		}
	}
}

func prepared(t testing.TB) string {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	if err := os.WriteFile(path, []byte(scriptBefore), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWhateverFailsNothingAcknowledgedIsLost(t *testing.T) { failing(t, false) }

func TestNorWhereAFileIsClosedBeforeItIsRenamed(t *testing.T) { failing(t, true) }

func failing(t *testing.T, closing bool) {
	t.Helper()
	counting := &faulty{closing: closing}
	if attempted, err := script(t, prepared(t), counting, func(int) {}); err != nil || attempted != 6 {
		t.Fatal(attempted, err)
	}
	if counting.count < 30 {
		t.Fatalf("only %d operations", counting.count)
	}
	for i, f := range faults() {
		for n := 1 + i%stride(); n <= counting.count; n += stride() {
			t.Run(fmt.Sprintf("%s at operation %d", f.name, n), func(t *testing.T) {
				path := prepared(t)
				sure := 0
				attempted, err := script(t, path, &faulty{n: n, fault: f, closing: closing}, func(k int) { sure = k })
				if err == nil {
					sure = attempted
				}
				checkWhole(t, path)
				sound := &faulty{closing: closing}
				if got := commitsIn(t, path, sound); got < sure || got > attempted {
					t.Errorf("%d commits after reopening, %d were acknowledged, %d made", got, sure, attempted)
				}
				d, err := open(path, options(), sound)
				if err != nil {
					t.Fatal(err)
				}
				closed(t, d)
				checkWhole(t, path)
				if got := commitsIn(t, path, sound); got < sure {
					t.Errorf("%d commits after folding, %d were acknowledged", got, sure)
				}
				left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*tippani*"))
				if len(left) > 0 {
					t.Errorf("left over: %v", left)
				}
			})
		}
	}
}
