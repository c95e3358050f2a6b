package graphics

import (
	"image"
	"runtime"
	"sync"
	"sync/atomic"

	"tippani/tui/picture"
)

const (
	// fewest is how many rows have to be painted until it is worth to paint several at a time.
	fewest = 4
	// mostAtOnce is how many are painted at a time at most.
	mostAtOnce = 4
)

// ahead paints the rows of a frame that are neither on the screen nor known, several at a time, and where the terminal keeps pictures by number
// makes their PNGs too. A panic in one of them is this goroutine's.
func (s *Screen) ahead() {
	clear(s.encoded)
	var todo []*wanted
	seen := map[picture.Key]bool{}
	for i := range s.want {
		w := &s.want[i]
		if !w.there || seen[w.key] || s.shown[i].there && s.shown[i].key == w.key || s.painted.byKey[w.key] != nil ||
			s.holds() && s.store.find(w.key) != nil {
			continue
		}
		seen[w.key] = true
		todo = append(todo, w)
	}
	hands := min(runtime.GOMAXPROCS(0), mostAtOnce)
	if len(todo) < fewest || hands < 2 {
		return
	}
	images, files := make([]*image.Paletted, len(todo)), make([][]byte, len(todo))
	var next atomic.Int64
	var fault atomic.Pointer[any]
	var done sync.WaitGroup
	for range hands {
		done.Go(func() {
			defer func() {
				if v := recover(); v != nil {
					fault.CompareAndSwap(nil, &v)
				}
			}()
			png := newEncoder()
			for i := int(next.Add(1)) - 1; i < len(todo); i = int(next.Add(1)) - 1 {
				row := todo[i].row
				images[i] = sound(s.painted.raster.Paint(row), row.Width, row.Height)
				if images[i] != nil && s.holds() {
					files[i] = png.encode(images[i])
				}
			}
		})
	}
	done.Wait()
	if v := fault.Load(); v != nil {
		panic(*v)
	}
	for i, w := range todo {
		s.painted.keep(w.key, images[i])
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
