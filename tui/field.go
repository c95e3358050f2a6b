package tui

import (
	"strings"
	"unicode/utf8"

	"tippani/model/segment"
	"tippani/model/width"
	"tippani/tui/keymap"
)

// field is a line of text being typed. It is edited by grapheme cluster and drawn by measured widths, so Bengali lines up
// in it as it does in the article.
type field struct {
	text string
	at   int // byte offset of the cursor, on a cluster boundary
	left int // byte offset of the first cluster drawn
}

// maxField bounds what a field takes: a paste beyond it is cut.
const maxField = 64 << 10

func newField(text string) field { return field{text: text, at: len(text)} }

// insert types s at the cursor of a field of one line: line ends within become blanks, those at the end are left out.
func (f *field) insert(s string) {
	f.insertLines(strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", " "))
}

// insertLines types s, which may have several lines, at the cursor. Tabs become blanks; other control characters are left out.
func (f *field) insertLines(s string) {
	f.splice(strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r != '\n' && r < ' ' || 0x7F <= r && r <= 0x9F || r == utf8.RuneError:
			return -1
		}
		return r
	}, s))
}

// splice puts s in at the cursor as it is.
func (f *field) splice(s string) {
	if len(f.text)+len(s) > maxField {
		s = s[:segment.Floor(s, max(0, maxField-len(f.text)))]
	}
	end := f.at + len(s)
	f.text = f.text[:f.at] + s + f.text[f.at:]
	// What was typed may join the cluster after it: a mark typed before a mark, a hasanta before a consonant.
	f.at = segment.Ceil(f.text, end)
}

// edit carries out an editing action and reports whether it was one.
func (f *field) edit(do keymap.Action) bool {
	switch do {
	case keymap.CursorLeft:
		f.at = segment.Prev(f.text, f.at)
	case keymap.CursorRight:
		f.at = segment.Next(f.text, f.at)
	case keymap.LineStart:
		f.at = 0
	case keymap.LineEnd:
		f.at = len(f.text)
	case keymap.PreviousWord:
		f.at = segment.PrevWordStart(f.text, f.at)
	case keymap.NextWord:
		f.at = segment.NextWordStart(f.text, f.at)
	case keymap.DeleteBack:
		f.cut(segment.Prev(f.text, f.at), f.at)
	case keymap.DeleteForward:
		f.cut(f.at, segment.Next(f.text, f.at))
	case keymap.DeleteWordBack:
		f.cut(segment.PrevWordStart(f.text, f.at), f.at)
	case keymap.DeleteToStart:
		f.cut(0, f.at)
	case keymap.DeleteToEnd:
		f.cut(f.at, len(f.text))
	default:
		return false
	}
	return true
}

func (f *field) cut(from, to int) {
	f.text = f.text[:from] + f.text[to:]
	f.at = segment.Floor(f.text, from)
}

// draw puts the field into a row up to the column end and returns the column of its cursor. The text scrolls so that
// the cursor is always seen.
func (f *field) draw(r *row, l look, end int) int {
	end = min(end, r.limit)
	f.scroll(r.profile, end-r.col)
	cursor := r.col
	for sc := segment.NewScanner(f.text[f.left:]); sc.Next(); {
		if f.left+sc.Start() == f.at {
			cursor = r.col
		}
		cluster := f.text[f.left+sc.Start() : f.left+sc.End()]
		r.wanted.note(r.profile, cluster)
		c := r.profile.Cell(cluster)
		if r.col+c.Columns > end || !r.cell(l, c) {
			break
		}
		if f.left+sc.End() == f.at {
			cursor = r.col
		}
	}
	r.fill(l, end)
	return min(cursor, end)
}

func (f *field) scroll(p *width.Profile, room int) {
	if f.at < f.left {
		f.left = f.at
	}
	f.left = segment.Floor(f.text, min(f.left, len(f.text)))
	// Measured from the cursor back, no further than the room: a long paste is not measured again for each cluster that goes out of sight.
	first := f.at
	for columns := 0; first > f.left; {
		before := segment.Prev(f.text, first)
		if columns += p.Columns(f.text[before:first]); columns >= max(room, 1) {
			break
		}
		first = before
	}
	f.left = first
}
