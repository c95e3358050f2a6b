//go:build unix

package regular

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// others makes one of each kind of thing that is no plain file.
func others(t *testing.T) map[string]string {
	dir := t.TempDir()
	fifo, socket, link := filepath.Join(dir, "fifo"), filepath.Join(dir, "socket"), filepath.Join(dir, "link")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	if err := os.Symlink(fifo, link); err != nil {
		t.Fatal(err)
	}
	return map[string]string{fifo: "a pipe", socket: "a socket", dir: "a directory", "/dev/zero": "a device", link: "a pipe"}
}

func TestWhatIsNoPlainFileIsRefusedWithoutWaiting(t *testing.T) {
	for path, kind := range others(t) {
		var wrong *KindError
		if _, _, err := Open(path); !errors.As(err, &wrong) || wrong.Kind.String() != kind {
			t.Errorf("Open(%s): %v", path, err)
		}
		if _, _, err := OpenStream(path); !errors.As(err, &wrong) || wrong.Kind.String() != kind {
			t.Errorf("OpenStream(%s): %v", path, err)
		}
		if _, err := Own(path, os.O_RDWR|os.O_CREATE, 0o600); !errors.As(err, &wrong) {
			t.Errorf("Own(%s): %v", path, err)
		}
	}
}

func TestAFileOfOnesOwnIsNeverReachedThroughALink(t *testing.T) {
	dir := t.TempDir()
	victim, link, nowhere := filepath.Join(dir, "victim"), filepath.Join(dir, "link"), filepath.Join(dir, "nowhere")
	if err := os.WriteFile(victim, []byte("ক"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Symlink(victim, link), os.Symlink(filepath.Join(dir, "new"), nowhere)); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{link, nowhere} {
		var wrong *KindError
		if _, err := Own(path, os.O_RDWR|os.O_CREATE, 0o600); !errors.As(err, &wrong) || !wrong.Link {
			t.Errorf("%s: %v", path, err)
		}
		// The name may become a link after it was looked at.
		if _, _, err := checked(path, os.O_RDWR|os.O_CREATE|noFollow, 0o600); err == nil {
			t.Errorf("%s: opening follows a link", path)
		}
	}
	if _, err := os.Lstat(filepath.Join(dir, "new")); err == nil {
		t.Error("a file was made through a link")
	}
	if data, err := Read(link, 10); err != nil || string(data) != "ক" {
		t.Errorf("what is only read may be a link: %q, %v", data, err)
	}
}

func TestReadingStopsAtTheLimit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	for size, fits := range map[int]bool{0: true, 9: true, 10: true, 11: false, 100_000: false} {
		if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
		data, err := Read(path, 10)
		var large *TooLargeError
		if fits && (err != nil || len(data) != size) || !fits && !errors.As(err, &large) {
			t.Errorf("%d bytes: %d, %v", size, len(data), err)
		}
		// A file in /proc says that it has no bytes.
		data, err = ReadAll("f", strings.NewReader(strings.Repeat("a", size)), 0, 10)
		if fits && (err != nil || len(data) != size) || !fits && !errors.As(err, &large) {
			t.Errorf("%d bytes that were not announced: %d, %v", size, len(data), err)
		}
	}
}
