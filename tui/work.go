package tui

import (
	"slices"
	"strings"

	"tippani/model/layout"
	said "tippani/model/message"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/dialog"
	"tippani/tui/jump"
	"tippani/tui/lang"
	"tippani/tui/panel"
	"tippani/tui/pen"
	"tippani/tui/pointer"
	"tippani/tui/revise"
	"tippani/tui/shelf"
)

// work is the article on screen.
type work struct {
	shelf.Taken
	pen  *pen.Pen
	jump *jump.Jump // letters on its words; nil for none

	asked int // pen.Changes when proposals were asked for
}

// Working is the work to be done beside the program, nil when there is none. Worked has to be called when it is done.
func (a *App) Working() func() {
	if len(a.out.work) == 0 {
		return nil
	}
	return a.out.work[0].Run
}

// Worked takes up what has come of the work that Working gave.
func (a *App) Worked() {
	done := a.out.work[0]
	a.out.work = a.out.work[1:]
	a.perform(done.Then())
	if len(a.out.work) == 0 {
		strokes := a.out.strokes
		a.out.strokes = nil
		for _, k := range strokes {
			a.stroke(k)
		}
	}
	a.follow()
	a.askAgain()
	a.fit()
}

// Background takes the first thing that is to be found out while the program goes on; nil when there is nothing. Then is to be called, by
// whoever calls Update, when Run has returned; only then may the next be taken.
func (a *App) Background() *action.Background {
	if len(a.out.background) == 0 {
		return nil
	}
	first := a.out.background[0]
	a.out.background = a.out.background[1:]
	return &first
}

// Found takes up what was found out in the background.
func (a *App) Found(b *action.Background) {
	if b.Then != nil {
		a.perform(b.Then())
	}
	a.fit()
}

// goTo opens an article of the queue and goes on with then, whether that succeeds or not. The article before is left as it stands: every
// change to it is on disk already.
func (a *App) goTo(i int, then func(err error) action.Action) action.Action {
	return a.take(func() (shelf.Taken, error) { return a.shelf.Take(i) }, then)
}

// take has an article taken from the shelf, puts it on screen and goes on with then, whether that succeeds or not.
func (a *App) take(from func() (shelf.Taken, error), then func(err error) action.Action) action.Action {
	var t shelf.Taken
	var err error
	return action.All{a.work.pen.Settle(), action.Work{
		Run: func() { t, err = from() },
		Then: func() action.Action {
			if err != nil {
				return then(err)
			}
			a.perform(a.put(t))
			return then(nil)
		},
	}}
}

// put lays an article on the desk.
func (a *App) put(t shelf.Taken) action.Action {
	a.leave()
	a.widths.fit(&a.view, t.Session.Article().Text())
	before := a.work
	a.work = &work{Taken: t, pen: pen.New(a.kit(), t.Session)}
	if before != nil {
		a.work.pen.Remember(before.pen.Last())
	}
	a.shelf.Put(t)
	a.search.Off()
	a.mouse, a.panel.Focused = pointer.Pointer{}, false
	a.relay()
	a.work.pen.Reader.MoveTo(a.shelf.Place(t.Session), false)
	offer := reviserOf(a).Offer()
	if offer != nil {
		a.dialogs.Clear()
	}
	notices := slices.Concat(t.Item.Notices, a.options.Desk.Notices())
	a.proposals.Restore(t.Session.Article(), a.shelf.Rejected(t.Session.Article().ID()))
	return action.All{a.ask(), a.beginReview(), announcement(&a.view, notices, offer == nil && a.dialogs.Top() == nil), offer}
}

// reopen shows the article on the desk as the dataset has it now, from its source. Its record has changed, so that it must not
// be broken off.
func (a *App) reopen(then func() action.Action) action.Action {
	at := a.work.At
	a.shelf.Offer(at)
	return a.take(func() (t shelf.Taken, err error) {
		a.options.Cancel.whole(func() { t, err = a.shelf.Take(at) })
		return t, err
	}, func(err error) action.Action {
		if err != nil {
			return action.Fail(action.Verbatim, err)
		}
		return then()
	})
}

func (a *App) kit() pen.Kit {
	return pen.Kit{Screen: &a.view, Words: a.words, Schema: a.options.Schema, Stop: a.options.Cancel.Err}
}

func reviserOf(a *App) *revise.Reviser {
	return &revise.Reviser{Kit: a.kit(), Shelf: a.shelf, Taken: &a.work.Taken, Pen: a.work.pen, Whole: a.options.Cancel.whole}
}

// leave remembers where reading stopped in the article on the desk.
func (a *App) leave() {
	if a.work == nil {
		return
	}
	a.noteWork()
	p := a.work.pen
	a.shelf.Leave(p.Reader, a.proposals.Rejected(p.Reader.Article))
}

// noteWork takes up the state of the article on the desk.
func (a *App) noteWork() { a.roundup.Note(a.work.At, a.work.pen.Session.ID(), a.work.pen.Set().Len()) }

// announcement tells everything that is worth knowing of an article just opened, in one message; what does not fit the status line on a
// page too, if there may be one.
func announcement(v *canvas.Screen, notices []said.Message, page bool) action.Action {
	var all []string
	for _, n := range notices {
		all = append(all, v.Lang.Message(n))
	}
	text := strings.Join(all, " · ")
	if text == "" {
		return nil
	}
	out := action.All{action.Refuse(action.Verbatim, text)}
	if page && (len(all) > 1 || v.TextColumns(text) > v.Columns-30) {
		out = append(out, dialog.Open{Dialog: dialog.Sentences(v, lang.Text{En: "To know", Bn: "জেনে রাখুন"}, all)})
	}
	return out
}

// relay lays the article out anew after the screen, the widths or the measure changed.
func (a *App) relay() {
	if a.work == nil {
		return
	}
	g := a.geometry()
	r := a.work.pen.Reader
	r.Height = g.TextRows
	r.Extra = func(ref layout.Ref, l layout.Line) int { return a.body().ExtraRows(ref, l) } // proposals come and go
	r.Lay(a.view.Profile, g.TextColumns)
}

// panelList is what the side panel shows.
func panelList(a *App) *panel.List {
	p := a.work.pen
	current, _ := p.Current()
	return &panel.List{Screen: &a.view, Columns: a.geometry().PanelWidth, Article: p.Reader.Article, Set: p.Set(), Schema: a.options.Schema,
		Index: a.panel.Index(p.Reader.Article, p.Set(), p.Changes()), Cursor: p.Reader.Cursor(), Current: current, Words: a.words, Empty: pen.TextNoSpans,
		Grouped: a.panel.Grouped, Only: a.panel.Only, Text: a.panel.Text, Focused: a.panel.Focused}
}
