package find

import (
	"sort"

	"tippani/model"
	"tippani/model/segment"
)

// window is a stretch of the text in folded form, made of pieces that begin and end on cluster boundaries, so that
// each can be folded alone.
type window struct {
	text   string
	folded []byte
	pieces []piece
}

// piece is text[start:end], folded into the window's bytes from at.
type piece struct{ start, end, at int }

// grow adds a piece of about size bytes that begins at start and returns where it ends.
func (w *window) grow(start, size int) int {
	end := segment.Floor(w.text, start+size)
	if end <= start {
		end = segment.Next(w.text, start)
	}
	w.growTo(start, end)
	return end
}

func (w *window) growTo(start, end int) {
	w.pieces = append(w.pieces, piece{start, end, len(w.folded)})
	w.folded = AppendFolded(w.folded, w.text[start:end], nil)
}

// shrink drops pieces from the front as long as at least keep folded bytes remain.
func (w *window) shrink(keep int) {
	drop := 0
	for drop+1 < len(w.pieces) && len(w.folded)-w.pieces[drop+1].at >= keep {
		drop++
	}
	if drop == 0 {
		return
	}
	cut := w.pieces[drop].at
	w.folded = w.folded[:copy(w.folded, w.folded[cut:])]
	w.pieces = w.pieces[:copy(w.pieces, w.pieces[drop:])]
	for i := range w.pieces {
		w.pieces[i].at -= cut
	}
}

// source is the range of whole clusters that n folded bytes from at come from.
func (w *window) source(at, n int) model.Range {
	first := segment.Floor(w.text, w.origin(at))
	last := segment.Floor(w.text, w.origin(at+n-1))
	return model.Range{Start: model.Offset(first), End: model.Offset(segment.Next(w.text, last))}
}

// origin is the byte of the text that folded byte at comes from.
func (w *window) origin(at int) int {
	p := w.pieces[sort.Search(len(w.pieces), func(i int) bool { return w.pieces[i].at > at })-1]
	var offsets []int32
	AppendFolded(nil, w.text[p.start:p.end], &offsets)
	return p.start + int(offsets[at-p.at])
}
