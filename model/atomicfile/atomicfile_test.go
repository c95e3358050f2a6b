package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var errDisk = errors.New("the disk failed")

// strict is a file system that renames no open file and gives no open file's name away, unless open is set, and that fails at
// one operation.
type strict struct {
	OS
	open  bool
	used  map[string]int // open files by name
	done  []string
	fails string
}

func (s *strict) note(operation string) error {
	s.done = append(s.done, operation)
	if operation == s.fails {
		return errDisk
	}
	return nil
}

func (s *strict) RenamesOpen() bool { return s.open }

func (s *strict) Open(path string, flag int, mode fs.FileMode) (File, error) {
	if err := s.note("open"); err != nil {
		return nil, err
	}
	f, err := s.OS.Open(path, flag, mode)
	if err != nil {
		return nil, err
	}
	s.used[path]++
	return &strictFile{f, s, path}, nil
}

func (s *strict) Rename(from, to string) error {
	if !s.open && s.used[from]+s.used[to] > 0 {
		return errors.New("the file is open")
	}
	if err := s.note("rename"); err != nil {
		return err
	}
	return s.OS.Rename(from, to)
}

func (s *strict) Remove(path string) error {
	if !s.open && s.used[path] > 0 {
		return errors.New("the file is open")
	}
	return s.OS.Remove(path)
}

func (s *strict) SyncDir(path string) error {
	return errors.Join(s.note("sync the directory"), s.OS.SyncDir(path))
}

type strictFile struct {
	File
	system *strict
	path   string
}

func (f *strictFile) Write(data []byte) (int, error) {
	if f.system.note("write") != nil {
		n, _ := f.File.Write(data[:len(data)/2])
		return n, errDisk
	}
	return f.File.Write(data)
}

func (f *strictFile) Sync() error { return errors.Join(f.system.note("sync"), f.File.Sync()) }

func (f *strictFile) Close() error {
	if f.system.used[f.path] > 0 {
		f.system.used[f.path]--
	}
	return errors.Join(f.system.note("close"), f.File.Close())
}

// put writes "new" to path on a system.
func put(system System, path string) error {
	p, err := Begin(system, path, Look{Mode: 0o600})
	if err != nil {
		return err
	}
	defer p.Discard()
	if _, err := p.Write([]byte("new")); err != nil {
		return err
	}
	return p.Commit()
}

func TestTheFileIsSyncedAndClosedBeforeItTakesItsName(t *testing.T) {
	for _, open := range []bool{false, true} {
		system := &strict{open: open, used: map[string]int{}}
		if err := put(system, filepath.Join(t.TempDir(), "f")); err != nil {
			t.Fatal(err)
		}
		if want := []string{"open", "write", "sync", "close", "rename", "sync the directory"}; !slices.Equal(system.done, want) {
			t.Errorf("done: %q", system.done)
		}
	}
}

func TestWhateverFailsTheFileIsOldOrNewAndNothingIsLeft(t *testing.T) {
	for _, open := range []bool{false, true} {
		for operation, want := range map[string]string{
			"open": "old", "write": "old", "sync": "old", "close": "old", "rename": "old", "sync the directory": "new",
		} {
			dir := t.TempDir()
			path := filepath.Join(dir, "f")
			write(t, path, "old", 0o600)
			err := put(&strict{open: open, used: map[string]int{}, fails: operation}, path)
			if (err != nil) != (want == "old") || err != nil && !errors.Is(err, errDisk) {
				t.Errorf("%s: %v", operation, err)
			}
			if got := read(t, path); got != want {
				t.Errorf("%s: %q is there", operation, got)
			}
			if names := namesIn(t, dir); len(names) != 1 {
				t.Errorf("%s: left are %q", operation, names)
			}
		}
	}
}

func TestWhoGoesOnWithTheFileHasTheOneThatIsThere(t *testing.T) {
	for _, open := range []bool{false, true} {
		if open && !renamesOpen {
			continue
		}
		for _, fails := range []string{"", "rename"} {
			dir := t.TempDir()
			path := filepath.Join(dir, "f")
			write(t, path, "old", 0o600)
			system := &strict{open: open, used: map[string]int{}}
			former, err := system.Open(path, os.O_RDONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			p, err := Begin(system, path, Look{Mode: 0o600})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := p.Write([]byte("new")); err != nil {
				t.Fatal(err)
			}
			system.fails = fails
			now, err := p.Exchange(former)
			if (err != nil) != (fails != "") {
				t.Fatal(err)
			}
			content := make([]byte, 3)
			if _, err := now.ReadAt(content, 0); err != nil || string(content) != read(t, path) {
				t.Errorf("open %v, fails %q: open is %q (%v), there is %q", open, fails, content, err, read(t, path))
			}
			if names := namesIn(t, dir); len(names) != 1 {
				t.Errorf("left are %q", names)
			}
			p.Discard()
			if err := now.Close(); err != nil || system.used[path] != 0 {
				t.Errorf("%v, %d open", err, system.used[path])
			}
		}
	}
}

func TestAFileThatCouldNotBeWrittenWholeTakesNoPlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	p, err := Begin(&strict{used: map[string]int{}, fails: "write"}, path, Look{Mode: 0o600})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := p.Write([]byte("new")); n != 1 || !errors.Is(err, errDisk) {
		t.Fatal(n, err)
	}
	if err := p.Install(); !errors.Is(err, errDisk) {
		t.Errorf("placed: %v", err)
	}
	if names := namesIn(t, filepath.Dir(path)); len(names) != 0 {
		t.Errorf("left are %q", names)
	}
}

func TestLeftoversOfAFileAreItsOwn(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".f.tippani-12.tmp", ".g.tippani-12.tmp", ".f.tippani-12", "f"} {
		write(t, filepath.Join(dir, name), "", 0o600)
	}
	RemoveLeftovers(OS{}, filepath.Join(dir, "f"))
	if names := namesIn(t, dir); !slices.Equal(names, []string{".f.tippani-12", ".g.tippani-12.tmp", "f"}) {
		t.Errorf("left are %q", names)
	}
}

func TestALongNameIsReplacedToo(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("ক", 85)) // 255 bytes, the most there are
	if err := WriteFile(path, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := read(t, path); got != "new" {
		t.Error(got)
	}
}

func write(t *testing.T, path, content string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func namesIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
