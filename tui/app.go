// Package tui is the terminal program: it shows an article, takes keys and the mouse, and turns them into motions and
// transactions. The App is the one Bubble Tea model; its parts are plain values with methods.
package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/annotations"
	"tippani/annotations/carry"
	"tippani/model"
	"tippani/model/source"
	"tippani/model/width"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/desk"
	"tippani/tui/dialog"
	"tippani/tui/jump"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
	"tippani/tui/panel"
	"tippani/tui/place"
	"tippani/tui/queue"
	"tippani/tui/search"
	"tippani/tui/terminal"
	"tippani/tui/words"
)

// Options is what the command line and the configuration decide.
type Options struct {
	Queue     source.Queue
	Desk      desk.Desk
	Schema    *annotations.Schema
	Annotator string
	Lang      lang.Lang
	Theme     string // "dark", "light", "plain", or "" to follow the terminal's background
	Measure   int    // columns of text at most; 0 is DefaultMeasure
	Keys      *keymap.Keymap
	Layouts   keys.Layouts
	Places    *place.Places    // where reading stopped in earlier runs; nil for nowhere
	Clock     func() time.Time // time.Now when nil; tells double clicks
	Cancel    *Cancel          // breaks off long work, the dataset's too; a new one when nil
}

// DefaultMeasure is how many columns a line of text takes at most unless the user says otherwise: what one reads with ease.
const DefaultMeasure = 88

// App is the whole program's state. Update routes; the work is in the handlers, one file per feature.
type App struct {
	view    canvas.Screen
	options Options
	schema  *annotations.Schema
	actions map[keymap.Action]command

	words *words.Words

	at   int // the article's place in the queue
	work *work

	dialogs dialog.Stack
	message message
	panel   panel.Panel
	focus   focus
	search  search.Search
	jump    *jump.Jump
	adjust  string // id of the span whose ends are being moved; "" for none
	mouse   mouse
	asked   asked
	draft   draft
	roundup queue.Queue
	wanted  wanted                  // forms whose columns the terminal has still to be asked for
	fit     func(text string)       // called with an article's text before it is laid out, to learn the columns of its clusters
	left    map[string]model.Offset // where this run left articles
	met     map[string]int          // places in the queue of the articles that this run has opened, by the dataset's ids
	offered string                  // id of the article whose last change undo takes back if it is pressed again

	// late is the profile once the terminal has said more of itself.
	late func(*width.Profile, terminal.Answers) *width.Profile

	finder   *carry.Finder // of records under other names; nil until it is wanted
	declined map[int]bool  // articles, by their place in the queue, of which an offer was declined in this run

	quit bool
}

// Opened is the program with its first article read in, before it has a screen: what is wrong with the input is found here.
type Opened struct {
	app   *App
	first fetched
}

// Open reads the first article.
func Open(o Options) (*Opened, error) {
	if o.Measure == 0 {
		o.Measure = DefaultMeasure
	}
	a := &App{options: o, schema: o.Schema, left: map[string]model.Offset{}, met: map[string]int{}, declined: map[int]bool{}}
	a.roundup = queue.Queue{Articles: o.Queue, Dataset: o.Desk}
	a.view.Lang = o.Lang
	a.words = words.Of(o.Schema, &a.view)
	a.actions = actions()
	if a.options.Cancel == nil {
		a.options.Cancel = new(Cancel)
	}
	if a.options.Clock == nil {
		a.options.Clock = time.Now
	}
	a.search.Stop = a.stop
	a.fit = func(string) {}
	first, err := a.fetchFirst()
	return &Opened{a, first}, err
}

// On puts the program on a screen.
func (o *Opened) On(v canvas.Terminal) *App {
	o.app.view = canvas.New(v, o.app.options.Theme, o.app.options.Lang)
	o.app.put(o.first)
	return o.app
}

// Update takes one event. It reports whether the program should end.
func (a *App) Update(event any) (quit bool) {
	switch e := event.(type) {
	case tea.KeyMsg:
		a.press(keys.Of(e))
	case tea.MouseMsg:
		a.mouseEvent(e)
	case tea.WindowSizeMsg:
		a.resize(e.Width, e.Height)
	case *width.Profile:
		a.remeasure(e)
	case newsEvent:
		a.news()
	}
	if d := a.dialogs.Top(); d != nil {
		d.Fit(&a.view)
	}
	return a.quit
}

// press routes a key: to the open dialog, to the hints, or to the action it stands for.
func (a *App) press(k keys.Press) {
	if d := a.dialogs.Top(); d != nil {
		if !a.aside(k) {
			a.perform(d.Key(k, a.keyboard()))
		}
		return
	}
	a.message = message{}
	a.roundup.Stop() // the search for an untouched article ends with any key
	if k.Paste {
		return
	}
	for _, one := range k.Single(a.keyboard().Layout()) {
		a.stroke(one)
	}
}

// aside carries out the keys that work under every dialog, and reports whether k was one.
func (a *App) aside(k keys.Press) bool {
	if k.Text != "" {
		return false
	}
	switch do := a.options.Keys.Lookup(keymap.Text, k.Name, nil).Action; do {
	case keymap.Redraw, keymap.Suspend:
		a.do(do)
		return true
	case keymap.Help:
		if _, open := a.dialogs.Top().(*dialog.Page); !open {
			a.openHelp()
			return true
		}
	}
	return false
}

// stroke takes one keystroke: letters typed fast arrive together, and each is a shortcut of its own.
func (a *App) stroke(k keys.Press) {
	switch {
	case a.dialogs.Top() != nil:
		a.perform(a.dialogs.Top().Key(k, a.keyboard()))
	case a.jump != nil:
		a.perform(a.jump.Letter(a.work.reader, a.physical(k.Text)))
	default:
		if do := a.resolve(a.context(), k); do != "" {
			a.do(do)
		} else if l := a.labelOf(k.Text); l != nil && a.dialogs.Top() == nil {
			a.putLabel(l)
		}
	}
}

// do carries out an action, or says why it is not possible now.
func (a *App) do(name keymap.Action) {
	act, ok := a.actions[name]
	if !ok {
		return
	}
	if act.why != nil {
		if reason := act.why(a); reason != (lang.Text{}) {
			a.say(action.Warn, reason)
			return
		}
	}
	if name != keymap.Undo {
		a.offered = ""
	}
	if a.adjust == "" {
		act.run(a)
		return
	}
	before := a.work.reader.Selection
	act.run(a)
	a.snap(name, before)
}

// open lays a dialog over the screen.
func (a *App) open(d dialog.Dialog) {
	d.Fit(&a.view)
	a.dialogs.Open(d)
}

func (a *App) keyboard() keys.Keyboard {
	return keys.Keyboard{Map: a.options.Keys, Layouts: a.options.Layouts}
}

// perform does what a component asks for.
func (a *App) perform(asked action.Action) {
	switch asked := asked.(type) {
	case action.All:
		for _, one := range asked {
			a.perform(one)
		}
	case action.Say:
		a.say(asked.Tone, asked.Text, asked.Values...)
	case action.Do:
		a.do(asked.Name)
	case action.Stroke:
		a.stroke(asked.Press)
	case action.Hush:
		a.message = message{}
	case jump.Ended:
		a.jump = nil
		if asked.Arrived {
			a.focus.current = ""
		}
	case search.Arrived:
		a.focus.current = ""
	case queue.Visit:
		a.visit(asked)
	case search.All:
		a.searchAllFor(asked.Query)
	case dialog.Open:
		a.open(asked.Dialog)
	case dialog.Close:
		a.dialogs.Close()
		if asked.Then != nil {
			a.perform(asked.Then())
		}
	}
}

func told(f func(int)) func(int) action.Action {
	return func(i int) action.Action { f(i); return nil }
}

func told0(f func()) func() action.Action {
	return func() action.Action { f(); return nil }
}

// resize fits everything to a new size of the screen.
func (a *App) resize(columns, rows int) {
	a.view.Columns, a.view.Rows = max(columns, 1), max(rows, 1)
	a.endJump() // other words are in sight now
	a.relay()
}

// remeasure takes up another profile: widths that were measured late or in a terminal that changed.
func (a *App) remeasure(p *width.Profile) {
	a.view.Profile = p
	a.relay()
}
