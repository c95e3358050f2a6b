package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"tippani/tui/terminal/faketerm"
)

// program is the built tippani running in a terminal of the test's own, with its own home.
type program struct {
	*faketerm.Term
	t       *testing.T
	dir     string
	dataset string
}

// varsIn keeps what the user running the tests has set up away from the program.
func varsIn(home string, more ...string) []string {
	return append([]string{
		"HOME=" + home, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "COLORTERM=truecolor", "LC_ALL=C.UTF-8",
		"XDG_CONFIG_HOME=" + home + "/config", "XDG_STATE_HOME=" + home + "/state", "XDG_CACHE_HOME=" + home + "/cache", "XDG_DATA_HOME=" +
			home + "/data",
	}, more...)
}

// newProgram starts tippani on a copy of the bundled article.
func newProgram(t *testing.T, b faketerm.Behaviour, args ...string) *program {
	t.Helper()
	return startIn(t, articleIn(t), b, append([]string{"--annotator", "tester", "article.txt"}, args...)...)
}

func startIn(t *testing.T, dir string, b faketerm.Behaviour, args ...string) *program {
	t.Helper()
	cmd := exec.Command(built(t), args...)
	cmd.Dir = dir
	cmd.Env = varsIn(dir)
	return &program{faketerm.Start(t, cmd, b), t, dir, filepath.Join(dir, "article.annotations.jsonl")}
}

// type presses keys one after the other and waits until the screen shows what the last one should bring.
func (p *program) press(keys, shows string) {
	p.t.Helper()
	p.Send(keys)
	p.WaitFor(shows, func(s faketerm.Screen) bool { return s.Contains(shows) })
}

// annotate labels an entity, a quote with its speaker, and a claim. Press types keys and waits until the screen shows a text.
func annotate(press func(keys, shows string)) {
	press("/রুবিও\r", "¶9")
	press("1", "Person: রুবিওর")
	press("/হতাশা\r", "¶9")
	press("+", "Selected: হতাশা এবং ক্ষোভ")
	press("9", "Quotation: ")
	press("srubi", "nothing matches")
	press("\x15রুবিও", "→ Speaker")
	press("\r", "Speaker: “রুবিওর”")
	press("a1", "Type: Direct ")
	press("/সংস্থাটি\r", "¶2")
	press("+", "Selected: সংস্থাটি")
	press("0", "Claim: ")
}

func (p *program) annotate() {
	p.t.Helper()
	p.WaitFor("the first frame", func(s faketerm.Screen) bool { return s.Contains("saved") && s.Contains("রাশিয়ার") })
	annotate(p.press)
}

// here is the directory of this package; tests may work elsewhere.
var here, _ = os.Getwd()

// compareWithGolden compares a dataset byte for byte with what annotate should make, times aside.
func compareWithGolden(t *testing.T, dataset string) {
	t.Helper()
	got, err := os.ReadFile(dataset)
	if err != nil {
		t.Fatal(err)
	}
	got = stamp.ReplaceAll(got, []byte(`"$1":"TIME"`))
	golden := filepath.Join(here, "testdata/program.golden.jsonl")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("the dataset is\n%s\nwant\n%s", got, want)
	}
}

var stamp = regexp.MustCompile(`"(created|modified)":"[0-9TZ:-]+"`)

func TestTheWholeProgramWritesTheDataset(t *testing.T) {
	p := newProgram(t, faketerm.Behaviour{Columns: 100, Rows: 30, Width: faketerm.SumOfMarks})
	before, _ := os.ReadFile(filepath.Join(p.dir, "article.txt"))
	p.annotate()
	p.Send("q")
	if code := p.Wait(); code != 0 {
		t.Fatalf("exit status %d", code)
	}
	compareWithGolden(t, p.dataset)
	if after, _ := os.ReadFile(filepath.Join(p.dir, "article.txt")); string(after) != string(before) {
		t.Error("the article's file was changed")
	}
	for _, ending := range []string{".journal", ".lock"} {
		if _, err := os.Stat(p.dataset + ending); err == nil {
			t.Errorf("%s is left over", p.dataset+ending)
		}
	}
	modes := p.Screen().Modes
	for _, mode := range []int{1049, 1002, 2004} {
		if modes[mode] {
			t.Errorf("mode %d was left switched on", mode)
		}
	}
}

func TestNothingShownIsLost(t *testing.T) {
	for name, end := range map[string]func(p *program){
		"SIGKILL": func(p *program) { _ = p.Process().Signal(syscall.SIGKILL) },
		"SIGTERM": func(p *program) { _ = p.Process().Signal(syscall.SIGTERM) },
		"SIGHUP":  func(p *program) { _ = p.Process().Signal(syscall.SIGHUP) },
		"hangup":  func(p *program) { p.Hangup() },
	} {
		t.Run(name, func(t *testing.T) {
			p := newProgram(t, faketerm.Behaviour{Columns: 100, Rows: 30, Width: faketerm.SumOfMarks})
			p.annotate()
			end(p)
			p.Wait()
			again := startIn(t, p.dir, faketerm.Behaviour{Columns: 100, Rows: 30, Width: faketerm.OnePerCluster}, "--annotator", "tester",
				"article.txt")
			s := again.WaitFor("the spans", func(s faketerm.Screen) bool { return s.Contains("3 spans") && s.Contains("saved") })
			if !s.Contains("¶2 ") {
				t.Errorf("reading goes on elsewhere than it was left:\n%s", s)
			}
			again.Send("q")
			if code := again.Wait(); code != 0 {
				t.Errorf("exit status %d", code)
			}
		})
	}
}

func TestTypeAheadReachesTheProgram(t *testing.T) {
	p := newProgram(t, faketerm.Behaviour{Columns: 100, Rows: 30, Width: faketerm.SumOfMarks})
	p.Send("w3")
	p.WaitFor("the label", func(s faketerm.Screen) bool { return s.Contains("1 span") })
	p.Send("q")
	p.Wait()
}

func TestASilentTerminalStartsToo(t *testing.T) {
	p := newProgram(t, faketerm.Behaviour{Columns: 80, Rows: 24, Silent: true, Width: faketerm.SumOfMarks})
	p.WaitFor("the first frame", func(s faketerm.Screen) bool { return s.Contains("saved") })
	p.Send("q")
	if code := p.Wait(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}

func TestNothingLeavesButKnownSequences(t *testing.T) {
	dir := t.TempDir()
	name := "a\x1b]0;x\x07.txt"
	text := "এক \x1b]52;c;eA==\x07 দুই \u202e তিন \x1b[2J\x1b[?1049l \u009b31m \x7f \u2028 চার\n"
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	p := startIn(t, dir, faketerm.Behaviour{Columns: 100, Rows: 30, Width: faketerm.SumOfMarks}, name)
	p.WaitFor("the first frame", func(s faketerm.Screen) bool { return s.Contains("saved") && s.Contains("␛]52") })
	p.press("1mটীকা\r", "Note kept")
	p.Send("q")
	p.Wait()
	if s := p.Screen(); len(s.Unknown) > 0 {
		t.Errorf("unknown sequences left the program: %q", s.Unknown)
	}
	out := p.Output()
	for _, bad := range []string{"\x1b]52", "\x1b]0;", "\u202e", "\u009b", "\x7f", "\u2028"} {
		if strings.Contains(out, bad) {
			t.Errorf("%q reached the terminal", bad)
		}
	}
}

// articleIn makes a directory with a copy of the bundled article.
func articleIn(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	text, err := os.ReadFile("../../model/source/bundled/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "article.txt"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}
