package tui

import (
	"bytes"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/tui/terminal"
)

// fakeHost is a host without a terminal.
type fakeHost struct {
	shown   []terminal.Frame
	copied  []string
	stopped int
	local   bool
	faults  []any
}

func (h *fakeHost) Show(f terminal.Frame)     { h.shown = append(h.shown, f) }
func (h *fakeHost) Measure([]string)          {}
func (h *fakeHost) Redraw()                   {}
func (h *fakeHost) Size() terminal.Size       { return terminal.Size{Columns: 60, Rows: 20} }
func (h *fakeHost) Copy(text string) bool     { h.copied = append(h.copied, text); return true }
func (h *fakeHost) InTmux() bool              { return true }
func (h *fakeHost) CopyToTmux(s string) error { panic("of a command: " + s) }
func (h *fakeHost) Local() bool               { return h.local }
func (h *fakeHost) Background() error         { h.stopped++; return nil }
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
