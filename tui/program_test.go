package tui

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/tui/action"
	"tippani/tui/graphics"
	"tippani/tui/terminal"
)

// fakeHost is a host without a terminal.
type fakeHost struct {
	shown   []terminal.Frame
	copied  []string
	stopped int
	local   bool
	faults  []any
	drawn   []graphics.Protocol
}

func (h *fakeHost) Show(f terminal.Frame)                         { h.shown = append(h.shown, f) }
func (h *fakeHost) Measure([]string)                              {}
func (h *fakeHost) Draw(p graphics.Protocol, _ graphics.Rasterer) { h.drawn = append(h.drawn, p) }
func (h *fakeHost) Redraw()                                       {}
func (h *fakeHost) Size() terminal.Size                           { return terminal.Size{Columns: 60, Rows: 20} }
func (h *fakeHost) Copy(text string) bool                         { h.copied = append(h.copied, text); return true }
func (h *fakeHost) InTmux() bool                                  { return true }
func (h *fakeHost) CopyToTmux(s string) error                     { panic("of a command: " + s) }
func (h *fakeHost) Local() bool                                   { return h.local }
func (h *fakeHost) Background() error                             { h.stopped++; return nil }
func (h *fakeHost) Guard(run func()) {
	defer func() {
		if v := recover(); v != nil {
			h.faults = append(h.faults, v)
		}
	}()
	run()
}

func TestTheViewIsTheFrameOnScreen(t *testing.T) {
	d, h := newTrial(t, setup{text: "এক দুই"}), &fakeHost{}
	m := d.Model(h)
	for _, key := range []string{"", "1", "w", "2", "?", "esc"} {
		if key != "" {
			m, _ = m.Update(keyNamed(key))
		}
		if got, want := m.View(), strings.Join(d.Frame().Rows, "\n"); got != want {
			t.Fatalf("after %q the view is\n%s\nand the frame\n%s", key, got, want)
		}
		if got := strings.Join(h.shown[len(h.shown)-1].Rows, "\n"); got != m.View() {
			t.Fatalf("after %q the screen shows\n%s", key, got)
		}
	}
	if d.spans() != "PER:এক | ORG:দুই" {
		t.Errorf("the spans are %s", d.spans())
	}
}

// TestBubbleTeasOwnRendererShowsIt runs the model as any program of Bubble Tea is run.
func TestBubbleTeasOwnRendererShowsIt(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই", columns: 60, rows: 20})
	var out bytes.Buffer
	p := tea.NewProgram(d.Model(&fakeHost{}), tea.WithInput(strings.NewReader("1q")), tea.WithOutput(&out))
	done := make(chan error, 1)
	go func() { _, err := p.Run(); done <- err }()
	select {
	case err := <-done:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("q does not end the program")
	}
	if d.spans() != "PER:এক" || !strings.Contains(out.String(), "এক") || !strings.Contains(out.String(), "PER") {
		t.Errorf("the spans are %s, and the renderer wrote %q", d.spans(), out.String())
	}
}

func TestStoppingAndCopyingAreCommands(t *testing.T) {
	d, h := newTrial(t, setup{text: "এক দুই"}), &fakeHost{local: true}
	m := d.Model(h)
	m, cmd := m.Update(keyNamed("alt+z"))
	if h.stopped != 0 {
		t.Fatal("the program stops within Update")
	}
	if _, ok := cmd().(resumeEvent); !ok || h.stopped != 1 {
		t.Errorf("stopped %d times", h.stopped)
	}
	m, _ = m.Update(resumeEvent{})
	if rows := len(strings.Split(m.View(), "\n")); rows != 20 {
		t.Errorf("back from the shell the view has %d rows", rows)
	}
	_, cmd = m.Update(keyNamed("y"))
	for _, c := range cmd().(tea.BatchMsg)[1:] { // the first waits until nothing happens
		c()
	}
	if len(h.copied) != 1 || len(h.faults) != 1 {
		t.Errorf("copied %q, and the panic in the command was met with %v", h.copied, h.faults)
	}
	h.local = false
	m, _ = m.Update(keyNamed("alt+z"))
	if h.stopped != 1 || !strings.Contains(m.View(), "Not here") {
		t.Error("over a connection nothing can be stopped, and it is said")
	}
}

// TestAnArticleIsOpenedBesideTheProgram presses keys while the next article is being opened: they are taken afterwards, in that article.
func TestAnArticleIsOpenedBesideTheProgram(t *testing.T) {
	begin := func(t *testing.T) (*trial, *fakeHost, tea.Model, tea.Cmd) {
		d, h := newTrial(t, setup{input: twoFiles(t)}), &fakeHost{}
		m, work := d.Model(h).Update(keyNamed("ctrl+n"))
		if d.work.At != 0 {
			t.Fatal("the article is opened within Update")
		}
		return d, h, m, work
	}
	t.Run("keys wait", func(t *testing.T) {
		d, h, m, work := begin(t)
		frames := len(h.shown)
		for _, msg := range []tea.Msg{keyNamed("1"), tea.WindowSizeMsg{Width: 60, Height: 20}, keyNamed("ctrl+p"), keyNamed("2")} {
			if m, _ = m.Update(msg); len(h.shown) != frames || d.spans() != "" {
				t.Fatal("something is taken before the article is there")
			}
		}
		m, _ = m.Update(work())
		if d.spans() != "PER:তিন" || d.view.Columns != 60 {
			t.Errorf("in the new article the spans are %q, on %d columns", d.spans(), d.view.Columns)
		}
		d.Working()() // back to the first
		m, _ = m.Update(workedEvent{})
		if d.work.At != 0 || d.spans() != "ORG:এক" || m.View() == "" {
			t.Errorf("the last key went to article %d: %q", d.work.At, d.spans())
		}
	})
	t.Run("being stopped cancels it", func(t *testing.T) {
		d, _, m, work := begin(t)
		m, _ = m.Update(stopEvent{})
		if d.options.Cancel.Err() == nil {
			t.Error("the work goes on")
		}
		if _, cmd := m.Update(work()); !quits(cmd) {
			t.Error("the program does not end")
		}
	})
	t.Run("letters that came with the key", func(t *testing.T) {
		d := newTrial(t, setup{input: twoFiles(t)})
		d.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("1d2")})
		if d.work.At != 1 || d.spans() != "ORG:তিন" {
			t.Errorf("in article %d: %q", d.work.At, d.spans())
		}
	})
	t.Run("the letter that leaves comes with the key", func(t *testing.T) {
		d := newTrial(t, setup{input: twoFiles(t)})
		m, work := d.Model(&fakeHost{}).Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("dq")})
		if _, cmd := m.Update(work()); !quits(cmd) {
			t.Error("the program does not end")
		}
	})
	t.Run("a panic ends the session", func(t *testing.T) {
		d, h := newTrial(t, setup{input: twoFiles(t)}), &fakeHost{}
		m := d.Model(h)
		d.App.perform(action.Work{Run: func() { panic("of work") }})
		_, work := m.Update(keyNamed("l"))
		if work(); len(h.faults) != 1 {
			t.Errorf("met %v", h.faults)
		}
	})
}

// quits reports whether a command, or one of several, ends the program.
func quits(cmd tea.Cmd) bool {
	if reflect.ValueOf(cmd).Pointer() == reflect.ValueOf(tea.Quit).Pointer() {
		return true
	}
	all, _ := cmd().(tea.BatchMsg)
	return slices.ContainsFunc(all, func(c tea.Cmd) bool { return reflect.ValueOf(c).Pointer() == reflect.ValueOf(tea.Quit).Pointer() })
}
