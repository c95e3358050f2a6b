package graphics

import (
	"image"

	"tippani/tui/picture"
)

// ahead paints the rows of a frame that are neither on the screen nor known, several at a time.
func (s *Screen) ahead() {
	var todo []*wanted
	seen := map[picture.Key]bool{}
	for i := range s.want {
		w := &s.want[i]
		if !w.there || seen[w.key] || s.shown[i].there && s.shown[i].key == w.key || s.painted.has(w.key) || s.has(w.key) {
			continue
		}
		seen[w.key] = true
		todo = append(todo, w)
	}
	if len(todo) < fewest {
		return
	}
	images := make([]*image.Paletted, len(todo))
	spread(len(todo), func(i int) {
		row := todo[i].row
		images[i] = sound(s.painted.raster.Paint(row), row.Width, row.Height)
	})
	for i, w := range todo {
		s.painted.add(w.key, images[i])
	}
}
