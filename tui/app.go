// Package tui is the terminal program: it shows an article, takes keys and the mouse, and turns them into motions and
// transactions. The App is the one Bubble Tea model; its parts are plain values with methods.
package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/annotations"
	"tippani/annotations/carry"
	"tippani/annotations/store"
	"tippani/model"
	"tippani/model/source"
	"tippani/model/width"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/place"
	"tippani/tui/terminal"
)

// Options is what the command line and the configuration decide.
type Options struct {
	Queue     source.Queue
	Dataset   *store.Dataset
	Schema    *annotations.Schema
	Annotator string
	Lang      lang.Lang
	Theme     string // "dark", "light", "plain", or "" to follow the terminal's background
	Measure   int    // columns of text at most; 0 is DefaultMeasure
	Keys      *keymap.Keymap
	Layouts   Layouts
	Places    *place.Places    // where reading stopped in earlier runs; nil for nowhere
	Clock     func() time.Time // time.Now when nil; tells double clicks
	Cancel    *Cancel          // breaks off long work, the dataset's too; a new one when nil
}

// DefaultMeasure is how many columns a line of text takes at most unless the user says otherwise: what one reads with ease.
const DefaultMeasure = 88

// Layouts remembers which Bengali keyboard layout the user has.
type Layouts interface {
	// Current is the layout; false while nobody has said which it is.
	Current() (*keymap.Layout, bool)
	// Remember makes a layout the current one. An error means that it holds for this run only.
	Remember(*keymap.Layout) error
}

// App is the whole program's state. Update routes; the work is in the handlers, one file per feature.
type App struct {
	view    view
	options Options
	schema  *annotations.Schema
	actions map[keymap.Action]action

	labelColours *labelColours // see colours

	at   int // the article's place in the queue
	work *work

	dialog  dialog
	message message
	panel   panel
	search  search
	jump    *jump
	sight   sight
	adjust  string // id of the span whose ends are being moved; "" for none
	mouse   mouse
	asked   asked
	draft   draft
	roundup roundup
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

// dialog is a box over the article that takes all keys until it closes.
type dialog interface {
	key(a *App, k press)
	box(v *view) *box
}

// New makes the program for a screen. It opens the first article of the queue that is not finished.
func New(o Options, v View) (*App, error) {
	d, err := Open(o)
	if err != nil {
		return nil, err
	}
	return d.on(v), nil
}

// Desk is the program with its first article read in, before it has a screen: what is wrong with the input is found here.
type Desk struct {
	app   *App
	first fetched
}

// Open reads the first article.
func Open(o Options) (*Desk, error) {
	if o.Measure == 0 {
		o.Measure = DefaultMeasure
	}
	a := &App{options: o, schema: o.Schema, left: map[string]model.Offset{}, met: map[string]int{}, declined: map[int]bool{}}
	a.roundup = roundup{queue: o.Queue, dataset: o.Dataset}
	a.view.lang = o.Lang
	a.actions = actions()
	if a.options.Cancel == nil {
		a.options.Cancel = new(Cancel)
	}
	if a.options.Clock == nil {
		a.options.Clock = time.Now
	}
	a.panel.automatic = true
	a.fit = func(string) {}
	first, err := a.fetchFirst()
	return &Desk{a, first}, err
}

// on puts the desk on a screen.
func (d *Desk) on(v View) *App {
	d.app.view = v.view(d.app.options)
	d.app.put(d.first)
	return d.app
}

// Update takes one event. It reports whether the program should end.
func (a *App) Update(event any) (quit bool) {
	switch e := event.(type) {
	case tea.KeyMsg:
		a.press(pressOf(e))
	case tea.MouseMsg:
		a.mouseEvent(e)
	case tea.WindowSizeMsg:
		a.resize(e.Width, e.Height)
	case *width.Profile:
		a.remeasure(e)
	case newsEvent:
		a.news()
	}
	return a.quit
}

// press routes a key: to the open dialog, to the hints, or to the action it stands for.
func (a *App) press(k press) {
	if a.dialog != nil {
		if !a.aside(k) {
			a.dialog.key(a, k)
		}
		return
	}
	a.message = message{}
	a.roundup.stop() // the search for an untouched article ends with any key
	if k.paste {
		return
	}
	for _, one := range keymap.Keystrokes(k.name, a.layout()) {
		k := press{name: one}
		if k.text = ""; keymap.Printable(one) {
			k.text = one
		}
		a.stroke(k)
	}
}

// aside carries out the keys that work under every dialog, and reports whether k was one.
func (a *App) aside(k press) bool {
	if k.text != "" {
		return false
	}
	switch do := a.options.Keys.Lookup(keymap.Text, k.name, nil).Action; do {
	case keymap.Redraw, keymap.Suspend:
		a.do(do)
		return true
	case keymap.Help:
		if _, open := a.dialog.(*helpPage); !open {
			a.openHelp()
			return true
		}
	}
	return false
}

// stroke takes one keystroke: letters typed fast arrive together, and each is a shortcut of its own.
func (a *App) stroke(k press) {
	switch {
	case a.dialog != nil:
		a.dialog.key(a, k)
	case a.jump != nil:
		a.jumpKey(k)
	default:
		if do := a.resolve(a.context(), k); do != "" {
			a.do(do)
		} else if l := a.labelOf(k.text); l != nil && a.dialog == nil {
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
			a.say(toneWarn, reason)
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
	before := a.work.reader.sel
	act.run(a)
	a.snap(name, before)
}

// open shows a dialog; close ends it.
func (a *App) open(d dialog) { a.dialog = d }

func (a *App) close() { a.dialog = nil }

// resize fits everything to a new size of the screen.
func (a *App) resize(columns, rows int) {
	a.view.columns, a.view.rows = max(columns, 1), max(rows, 1)
	a.endJump() // other words are in sight now
	a.relay()
}

// remeasure takes up another profile: widths that were measured late or in a terminal that changed.
func (a *App) remeasure(p *width.Profile) {
	a.view.profile = p
	a.relay()
}
