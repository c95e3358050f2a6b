package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/harfbuzz"
)

// place finds where the clusters of a word stand, and puts its glyphs there.
func (d *draft) place(s *Setter, w *Word, small bool) {
	m := s.measure(small)
	starts := make([]float32, len(d.clusters))
	w.Edges = make([]int, 1, len(d.clusters)+1)
	pen := float32(0)
	var drawn []Glyph
	for i := range d.clusters {
		c := &d.clusters[i]
		c.faulty = c.faulty || c.wide <= 0
		switch {
		case unicode.Is(unicode.Zs, c.rune) && c.rune != 0x1680:
			c.wide, c.faulty = max(c.wide, wordSpace*m.em), false
		case isRuled(c.rune), c.faulty:
			pen = float32(whole(pen))
			g := Glyph{Kind: Missing, Rune: c.rune, X: pen, Wide: s.cell.X, Deep: 1, Tall: 1, Narrow: 1}
			if isRuled(c.rune) {
				g.Kind = Ruled
			}
			drawn = append(drawn, g)
			c.wide, c.faulty = float32(s.cell.X), true
		}
		starts[i] = pen
		pen += c.wide
		edge := whole(pen)
		w.Edges = append(w.Edges, max(edge, w.Edges[i]+1))
	}
	w.Glyphs = make([]Glyph, 0, len(d.glyphs)+len(drawn))
	for _, g := range d.glyphs {
		if d.clusters[g.of].faulty {
			continue
		}
		g.X += starts[g.from]
		w.Glyphs = append(w.Glyphs, g.Glyph)
	}
	w.Glyphs = append(w.Glyphs, drawn...)
}

// narrowest is how much a bold word may be pressed together to be no wider than the regular one.
const narrowest = 0.75

// embolden draws a word bold that was set regular, between the same edges: in the bold font, as narrow as it must be, or where
// there is none, or it has not all letters, by smearing the regular outlines.
func (s *Setter) embolden(d *draft, w *Word, small bool) {
	for i := range w.Glyphs {
		if g := &w.Glyphs[i]; g.Kind == Outline {
			g.Smear = s.measure(small).em / 22
		}
	}
	plain := *d
	d.clusters = append([]cluster(nil), d.clusters...)
	d.glyphs = nil
	for i := range d.clusters {
		c := &d.clusters[i]
		if c.faulty || c.font == nil || c.font.Bold() == nil && !c.font.Pictures() {
			return
		}
		c.wide = 0
	}
	s.shapeAll(d, true, small)
	var wide, regular float32 // of the letters: pictures are not pressed
	for i := range d.clusters {
		c := &d.clusters[i]
		if c.faulty {
			return
		}
		if !c.font.Pictures() {
			wide, regular = wide+c.wide, regular+plain.clusters[i].wide
		}
	}
	narrow := float32(1)
	if wide > 0 {
		narrow = regular / wide
	}
	if narrow < narrowest || narrow > 1/narrowest {
		return
	}
	pressed := func(of int) float32 {
		if d.clusters[of].font.Pictures() {
			return 1
		}
		return narrow
	}
	starts := make([]float32, len(d.clusters)+1)
	for i := range d.clusters {
		starts[i+1] = starts[i] + d.clusters[i].wide*pressed(i)
	}
	w.Glyphs = w.Glyphs[:0]
	for _, g := range d.glyphs {
		g.Narrow = pressed(g.of)
		g.X = starts[g.from] + g.X*g.Narrow
		w.Glyphs = append(w.Glyphs, g.Glyph)
	}
}

// steps is in how many steps outlines are pressed: few, so that few shapes of one glyph are made.
const steps = 32

// press presses what would reach out of the row into it, glyph by glyph. Between the baseline and the headline nothing changes.
func (s *Setter) press(w *Word, small bool) {
	m := s.measure(small)
	above, below := float32(m.baseline), float32(s.cell.Y-m.baseline)
	for i := range w.Glyphs {
		g := &w.Glyphs[i]
		if g.Kind == Picture {
			s.frame(g, small)
		}
		if g.Kind != Outline {
			continue
		}
		e, ok := s.extents(g)
		if !ok {
			continue
		}
		top, bottom := g.Y+e.top*g.Face.Scale, g.Y+e.bottom*g.Face.Scale
		if top > above {
			g.Tall = down((above - m.headline) / max(top-m.headline, 0.01))
		}
		if -bottom > below {
			g.Deep = down(below / -bottom)
		}
	}
}

func down(f float32) float32 { return max(float32(int(f*steps)), 1) / steps }

// extent is how far an outline reaches, in units of its font.
type extent struct{ top, bottom float32 }

func (s *Setter) extents(g *Glyph) (e extent, ok bool) {
	defer func() {
		if recover() != nil { // a damaged outline: it will be cut at the edge of the row
			ok = false
		}
	}()
	x, ok := g.Face.shaper.Face().GlyphExtents(harfbuzz.GID(g.ID))
	return extent{top: x.YBearing, bottom: x.YBearing + x.Height}, ok && x.Height != 0
}
