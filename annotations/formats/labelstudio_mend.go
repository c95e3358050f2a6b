package formats

import "tippani/model"

// mendMixedUnits places a span whose offsets mix units. Label Studio's frontend 1.4 counts code points within a node
// of its page but UTF-16 units in the nodes before, and every region splits a node: a start lies anywhere between its
// two readings. The quotation decides, if it stands at one place only in between.
func mendMixedUnits(a *model.Article, s *rawSpan) (start, end int, ok bool) {
	if !s.quoted || s.quote == "" {
		return 0, 0, false
	}
	x, text := a.Index(), a.Text()
	for n := min(s.start, x.CodePoints()); n >= 0; n-- {
		at, _ := x.ByteOfCodePoint(n)
		if x.UTF16(model.Offset(at)) < s.start {
			break
		}
		length, found := quotedLength(text[at:], s.quote)
		if !found || !between(x, at+length, s.end) {
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
