// Package pen is an annotator's hand on one article: what labels, links, notes and corrects its spans, takes changes back, and knows which
// span the next key works on. What it does is a transaction of the session; what it says, asks or opens is an action.
package pen

import (
	"errors"

	"tippani/annotations"
	"tippani/annotations/highlight"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/stop"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/desk"
	"tippani/tui/lang"
	"tippani/tui/reader"
	"tippani/tui/words"
)

// Kit is what pens of all articles have in common.
type Kit struct {
	Screen *canvas.Screen
	Words  *words.Words
	Schema *annotations.Schema
	Stop   stop.Func // whether the work of the present key is cancelled
}

// Pen is the hand on one article, which is open as a session.
type Pen struct {
	Kit
	Reader  *reader.Reader
	Session desk.Session
	Locked  lang.Text // why the article can't be changed; zero when it can

	current string // id of the span that was gone to or made last
	linking string // id of the span that the list of links points at
	adjust  string // id of the span whose ends are being moved; "" for none
	made    made
	last    string // the label that was given last
	changes int    // how many were committed
	due     []dueLink
	draft   draft
	arrived arrival
}

// made is the span that was labelled last, and where the cursor stood then: until it moves, another label corrects this one.
type made struct {
	span string
	at   model.Selection
}

// draft is what was typed into a note that was left with escape.
type draft struct{ span, text string }

// New is a hand that has done nothing yet.
func New(k Kit, s desk.Session) *Pen {
	p := &Pen{Kit: k, Session: s, Reader: reader.New(s.Article())}
	if why := s.ReadOnly(); !why.None() {
		p.Locked = lang.Text{En: why.String(), Bn: lang.Bengali.Message(why)}
	}
	return p
}

// Set is what has been said about the article.
func (p *Pen) Set() *annotations.Set { return p.Session.Set() }

// Changes is how many changes this pen has made.
func (p *Pen) Changes() int { return p.changes }

// Linking is the id of the span that an open list of links points at; "" for none.
func (p *Pen) Linking() string { return p.linking }

// Adjusting reports whether the ends of a span are being moved.
func (p *Pen) Adjusting() bool { return p.adjust != "" }

// Arrived is called when the cursor was led elsewhere: the span that was gone to before is not the current one any more.
func (p *Pen) Arrived() { p.current = "" }

// Here lists the spans under the cursor, outer before inner. Right at the end of a span, where nothing else begins, the span that
// just ended counts too: that is where the cursor stands after it was selected and labelled.
func (p *Pen) Here() []*annotations.Span {
	at := highlight.LongestFirst(p.Set().At(p.Reader.Cursor()))
	if len(at) == 0 && p.Reader.Cursor() > 0 {
		at = highlight.LongestFirst(p.Set().At(model.PrevCluster(p.Reader.Article, p.Reader.Cursor())))
	}
	return at
}

// Current is the span that keys work on: the one gone to last while the cursor is in it, else the innermost under the cursor.
func (p *Pen) Current() (*annotations.Span, bool) {
	here := p.Here()
	for _, s := range here {
		if s.ID == p.current {
			return s, true
		}
	}
	if len(here) == 0 {
		return nil, false
	}
	return here[len(here)-1], true
}

// commit carries out a change: it is checked, journalled and synced by the store, and only then part of what is shown. If that fails
// nothing changes, or, when the disk failed, the store holds it unsaved and what is said says so.
func (p *Pen) commit(tx annotations.Transaction) (said action.Action, ok bool) {
	if p.Locked != (lang.Text{}) {
		return action.Refuse(p.Locked), false
	}
	if m := p.Schema.Misfit(p.Set(), tx); m != nil && p.Stop.Err() == nil {
		text, args := misfit(p, m)
		return action.Refuse(text, args...), false
	}
	err := p.Session.Commit(tx, p.Reader.Cursor())
	var unsaved *record.UnsavedError
	switch {
	case errors.As(err, &unsaved):
		said = action.Fail(action.Verbatim, err)
	case err != nil:
		return action.Fault(err, lang.Text{En: "Not done: %v", Bn: "করা গেল না: %v"}), false
	}
	p.changes++
	if _, still := p.Set().Span(p.adjust); p.adjust != "" && !still {
		p.putDown()
	}
	p.Reader.Reveal()
	return said, true
}

// Carry carries out a change that another part of the program has made; ok when that was done.
func (p *Pen) Carry(tx annotations.Transaction) (said action.Action, ok bool) { return p.commit(tx) }

// change commits, and says what was done if it was.
func (p *Pen) change(tx annotations.Transaction, done lang.Text, values ...any) action.Action {
	said, ok := p.commit(tx)
	if !ok {
		return said
	}
	return action.All{said, action.Done(done, values...)}
}

// replacing is a changed copy of a span in its place.
func replacing(p *Pen, to *annotations.Span, by string) annotations.Transaction {
	return annotations.ReplaceSpan(p.Set(), to).By(annotations.ByHand(by))
}

// excerpt is a short form of a range's text for messages and lists.
func (p *Pen) excerpt(rg model.Range) string { return words.Excerpt(p.Reader.Article, rg) }
