package search

import (
	"strings"

	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
	"tippani/tui/reader"
)

// Line is the dialog in which a search is typed, in the bottom row. What is found shows at once; enter stays there, escape goes back.
type Line struct {
	search *Search
	reader *reader.Reader
	field  canvas.Field
	from   reader.Stand // where the search began
	remark lang.Text    // what is said when nothing matches or the search was cancelled
	unsure bool         // it was cancelled: nobody knows whether anything matches
}

// All is the action that looks for a query in all articles: what is typed began with AllPrefix.
type All struct{ Query string }

// AllPrefix begins a search in all articles where one in this article is typed.
const AllPrefix = `\`

// Line is the dialog for typing a search, from where the reader stands.
func (s *Search) Line(r *reader.Reader) *Line {
	return &Line{search: s, reader: r, from: r.Stand()}
}

// Key types what is looked for, stays at what was found, or goes back.
func (l *Line) Key(k keys.Press, kb keys.Keyboard) action.Action {
	switch do := kb.Action(keymap.Text, k); {
	case do == keymap.Cancel || do == keymap.Quit:
		l.search.matcher = nil
		l.reader.ReturnTo(l.from)
		return dialog.Close{}
	case do == keymap.Accept:
		return dialog.Close{Then: l.accept}
	case do == keymap.CursorUp:
		l.field = canvas.NewField(l.search.last)
	case k.Text != "":
		l.field.Insert(k.Text)
	case !l.field.Edit(do):
		return nil
	}
	if rest, all := strings.CutPrefix(l.field.Text, AllPrefix); all {
		l.reader.ReturnTo(l.from)
		return dialog.Close{Then: func() action.Action { return All{rest} }}
	}
	return l.look()
}

// accept stays at what was found.
func (l *Line) accept() action.Action {
	s := l.search
	var asked action.All
	if l.field.Text == "" && s.last != "" {
		l.field = canvas.NewField(s.last)
		asked = append(asked, l.look())
	}
	s.last = l.field.Text
	if l.unsure {
		if asked = append(asked, l.look()); l.unsure {
			return asked
		}
	}
	if l.remark != (lang.Text{}) {
		s.matcher = nil
		return append(asked, action.Refuse(textMissing, l.field.Text))
	}
	return append(asked, s.which(l.reader, model.Range{Start: s.from(l.reader)}))
}

// look shows the first hit at or after where the search began.
func (l *Line) look() action.Action {
	s, r := l.search, l.reader
	l.remark, l.unsure = lang.Text{}, false
	s.query, s.matcher = l.field.Text, nil
	if l.field.Text == "" {
		r.ReturnTo(l.from)
		return nil
	}
	m := s.matching(l.field.Text)
	hit, ok := m.Next(r.Article.Text(), l.from.Cursor())
	if !ok {
		hit, ok = m.Next(r.Article.Text(), 0)
	}
	if s.cancelled() {
		l.unsure, l.remark = true, lang.Text{En: " cancelled ", Bn: " বাতিল "}
		r.ReturnTo(l.from)
		return action.Cancelled
	}
	if !ok {
		l.remark = lang.Text{En: " not found ", Bn: " পাওয়া যায়নি "}
		r.ReturnTo(l.from)
		return nil
	}
	s.matcher = m
	return s.goTo(r, hit)
}

var textPrompt = lang.Text{En: " Search: ", Bn: " খুঁজুন: "}

// Fit keeps the cursor in sight.
func (l *Line) Fit(v *canvas.Screen) {
	l.field.Fit(v.Profile, v.Columns-1-v.TextColumns(v.Lang.Of(textPrompt))-v.TextColumns(v.Lang.Of(l.remark)))
}

// Box is the bottom row.
func (l *Line) Box(v *canvas.Screen) *canvas.Box {
	return canvas.LineBox(v, v.Lang.Of(textPrompt), l.field, v.Lang.Of(l.remark))
}
