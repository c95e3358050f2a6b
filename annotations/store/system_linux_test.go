package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"tippani/annotations"
	"tippani/annotations/record"
)

// These tests let the kernel itself fail, where the rights of the person running them allow it.

// smallDisk mounts a file system of 64 KiB, or skips the test.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("only root mounts file systems: %v", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
	return dir
}

// fill takes up all space that is left and returns the file to remove.
func fill(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "filler")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, size := range []int{4096, 1} {
		for err = error(nil); err == nil; {
			_, err = f.Write(make([]byte, size))
		}
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	return path
}

func TestOnAFullDiskWorkGoesOnAndIsSavedOnceThereIsSpace(t *testing.T) {
	dir := smallDisk(t)
	path := filepath.Join(dir, "d.jsonl")
	d := mustOpen(t, path)
	a := article(t, "a", bengali)
	s := mustSession(t, d, a)
	commit(t, s, annotations.AddSpan(span(t, s, "শিল্পী", "PER")))
	filler := fill(t, dir)
	made := 0
	for range 200 { // the journal's last page may have room for some
		err := s.Commit(annotations.SetAnswer(s.Set(), annotations.Accept).By(annotations.ByHand("key")), 0)
		made++
		var unsaved *record.UnsavedError
		if errors.As(err, &unsaved) && unsaved.Unsaved >= 5 {
			break
		}
	}
	if d.Unsaved() != 5 {
		t.Fatalf("the disk is full, and yet %d are unsaved", d.Unsaved())
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	if d.Unsaved() != 0 {
		t.Error("there is space again, and something is unsaved")
	}
	if n := strings.Count(content(t, path+".journal"), `"changes"`); n != made+2 {
		t.Errorf("%d transactions in the journal, %d were made", n, made+2)
	}
	d.release()
	d = mustOpen(t, path)
	if got := labels(mustSession(t, d, a).snapshot()); got != "s1 শিল্পী PER, s2 রহিম PER" {
		t.Error(got)
	}
	closed(t, d)
}

func TestARewriteOnAFullDiskLeavesDatasetAndJournal(t *testing.T) {
	dir := smallDisk(t)
	path := filepath.Join(dir, "d.jsonl")
	replaceFile(t, path, ownLine+strings.Repeat(otherLine, 800))
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	filler := fill(t, dir)
	before := content(t, path)
	if err := d.Fold(); !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "every change is kept in") {
		t.Errorf("got %v", err)
	}
	if content(t, path) != before {
		t.Error("the dataset is damaged")
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	closed(t, d)
	if got := labels(recordOf(t, path, "a")); got != "s1 শিল্পী PER, s2 রহিম PER" {
		t.Error(got)
	}
}

func TestAReadOnlyFileSystemIsToldAtTheStart(t *testing.T) {
	dir := smallDisk(t)
	path := filepath.Join(dir, "d.jsonl")
	replaceFile(t, path, ownLine)
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); !errors.Is(err, syscall.EBUSY) {
		t.Errorf("the file system becomes read-only under an open dataset: %v", err)
	}
	d.release()
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Skip(err)
	}
	if _, err := Open(path, options()); !errors.Is(err, syscall.EROFS) || !strings.Contains(err.Error(), "read it with tippani open --read-only") {
		t.Errorf("got %v", err)
	}
	reading := options()
	reading.ReadOnly = true
	d, err := Open(path, reading)
	if err != nil {
		t.Fatal(err)
	}
	defer d.release()
	if got := labels(mustSession(t, d, article(t, "a", bengali)).snapshot()); got != "s1 শিল্পী PER, s2 রহিম PER" {
		t.Error(got)
	}
}

func TestAnAppendOnlyDatasetKeepsEverythingInTheJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	replaceFile(t, path, ownLine)
	if err := exec.Command("chattr", "+a", path).Run(); err != nil {
		t.Skipf("chattr +a is not possible here: %v", err)
	}
	t.Cleanup(func() { _ = exec.Command("chattr", "-a", path).Run() })
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "a", bengali))
	commit(t, s, annotations.AddSpan(span(t, s, "রহিম", "PER")))
	if err := d.Close(); err == nil || !strings.Contains(err.Error(), "can't be rewritten") || !strings.Contains(err.Error(), ".journal") {
		t.Errorf("got %v", err)
	}
	if content(t, path) != ownLine {
		t.Error("the dataset was changed")
	}
	if got := labels(recordOf(t, path, "a")); got != "s1 শিল্পী PER, s2 রহিম PER" {
		t.Error(got)
	}
}

func limit(t *testing.T, resource int, soft uint64) {
	t.Helper()
	var old syscall.Rlimit
	if err := syscall.Getrlimit(resource, &old); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(resource, &syscall.Rlimit{Cur: min(soft, old.Max), Max: old.Max}); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = syscall.Setrlimit(resource, &old) })
}

func TestAFileSizeLimitIsAnErrorAndNoDeath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	d := mustOpen(t, path)
	a := article(t, "a", bengali)
	s := mustSession(t, d, a)
	commit(t, s, annotations.AddSpan(span(t, s, "শিল্পী", "PER")))
	info, err := os.Stat(path + ".journal")
	if err != nil {
		t.Fatal(err)
	}
	t.Run("under ulimit -f", func(t *testing.T) {
		limit(t, syscall.RLIMIT_FSIZE, uint64(info.Size())+20) // in the middle of the next line
		var unsaved *record.UnsavedError
		if err := s.Commit(annotations.AddSpan(span(t, s, "রহিম", "PER")), 0); !errors.As(err, &unsaved) ||
			!errors.Is(err, syscall.EFBIG) {
			t.Errorf("got %v", err)
		}
	})
	if now, _ := os.Stat(path + ".journal"); now.Size() != info.Size() {
		t.Errorf("half a line stays in the journal")
	}
	closed(t, d)
	if got := labels(recordOf(t, path, "a")); got != "s1 শিল্পী PER, s2 রহিম PER" {
		t.Error(got)
	}
}

func TestWithoutFileDescriptorsTheErrorSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	replaceFile(t, path, ownLine)
	var next int
	if f, err := os.Open(path); err == nil {
		next = int(f.Fd())
		f.Close()
	}
	limit(t, syscall.RLIMIT_NOFILE, uint64(next))
	_, err := Open(path, options())
	if !errors.Is(err, syscall.EMFILE) || !strings.Contains(fmt.Sprint(err), path) {
		t.Errorf("got %v", err)
	}
}

func TestALockWithoutDetailsIsRespected(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	f, err := os.Create(path + ".lock")
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	var locked *LockedError
	if _, err := Open(path, options()); !errors.As(err, &locked) ||
		!strings.Contains(err.Error(), "is open in another tippani; close that one, or read it with tippani open --read-only") {
		t.Errorf("got %v", err)
	}
	f.Close()
	// A lock file that nobody holds is left from a crash and stops nobody, whatever it says.
	if err := os.WriteFile(path+".lock", []byte(`{"pid":1,"host":"elsewhere","annotator":"রহিম","since":"2026-01-01T00:00:00Z"}`),
		0o600); err != nil {
		t.Fatal(err)
	}
	closed(t, mustOpen(t, path))
	if _, err := os.Stat(path + ".lock"); !os.IsNotExist(err) {
		t.Error("the lock file stays")
	}
}
