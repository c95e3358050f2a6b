package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"tippani/annotations"
	"tippani/annotations/store"
	"tippani/model/source"
	"tippani/tui"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/terminal"
	"tippani/tui/terminal/faketerm"
	"tippani/tui/terminal/stream"
)

// session is one run of the program in this process, over a pipe to a terminal of its own.
type session struct {
	*faketerm.Term
	t       *testing.T
	dataset string
	layouts *faultyLayouts
	line    *faultyLine
	queue   *faultyQueue
	report  atomic.Pointer[string]
	ended   chan error
}

// begin opens the article of the present directory with a dataset of its own.
func begin(t *testing.T, b faketerm.Behaviour, l lang.Lang, keys string) *session {
	t.Helper()
	s := &session{t: t, dataset: filepath.Join(t.TempDir(), "article.annotations.jsonl"), layouts: new(faultyLayouts),
		ended: make(chan error, 1)}
	fake, line := faketerm.Pipe(t, b)
	s.Term, s.line = fake, &faultyLine{Line: line}
	options := tui.Options{Schema: annotations.Default(), Annotator: "tester", Lang: l, Layouts: s.layouts, Cancel: new(tui.Cancel)}
	overrides, err := keymap.ParseOverrides("config.toml", []byte(keys))
	if err == nil {
		options.Keys, err = keymap.Default().With("config.toml", overrides)
	}
	if err == nil {
		options.Queue, err = source.Open([]string{"article.txt"}, source.Options{})
	}
	s.queue = &faultyQueue{Queue: options.Queue}
	options.Queue = s.queue
	var dataset *store.Dataset
	if err == nil {
		dataset, err = store.Open(s.dataset, store.Options{Annotator: "tester", Tool: "tippani " + version(), Schema: options.Schema,
			Stop: options.Cancel.Err})
	}
	if err != nil {
		t.Fatal(err)
	}
	options.Desk = files{dataset}
	go func() {
		err := s.run(options)
		s.ended <- errors.Join(err, dataset.Close(), options.Queue.Close())
	}()
	return s
}

func (s *session) run(options tui.Options) error {
	desk, err := tui.Open(options)
	if err != nil {
		return err
	}
	t, err := terminal.Open(s.line, terminal.Options{Env: []string{"TERM=xterm-256color", "COLORTERM=truecolor"},
		Background: s.line.background})
	if err != nil {
		return err
	}
	defer t.Close()
	return desk.Start(t, tui.Widths{}).Run(t, func(report []byte) string {
		text := string(report)
		s.report.Store(&text)
		return "fault.txt"
	})
}

// press types keys and waits until the screen shows a text.
func (s *session) press(keys, shows string) {
	s.t.Helper()
	s.Send(keys)
	s.WaitFor(shows, func(screen faketerm.Screen) bool { return screen.Contains(shows) })
}

// end waits until the session is over, and looks whether its terminal was given back.
func (s *session) end() error {
	s.t.Helper()
	err := <-s.ended
	s.Within(faketerm.Patience, func(faketerm.Screen) bool { return false }) // until all is read
	screen := s.Screen()
	if s.line.writing.Load() {
		return err // nothing more can be written to it
	}
	if screen.Modes[1049] || screen.Modes[1002] || screen.Modes[2004] || !screen.Modes[7] || !screen.CursorVisible {
		s.t.Errorf("the terminal was left in the modes %v", screen.Modes)
	}
	// Servers of ssh that pretend to be a pty put a carriage return before each: none is to leave.
	if strings.Contains(s.Output(), "\n") {
		s.t.Error("a line feed was written to the terminal")
	}
	return err
}

var big = faketerm.Behaviour{Columns: 100, Rows: 30, Width: faketerm.SumOfMarks, Sync: true}

func TestTheWholeProgramRunsOverAPipe(t *testing.T) {
	t.Chdir(articleIn(t))
	s := begin(t, big, lang.English, "")
	s.press("", "saved")
	annotate(s.press)
	s.press("\x1bz", "Not here")
	for i := range 1000 {
		s.Resize(60+i%40, 20+i%15)
	}
	s.WaitFor("the last size", func(screen faketerm.Screen) bool { return len(screen.Rows) == 20+999%15 && screen.Contains("3 spans") })
	s.Resize(100, 30)
	s.Send("q")
	if err := s.end(); err != nil {
		t.Error(err)
	}
	compareWithGolden(t, s.dataset)
}

func TestAConnectionThatDropsEndsTheSession(t *testing.T) {
	t.Chdir(articleIn(t))
	s := begin(t, big, lang.English, "")
	s.press("", "saved")
	annotate(s.press)
	s.Hangup()
	if err := <-s.ended; err != nil {
		t.Error(err)
	}
	compareWithGolden(t, s.dataset)
}

// faultyLayouts panics when it is asked, in the goroutine that works on keys.
type faultyLayouts struct{ armed atomic.Bool }

func (f *faultyLayouts) Current() (*keymap.Layout, bool) {
	if f.armed.Load() {
		panic("গোপন")
	}
	return nil, false
}

func (f *faultyLayouts) Remember(*keymap.Layout) error { return nil }

// faultyQueue panics when it is asked for the head of an article, in the goroutine that reads the queue.
type faultyQueue struct {
	source.Queue
	armed atomic.Bool
}

func (f *faultyQueue) Head(i int) (source.Head, error) {
	if f.armed.Load() {
		panic("গোপন")
	}
	return f.Queue.Head(i)
}

// faultyLine panics in the part of the terminal that uses it.
type faultyLine struct {
	*stream.Line
	reading, writing, sizing, stopping atomic.Bool
}

func (f *faultyLine) fault(on *atomic.Bool) {
	if on.Load() {
		panic("গোপন")
	}
}

func (f *faultyLine) Local() bool { return f.stopping.Load() }

func (f *faultyLine) Size() (columns, rows int) { f.fault(&f.sizing); return f.Line.Size() }

func (f *faultyLine) background() { f.fault(&f.stopping) }

func (f *faultyLine) Read(p []byte) (int, error) {
	n, err := f.Line.Read(p)
	f.fault(&f.reading)
	return n, err
}

func (f *faultyLine) Write(p []byte) (int, error) {
	f.fault(&f.writing)
	return f.Line.Write(p)
}

// TestAPanicEndsItsSessionAndNoOther runs two programs side by side, each with its size, language, keys and dataset, and lets one of them
// fail in each of its goroutines.
func TestAPanicEndsItsSessionAndNoOther(t *testing.T) {
	for place, provoke := range map[string]func(*session){
		"update":     func(s *session) { s.layouts.armed.Store(true); s.Send("l") },
		"a command":  func(s *session) { s.line.stopping.Store(true); s.Send("\x1bz") },
		"the reader": func(s *session) { s.line.reading.Store(true); s.Send("l") },
		"the writer": func(s *session) { s.line.writing.Store(true); s.Send("l") },
		"the list":   func(s *session) { s.queue.armed.Store(true); s.Send("A") },
		"a new size": func(s *session) { s.line.sizing.Store(true); s.Resize(90, 28) },
	} {
		t.Run(place, func(t *testing.T) {
			t.Chdir(articleIn(t))
			one := begin(t, big, lang.English, "")
			other := begin(t, faketerm.Behaviour{Columns: 70, Rows: 20, Width: faketerm.OnePerCluster}, lang.Bengali,
				"[keys]\nlabel-1 = [\"f5\"]\n")
			one.press("", "saved")
			other.press("", "সংরক্ষিত")
			annotate(one.press)
			provoke(one)
			err := one.end()
			var fault *tui.PanicError
			if !errors.As(err, &fault) || fault.Report != "fault.txt" {
				t.Errorf("the session ends with %v", err)
			} else if report := *one.report.Load(); strings.Contains(report, "গোপন") || !strings.Contains(report, "sessions_test.go") {
				t.Errorf("the report is\n%s", report)
			}
			compareWithGolden(t, one.dataset)

			other.press("w\x1b[15~", "ব্যক্তি: কোরিয়ার")
			other.Resize(72, 22)
			other.WaitFor("the new size", func(s faketerm.Screen) bool {
				return len(s.Rows) == 22 && strings.Contains(s.Rows[21], "সংরক্ষিত")
			})
			other.Send("q")
			if err := other.end(); err != nil {
				t.Errorf("the other session ends with %v", err)
			}
			record, err := os.ReadFile(other.dataset)
			if err != nil || strings.Count(string(record), `"label":`) != 1 || !strings.Contains(string(record), `"text":"কোরিয়ার"`) {
				t.Errorf("the other dataset is %s, %v", record, err)
			}
		})
	}
}
