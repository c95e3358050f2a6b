package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/model/width"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/chrome"
	"tippani/tui/graphics"
	"tippani/tui/lang"
	"tippani/tui/terminal"
	"tippani/tui/terminal/inject"
)

// Host is the terminal that a program of Bubble Tea runs in, as far as it needs more of it than keys and a place for its View.
// *terminal.Terminal is one.
type Host interface {
	// Show puts a frame on the screen.
	Show(terminal.Frame)
	// Measure asks for the columns of texts; the answers come when they come.
	Measure(forms []string)
	// Draw has frames shown with their pictures by a protocol, or without by graphics.None.
	Draw(graphics.Protocol, graphics.Rasterer)
	// Redraw has the next frame drawn whole.
	Redraw()
	// Size is the screen's size now.
	Size() terminal.Size
	// Copy hands a text to the terminal's clipboard; false when it is too long for one.
	Copy(text string) bool
	// InTmux reports whether a tmux lies between, and CopyToTmux hands it a text, which may take its time.
	InTmux() bool
	CopyToTmux(text string) error
	// Local reports whether the program can be stopped and continued, which Background does; it returns when it is continued.
	Local() bool
	Background() error
	// Guard runs a part of the program so that a panic in it ends the session and not the process.
	Guard(run func())
}

// program is the Bubble Tea model: it hands events on to the App, shows the frame after each, and sees to what takes time in commands.
type program struct {
	app  *App
	host Host
	busy *busy
	keys int  // events so far
	news bool // a newsEvent is on its way
	work *working

	finding bool // something is found out in the background
}

// working is work that is done beside the program: until it has ended events are kept.
type working struct {
	held []tea.Msg
	end  func() // takes away what says that the program works
}

// startEvent begins what is found out in the background.
type startEvent struct{}

// foundEvent says that what was asked for in the background is found.
type foundEvent struct{ what *action.Background }

// workedEvent says that the work beside the program is done.
type workedEvent struct{}

// Model is the App as a program of Bubble Tea in a host: View is the frame that is on screen. Run is the way to use it on a terminal.
func (a *App) Model(h Host) tea.Model {
	p := program{app: a, host: h, busy: newBusy(h.Show, a.options.Cancel)}
	p.show()
	return p
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
		told chrome.Message
		err  error
	}
)

// Init asks for what the first article began in the background.
func (p program) Init() tea.Cmd {
	return tea.Tick(settling, func(time.Time) tea.Msg { return startEvent{} })
}

// settling is how long what is found out in the background waits at the start: the first frame is to be on screen by then.
const settling = 30 * time.Millisecond

// View is the frame that is on screen, a row a line. The painter of the terminal package draws the same rows; it knows where the
// terminal stands and which of them have changed.
func (p program) View() string { return p.busy.view() }

// Update hands an event on and shows what has become of it.
func (p program) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if p.work == nil {
		return p.take(msg)
	}
	switch msg.(type) {
	case workedEvent:
		return p.worked()
	case stopEvent:
		p.app.options.Cancel.Ask()
	}
	held := append(p.work.held[:len(p.work.held):len(p.work.held)], msg)
	p.work = &working{held, p.work.end}
	return p, nil
}

// take takes an event while nothing is done beside the program.
func (p program) take(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch e := msg.(type) {
	case stopEvent:
		p.app.leave()
		return p, tea.Quit
	case newsEvent:
		return p.takeNews(e)
	case idleEvent:
		return p, p.rest(e)
	case startEvent:
		return p.find(nil)
	case foundEvent:
		p.finding = false
		p.app.Found(e.what)
		p.show()
		return p.find(nil)
	case tmuxEvent:
		p.app.perform(copiedToTmux(p.app, e.told, e.err))
		p.show()
		return p, nil
	case resumeEvent:
		resizeTo(p.app, p.host.Size().Columns, p.host.Size().Rows)
	case truncatedEvent:
		p.app.perform(action.Refuse(textPasteCut, lang.Number(e.n)))
	default:
		if p.handOn(msg) {
			return p, tea.Quit
		}
	}
	p.keys++
	if p.app.Working() != nil {
		return p.begin(nil)
	}
	return p.answer()
}

// begin does what the App has to be done beside the program; the events that are held are taken afterwards.
func (p program) begin(held []tea.Msg) (tea.Model, tea.Cmd) {
	run := p.app.Working()
	p.work = &working{held, p.busy.begin(busyRow(&p.app.view))}
	return p, p.guarded(func() tea.Msg {
		run()
		return workedEvent{}
	})
}

// worked takes up what has come of the work, and then what has come meanwhile.
func (p program) worked() (tea.Model, tea.Cmd) {
	p.app.Worked()
	p.work.end()
	held := p.work.held
	if p.app.out.quit {
		return p, tea.Quit
	}
	if p.app.Working() != nil {
		return p.begin(held)
	}
	p.work = nil
	m, cmd := p.answer()
	commands := []tea.Cmd{cmd}
	for i, msg := range held {
		if p = m.(program); p.work != nil {
			p.work = &working{append(p.work.held, held[i:]...), p.work.end}
			return p, tea.Batch(commands...)
		}
		m, cmd = p.take(msg)
		commands = append(commands, cmd)
	}
	return m, tea.Batch(commands...)
}

var textPasteCut = lang.Text{En: "The paste was too long: %s bytes of it were left out", Bn: "পেস্ট খুব লম্বা: %s বাইট বাদ গেছে"}

// handOn lets the App take an event, and says so on screen while that takes long. It reports whether the program should end.
func (p program) handOn(msg tea.Msg) (quit bool) {
	p.busy.while(busyRow(&p.app.view), func() { quit = p.app.Update(msg) })
	return quit
}

// takeNews looks at what has been found in the background, and will look again while more may come.
func (p program) takeNews(e newsEvent) (tea.Model, tea.Cmd) {
	again := p.app.roundup.Busy() // asked first: what comes between is looked at once more
	p.handOn(e)
	var later tea.Cmd
	if p.news = again; again {
		later = tell(laterNews)
	}
	if p.app.Working() != nil {
		m, cmd := p.begin(nil)
		return m, tea.Batch(cmd, later)
	}
	p.show()
	return p, later
}

// rest writes the reading position down when nothing has happened for a while.
func (p program) rest(e idleEvent) tea.Cmd {
	if e.keys != p.keys {
		return nil
	}
	p.app.leave()
	p.show()
	if _, exact := p.app.options.Queue.Len(); !exact {
		return p.whenIdle() // a long queue is still being counted
	}
	return nil
}

// answer shows what an event has led to, and begins what it asks for.
func (p program) answer() (tea.Model, tea.Cmd) {
	redraw, suspend, clip := p.app.Asked()
	if clip != "" && !p.host.Copy(clip) {
		p.app.perform(notCopied())
		clip = ""
	}
	if redraw {
		p.host.Redraw()
	}
	if suspend && !p.host.Local() {
		p.app.perform(action.Refuse(textNotHere))
	}
	p.show()
	if suspend && p.host.Local() {
		return p, p.guarded(p.suspend)
	}
	inject.At("update")
	next := []tea.Cmd{p.whenIdle()}
	if p.app.roundup.Busy() && !p.news {
		p.news = true
		next = append(next, tell(firstNews))
	}
	if clip != "" && p.host.InTmux() {
		next = append(next, p.guarded(p.copyToTmux(clip)))
	}
	return p.find(next)
}

// find has the next thing found out in the background, beside other commands.
func (p program) find(next []tea.Cmd) (tea.Model, tea.Cmd) {
	if p.finding {
		return p, tea.Batch(next...)
	}
	b := p.app.Background()
	if b == nil {
		return p, tea.Batch(next...)
	}
	p.finding = true
	return p, tea.Batch(append(next, p.guarded(func() tea.Msg {
		b.Run()
		return foundEvent{b}
	}))...)
}

// guarded is a command whose panic ends the session and not the process: Bubble Tea runs commands in goroutines of their own.
func (p program) guarded(run tea.Cmd) tea.Cmd {
	return func() (msg tea.Msg) {
		p.host.Guard(func() { msg = run() })
		return msg
	}
}

// show draws the screen, and asks the terminal for the columns of what was drawn without knowing them.
func (p program) show() {
	w := &p.app.widths
	if now := p.app.shown(); now != p.busy.shown {
		p.busy.shown = now
		p.host.Draw(now.protocol, p.app.text)
	}
	if d := p.app.view.Drawing; !w.collecting || d != nil && d.Under == canvas.NotUnder {
		p.busy.frame(p.app.Frame())
		return
	}
	w.shown = w.shown[:0]
	p.busy.frame(p.app.draw(&w.shown))
	for _, cluster := range w.shown {
		w.note(p.app.printed, cluster)
	}
	if forms := w.take(); len(forms) > 0 {
		p.host.Measure(width.Probes(forms))
	}
}

// tell lets the App look after a while at what was found in the background.
func tell(after time.Duration) tea.Cmd {
	return tea.Tick(after, func(time.Time) tea.Msg { return newsEvent{} })
}

// copyToTmux hands a text to the tmux around the program, which can take its time.
func (p program) copyToTmux(text string) tea.Cmd {
	told := p.app.out.message
	return func() tea.Msg { return tmuxEvent{told, p.host.CopyToTmux(text)} }
}

// whenIdle reports when nothing has happened for a while.
func (p program) whenIdle() tea.Cmd {
	now := p.keys
	return tea.Tick(idle, func(time.Time) tea.Msg { return idleEvent{now} })
}

// suspend stops the process as ctrl+z does elsewhere, and comes back when the shell continues it.
func (p program) suspend() tea.Msg {
	inject.At("command")
	if err := p.host.Background(); err != nil {
		return nil
	}
	return resumeEvent{}
}
