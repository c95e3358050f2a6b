package formats

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"tippani/model"
)

// Unit is what the offsets of a file count.
type Unit string

// The units. Until the first character outside the BMP (an emoji) code points and UTF-16 units agree, which is how a
// mix-up passes every test with plain Bengali.
const (
	CodePoints Unit = "codepoints"
	UTF16      Unit = "utf16"
	Bytes      Unit = "bytes"    // of UTF-8
	Clusters   Unit = "clusters" // grapheme clusters; depends on the Unicode version
)

// Units lists the units.
func Units() []Unit { return []Unit{CodePoints, UTF16, Bytes, Clusters} }

// count is the number of units before o.
func (u Unit) count(a *model.Article, o model.Offset) int {
	switch u {
	case UTF16:
		return a.Index().UTF16(o)
	case Bytes:
		return int(o)
	case Clusters:
		return a.Index().Cluster(o)
	}
	return a.Index().CodePoint(o)
}

// byteOf is the byte at which unit n begins; false when n is outside the text or inside a character.
func (u Unit) byteOf(a *model.Article, n int) (int, bool) {
	switch u {
	case UTF16:
		return a.Index().ByteOfUTF16(n)
	case Bytes:
		text := a.Text()
		if n < 0 || n > len(text) {
			return 0, false
		}
		return n, n == len(text) || text[n]&0xC0 != 0x80
	case Clusters:
		o, ok := a.Index().FromCluster(n)
		return int(o), ok
	}
	return a.Index().ByteOfCodePoint(n)
}

// ascending counts code points at places that only rise, such as every token's: one pass instead of a look-up each.
type ascending struct {
	text  string
	at    model.Offset
	count int
}

func (c *ascending) codePoints(o model.Offset) int {
	c.count += utf8.RuneCountInString(c.text[c.at:o])
	c.at = o
	return c.count
}

// UnitError says that offsets fit a text in more than one way and nothing decides.
type UnitError struct {
	Where string // file and line
	ID    string // of the article
	Fit   []Unit
}

func (e *UnitError) Error() string {
	return fmt.Sprintf("%s: the offsets of article %s fit the text both as %s and as %s, and they mean different spans; say "+
		"which with --unit",
		e.Where, e.ID, e.Fit[0], e.Fit[1])
}

// fit is how well offsets suit a text.
type fit int

const (
	unfit  fit = iota // outside the text, or another text than quoted
	rough             // inside, but an end splits a cluster or borders on white space within the span
	smooth            // every end where an annotator would put it
)

// tryUnit places every span and tells how well they fit.
func tryUnit(a *model.Article, spans []rawSpan, u Unit) ([]model.Range, fit) {
	ranges := make([]model.Range, len(spans))
	best := smooth
	for i := range spans {
		s := &spans[i]
		start, ok1 := s.units(u).byteOf(a, s.start)
		end, ok2 := s.units(u).byteOf(a, s.end)
		if !ok1 || !ok2 || start > end {
			return nil, unfit
		}
		text := a.Text()[start:end]
		if s.quoted && !s.sameText(text) {
			return nil, unfit
		}
		ranges[i] = model.Range{Start: model.Offset(start), End: model.Offset(end)}
		x := a.Index()
		if int(x.Snap(start)) != start || int(x.Snap(end)) != end || model.Trim(a, ranges[i]) != ranges[i] {
			best = rough
		}
	}
	return ranges, best
}

// decide lists the units that fit best; units that give the same spans as an earlier one are not listed again.
func decide(a *model.Article, spans []rawSpan, units []Unit) []Unit {
	for _, want := range []fit{smooth, rough} {
		var fitting []Unit
		var seen [][]model.Range
		for _, u := range units {
			ranges, f := tryUnit(a, spans, u)
			same := slices.ContainsFunc(seen, func(r []model.Range) bool { return slices.Equal(r, ranges) })
			if f >= want && !same {
				fitting, seen = append(fitting, u), append(seen, ranges)
			}
		}
		if len(fitting) > 0 {
			return fitting
		}
	}
	return nil
}

// nonEmpty are the spans that can tell the unit: an empty one stands anywhere.
func nonEmpty(spans []rawSpan) []rawSpan {
	return slices.DeleteFunc(slices.Clone(spans), func(s rawSpan) bool { return s.start >= s.end })
}

// placeable are the spans that some unit places: one that none does is faulty and tells nothing of the unit.
func placeable(a *model.Article, spans []rawSpan) []rawSpan {
	return slices.DeleteFunc(spans, func(s rawSpan) bool {
		return !slices.ContainsFunc(Units(), func(u Unit) bool {
			_, f := tryUnit(a, []rawSpan{s}, u)
			return f != unfit
		})
	})
}
