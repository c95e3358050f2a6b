package tui

import (
	"errors"

	"tippani/annotations"
	"tippani/annotations/carry"
	"tippani/annotations/highlight"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/layout"
	"tippani/model/source"
	"tippani/tui/action"
	"tippani/tui/desk"
	"tippani/tui/lang"
	"tippani/tui/reader"
)

// work is the article on the desk: its text on screen, what has been said about it, and what can be undone.
type work struct {
	item    source.Item
	reader  *reader.Reader
	session desk.Session
	edited  *source.Item   // the article as its source has it, when that is another text than the annotated one; else nil
	formers []carry.Former // records that may be this article's, which has none; none when there are none
	locked  lang.Text      // why it can't be changed; zero when it can
}

func (w *work) set() *annotations.Set { return w.session.Set() }

// here lists the spans under the cursor, outer before inner. Right at the end of a span, where nothing else begins, the span that
// just ended counts too: that is where the cursor stands after it was selected and labelled.
func (w *work) here() []*annotations.Span {
	at := highlight.LongestFirst(w.set().At(w.reader.Cursor()))
	if len(at) == 0 && w.reader.Cursor() > 0 {
		at = highlight.LongestFirst(w.set().At(model.PrevCluster(w.reader.Article, w.reader.Cursor())))
	}
	return at
}

// commit carries out a change: it is checked, journalled and synced by the store, and only then part of what is shown. On
// failure nothing changes, or, when the disk failed, the store holds it unsaved and the screen says so.
func (a *App) commit(tx annotations.Transaction) bool {
	w := a.work
	if w.locked != (lang.Text{}) {
		a.say(action.Warn, w.locked)
		return false
	}
	if m := a.schema.Misfit(w.set(), tx); m != nil && a.stop() == nil {
		text, args := a.misfit(m)
		a.say(action.Warn, text, args...)
		return false
	}
	err := w.session.Commit(tx, w.reader.Cursor())
	var unsaved *record.UnsavedError
	switch {
	case errors.As(err, &unsaved):
		a.say(action.Bad, lang.Text{En: "%v", Bn: "%v"}, err)
	case err != nil:
		a.sayFault(err, lang.Text{En: "Not done: %v", Bn: "করা গেল না: %v"})
		return false
	}
	if _, still := w.set().Span(a.adjust); a.adjust != "" && !still {
		a.adjust = ""
		w.reader.Clear()
	}
	w.reader.Reveal()
	return true
}

// relay lays the article out anew after the screen, the widths or the measure changed.
func (a *App) relay() {
	if a.work == nil {
		return
	}
	g := a.geometry()
	a.work.reader.Height = g.textRows
	a.work.reader.Extra = a.extraRows
	a.work.reader.Lay(a.view.Profile, g.textColumns)
}

// extraRows is how many rows stand under a line of text: the label brackets of a screen whose colours do not tell labels apart,
// and the gap after a paragraph.
func (a *App) extraRows(ref layout.Ref, l layout.Line) int {
	return a.extraRowsIn(highlight.Sight{})(ref, l)
}

// extraRowsIn is extraRows while the spans on screen are known.
func (a *App) extraRowsIn(in highlight.Sight) func(layout.Ref, layout.Line) int {
	return func(ref layout.Ref, l layout.Line) int {
		n := len(a.brackets(ref, l, in))
		if l.Last && a.gaps() && !l.Range.Empty() {
			n++
		}
		return n
	}
}

// gaps reports whether paragraphs stand apart by an empty row; small screens need every row for text.
func (a *App) gaps() bool { return a.view.Rows >= 12 }
