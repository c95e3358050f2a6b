// Package panel is the list of the article's spans beside the text: in the order of the text or by label, of all labels or of one.
package panel

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/tui/canvas"
	"tippani/tui/lang"
	"tippani/tui/words"
)

// Panel is whether the list shows, what of it, and whether it has the keys. It is on screen by itself where the window is wide
// enough for both, until the user says otherwise. What the user says holds for all articles.
type Panel struct {
	chosen  bool   // the user has said whether it shows
	open    bool   // what the user said
	Focused bool   // up and down go from span to span
	Grouped bool   // spans stand by label, and in the order of the text within one
	Only    string // the one label whose spans are listed; "" for all
	Text    string // what the text of the spans that are listed holds; "" for all

	index *Index
}

// Columns are the widths of screens that matter to the panel.
const (
	Width = 40  // the panel's own
	From  = 112 // of the screen from which the panel shows by itself
	Least = 60  // of the screen that has room for it at all
)

// Shown reports whether the panel is on a screen of so many columns.
func (p Panel) Shown(columns int) bool {
	switch {
	case columns < Least:
		return false
	case !p.chosen:
		return columns >= From
	}
	return p.open
}

// Show is the user's word whether the panel shows. It takes the keys away from it.
func (p *Panel) Show(open bool) { p.chosen, p.open, p.Focused = true, open, false }

// Index is the index of the spans of a set that pass the filter by text. Version tells states of one set apart: the set is only looked
// through again when another is given.
func (p *Panel) Index(article *model.Article, set *annotations.Set, version int) *Index {
	if p.index == nil || p.index.set != set || p.index.version != version || p.index.text != p.Text {
		p.index = &Index{article: article, set: set, version: version, text: p.Text}
	}
	return p.index
}

// List is what the panel shows.
type List struct {
	Screen  *canvas.Screen
	Columns int // of the panel
	Article *model.Article
	Set     *annotations.Set
	Schema  *annotations.Schema
	Index   *Index // of Set
	Cursor  model.Offset
	Current *annotations.Span // the span that keys work on; nil for none
	Words   *words.Words
	Empty   lang.Text // what stands in place of spans
	Grouped bool
	Only    string // as in Panel; so is Text
	Text    string
	Focused bool
}

// plain reports whether the list is every span in the order of the text, which the set itself knows.
func (l *List) plain() bool { return !l.Grouped && !l.filtered() }

// filtered reports whether spans may be left out.
func (l *List) filtered() bool { return l.Only != "" || l.Text != "" }

// passing are the spans that pass the filter, in the order of the text.
func (l *List) passing() []*annotations.Span {
	if l.Only != "" {
		return l.Index.Of(l.Only)
	}
	return l.Index.All()
}
