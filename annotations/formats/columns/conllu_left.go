package columns

import (
	"maps"
	"slices"

	"tippani/annotations/formats"
	"tippani/annotations/formats/unread"
)

// leftColumns gathers what an article's sentences have beside words, spacing and tags.
type leftColumns struct {
	cells    map[string][]string
	comments map[string]bool
	mentions int
	links    int
	lost     int
}

func (l *leftColumns) join(s *conlluSentence) {
	if l.cells == nil {
		l.cells, l.comments = map[string][]string{}, map[string]bool{}
	}
	for i, cells := range s.columns {
		if len(cells) > 0 {
			l.cells[conlluColumns[i]] = append(l.cells[conlluColumns[i]], cells...)
		}
	}
	for column, cells := range s.others {
		l.cells[column] = append(l.cells[column], cells...)
	}
	for _, key := range s.comments {
		l.comments[key] = true
	}
	l.mentions += s.mentions
	l.links += s.links
	l.lost += s.lost
}

// report counts the columns that say something, those of tags by their spans.
func (l *leftColumns) report(t *formats.Tally) {
	t.Add(formats.SpanOut, l.mentions, "in the brackets of Entity=")
	t.Add(formats.RelationOut, l.links, "of Bridge= and SplitAnte=")
	t.Add(formats.ItemOut, l.lost, "tags of empty nodes and of words inside a range")
	for _, column := range slices.Sorted(maps.Keys(l.cells)) {
		unread.LeaveColumns(t, []string{column}, [][]string{l.cells[column]})
	}
	for _, key := range slices.Sorted(maps.Keys(l.comments)) {
		t.Add(formats.ExtraOut, 1, "# "+key)
	}
}
