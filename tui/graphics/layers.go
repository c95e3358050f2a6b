package graphics

import (
	"image"
	"slices"

	"tippani/tui/picture"
)

// mostComposed is how many bytes are kept of which rows are made of which pictures.
const mostComposed = 64 << 10

// layer is a picture that is a part of a row, or all of it, from a column on.
type layer struct {
	key    picture.Key
	img    *image.Paletted // nil when the terminal holds it
	column int
}

// entire is the picture of a row as one.
func (s *Screen) entire(i int) layer { return layer{key: s.want[i].key, img: s.want[i].img} }

// compose is the layers of a row with kitty's protocol, the lowest first. Where it looks much like the picture that the row shows, that
// stays, and only the cells that differ are sent, to stand above it.
func (s *Screen) compose(i int) []layer {
	w := &s.want[i]
	if s.store.find(w.key) != nil {
		return []layer{s.entire(i)}
	}
	if layers := s.composedOf(w.key); layers != nil {
		return layers
	}
	s.pixels(w)
	if w.img == nil {
		return nil
	}
	base, ok := s.base(i)
	if !ok {
		return []layer{s.entire(i)}
	}
	layers, cells := []layer{{key: base.key}}, 0
	for _, run := range changed(s.cells(&base), s.cells(w)) {
		layers = append(layers, layer{
			key: joined(w.key, base.key, run[0]|run[1]<<16), img: crop(w.img, run[0]*s.Cell.Width, run[1]*s.Cell.Width), column: run[0],
		})
		cells += run[1] - run[0]
	}
	if 2*cells > w.img.Rect.Dx()/s.Cell.Width {
		return []layer{s.entire(i)}
	}
	known := slices.Clone(layers)
	for k := range known {
		known[k].img = nil
	}
	s.composed.keep(w.key, known, len(known)*64)
	return layers
}

// base is the lowest picture that a row shows, if the new one has its size.
func (s *Screen) base(i int) (wanted, bool) {
	if len(s.shown[i].layers) == 0 {
		return wanted{}, false
	}
	key := s.shown[i].layers[0].held.key
	img, ok := s.painted.find(key)
	return wanted{key: key, img: img}, ok && img.Rect == s.want[i].img.Rect
}

// composedOf is the layers that a row was made of before, nil unless the terminal holds them all.
func (s *Screen) composedOf(key picture.Key) []layer {
	layers, _ := s.composed.find(key)
	for _, l := range layers {
		if s.store.find(l.key) == nil {
			return nil
		}
	}
	return layers
}

// has says whether the terminal keeps, by number, what a row is made of.
func (s *Screen) has(key picture.Key) bool {
	return s.holds() && (s.store.find(key) != nil || s.Protocol == Kitty && s.composedOf(key) != nil)
}

// encode makes PNGs, several at a time, of the layers that the terminal does not hold.
func (s *Screen) encode(layers []layer) {
	clear(s.encoded)
	var anew []layer
	for _, l := range layers {
		if _, twice := s.encoded[l.key]; !twice && l.img != nil && s.store.find(l.key) == nil {
			s.encoded[l.key] = nil
			anew = append(anew, l)
		}
	}
	if len(anew) < fewest {
		return
	}
	files := make([][]byte, len(anew))
	spread(len(anew), func(i int) { files[i] = file(anew[i].img) })
	for i, l := range anew {
		s.encoded[l.key] = files[i]
	}
}

// file is a picture as a PNG.
func (s *Screen) file(l layer) []byte {
	if f := s.encoded[l.key]; f != nil {
		return f
	}
	return file(l.img)
}
