//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"tippani/tui/terminal/faketerm"
)

// peak is the most memory that a process has had resident, in MiB.
func peak(t *testing.T, p *program) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.Process().Pid))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	n, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return n >> 10
}

// leave quits and looks whether the program ends as it should.
func leave(t *testing.T, p *program) {
	t.Helper()
	p.Send("\x07\x07q")
	if code := p.Wait(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}

// long makes a JSONL file whose second line has size bytes, which take no room on the disk.
func long(t *testing.T, path string, size int64) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	_, err = f.WriteString(`{"text":"এক"}` + "\n" + `{"text":"`)
	if err == nil {
		_, err = f.WriteAt([]byte("\"}\n"+`{"text":"তিন"}`+"\n"), size)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestInputsBeyondTheLimitsAreRefusedOrWorkedWithInBoundedMemory(t *testing.T) {
	tests := map[string]struct {
		make   func(t *testing.T, dir string) (arg string)
		keys   string
		shows  []string // after the keys
		memory int      // MiB at most
	}{
		"a line of a gigabyte in a queue": {func(t *testing.T, dir string) string {
			long(t, filepath.Join(dir, "q.jsonl"), 1<<30)
			return "q.jsonl"
		}, "\x0e", []string{"q.jsonl:2: the line has 1024 MiB, and 32 are the most"}, 120},
		"JSON nested two hundred thousand deep": {func(t *testing.T, dir string) string {
			write(t, filepath.Join(dir, "q.jsonl"), `{"text":"এক"}`+"\n"+`{"text":"দুই","meta":`+strings.Repeat("[", 200_000)+
				strings.Repeat("]", 200_000)+"}\n")
			return "q.jsonl"
		}, "\x0e", []string{"q.jsonl:2: "}, 120},
		"a queue of a million articles": {func(t *testing.T, dir string) string {
			var b strings.Builder
			for i := range 1_000_000 {
				fmt.Fprintf(&b, "{\"text\":\"খবর %d\"}\n", i)
			}
			write(t, filepath.Join(dir, "q.jsonl"), b.String())
			return "q.jsonl"
		}, "\x0e", []string{"খবর 1", "2/1000000"}, 200},
		"an article with a hundred thousand spans": {func(t *testing.T, dir string) string {
			text := strings.Repeat("শব্দ ", 100_000)
			spans := make([]map[string]any, 100_000)
			for i := range spans {
				spans[i] = map[string]any{"id": fmt.Sprintf("s%d", i+1), "start": 5 * i, "end": 5*i + 4, "label": "PER", "kind": "entity",
					"text": "শব্দ"}
			}
			for name, v := range map[string]map[string]any{
				"q.jsonl": {"id": "m", "text": text}, "q.annotations.jsonl": {"id": "m", "text": text, "spans": spans,
					"annotator": "tester"},
			} {
				line, err := json.Marshal(v)
				if err != nil {
					t.Fatal(err)
				}
				write(t, filepath.Join(dir, name), string(line)+"\n")
			}
			return "q.jsonl"
		}, "Gbx", []string{"99999 spans"}, 300},
		"a letter with ten thousand marks": {func(t *testing.T, dir string) string {
			write(t, filepath.Join(dir, "a.txt"), "এক ক"+strings.Repeat("\u0981", 10_000)+" শেষ")
			return "a.txt"
		}, "ww1", []string{"1 span", "শেষ"}, 120},
		"fifty megabytes in one line": {func(t *testing.T, dir string) string {
			write(t, filepath.Join(dir, "a.txt"), strings.Repeat("বাংলা শব্দ ", 50<<20/31))
			return "a.txt"
		}, "G", []string{"100%"}, 300},
		"five million empty lines": {func(t *testing.T, dir string) string {
			write(t, filepath.Join(dir, "a.txt"), strings.Repeat("\n", 5_000_000)+"শেষ\n")
			return "a.txt"
		}, "Gb1", []string{"1 span"}, 200},
	}
	for name, c := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			arg := c.make(t, dir)
			start := time.Now()
			p := startIn(t, dir, faketerm.Behaviour{Columns: 100, Rows: 30, Sync: true}, "--annotator", "tester", arg)
			p.WaitFor("the first frame", func(s faketerm.Screen) bool { return s.Contains(" saved") })
			first := time.Since(start)
			p.Send(c.keys)
			p.WaitFor(strings.Join(c.shows, ", "), func(s faketerm.Screen) bool {
				for _, part := range c.shows {
					if !s.Contains(part) {
						return false
					}
				}
				return true
			})
			used := peak(t, p)
			t.Logf("first frame after %v, %d MiB", first.Round(time.Millisecond), used)
			if used > c.memory {
				t.Errorf("it took %d MiB, and %d should do", used, c.memory)
			}
			leave(t, p)
		})
	}
}

func TestWhatIsNoFileIsRefusedWithoutWaiting(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Fatal(err)
	}
	socket, err := net.Listen("unix", filepath.Join(dir, "socket"))
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	write(t, filepath.Join(dir, "binary.txt"), "a\x00b")
	f, err := os.Create(filepath.Join(dir, "huge.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(3 << 30); err != nil {
		t.Fatal(err)
	}
	for arg, says := range map[string]string{
		"pipe": "is a pipe", "socket": "is a socket", "/dev/zero": "is a device", "/dev/full": "is a device",
		"binary.txt": "a zero byte", "huge.txt": "3072 MiB", "nothing.txt": "does not exist", ".": "has no articles",
	} {
		t.Run(arg, func(t *testing.T) {
			p := startIn(t, dir, faketerm.Behaviour{Columns: 200}, "-o", "d.jsonl", arg)
			if arg == "." {
				p = startIn(t, t.TempDir(), faketerm.Behaviour{Columns: 200}, "-o", "d.jsonl", arg)
			}
			if code := p.Wait(); code != 2 {
				t.Errorf("exit status %d, want 2", code)
			}
			p.Within(faketerm.Patience, func(faketerm.Screen) bool { return false })
			if out := strings.ReplaceAll(p.Output(), "\r\n", ""); !strings.Contains(out, says) {
				t.Errorf("it says %q, which does not tell %q", out, says)
			}
		})
	}
}

func TestAFileThatTheSystemMakesUpIsRead(t *testing.T) {
	p := startIn(t, t.TempDir(), faketerm.Behaviour{}, "-o", "d.jsonl", "/proc/self/status")
	p.WaitFor("the text", func(s faketerm.Screen) bool { return s.Contains("Name:") })
	leave(t, p)
}

func TestEverySizeOfScreenAndAStormOfThem(t *testing.T) {
	p := startIn(t, articleIn(t), faketerm.Behaviour{Columns: 1, Rows: 1}, "--annotator", "tester", "article.txt")
	p.Send("1")
	for _, size := range [][2]int{{5, 3}, {2, 50}, {500, 1}, {500, 200}, {1, 1}, {11, 4}, {20, 5}} {
		p.Resize(size[0], size[1])
		p.Send("wm\x07?\x07A\x07p\r\x07")
	}
	for i := range 300 {
		p.Resize(1+i*7%200, 1+i*13%70)
	}
	p.Resize(100, 30)
	s := p.WaitFor("the frame at the last size", func(s faketerm.Screen) bool {
		return strings.HasSuffix(s.Rows[0], "1 span") && strings.Contains(s.Rows[29], "saved")
	})
	for i, end := range s.Ends {
		if end > 99 {
			t.Errorf("row %d reaches column %d", i, end)
		}
	}
	leave(t, p)
}

func TestAPasteIsTextHoweverLongAndWhateverItHolds(t *testing.T) {
	p := startIn(t, articleIn(t), faketerm.Behaviour{Columns: 100, Rows: 30}, "--annotator", "tester", "article.txt")
	p.press("1", "1 span")
	// In the article a paste does nothing at all.
	p.Send("\x1b[200~x2d\x1b[201~" + "m")
	p.WaitFor("the note", func(s faketerm.Screen) bool { return s.Contains("enter keeps") && s.Contains("1 span") })
	p.Send("\x1b[200~xu\nq\x1b[201~xu\rq\x1b[201~")
	p.WaitFor("the pasted commands as text", func(s faketerm.Screen) bool {
		return s.Contains(" xu ") && s.Contains(" qxu ") && slices.ContainsFunc(s.Rows, func(row string) bool {
			return strings.HasSuffix(row, " q") || strings.Contains(row, " q ")
		})
	})
	p.Send("\x07m\x1b[200~" + strings.Repeat("কখগ\n", 10<<20/10) + "\x1b[201~")
	p.WaitFor("what was left out", func(s faketerm.Screen) bool {
		return s.Contains("The paste was too long") || s.Contains(" কখগ ")
	})
	p.press("\r", "Note kept")
	if used := peak(t, p); used > 150 {
		t.Errorf("the paste took %d MiB", used)
	}
	leave(t, p)
}

func TestKeysTypedFasterThanDrawnAreAllDone(t *testing.T) {
	p := startIn(t, articleIn(t), faketerm.Behaviour{Columns: 100, Rows: 30, Sync: true}, "--annotator", "tester", "article.txt")
	p.WaitFor("the first frame", func(s faketerm.Screen) bool { return s.Contains(" saved") })
	p.Send(strings.Repeat("\x1b[C", 1000) + strings.Repeat("\x1b[D", 1000))
	start := time.Now()
	p.press("1", "1 span")
	t.Logf("2000 keys and a label were done %v after the last was sent", time.Since(start).Round(time.Millisecond))
	p.press("gww1", "2 spans")
	leave(t, p)
}

func TestTheAnnotatorOpensNoSocket(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed")
	}
	dir := articleIn(t)
	trace := filepath.Join(dir, "trace")
	p, _ := inTerminal(t, dir, strace, nil, "-f", "-qq", "-e", "trace=%network,execve", "-o", trace, built(t), "article.txt")
	p.annotate()
	p.Send("\x1b[1;2Fy\x07?\x07A\x07q")
	if code := p.Wait(); code != 0 {
		t.Skipf("strace ended with %d: %s", code, p.Screen())
	}
	log, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	started := 0
	for line := range strings.Lines(string(log)) {
		switch {
		case strings.Contains(line, `execve("/bin/sh", `) && strings.Contains(line, `"keeper"`), strings.Contains(line, `"stty"`):
			// What gives the terminal back after a kill is a shell.
		case strings.Contains(line, "execve("):
			if started++; started > 1 {
				t.Errorf("another program was started: %s", line)
			}
		case strings.Contains(line, "(AF_") || strings.Contains(line, "socket("):
			t.Errorf("a socket was opened: %s", line)
		}
	}
}
