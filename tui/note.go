package tui

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/model/visible"
	"tippani/tui/keymap"
	"tippani/tui/lang"
)

// noteBox is where the note on a span is typed. It shows several lines; alt+enter begins a new one.
type noteBox struct {
	title  string
	hint   string
	field  field
	span   string // id of the span
	before string // the note as it was
	keep   func(a *App, text string)
	cursor int

	text   shortText // as it is on screen
	starts []model.Range
	top    int // index into starts of the first line on screen
}

// openNote edits the note on the span under the cursor.
func (a *App) openNote() {
	s, ok := a.currentSpan()
	if !ok {
		return
	}
	a.open(&noteBox{
		title: a.view.lang.Format(lang.Text{En: "Note on %s “%s”", Bn: "%s “%s”-এর টীকা"}, a.labelName(s.Label), a.excerpt(s.Range)),
		hint: a.view.lang.Of(lang.Text{En: " enter keeps · alt+enter new line · esc leaves it as it was ",
			Bn: " enter: সংরক্ষণ · alt+enter: নতুন লাইন · esc: বাদ "}),
		field: newField(a.draftOf(s)),
		span:  s.ID, before: s.Note,
		keep: func(a *App, text string) { a.keepNote(s, text) },
	})
}

// draft is what was typed into a note that was left with escape.
type draft struct{ span, text string }

// draftOf is where typing a note begins: at what was typed and left before, else at the note.
func (a *App) draftOf(s *annotations.Span) string {
	if a.draft.span == s.ID {
		return a.draft.text
	}
	return s.Note
}

func (a *App) keepNote(s *annotations.Span, text string) {
	if text == s.Note {
		return
	}
	t := *s
	t.Note = text
	if a.replace(&t, "note") {
		if text == "" {
			a.say(toneGood, lang.Text{En: "The note is gone; u brings it back", Bn: "টীকা মোছা হলো; u চাপলে ফিরবে"})
			return
		}
		a.say(toneGood, lang.Text{En: "Note kept", Bn: "টীকা রাখা হলো"})
	}
}

func (n *noteBox) key(a *App, k press) {
	switch do := a.resolve(keymap.Text, k); {
	case do == keymap.Cancel || do == keymap.Quit:
		a.close()
		if n.field.text != n.before {
			a.draft = draft{span: n.span, text: n.field.text}
			a.say(toneInfo, lang.Text{En: "The note is as it was; m brings what you typed back",
				Bn: "টীকা আগের মতোই আছে; m চাপলে আপনার লেখা ফিরবে"})
		}
	case do == keymap.Accept:
		a.close()
		a.draft = draft{}
		n.keep(a, n.field.text)
	case do == keymap.NewLine:
		n.field.splice("\n")
	case k.text != "":
		n.field.insertLines(k.text)
	default:
		n.field.edit(do)
	}
}

func (n *noteBox) box(v *view) *box {
	width := min(v.columns-3, 76)
	n.text = layOut(n.field.text, v.profile, width-3)
	n.starts = n.text.lines()
	text, lines := n.text, n.starts
	at, column := text.place(n.field.at)
	room := max(min(len(lines), v.rows-4), 1)
	room = max(room, min(3, v.rows-3))
	n.top = max(0, at-room+1)
	top := n.top
	b := &box{width: width, height: room + 2, top: -1, left: -1, cursorLine: 1 + at - top}
	b.cursorColumn = func() int { return n.cursor }
	b.line = func(r *row, i, end int) {
		switch {
		case i == 0:
			r.put(v.theme.boxTitle, " "+n.title+" ", end)
			r.line(v.theme.boxDim, end)
		case i == room+1:
			r.line(v.theme.boxDim, end-v.textColumns(n.hint))
			r.put(v.theme.boxDim, n.hint, end)
		default:
			r.put(v.theme.box, " ", end)
			if i == 1+at-top {
				n.cursor = r.col + column
			}
			if j := top + i - 1; j < len(lines) {
				r.put(v.theme.box, visible.String(text.text[lines[j].Start:lines[j].End]), end)
			}
		}
	}
	return b
}

// scrollBy takes the wheel: the cursor goes from line to line, and the box with it.
func (n *noteBox) scrollBy(a *App, lines int) {
	n.box(&a.view)
	at, column := n.text.place(n.field.at)
	step := 1
	if lines < 0 {
		step = -1
	}
	n.field.at = n.text.at(min(max(at+step, 0), len(n.starts)-1), column)
}
