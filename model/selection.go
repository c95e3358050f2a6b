package model

// Selection is a cursor with a tail: Anchor stays where the selection began, Head moves. With both equal it is a mere
// cursor.
type Selection struct{ Anchor, Head Offset }

// At is the selection that is a cursor at o.
func At(o Offset) Selection { return Selection{o, o} }

// Range is the text between the two ends, in order.
func (s Selection) Range() Range { return Range{min(s.Anchor, s.Head), max(s.Anchor, s.Head)} }

// Empty reports whether the selection is a mere cursor.
func (s Selection) Empty() bool { return s.Anchor == s.Head }

// To moves the head to o; the anchor stays when extend is true, else follows.
func (s Selection) To(o Offset, extend bool) Selection {
	if extend {
		return Selection{s.Anchor, o}
	}
	return At(o)
}
