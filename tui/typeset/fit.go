package typeset

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"tippani/tui/fonts"
)

// measure is a size of text.
type measure struct {
	em       float32 // pixels, of the font for Bengali
	headline float32 // pixels from the baseline to the top of the line on which Bengali letters hang: a whole number, so that it is sharp
	baseline int     // pixels from the top of the row
	latin    float32 // pixels to the em of other fonts
}

func (s *Setter) measure(small bool) *measure {
	if small {
		return &s.sizes[1]
	}
	return &s.sizes[0]
}

const (
	// tall and low are what the ink of most lines reaches up and down to. The few conjuncts that go deeper are pressed together.
	tall = "কি কী টি ঠি ঐ কেঁ র্কি র্কী কীঁ"
	low  = "কু কূ কৃ ত্রু"
	// capitals is how high Latin capitals are compared with the headline.
	capitals = 1.1
	// smallPart is how large small text is.
	smallPart = 0.75
)

// fit chooses the sizes. The headline of Bengali and the height of Latin small letters are whole pixels at each: these are the lines that
// the eye follows, and they are sharp without hinting.
func (s *Setter) fit(size float64) {
	main := s.open(s.set.Regular())
	up, _ := s.ink(main, tall)
	_, down := s.ink(main, low)
	head, _ := s.ink(main, "ক")
	if head <= 0.2 || head > 2 {
		head = 0.62
	}
	up, down = min(max(up, head), 3), min(max(down, 0.1), 2)
	height := float32(s.cell.Y)
	whole := func(f float32) float32 { return max(float32(int(f)), 1) }
	line := whole(head*height/(up+down) + 0.25)
	if size > 0 {
		line = whole(min(float32(size), 2*height)*head + 0.5)
	}
	x, capital := s.latinHeights()
	set := func(line float32) measure {
		m := measure{em: line / head, headline: line}
		m.latin = line * capitals / capital
		m.latin *= whole(m.latin*x+0.5) / (m.latin * x)
		return m
	}
	text := set(line)
	spare := height - (up+down)*text.em
	text.baseline = min(max(int(up*text.em+spare/2+0.5), 1), s.cell.Y)
	small := set(whole(line*smallPart + 0.5))
	small.baseline = min((s.cell.Y+int(small.headline)+1)/2, s.cell.Y)
	s.sizes = [2]measure{text, small}
}

// latinHeights are how high small letters and capitals of the font for Latin are, in ems.
func (s *Setter) latinHeights() (x, capital float32) {
	const usualX, usualCapital = 0.53, 0.71
	if f := s.set.For('x'); f != nil {
		if x, capital = f.Heights(); x > 0.3 && x < capital && capital < 1.2 {
			return x, capital
		}
	}
	return usualX, usualCapital
}

// ink is how far text reaches above the baseline and below it, in ems; nothing where the font has none of it.
func (s *Setter) ink(h *harfbuzz.Font, text string) (up, down float32) {
	if h == nil {
		return 0, 0
	}
	defer func() {
		if recover() != nil { // a damaged font: the usual heights will do
			s.buffer, up, down = harfbuzz.NewBuffer(), 0, 0
		}
	}()
	runes := []rune(text)
	s.buffer.Clear()
	s.buffer.AddRunes(runes, 0, len(runes))
	script := language.LookupScript(runes[0])
	s.buffer.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: script, Language: bengali}
	s.buffer.Shape(h, nil)
	em := float32(h.Face().Upem())
	for i, g := range s.buffer.Info {
		if e, ok := h.Face().GlyphExtents(g.Glyph); ok && e.Height != 0 && g.Glyph != 0 {
			y := float32(s.buffer.Pos[i].YOffset)
			up, down = max(up, (y+e.YBearing)/em), max(down, -(y+e.YBearing+e.Height)/em)
		}
	}
	return up, down
}

// open makes what shapes text in a font; nil where the font can not be read.
func (s *Setter) open(f *fonts.Font) *harfbuzz.Font {
	face, err := f.Face()
	if err != nil {
		return nil
	}
	return shaperOf(face)
}

func shaperOf(face *font.Face) (h *harfbuzz.Font) {
	defer func() {
		if recover() != nil { // a damaged font is none
			h = nil
		}
	}()
	return harfbuzz.NewFont(face)
}

// face is a font at a size.
func (s *Setter) face(f *fonts.Font, small bool) *Face {
	key := faceKey{f, small}
	if known := s.faces[key]; known != nil {
		return known
	}
	m := s.measure(small)
	face := &Face{Font: f, Headline: m.headline}
	if other := s.faces[faceKey{f, !small}]; other != nil {
		face.shaper = other.shaper
	} else {
		face.shaper = s.open(f)
	}
	if face.shaper != nil {
		em := m.latin
		if f == s.set.Regular() || f == s.set.Regular().Bold() {
			em = m.em
		}
		face.Scale = em / float32(face.shaper.Face().Upem())
	}
	s.faces[key] = face
	return face
}
