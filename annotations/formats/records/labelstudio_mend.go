package records

import (
	"tippani/annotations/formats/foreign"
	"tippani/model"
)

// mendMixedUnits places a span whose offsets mix units. Label Studio's frontend 1.4 counts code points within a node
// of its page but UTF-16 units in the nodes before, and every region splits a node: a start lies anywhere between its
// two readings. The quotation decides, if it stands at one place only in between.
func mendMixedUnits(a *model.Article, s *foreign.Span) (start, end int, ok bool) {
	if !s.Quoted || s.Quote == "" {
		return 0, 0, false
	}
	x, text := a.Index(), a.Text()
	for n := min(s.Start, x.CodePoints()); n >= 0; n-- {
		at, _ := x.ByteOfCodePoint(n)
		if x.UTF16(model.Offset(at)) < s.Start {
			break
		}
		length, found := foreign.QuotedLength(text[at:], s.Quote)
		if !found || !between(x, at+length, s.End) {
			continue
		}
		if ok {
			return 0, 0, false
		}
		start, end, ok = at, at+length, true
	}
	return start, end, ok
}

// between reports whether n lies between the code points and the UTF-16 units before byte at.
func between(x *model.Index, at, n int) bool {
	o := model.Offset(at)
	return x.CodePoint(o) <= n && n <= x.UTF16(o)
}
