package typeset

import (
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"tippani/model/segment"
	"tippani/tui/fonts"
)

var bengali = language.NewLanguage("bn")

// wordSpace is the least width of a blank, in ems: the headline of a word should not seem to go on in the next one.
const wordSpace = 0.3

// cluster is a grapheme cluster of the word that is being set.
type cluster struct {
	from   int         // its first rune
	font   *fonts.Font // nil for what is not shaped
	script language.Script
	rune   rune // the first one
	wide   float32
	faulty bool // it has no glyph, or no shape
}

// draft is a word that is being set.
type draft struct {
	runes    []rune
	clusters []cluster
	glyphs   []draftGlyph
}

// draftGlyph is a glyph, its place counted from the start of a cluster.
type draftGlyph struct {
	Glyph
	from int // the cluster it is counted from
	of   int // the cluster it is in
}

// typeset sets a word.
func (s *Setter) typeset(word string, bold, small bool) *Word {
	w := &Word{set: true}
	d := s.draft(word, w)
	s.shapeAll(d, false, small)
	d.place(s, w, small)
	if bold {
		s.embolden(d, w, small)
	}
	s.press(w, small)
	return w
}

// draft takes a word apart into clusters and finds a font for each.
func (s *Setter) draft(word string, w *Word) *draft {
	d := &draft{runes: make([]rune, 0, len(word))}
	for scan := segment.NewScanner(word); scan.Next(); {
		text := word[scan.Start():scan.End()]
		c := cluster{from: len(d.runes)}
		var telling rune // A mark after a blank makes one cluster with it, and only the font of its script has it.
		for _, r := range text {
			d.runes = append(d.runes, r)
			if sc := language.LookupScript(r); c.script == 0 && definite(sc) {
				c.script, telling = sc, r
			}
		}
		c.rune, _ = utf8.DecodeRuneInString(text)
		if telling == 0 {
			telling = c.rune
		}
		if !isRuled(c.rune) && !unicode.IsControl(c.rune) {
			c.font = s.fontFor(d.runes[c.from:], telling)
		}
		d.clusters = append(d.clusters, c)
		w.Ends = append(w.Ends, scan.End())
	}
	return d
}

func definite(s language.Script) bool {
	return s != language.Common && s != language.Inherited && s != language.Unknown
}

// isRuled reports whether a character is drawn by rule, in exactly a cell: box drawing and block elements.
func isRuled(r rune) bool { return 0x2500 <= r && r <= 0x259F }

// shapeAll shapes each run of clusters of one font and one script.
func (s *Setter) shapeAll(d *draft, bold, small bool) {
	d.glyphs = d.glyphs[:0]
	for i := 0; i < len(d.clusters); {
		c := d.clusters[i]
		k, script := i+1, c.script
		for k < len(d.clusters) && c.font != nil && d.clusters[k].font == c.font {
			if next := d.clusters[k].script; next != 0 && script != 0 && next != script {
				break
			} else if script == 0 {
				script = next
			}
			k++
		}
		if c.font != nil {
			f := c.font
			if bold && f.Bold() != nil {
				f = f.Bold()
			}
			s.shape(d, i, k, s.face(f, small), script)
		} else {
			d.clusters[i].faulty = true
		}
		i = k
	}
}

// shape shapes the clusters from i up to k. A shaper that fails leaves them without glyphs.
func (s *Setter) shape(d *draft, i, k int, face *Face, script language.Script) {
	before := len(d.glyphs)
	fail := func() {
		d.glyphs = d.glyphs[:before]
		for n := i; n < k; n++ {
			d.clusters[n].faulty, d.clusters[n].wide = true, 0
		}
	}
	if face.shaper == nil {
		fail()
		return
	}
	defer func() {
		if recover() != nil { // fonts are untrusted
			s.buffer = harfbuzz.NewBuffer()
			fail()
		}
	}()
	from, to := d.clusters[i].from, d.end(k-1)
	b := s.buffer
	b.Clear()
	b.AddRunes(d.runes, from, to-from)
	b.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: script, Language: bengali}
	if rightToLeft(script) {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	if face.Font.Pictures() {
		b.Flags = harfbuzz.RemoveDefaultIgnorables // else a blank stands for each selector, and one may have a picture
	}
	b.Shape(face.shaper, nil)
	pen := float32(0)
	for n, g := range b.Info {
		p := b.Pos[n]
		of := d.at(g.Cluster, i, k)
		out := draftGlyph{from: i, of: of}
		out.Glyph = Glyph{Face: face, ID: uint32(g.Glyph), Narrow: 1, Deep: 1, Tall: 1}
		if face.Font.Pictures() {
			out.Kind = Picture
		}
		out.X, out.Y = pen+float32(p.XOffset)*face.Scale, float32(p.YOffset)*face.Scale
		wide := float32(p.XAdvance) * face.Scale
		pen += wide
		if g.Glyph == 0 {
			d.clusters[of].faulty = true
		}
		d.share(g.Cluster, next(b.Info, n, to), of, i, k, wide)
		d.glyphs = append(d.glyphs, out)
	}
	s.findBlank(d, before, i, k)
	if b.Props.Direction == harfbuzz.LeftToRight {
		d.anchor(d.glyphs[before:], i, k)
	}
}

// anchor counts the places of a run's glyphs from their own clusters, so that these may move apart.
func (d *draft) anchor(glyphs []draftGlyph, i, k int) {
	starts := make([]float32, k-i+1)
	for n := i; n < k; n++ {
		starts[n-i+1] = starts[n-i] + d.clusters[n].wide
	}
	for n := range glyphs {
		g := &glyphs[n]
		g.X -= starts[g.of-i]
		g.from = g.of
	}
}

// next is the rune at which the shaper's cluster of a glyph ends.
func next(info []harfbuzz.GlyphInfo, n, end int) int {
	own := info[n].Cluster
	for _, g := range info {
		if g.Cluster > own && g.Cluster < end {
			end = g.Cluster
		}
	}
	return end
}

// share gives the advance of a glyph to the clusters it stands for: to its own, or in equal parts to all that begin within a ligature.
func (d *draft) share(from, to, of, i, k int, wide float32) {
	last := of
	for last+1 < k && d.clusters[last+1].from < to {
		last++
	}
	part := wide / float32(last-of+1)
	for n := of; n <= last; n++ {
		d.clusters[n].wide += part
	}
}

// at is the cluster from i up to k that a rune is in.
func (d *draft) at(r, i, k int) int {
	for n := k - 1; n > i; n-- {
		if d.clusters[n].from <= r {
			return n
		}
	}
	return i
}

// end is the rune at which a cluster ends.
func (d *draft) end(n int) int {
	if n+1 < len(d.clusters) {
		return d.clusters[n+1].from
	}
	return len(d.runes)
}

func rightToLeft(s language.Script) bool {
	switch s {
	case language.Arabic, language.Hebrew, language.Syriac, language.Thaana, language.Nko, language.Adlam:
		return true
	}
	return false
}
