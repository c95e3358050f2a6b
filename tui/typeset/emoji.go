package typeset

import (
	"image"
	"math"
	"slices"

	"github.com/go-text/typesetting/font"

	"tippani/tui/fonts"
)

const (
	asText    = '\uFE0E' // variation selector 15: what stands before it is text
	asPicture = '\uFE0F' // variation selector 16: it is a picture
)

// fontFor is the font for a cluster; nil when no font has it. The script is told by one of its code points. UTS #51 says what is a picture: what is one by itself, what a selector makes
// one (ED-9a), and what a skin tone follows (ED-13).
func (s *Setter) fontFor(cluster []rune, telling rune) *fonts.Font {
	f := s.set.For(telling)
	chosen := slices.ContainsFunc(cluster[1:], func(r rune) bool { return r == asPicture || 0x1F3FB <= r && r <= 0x1F3FF })
	if !chosen || f != nil && f.Pictures() || slices.Contains(cluster, asText) {
		return f
	}
	if pictures := s.set.Emoji(); pictures != nil && s.has(pictures, cluster[0]) {
		return pictures
	}
	return f
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
	top = within(top, 0, float32(s.cell.Y)-high)
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

// findBlank finds emoji among the clusters from i up to k that have no ink, in the glyphs from before on: fonts of layers of colours (table COLR) may
// have nothing in the outline itself.
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

func whole(f float32) int { return int(math.Round(float64(f))) }

func within(f, least, most float32) float32 { return max(least, min(f, most)) }
