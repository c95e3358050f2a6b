//go:build unix

package source

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestWhatIsNoArticleIsRefusedWithoutWaiting(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"none/x.pdf": "", "none/.a.txt": "ক"})
	pipe := filepath.Join(dir, "pipe.txt")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	socket := filepath.Join(dir, "s")
	if l, err := net.Listen("unix", socket); err == nil {
		defer l.Close()
	}
	huge := filepath.Join(dir, "huge.txt")
	write(t, dir, map[string]string{"huge.txt": ""})
	if err := os.Truncate(huge, 3<<30); err != nil {
		t.Skip(err)
	}
	for _, c := range []struct{ name, path, want string }{
		{"a pipe", pipe, "is a pipe"},
		{"a socket", socket, "is a socket"},
		{"a device", "/dev/zero", "is a device"},
		{"a file that is not there", filepath.Join(dir, "no.txt"), "does not exist"},
		{"a directory without articles", filepath.Join(dir, "none"), "has no articles"},
		{"a file of 3 GiB", huge, "has 3072 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, err := Open([]string{c.path}, Options{})
			if err == nil {
				_, err = q.At(0)
			}
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), c.path+": ") {
				t.Errorf("error %v, want %s: … %s", err, c.path, c.want)
			}
		})
	}
}

func TestAPipeInADirectoryIsNotAnArticle(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"a.txt": "ক"})
	if err := syscall.Mkfifo(filepath.Join(dir, "b.txt"), 0o600); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("b.txt", filepath.Join(dir, "c.txt")); err != nil {
		t.Fatal(err)
	}
	q, err := Open([]string{dir}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(ids(t, q), " "); got != "a.txt" {
		t.Error(got)
	}
}
