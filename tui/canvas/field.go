package canvas

import (
	"strings"
	"unicode/utf8"

	"tippani/model/segment"
	"tippani/model/width"
	"tippani/tui/keymap"
	"tippani/tui/style"
)

// Field is a line of text being typed. It is edited by grapheme cluster and drawn by measured widths, so Bengali lines up
// in it as it does in the article.
type Field struct {
	Text string
	At   int // byte offset of the cursor, on a cluster boundary
	left int // byte offset of the first cluster drawn
}

// maxField bounds what a field takes: a paste beyond it is cut.
const maxField = 64 << 10

func NewField(text string) Field { return Field{Text: text, At: len(text)} }

// Insert types s at the cursor of a field of one line: line ends within become blanks, those at the end are left out.
func (f *Field) Insert(s string) {
	f.InsertLines(strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", " "))
}

// InsertLines types s, which may have several lines, at the cursor. Tabs become blanks; other control characters are left out.
func (f *Field) InsertLines(s string) {
	f.Splice(strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r != '\n' && r < ' ' || 0x7F <= r && r <= 0x9F || r == utf8.RuneError:
			return -1
		}
		return r
	}, s))
}

// Splice puts s in at the cursor as it is.
func (f *Field) Splice(s string) {
	if len(f.Text)+len(s) > maxField {
		s = s[:segment.Floor(s, max(0, maxField-len(f.Text)))]
	}
	end := f.At + len(s)
	f.Text = f.Text[:f.At] + s + f.Text[f.At:]
	// What was typed may join the cluster after it: a mark typed before a mark, a hasanta before a consonant.
	f.At = segment.Ceil(f.Text, end)
}

// Edit carries out an editing action and reports whether it was one.
func (f *Field) Edit(do keymap.Action) bool {
	switch do {
	case keymap.CursorLeft:
		f.At = segment.Prev(f.Text, f.At)
	case keymap.CursorRight:
		f.At = segment.Next(f.Text, f.At)
	case keymap.LineStart:
		f.At = 0
	case keymap.LineEnd:
		f.At = len(f.Text)
	case keymap.PreviousWord:
		f.At = segment.PrevWordStart(f.Text, f.At)
	case keymap.NextWord:
		f.At = segment.NextWordStart(f.Text, f.At)
	case keymap.DeleteBack:
		f.cut(segment.Prev(f.Text, f.At), f.At)
	case keymap.DeleteForward:
		f.cut(f.At, segment.Next(f.Text, f.At))
	case keymap.DeleteWordBack:
		f.cut(segment.PrevWordStart(f.Text, f.At), f.At)
	case keymap.DeleteToStart:
		f.cut(0, f.At)
	case keymap.DeleteToEnd:
		f.cut(f.At, len(f.Text))
	default:
		return false
	}
	return true
}

func (f *Field) cut(from, to int) {
	f.Text = f.Text[:from] + f.Text[to:]
	f.At = segment.Floor(f.Text, from)
}

// Draw puts the field into a row up to the column end and returns the column of its cursor. The text scrolls so that
// the cursor is always seen.
func (f Field) Draw(r *Row, l style.Look, end int) int {
	end = min(end, r.limit)
	f.Fit(r.profile, end-r.Col)
	if r.sketch != nil {
		return f.drawTypeset(r, l, end)
	}
	cursor := r.Col
	for sc := segment.NewScanner(f.Text[f.left:]); sc.Next(); {
		if f.left+sc.Start() == f.At {
			cursor = r.Col
		}
		cluster := f.Text[f.left+sc.Start() : f.left+sc.End()]
		r.drawn.note(cluster)
		c := r.profile.Cell(cluster)
		if r.Col+c.Columns > end || !r.Cell(l, c) {
			break
		}
		if f.left+sc.End() == f.At {
			cursor = r.Col
		}
	}
	r.Fill(l, end)
	return min(cursor, end)
}

// drawTypeset is Draw where text is drawn.
func (f Field) drawTypeset(r *Row, l style.Look, end int) int {
	s := r.sketch
	limit := end * s.CellWidth
	caret := s.x
	for scan := r.profile.Scan(f.Text, f.left, len(f.Text)); scan.Next(); {
		r.drawn.note(f.Text[scan.Start():scan.End()])
		if scan.Start() == f.At {
			caret = s.x
		}
		if s.x+scan.Columns() > limit {
			break
		}
		r.glyph(l, scan.Cell(), false)
		if scan.End() == f.At {
			caret = s.x
		}
	}
	r.Fill(l, end)
	s.caret(caret)
	return min(caret/s.CellWidth, end)
}

// Fit scrolls as little as it takes to show the cursor in so many columns.
func (f *Field) Fit(p *width.Profile, room int) {
	if f.At < f.left {
		f.left = f.At
	}
	f.left = segment.Floor(f.Text, min(f.left, len(f.Text)))
	// Measured from the cursor back, no further than the room: a long paste is not measured again for each cluster that goes out of sight.
	first := f.At
	for columns := 0; first > f.left; {
		before := segment.Prev(f.Text, first)
		if columns += p.Measure(f.Text[before:first]); columns >= max(room, 1) {
			break
		}
		first = before
	}
	f.left = first
}
