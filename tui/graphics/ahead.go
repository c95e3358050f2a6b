package graphics

import (
	"image"

	"tippani/tui/picture"
)

// ahead paints the rows of a frame that are neither on the screen nor known, several at a time, and where the terminal keeps pictures by number
// makes their PNGs too. A panic in one of them is this goroutine's.
func (s *Screen) ahead() {
	clear(s.encoded)
	var todo []*wanted
	seen := map[picture.Key]bool{}
	for i := range s.want {
		w := &s.want[i]
		if !w.there || seen[w.key] || s.shown[i].there && s.shown[i].key == w.key || s.painted.has(w.key) ||
			s.holds() && s.store.find(w.key) != nil {
			continue
		}
		seen[w.key] = true
		todo = append(todo, w)
	}
	if len(todo) < fewest {
		return
	}
	images, files := make([]*image.Paletted, len(todo)), make([][]byte, len(todo))
	spread(len(todo), func() func(int) {
		png := newEncoder()
		return func(i int) {
			row := todo[i].row
			images[i] = sound(s.painted.raster.Paint(row), row.Width, row.Height)
			if images[i] != nil && s.holds() {
				files[i] = png.encode(images[i])
			}
		}
	})
	for i, w := range todo {
		s.painted.add(w.key, images[i])
		if files[i] != nil {
			s.encoded[w.key] = files[i]
		}
	}
}

// file is a picture as a PNG.
func (s *Screen) file(w *wanted) []byte {
	if f := s.encoded[w.key]; f != nil {
		return f
	}
	return s.png.encode(w.img)
}
