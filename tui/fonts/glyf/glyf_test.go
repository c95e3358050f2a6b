package glyf

import (
	"encoding/binary"
	"slices"
	"testing"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
	"pgregory.net/rapid"
)

// font is the outlines of a font that has these glyphs.
func font(glyphs ...[]byte) *Outlines {
	var all []byte
	loca := []uint32{0}
	for _, g := range glyphs {
		all = append(all, g...)
		loca = append(loca, uint32(len(all)))
	}
	return New(all, loca, tables.Hmtx{LeftSideBearings: make([]int16, len(glyphs))})
}

// words are numbers of 16 bits.
func words(numbers ...int) (b []byte) {
	for _, n := range numbers {
		b = binary.BigEndian.AppendUint16(b, uint16(n))
	}
	return b
}

// triangle is a glyph of three points on the curve, or off it.
func triangle(flags ...byte) []byte {
	b := append(words(1, 0, 0, 10, 10, 2, 0), flags...)
	return append(b, words(0, 10, -10, 0, 0, 10)...)
}

// composed is a glyph of others, each moved to the right by 100 more.
func composed(parts ...int) []byte {
	const wordsFollow, theyMove, more = 1, 2, 0x20
	b := words(-1, 0, 0, 10, 10)
	for i, p := range parts {
		flags := wordsFollow | theyMove
		if i+1 < len(parts) {
			flags |= more
		}
		b = append(b, words(flags, p, 100*i, 0)...)
	}
	return b
}

func p(x, y float32) opentype.SegmentPoint { return opentype.SegmentPoint{X: x, Y: y} }

func TestContours(t *testing.T) {
	const move, line, quad = opentype.SegmentOpMoveTo, opentype.SegmentOpLineTo, opentype.SegmentOpQuadTo
	for name, c := range map[string]struct {
		glyph []byte
		want  []opentype.Segment
	}{
		"straight": {triangle(1, 1, 1), []opentype.Segment{
			segment(move, p(0, 0)), segment(line, p(10, 0)), segment(line, p(0, 10)), segment(line, p(0, 0))}},
		"first point off the curve": {triangle(0, 1, 1), []opentype.Segment{
			segment(move, p(10, 0)), segment(line, p(0, 10)), segment(quad, p(0, 0), p(10, 0))}},
		"all points off the curve": {triangle(0, 0, 0), []opentype.Segment{
			segment(move, p(5, 0)), segment(quad, p(10, 0), p(5, 5)), segment(quad, p(0, 10), p(0, 5)), segment(quad, p(0, 0), p(5, 0))}},
		"last point off the curve": {triangle(1, 1, 0), []opentype.Segment{
			segment(move, p(0, 0)), segment(line, p(10, 0)), segment(quad, p(0, 10), p(0, 0))}},
	} {
		if got := font(c.glyph).Of(0); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, not %v", name, got, c.want)
		}
	}
}

func TestPartsAreMoved(t *testing.T) {
	o := font(triangle(1, 1, 1), composed(0, 0))
	got := o.Of(1)
	if len(got) != 8 || got[4].Args[0] != p(100, 0) || got[5].Args[0] != p(110, 0) {
		t.Errorf("%v", got)
	}
	if o.Of(2) != nil {
		t.Error("there is no glyph 2")
	}
}

func TestAGlyphMadeOfItselfHasNoOutline(t *testing.T) {
	if got := font(composed(0)).Of(0); got != nil {
		t.Errorf("%v", got)
	}
}

// TestPartsAreCounted has glyphs of which each is made of the one before it, twice.
func TestPartsAreCounted(t *testing.T) {
	for name, first := range map[string][]byte{"points": triangle(1, 1, 1), "nothing": words(0, 0, 0, 0, 0, 0)} {
		glyphs := [][]byte{first}
		for i := range deepest - 1 {
			glyphs = append(glyphs, composed(i, i))
		}
		b := build{outlines: font(glyphs...)}
		if _, _, ok := b.glyph(deepest-1, 0); ok || b.parts > mostParts+1 {
			t.Errorf("%s: %d parts, %v", name, b.parts, ok)
		}
	}
}

// TestAnyTablesEnd reads glyphs of tables that hold anything.
func TestAnyTablesEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		glyphs := rapid.SliceOfN(rapid.SliceOfN(rapid.Byte(), 0, 80), 1, 6).Draw(t, "glyphs")
		for i := range glyphs {
			if len(glyphs[i]) > 2 && rapid.Bool().Draw(t, "kind") {
				copy(glyphs[i], words(rapid.IntRange(-1, 2).Draw(t, "contours")))
			}
		}
		o := font(glyphs...)
		if rapid.Bool().Draw(t, "loca") {
			o.loca = rapid.SliceOfN(rapid.Uint32Range(0, 600), 0, 8).Draw(t, "loca")
		}
		for id := range uint32(10) {
			o.Of(id)
		}
		boxes, loca := o.Boxes()
		if n := max(len(o.loca), 1); len(loca) != 4*n || int(binary.BigEndian.Uint32(loca[4*n-4:])) != len(boxes) {
			t.Fatalf("%d bytes of places of %d glyphs", len(loca), n-1)
		}
	})
}
