package pen

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/model/visible"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
)

// noteBox is where the note on a span is typed. It shows several lines; alt+enter begins a new one.
type noteBox struct {
	title  string
	hint   string
	field  canvas.Field
	before string // the note as it was
	keep   func(text string) action.Action
	left   func(text string) action.Action

	text   canvas.Text // as it is on screen
	starts []model.Range
	top    int // index into starts of the first line on screen
}

// Note edits the note on the span under the cursor.
func (p *Pen) Note() action.Action {
	s, ok := p.Current()
	if !ok {
		return nil
	}
	text := s.Note
	if p.draft.span == s.ID {
		text = p.draft.text
	}
	return dialog.Open{Dialog: &noteBox{
		title: p.Screen.Lang.Format(lang.Text{En: "Note on %s “%s”", Bn: "%s “%s”-এর টীকা"}, p.Words.Label(s.Label), p.excerpt(s.Range)),
		hint:  p.Screen.Lang.Of(textTyping),
		field: canvas.NewField(text), before: s.Note,
		keep: func(text string) action.Action {
			p.draft = draft{}
			return keepNote(p, s, text)
		},
		left: func(text string) action.Action {
			p.draft = draft{span: s.ID, text: text}
			return action.Tell(lang.Text{En: "The note is as it was; m brings what you typed back",
				Bn: "টীকা আগের মতোই আছে; m চাপলে আপনার লেখা ফিরবে"})
		},
	}}
}

// Type asks for a text about what is current, beginning with what there is, and hands it to keep.
func (p *Pen) Type(title, text string, keep func(string) action.Action) action.Action {
	return dialog.Open{Dialog: &noteBox{title: title, hint: p.Screen.Lang.Of(textTyping), field: canvas.NewField(text), before: text,
		keep: keep,
		left: func(string) action.Action { return nil }}}
}

var textTyping = lang.Text{En: " enter keeps · alt+enter new line · esc leaves it as it was ",
	Bn: " enter: সংরক্ষণ · alt+enter: নতুন লাইন · esc: বাদ "}

func keepNote(p *Pen, s *annotations.Span, text string) action.Action {
	if text == s.Note {
		return nil
	}
	t := *s
	t.Note = text
	done := lang.Text{En: "Note kept", Bn: "টীকা রাখা হলো"}
	if text == "" {
		done = lang.Text{En: "The note is gone; u brings it back", Bn: "টীকা মোছা হলো; u চাপলে ফিরবে"}
	}
	return p.change(replacing(p, &t, "note"), done)
}

// Key types into the note, keeps it or leaves it as it was.
func (n *noteBox) Key(k keys.Press, kb keys.Keyboard) action.Action {
	text := n.field.Text
	switch do := kb.Action(keymap.Text, k); {
	case do == keymap.Cancel || do == keymap.Quit:
		if text == n.before {
			return dialog.Close{}
		}
		return dialog.Close{Then: func() action.Action { return n.left(text) }}
	case do == keymap.Accept:
		return dialog.Close{Then: func() action.Action { return n.keep(text) }}
	case do == keymap.NewLine:
		n.field.Splice("\n")
	case k.Text != "":
		n.field.InsertLines(k.Text)
	default:
		n.field.Edit(do)
	}
	return nil
}

func (n *noteBox) width(v *canvas.Screen) int { return min(v.Columns-3, 76) }

// Fit lays the note out, with the cursor's line in sight.
func (n *noteBox) Fit(v *canvas.Screen) {
	n.text = canvas.LayOut(n.field.Text, v.Profile, n.width(v)-3)
	n.starts = n.text.Lines()
	at, _ := n.text.Place(n.field.At)
	n.top = max(0, at-n.room(v)+1)
}

// room is how many lines of the note are on screen.
func (n *noteBox) room(v *canvas.Screen) int {
	room := max(min(len(n.starts), v.DialogRows()-2), 1)
	return max(room, min(3, v.Rows-3))
}

// Box lays the note out for the screen.
func (n *noteBox) Box(v *canvas.Screen) *canvas.Box {
	text, lines, top, room := n.text, n.starts, n.top, n.room(v)
	at, column := text.Place(n.field.At)
	b := &canvas.Box{Width: n.width(v), Height: room + 2, Top: -1, Left: -1, CursorLine: 1 + at - top, Framed: true,
		About: true, Clear: v.Clear}
	cursor := 0
	b.CursorColumn = func() int { return cursor }
	b.Line = func(r *canvas.Row, i, end int) {
		switch {
		case i == 0:
			r.Put(v.Theme.BoxTitle, " "+n.title+" ", end)
			r.Line(v.Theme.BoxDim, end)
		case i == room+1:
			r.Line(v.Theme.BoxDim, end-v.TextColumns(n.hint))
			r.Put(v.Theme.BoxDim, n.hint, end)
		default:
			r.Put(v.Theme.Box, " ", end)
			if i == 1+at-top {
				cursor = r.Col + column/v.Profile.Unit()
			}
			j := top + i - 1
			if j >= len(lines) {
				break
			}
			if i == 1+at-top {
				r.PutTyped(v.Theme.Box, text.Text[lines[j].Start:lines[j].End], n.field.At-int(lines[j].Start), end)
				break
			}
			r.Put(v.Theme.Box, visible.String(text.Text[lines[j].Start:lines[j].End]), end)
		}
	}
	return b
}

// Scroll takes the wheel: the cursor goes from line to line, and the box with it.
func (n *noteBox) Scroll(lines int) action.Action {
	at, column := n.text.Place(n.field.At)
	step := 1
	if lines < 0 {
		step = -1
	}
	n.field.At = n.text.At(min(max(at+step, 0), len(n.starts)-1), column)
	return nil
}

// Click puts the cursor where one points.
func (n *noteBox) Click(line, column int) action.Action {
	if i := n.top + line - 1; line >= 1 && i < len(n.starts) {
		n.field.At = n.text.At(i, column-1)
	}
	return nil
}
