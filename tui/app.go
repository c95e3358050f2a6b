// Package tui is the terminal program: it shows an article, takes keys and the mouse, and turns them into motions and
// transactions. The App is the one Bubble Tea model; its parts are plain values with methods.
package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/source"
	"tippani/model/width"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/chrome"
	"tippani/tui/desk"
	"tippani/tui/dialog"
	"tippani/tui/drawn"
	"tippani/tui/jump"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/labelkeys"
	"tippani/tui/lang"
	"tippani/tui/manual"
	"tippani/tui/panel"
	"tippani/tui/place"
	"tippani/tui/pointer"
	"tippani/tui/propose"
	"tippani/tui/queue"
	"tippani/tui/review"
	"tippani/tui/search"
	"tippani/tui/shelf"
	"tippani/tui/style"
	"tippani/tui/words"
)

// Options is what the command line and the configuration decide.
type Options struct {
	Queue     source.Queue
	Desk      desk.Desk
	Schema    *annotations.Schema
	Annotator string
	Lang      lang.Lang
	Theme     string     // "dark", "light", "plain", or "" to follow the terminal's background
	Tags      style.Tags // how labels are named under the text
	Measure   int        // columns of text at most; 0 is DefaultMeasure
	Keys      *keymap.Keymap
	Layouts   keys.Layouts
	Places    *place.Places    // where reading stopped in earlier runs; nil for nowhere
	Clock     func() time.Time // time.Now when nil; tells double clicks
	Sources   propose.Sources  // what suggests; nil for nothing
	Text      drawn.Options    // whether text is drawn, and in which font
	Review    *review.Options  // the desk is an adjudicator's (review.Desk); nil for annotating
	Cancel    *Cancel          // breaks off long work, the dataset's too; a new one when nil
}

// DefaultMeasure is how many columns a line of text takes at most unless the user says otherwise: what one reads with ease.
const DefaultMeasure = 88

// App is the whole program's state. Update routes: to dialogs, to the table of what actions do, and what they ask for to where it is done.
type App struct {
	view     canvas.Screen
	options  Options
	words    *words.Words
	handlers map[keymap.Action]handler
	shelf    *shelf.Shelf
	work     *work // the article on screen

	dialogs    dialog.Stack
	out        outbox
	panel      panel.Panel
	search     search.Search
	mouse      pointer.Pointer
	roundup    queue.Queue
	widths     widths
	text       *drawn.Text
	warn       func() lang.Text // what to say of the terminal's cells; nil once it was said
	offer      offer            // what the terminal offers for pictures
	screenRows int              // of the terminal
	printed    *width.Profile   // of text that is printed; what the screen has may be typeset

	proposals propose.Proposals
	review    *review.Review // nil while one annotates
}

// outbox is what an event has led to, for the program around the App, which alone may touch the terminal.
type outbox struct {
	message         chrome.Message
	redraw, suspend bool
	copy            string // for the clipboard
	quit            bool
	work            []action.Work
	background      []action.Background
	strokes         []keys.Press // that came with the key which began the work
	counted         bool         // the number of proposals was told, and pressed again their key takes them
	offered         string       // id of the article whose last change undo takes back if it is pressed again
}

// Opened is the program with its first article read in, before it has a screen: what is wrong with the input is found here.
type Opened struct {
	app   *App
	first shelf.Taken
}

// Open reads the first article.
func Open(o Options) (*Opened, error) {
	if o.Measure == 0 {
		o.Measure = DefaultMeasure
	}
	if o.Cancel == nil {
		o.Cancel = new(Cancel)
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	a := &App{options: o, handlers: handlers(), search: search.Search{Stop: o.Cancel.Err},
		proposals: propose.Proposals{Sources: o.Sources}, text: drawn.New(o.Text)}
	if o.Review != nil {
		a.review = &review.Review{Options: *o.Review}
	}
	a.shelf = &shelf.Shelf{Queue: o.Queue, Desk: o.Desk, Places: o.Places, Clock: o.Clock, Stop: o.Cancel.Err, Lang: o.Lang}
	a.roundup = queue.Queue{Articles: o.Queue, Dataset: o.Desk}
	a.words = words.Of(o.Schema, &a.view)
	first, err := a.shelf.First()
	return &Opened{a, first}, err
}

// On puts the program on a screen.
func (o *Opened) On(v canvas.Terminal) *App {
	a := o.app
	a.view = canvas.New(v, a.options.Theme, a.options.Lang)
	a.view.Tags = a.options.Tags
	a.printed, a.screenRows = v.Profile, a.view.Rows
	a.retype()
	a.words.Colours()
	a.perform(a.put(o.first))
	for run := a.Working(); run != nil; run = a.Working() {
		run()
		a.Worked()
	}
	return a
}

// Update takes one event. It reports whether the program should end. It must not be called while there is something Working.
func (a *App) Update(event any) (quit bool) {
	switch e := event.(type) {
	case tea.KeyMsg:
		a.press(keys.Of(e))
	case tea.MouseMsg:
		mouseEvent(a, e)
	case tea.WindowSizeMsg:
		resizeTo(a, e.Width, e.Height)
	case *width.Profile:
		a.printed = e
		a.retype()
	case drawn.FontsFound:
		if a.text.Take(e) {
			a.retype()
		}
		a.warned()
	case offer:
		a.meet(e, 0)
	case slowEvent:
		a.slowed(int(e))
	case newsEvent:
		a.news()
	}
	a.follow()
	a.askAgain()
	a.fit()
	return a.out.quit
}

// fit makes the topmost dialog ready to be drawn.
func (a *App) fit() {
	a.view.Clear = canvas.Rows{}
	if d := a.dialogs.Top(); d != nil {
		a.view.Clear = a.aboutRows()
		d.Fit(&a.view)
	}
}

// aboutRows are the rows of the screen with what keys work on; of a long passage only the cursor's.
func (a *App) aboutRows() canvas.Rows {
	g := a.geometry()
	b := a.body()
	from, to, ok := b.RowsOf(a.work.pen.Target())
	if !ok || to-from > g.TextRows/3 {
		at := a.work.pen.Reader.Cursor()
		from, to, ok = b.RowsOf(model.Range{Start: at, End: at})
	}
	if !ok {
		return canvas.Rows{}
	}
	return canvas.Rows{From: g.Top + from, To: g.Top + to}
}

// press routes a key: to the open dialog, to the hints, or to the action it stands for.
func (a *App) press(k keys.Press) {
	if d := a.dialogs.Top(); d != nil {
		if !a.aside(k) {
			a.perform(d.Key(k, a.keyboard()))
		}
		return
	}
	a.out.message = chrome.Message{}
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
		switch a.dialogs.Top().(type) {
		case *dialog.Page, *manual.Sheet: // it closes them
			return false
		}
		a.do(do)
		return true
	}
	return false
}

// stroke takes one keystroke: letters typed fast arrive together, and each is a shortcut of its own.
func (a *App) stroke(k keys.Press) {
	in := a.context()
	switch m := a.keyboard().Lookup(in, k); {
	case len(a.out.work) > 0:
		a.out.strokes = append(a.out.strokes, k)
	case a.dialogs.Top() != nil:
		a.perform(a.dialogs.Top().Key(k, a.keyboard()))
	case a.work.jump != nil && m.Action == keymap.Cancel:
		a.endJump()
	case a.work.jump != nil:
		a.perform(a.work.jump.Letter(a.work.pen.Reader, a.keyboard().Physical(k.Text), k.Text))
	case m.Choices != nil:
		a.perform(manual.AskLayout(&a.view, a.options.Layouts, k.Text, m.Choices, func() action.Action {
			return action.Do{Name: a.keyboard().Action(in, k)}
		}))
	case m.Action != "":
		a.do(m.Action)
	default:
		if l := labelkeys.Typed(a.options.Schema, a.keyboard(), k.Text); l != nil {
			a.perform(a.label(l))
		}
	}
}

// do carries out an action, or says why it is not possible now.
func (a *App) do(name keymap.Action) {
	act, ok := a.handlers[name]
	if !ok {
		return
	}
	if act.why != nil {
		if reason := act.why(a); reason != (lang.Text{}) {
			a.perform(action.Refuse(reason))
			return
		}
	}
	if name != keymap.Undo {
		a.out.offered = ""
	}
	if name != keymap.TakeArticle {
		a.out.counted = false
	}
	p := a.work.pen
	before := p.Reader.Selection
	adjusting := p.Adjusting()
	a.perform(act.run(a))
	if adjusting && p.Adjusting() && p.Reader.Selection != before && name != keymap.SelectLeft && name != keymap.SelectRight &&
		name != keymap.SwapEnds {
		p.Reader.Snap()
	}
}

// possible reports whether an action can be carried out just now.
func (a *App) possible(name keymap.Action) bool {
	act, ok := a.handlers[name]
	return ok && (act.why == nil || act.why(a) == lang.Text{})
}

func (a *App) keyboard() keys.Keyboard {
	return keys.Keyboard{Map: a.options.Keys, Layouts: a.options.Layouts}
}

// context is where keys go when no dialog is open.
func (a *App) context() keymap.Context {
	switch {
	case a.work.pen.Adjusting():
		return keymap.Adjusting
	case a.panel.Focused && a.panel.Shown(a.view.Columns):
		return keymap.Panel
	case a.review != nil:
		return reviewing(a)
	}
	return keymap.Reading
}

// resizeTo fits everything to a new size of the screen.
func resizeTo(a *App, columns, rows int) {
	a.view.Columns, a.screenRows = max(columns, 1), max(rows, 1)
	a.fillRows()
	a.endJump() // other words are in sight now
	a.relay()
}

// endJump takes the letters away, and with them the sentence that explains them.
func (a *App) endJump() {
	if a.work.jump != nil {
		a.perform(action.All{jump.Ended{}, action.Hush{}})
	}
}
