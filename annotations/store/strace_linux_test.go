package store

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"tippani/annotations"
	"tippani/model/atomicfile"
)

const straceEnv = "TIPPANI_STORE_STRACE_PATH"

// TestTracedProcess is no test of its own: it is what the next one runs under strace.
func TestTracedProcess(t *testing.T) {
	path := os.Getenv(straceEnv)
	if path == "" {
		t.Skip("started by TestSystemCallsThatAreInterruptedRefusedOrSlow")
	}
	d := mustOpen(t, path)
	for _, n := range d.Notices() {
		fmt.Println("notice", n)
	}
	d.release()
	attempted, err := script(t, path, atomicfile.OS{}, func(k int) { fmt.Println("acked", k) })
	fmt.Println("closed", attempted, err)
}

func TestSystemCallsThatAreInterruptedRefusedOrSlow(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed")
	}
	for _, c := range []struct{ name, inject, want string }{
		{"writes that are interrupted are made again", "write:error=EINTR:when=2+3", "closed 6 <nil>"},
		{"syncs that are interrupted are made again", "fdatasync:error=EINTR:when=1+2", "closed 6 <nil>"},
		{"slow syncs keep the order", "fdatasync:delay_exit=20000", "closed 6 <nil>"},
		{"a file system without locks is warned of and used", "flock:error=ENOLCK", "this file system has no locks"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := prepared(t)
			command := exec.Command(strace, "-f", "-qq", "-o", os.DevNull, "-e", "inject="+c.inject, os.Args[0],
				"-test.run=^TestTracedProcess$", "-test.v")
			command.Env = append(os.Environ(), straceEnv+"="+path)
			var errors bytes.Buffer
			command.Stderr = &errors
			out, err := command.Output()
			if strings.Contains(errors.String(), "ptrace") {
				t.Skip(errors.String())
			}
			if err != nil || !strings.Contains(string(out), c.want) {
				t.Fatalf("%v %s\n%s", err, &errors, out)
			}
			last := 0
			for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
				var k int
				if n, _ := fmt.Sscanf(lines.Text(), "acked %d", &k); n == 1 {
					if k != last+1 {
						t.Errorf("%d after %d", k, last)
					}
					last = k
				}
			}
			checkWhole(t, path)
			if got := commitsIn(t, path, atomicfile.OS{}); got != 6 || last != 6 {
				t.Errorf("%d commits, %d acknowledged", got, last)
			}
		})
	}
}

func TestWithoutInodesWorkGoesOn(t *testing.T) {
	for _, c := range []struct {
		inodes string // the directory, the dataset, the lock and perhaps the journal
		where  string
	}{{"3", "journal"}, {"4", "rewrite"}} {
		dir := t.TempDir()
		if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=1m,nr_inodes="+c.inodes); err != nil {
			t.Skipf("only root mounts file systems: %v", err)
		}
		t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
		path := filepath.Join(dir, "d.jsonl")
		if err := os.WriteFile(path, []byte(ownLine), 0o600); err != nil {
			t.Fatal(err)
		}
		d := mustOpen(t, path)
		s := mustSession(t, d, article(t, "a", bengali))
		err := s.Commit(annotations.AddSpan(span(t, s, "রহিম", "PER")), 0)
		if (err != nil) != (c.where == "journal") {
			t.Errorf("%s: %v", c.where, err)
		}
		if err := d.Close(); err == nil || content(t, path) != ownLine {
			t.Errorf("%s: closed with %v", c.where, err)
		}
		if err := unix.Mount("", dir, "", unix.MS_REMOUNT, "size=1m,nr_inodes=10"); err != nil {
			t.Fatal(err)
		}
		if c.where == "journal" {
			closed(t, d)
		}
		if got := labels(recordOf(t, path, "a")); got != "s1 শিল্পী PER, s2 রহিম PER" {
			t.Errorf("%s: %s", c.where, got)
		}
	}
}
