package reanchor

import (
	"bytes"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/find"
)

// ends is where a span of the old text's words from..to-1 begins and ends in the new text's equal words from j on. It is not fit when
// that is no place for a span: an end may be inside a cluster now that a joiner or a mark has come or gone. Then it is the nearest
// place that holds all of it.
func (f *finder) ends(r model.Range, from, to, j int) (at model.Range, fit bool) {
	last := j + to - from - 1
	at.Start = f.inside(r.Start, from, j, f.b.at[j].Start, false)
	at.End = f.inside(r.End, to-1, last, f.b.at[last].End, true)
	probe := annotations.Span{ID: "s", Label: "l", Range: at}
	return at, at.Start < at.End && probe.Fault(f.b.article).None() && f.sameText(r, at)
}

// inside is where an offset in, or at an edge of, the old text's word i is in the new text's word j: after as much folded text.
// edge is the answer when it is not inside the word at all.
func (f *finder) inside(o model.Offset, i, j int, edge model.Offset, up bool) model.Offset {
	was, is := f.a.at[i], f.b.at[j]
	if o <= was.Start && !up || o >= was.End && up {
		return edge
	}
	old, now := f.a.article.Slice(was), f.b.article.Slice(is)
	at := int(o - was.Start)
	if old != now {
		var offsets []int32
		folded := len(find.AppendFolded(nil, old[:at], nil))
		whole := find.AppendFolded(nil, now, &offsets)
		if at = len(now); folded < len(whole) {
			at = int(offsets[folded])
		}
	}
	x := f.b.article.Index()
	if up {
		return x.SnapUp(int(is.Start) + at)
	}
	return x.Snap(int(is.Start) + at)
}

// sameText reports whether a range of each text is the same to search, white space aside.
func (f *finder) sameText(r, q model.Range) bool {
	fold := func(s string) []byte {
		return bytes.Join(bytes.Fields(find.AppendFolded(nil, s, nil)), nil)
	}
	return bytes.Equal(fold(f.a.article.Slice(r)), fold(f.b.article.Slice(q)))
}

// sameCase reports whether two texts that search does not tell apart have the same capitals.
func sameCase(s, t string) bool {
	return s == t || bytes.Equal(plain(s), plain(t))
}

// plain is a text as its letters are, without what normalisation, joiners and white space make of it.
func plain(s string) []byte {
	left := func(r rune) bool { return r == 0x200C || r == 0x200D || unicode.IsSpace(r) }
	return bytes.Join(bytes.FieldsFunc(norm.NFD.Bytes([]byte(s)), left), nil)
}
