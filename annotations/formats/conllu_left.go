package formats

import (
	"maps"
	"slices"
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
func (l *leftColumns) report(t *tally) {
	t.add(SpanOut, l.mentions, "in the brackets of Entity=")
	t.add(RelationOut, l.links, "of Bridge= and SplitAnte=")
	t.add(ItemOut, l.lost, "tags of empty nodes and of words inside a range")
	for _, column := range slices.Sorted(maps.Keys(l.cells)) {
		leaveColumns(t, []string{column}, [][]string{l.cells[column]})
	}
	for _, key := range slices.Sorted(maps.Keys(l.comments)) {
		t.add(ExtraOut, 1, "# "+key)
	}
}
