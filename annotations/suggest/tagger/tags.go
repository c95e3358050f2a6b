package tagger

// A tag is what a word is in a sentence: 0 for O, else one of the four parts of a label.
type tag = uint16

const (
	outside tag = iota
	begin       // + 4 × the label's number
	inside
	last
	unit
	parts = 4
)

// tags are how many tags a number of labels makes.
func tags(labels int) int { return 1 + parts*labels }

// of is the part of a label that a tag is.
func of(part tag, label int) tag { return part + tag(parts*label) }

// partOf takes a tag apart; the label is -1 for O.
func partOf(t tag) (part tag, label int) {
	if t == outside {
		return outside, -1
	}
	return (t-1)%parts + 1, int(t-1) / parts
}

// open reports whether a span goes on behind a word of this tag.
func open(t tag) bool {
	part, _ := partOf(t)
	return part == begin || part == inside
}

// follows reports whether t can stand behind s, BILOU being what it is.
func follows(s, t tag) bool {
	part, label := partOf(t)
	_, before := partOf(s)
	if open(s) {
		return label == before && (part == inside || part == last)
	}
	return part != inside && part != last
}
