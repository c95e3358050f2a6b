package tui

import (
	"context"
	"errors"
	"io"
	"runtime/debug"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/model/width"
	"tippani/tui/action"
	"tippani/tui/lang"
	"tippani/tui/terminal"
	"tippani/tui/terminal/inject"
)

// shell joins the App to a terminal: it is the Bubble Tea model, hands events on, and shows the frame after each.
type shell struct {
	app  *App
	term *terminal.Terminal
	busy *busy
	keys int  // events so far
	news bool // a newsEvent is on its way
}

// textNotHere answers to what needs the terminal in which the process was started.
var textNotHere = lang.Text{
	En: "Not here: the program runs elsewhere, and only your connection to it could be stopped",
	Bn: "এখানে নয়: প্রোগ্রাম অন্য কোথাও চলছে, থামানো যায় কেবল তার সঙ্গে আপনার সংযোগ",
}

// idle is how long nothing happens before the reading position is written down: a crash should not lose the place either.
const idle = 2 * time.Second

// Events that do not come from the keyboard.
type (
	stopEvent      struct{} // a signal asks the program to end, or the terminal is gone
	resumeEvent    struct{} // the program is back from the shell
	truncatedEvent struct{ n int }
	idleEvent      struct{ keys int } // nothing has happened since so many keys
	tmuxEvent      struct {           // tmux has taken a copy, or has not; told is what the status line said by then
		told message
		err  error
	}
)

func (s shell) Init() tea.Cmd { return nil }

// View is empty: frames go to the terminal package, which knows this terminal's widths.
func (s shell) View() string { return "" }

func (s shell) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch e := msg.(type) {
	case stopEvent:
		s.app.leave()
		return s, tea.Quit
	case newsEvent:
		again := s.app.Busy() // asked first: what comes between is looked at once more
		s.busy.while(s.app.busyRow(), func() { s.app.Update(e) })
		s.show()
		if s.news = again; again {
			return s, tell(laterNews)
		}
		return s, nil
	case idleEvent:
		if e.keys != s.keys {
			return s, nil
		}
		s.app.leave()
		s.show()
		if _, exact := s.app.options.Queue.Len(); !exact {
			return s, s.whenIdle() // a long queue is still being counted
		}
		return s, nil
	case resumeEvent:
		s.app.resize(s.term.Size().Columns, s.term.Size().Rows)
	case tmuxEvent:
		s.app.copiedToTmux(e.told, e.err)
		s.show()
		return s, nil
	case truncatedEvent:
		s.app.say(action.Warn, lang.Text{En: "The paste was too long: %s bytes of it were left out",
			Bn: "পেস্ট খুব লম্বা: %s বাইট বাদ গেছে"},
			lang.Number(e.n))
	default:
		quit := false
		s.busy.while(s.app.busyRow(), func() { quit = s.app.Update(msg) })
		if quit {
			return s, tea.Quit
		}
	}
	s.keys++
	redraw, suspend, clip := s.app.Asked()
	if clip != "" && !s.term.Copy(clip) {
		s.app.notCopied()
		clip = ""
	}
	if redraw {
		s.term.Redraw()
	}
	if suspend && !s.term.Local() {
		s.app.say(action.Warn, textNotHere)
	}
	s.show()
	if suspend && s.term.Local() {
		return s, s.suspend
	}
	inject.At("update")
	next := []tea.Cmd{s.whenIdle()}
	if s.app.Busy() && !s.news {
		s.news = true
		next = append(next, tell(firstNews))
	}
	if clip != "" && s.term.InTmux() {
		next = append(next, s.copyToTmux(clip))
	}
	return s, tea.Batch(next...)
}

// show draws the screen, and asks the terminal for the columns of what was drawn without knowing them.
func (s shell) show() {
	f, drawn := s.app.draw()
	s.busy.frame(f)
	for _, cluster := range drawn {
		s.app.wanted.note(s.app.view.Profile, cluster)
	}
	if forms := s.app.wanted.take(); len(forms) > 0 {
		s.term.Measure(width.Probes(forms))
	}
}

// tell lets the App look after a while at what was found in the background.
func tell(after time.Duration) tea.Cmd {
	return tea.Tick(after, func(time.Time) tea.Msg { return newsEvent{} })
}

// copyToTmux hands a text to the tmux around the program, which can take its time.
func (s shell) copyToTmux(text string) tea.Cmd {
	told := s.app.message
	return func() (msg tea.Msg) {
		s.term.Guard(func() { msg = tmuxEvent{told, s.term.CopyToTmux(text)} })
		return msg
	}
}

// whenIdle reports when nothing has happened for a while.
func (s shell) whenIdle() tea.Cmd {
	now := s.keys
	return tea.Tick(idle, func(time.Time) tea.Msg { return idleEvent{now} })
}

// suspend stops the process as ctrl+z does elsewhere, and comes back when the shell continues it.
func (s shell) suspend() (msg tea.Msg) {
	s.term.Guard(func() {
		inject.At("command")
		if err := s.term.Background(); err == nil {
			msg = resumeEvent{}
		}
	})
	return msg
}

// Run shows the App on a terminal until the user leaves, a signal comes, or the terminal goes away. The terminal is given back
// in every case, a panic included; the dataset stays open.
func (a *App) Run(t *terminal.Terminal, report func([]byte) string) (err error) {
	defer func() {
		if v := recover(); v != nil {
			stack := debug.Stack()
			_ = t.Close()
			err = Fault(v, stack, report)
		}
	}()
	b := newBusy(t.Show, a.options.Cancel)
	t.Intercept(a.options.Cancel.take)
	ctx, end := context.WithCancel(context.Background())
	defer end()
	p := tea.NewProgram(shell{app: a, term: t, busy: b},
		tea.WithContext(ctx), tea.WithInput(t.Input()), tea.WithOutput(io.Discard),
		tea.WithoutRenderer(), tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-t.Failed():
			end()
		case <-done:
		}
	}()
	defer a.roundup.stop()
	go t.Guard(func() { forward(p, t, a.view.Profile, a.late, done) })
	b.frame(a.Frame())
	_, err = p.Run()
	if errors.Is(err, tea.ErrProgramKilled) || errors.Is(err, io.EOF) {
		err = nil // the terminal went away: nothing is lost, and there is nobody to tell
	}
	if f := t.Fault(); f != nil {
		return errors.Join(Fault(f.Value, f.Stack, report), t.Close())
	}
	return errors.Join(err, t.Close())
}

// forward passes on what comes from the terminal beside keys.
func forward(p *tea.Program, t *terminal.Terminal, profile *width.Profile, more func(*width.Profile, terminal.Answers) *width.Profile,
	done <-chan struct{}) {
	for {
		inject.At("forward")
		select {
		case <-done:
			return
		case size := <-t.Sizes():
			p.Send(tea.WindowSizeMsg{Width: size.Columns, Height: size.Rows})
		case late := <-t.Late():
			if now := more(profile, late); now != profile {
				profile = now
				p.Send(profile)
			}
		case n := <-t.Truncated():
			p.Send(truncatedEvent{n})
		case <-t.Stops():
			p.Send(stopEvent{})
			return
		case <-t.Gone():
			p.Send(stopEvent{})
			return
		}
	}
}
