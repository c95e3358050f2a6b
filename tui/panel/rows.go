package panel

import (
	"slices"

	"tippani/annotations"
	"tippani/model"
	"tippani/tui/lang"
	"tippani/tui/words"
)

// Row is one line of the panel.
type Row struct {
	Span  *annotations.Span // that it belongs to; nil for a heading
	First bool              // the span's label stands on it

	text  string
	depth int    // how many spans are around it
	about bool   // it tells of the span, and is not its text
	label string // of a heading: whose spans follow; "" for the heading of the whole list
}

const (
	leastHeaded = 6  // rows of a panel from which it says how many spans there are
	leastLinked = 8  // from which it says what each span is linked to
	perWrapped  = 12 // rows of the panel for each row more than one that a span may take
	mostWrapped = 4  // rows that a span takes which is not the current one
	mostLinked  = 2  // partners that it names
	mostDepth   = 4
)

// Rows are the rows that fit into so many, and the index of the current span's first among them; -1 for none. However many spans there
// are, only a screenful is looked at.
func (l *List) Rows(room int) (list []Row, at int) {
	if room >= leastHeaded && l.Set.Len() > 0 {
		list = append(list, Row{})
		room--
	}
	from := l.middle()
	if from == nil {
		return list, -1
	}
	headed := len(list)
	rows, start, height := l.around(from, room)
	top := min(max(0, start-room/3), max(0, len(rows)-room))
	top = min(max(top, start+height-room), start) // the span whole, if it can be
	list = append(list, rows[top:min(len(rows), top+room)]...)
	if from != l.Current {
		return list, -1
	}
	return list, headed + start - top
}

// around are the rows of a span and of those before and behind it, as many as can show; where its own begin, and how many they are.
func (l *List) around(from *annotations.Span, room int) (rows []Row, start, height int) {
	var before [][]Row
	spans := l.spansBefore(from, room)
	depths := l.depths(append(spans, from))
	n := 0
	for i := len(spans) - 1; i >= 0 && n < room; i-- {
		r := l.rowsOf(spans[i], depths[i], room)
		if prev, ok := l.before(spans[i]); l.Grouped && (!ok || prev.Label != spans[i].Label) {
			r = append([]Row{{label: spans[i].Label}}, r...)
		}
		before, n = append(before, r), n+len(r)
	}
	slices.Reverse(before)
	rows = slices.Concat(before...)
	if prev, ok := l.before(from); l.Grouped && (!ok || prev.Label != from.Label) {
		rows = append(rows, Row{label: from.Label})
	}
	start = len(rows)
	depth := depths[len(spans)]
	rows = append(rows, l.rowsOf(from, depth, room)...)
	height = len(rows) - start
	open := l.openAt(from)
	for s, ok := l.after(from); ok && len(rows) < start+height+room; s, ok = l.after(s) {
		if l.Grouped && s.Label != from.Label {
			rows = append(rows, Row{label: s.Label})
		}
		from = s
		var d int
		d, open = nest(open, s)
		rows = append(rows, l.rowsOf(s, d, room)...)
	}
	return rows, start, height
}

// spansBefore lists at most so many spans before one, in the order of the list.
func (l *List) spansBefore(from *annotations.Span, most int) []*annotations.Span {
	var out []*annotations.Span
	for s, ok := l.before(from); ok && len(out) < most; s, ok = l.before(s) {
		out = append(out, s)
	}
	slices.Reverse(out)
	return out
}

// depths are how many spans are around each of some that follow one another; all stand at the edge when others stand between them.
func (l *List) depths(spans []*annotations.Span) []int {
	out := make([]int, len(spans))
	var open []model.Range
	for i, s := range spans {
		if l.plain() {
			out[i], open = nest(open, s)
		}
	}
	return out
}

// openAt is what is around the spans that follow one.
func (l *List) openAt(s *annotations.Span) []model.Range {
	if !l.plain() {
		return nil
	}
	var open []model.Range
	for _, around := range l.Set.At(s.Range.Start) {
		if annotations.CompareSpans(around, s) <= 0 {
			open = append(open, around.Range)
		}
	}
	return open
}

// nest is how many of the open ranges are around a span, and those open behind its start.
func nest(open []model.Range, s *annotations.Span) (depth int, now []model.Range) {
	for len(open) > 0 && open[len(open)-1].End <= s.Range.Start {
		open = open[:len(open)-1]
	}
	return min(len(open), mostDepth), append(open, s.Range)
}

// rowsOf are the rows of one span: its text, wrapped, and what is known of it: of the current span everything, of others the partners that
// their relations go to.
func (l *List) rowsOf(s *annotations.Span, depth, room int) []Row {
	var about []string
	lines := 1
	if s == l.Current {
		about = l.Words.About(l.Article, l.Set, s, room)
		lines = max(room-len(about), 1)
	} else {
		if room >= perWrapped {
			lines = min(1+room/perWrapped, mostWrapped)
		}
		if room >= leastLinked {
			about = l.partners(s)
		}
	}
	left := l.Columns - l.textAt(s, depth) - l.Screen.TextColumns(l.marks(s)) - 1
	rest := l.Columns - indent(depth)
	rows := make([]Row, 0, 1+len(about))
	for _, text := range wrap(l.Screen, l.Article.Slice(s.Range), left, rest, lines) {
		rows = append(rows, Row{Span: s, First: len(rows) == 0, text: text, depth: depth})
	}
	for _, text := range about {
		for _, line := range wrap(l.Screen, text, rest, rest, lines) {
			rows = append(rows, Row{Span: s, text: line, depth: depth, about: true})
		}
	}
	return rows[:min(len(rows), max(room, 1))]
}

// partners are what a span's relations go to: the speaker of a quotation.
func (l *List) partners(s *annotations.Span) []string {
	var out []string
	more := 0
	for _, r := range l.Set.RelationsOf(s.ID) {
		other, ok := l.Set.Span(r.To)
		switch {
		case r.From != s.ID || !ok:
		case len(out) == mostLinked:
			more++
		default:
			out = append(out, "→ "+l.Words.Relation(r.Label)+": "+words.Excerpt(l.Article, other.Range))
		}
	}
	if more > 0 {
		out[mostLinked-1] += " " + l.Screen.Lang.Format(lang.Text{En: "and %s more", Bn: "আরও %sটি"}, lang.Number(more))
	}
	return out
}

// marks say of a span that it has attributes, a note, or is what others are linked to, and by how many.
func (l *List) marks(s *annotations.Span) string {
	out := ""
	if s == l.Current {
		return out // all of it stands below
	}
	in := 0
	for _, r := range l.Set.RelationsOf(s.ID) {
		if r.To == s.ID {
			in++
		}
	}
	if in > 0 {
		out += "←" + l.Screen.Lang.Number(in)
	}
	if len(s.Attrs) > 0 {
		out += "•"
	}
	if s.Note != "" {
		out += "✎"
	}
	return out
}
