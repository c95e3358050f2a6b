package atomicfile

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/windows"
)

// holding opens a file so that nobody may rename or remove it, as a program that looks for viruses does.
func holding(t *testing.T, path string) windows.Handle {
	t.Helper()
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	h, err := windows.CreateFile(name, windows.GENERIC_READ, windows.FILE_SHARE_READ, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestWhatAnotherProgramHoldsIsReplacedOnceItLetsGo(t *testing.T) {
	dir := t.TempDir()
	path, fresh := filepath.Join(dir, "d.jsonl"), filepath.Join(dir, "new")
	for name, text := range map[string]string{path: "old", fresh: "new"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h := holding(t, path)
	tries := 0
	r := machine
	r.tell = func(err error) hold {
		if tries++; tries == 3 {
			if err := windows.CloseHandle(h); err != nil {
				t.Error(err)
			}
		}
		return holdOf(err)
	}
	if err := r.run(func() error { return os.Rename(fresh, path) }); err != nil || tries != 3 {
		t.Fatalf("%v after %d faults", err, tries)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "new" {
		t.Errorf("%q, %v", b, err)
	}
	h, tries = holding(t, path), 0
	if err := r.run(func() error { return os.Remove(path) }); err != nil || tries != 3 {
		t.Errorf("%v after %d faults", err, tries)
	}
}

func TestFaultsOfOthersAreToldFromHolds(t *testing.T) {
	for err, want := range map[error]hold{
		windows.ERROR_SHARING_VIOLATION: held, windows.ERROR_LOCK_VIOLATION: held, windows.ERROR_ACCESS_DENIED: heldMaybe,
		windows.ERROR_DISK_FULL: notHeld, windows.ERROR_FILE_NOT_FOUND: notHeld,
	} {
		if got := holdOf(&os.LinkError{Op: "rename", Err: err}); got != want {
			t.Errorf("%v: %d", err, got)
		}
	}
	if holdOf(errors.New("else")) != notHeld {
		t.Error("any fault is a hold")
	}
}
