package typeset

import (
	"image"
	"math"
	"slices"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"

	"tippani/tui/fonts"
)

const (
	asText    = '\uFE0E' // variation selector 15: what stands before it is text
	asPicture = '\uFE0F' // variation selector 16: it is a picture
	joiner    = '\u200D' // zero width joiner
	keycap    = '\u20E3' // combining enclosing keycap
)

// fontFor is the font for a cluster; nil when no font has it. The script is told by one of its code points.
func (s *Setter) fontFor(cluster []rune, telling rune) *fonts.Font {
	f := s.set.For(telling)
	if f != nil && f.Pictures() || !isSequence(cluster) {
		return f
	}
	if pictures := s.set.Emoji(); pictures != nil && !slices.ContainsFunc(cluster, func(r rune) bool {
		return r != asPicture && r != joiner && !s.has(pictures, r)
	}) {
		return pictures
	}
	return f
}

// isSequence reports whether a cluster is an emoji by what comes after its first code point, as UTS #51 says: a selector (ED-9a), a skin
// tone (ED-13), a keycap (ED-14c), or an emoji joined to it (ED-16). The last two need no selector: many programs leave it out.
func isSequence(cluster []rune) bool {
	if unicode.IsSpace(cluster[0]) || slices.Contains(cluster, asText) {
		return false
	}
	for i, r := range cluster[1:] {
		switch {
		case r == asPicture, r == keycap, 0x1F3FB <= r && r <= 0x1F3FF:
			return true
		case cluster[i] == joiner && !unicode.Is(unicode.M, r) && !definite(language.LookupScript(r)): // else it joins letters
			return true
		}
	}
	return false
}

// has reports whether a font has a glyph for a code point.
func (s *Setter) has(f *fonts.Font, r rune) (ok bool) {
	defer func() {
		if recover() != nil { // fonts are untrusted
			ok = false
		}
	}()
	shaper := s.face(f, false).shaper
	if shaper == nil {
		return false
	}
	g, ok := shaper.Face().NominalGlyph(r)
	return ok && g != 0
}

// frame finds where a coloured picture goes: as large as the font says, in the row, and no larger than it is high.
func (s *Setter) frame(g *Glyph, small bool) {
	x, ok := s.box(g)
	if !ok {
		return
	}
	scale := g.Face.Scale
	wide, high := x.Width*scale, -x.Height*scale
	middle := g.X + x.XBearing*scale + wide/2
	top := float32(s.measure(small).baseline) - g.Y - x.YBearing*scale
	if most := float32(s.cell.Y); high > most {
		wide, high, top = wide*most/high, most, 0
	}
	top = max(0, min(top, float32(s.cell.Y)-high))
	w, h := max(whole(wide), 1), max(whole(high), 1)
	at := image.Pt(whole(middle-wide/2), min(whole(top), s.cell.Y-h))
	g.Box = image.Rectangle{Min: at, Max: at.Add(image.Pt(w, h))}
	g.Left, g.Top, g.Scale = x.XBearing, x.YBearing, min(float32(w)/x.Width, float32(h)/-x.Height)
}

// box is how far a picture reaches, in units of its font.
func (s *Setter) box(g *Glyph) (x font.GlyphExtents, ok bool) {
	defer func() {
		if recover() != nil { // a damaged picture
			ok = false
		}
	}()
	face := g.Face.shaper.Face()
	if g.Face.Font.Layered() {
		// What the glyph itself has may be less than its layers, or nothing.
		lines, _ := face.FontHExtents()
		x = font.GlyphExtents{YBearing: lines.Ascender, Width: face.HorizontalAdvance(font.GID(g.ID)), Height: lines.Descender - lines.Ascender}
		ok = true
	} else {
		x, ok = face.GlyphExtents(font.GID(g.ID))
	}
	const most = 1 << 16
	return x, ok && x.Width > 0 && x.Width < most && x.Height < 0 && x.Height > -most && x.XBearing > -most && x.XBearing < most
}

// findBlank finds emoji among the clusters from i up to k that have no ink, in the glyphs from before on: fonts of layers of colours (table
// COLR) may have nothing in the outline itself.
func (s *Setter) findBlank(d *draft, before, i, k int) {
	for n := i; n < k; n++ {
		if c := &d.clusters[n]; fonts.Pictured(c.rune) {
			c.faulty = c.faulty || !slices.ContainsFunc(d.glyphs[before:], func(g draftGlyph) bool {
				if g.of != n {
					return false
				}
				if g.Kind == Picture {
					return true
				}
				_, ink := s.extents(&g.Glyph)
				return ink
			})
		}
	}
}

// whole is the nearest whole number.
func whole(f float32) int { return int(math.Round(float64(f))) }
