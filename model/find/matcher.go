// Package find searches a text for another, blind to what a reader can't see: the normalisation form (both
// encodings of য় and ো, and canonical equivalence in general), ZWJ and ZWNJ, and the case of letters. The stored text
// is never normalised; pieces of it are folded on the way through and hits are mapped back.
package find

import (
	"bytes"

	"tippani/model"
	"tippani/model/segment"
	"tippani/model/stop"
)

// Matcher is a query made ready for searching. It may be used from several goroutines.
type Matcher struct {
	needle []byte
	stop   stop.Func
}

// New prepares a query. One that is empty, or of joiners only, matches nothing.
func New(query string) *Matcher { return &Matcher{needle: AppendFolded(nil, query, nil)} }

// Until is the matcher with searches that find nothing more once they are told to stop; whoever told them must ask again.
func (m *Matcher) Until(told stop.Func) *Matcher { return &Matcher{m.needle, told} }

// Next is the first hit in a text that starts at or after byte from. A hit is widened to whole clusters: ক finds কা, and the hit is কা.
func (m *Matcher) Next(text string, from model.Offset) (model.Range, bool) {
	if len(m.needle) == 0 || int(from) > len(text) {
		return model.Range{}, false
	}
	w := window{text: text}
	size := m.pieceSize()
	for at := segment.Ceil(text, int(from)); at < len(text) && m.stop.Err() == nil; {
		searched := max(len(w.folded)-len(m.needle)+1, 0)
		at = w.grow(at, size)
		if hit := bytes.Index(w.folded[searched:], m.needle); hit >= 0 {
			return w.source(searched+hit, len(m.needle)), true
		}
		w.shrink(len(m.needle) - 1)
		size = max(size, min(2*size, maxPiece))
	}
	return model.Range{}, false
}

// Prev is the last hit that starts before from. It may overlap hits that All lists, which counts from the start.
func (m *Matcher) Prev(text string, from model.Offset) (model.Range, bool) {
	if len(m.needle) == 0 || from <= 0 {
		return model.Range{}, false
	}
	size := m.pieceSize()
	for end := segment.Ceil(text, int(from)); end > 0 && m.stop.Err() == nil; {
		start := segment.Floor(text, end-size)
		w := window{text: text}
		w.growTo(start, end)
		limit := len(w.folded) + len(m.needle) - 1
		for at := end; at < len(text) && len(w.folded) < limit; {
			at = w.grow(at, size)
		}
		if hit := bytes.LastIndex(w.folded[:min(limit, len(w.folded))], m.needle); hit >= 0 {
			return w.source(hit, len(m.needle)), true
		}
		end = start
		size = max(size, min(2*size, maxPiece))
	}
	return model.Range{}, false
}

// In reports whether a text holds a hit. It is for short texts: it folds all of it.
func (m *Matcher) In(text string) bool {
	if len(m.needle) == 0 {
		return false
	}
	var small [512]byte
	return bytes.Contains(AppendFolded(small[:0], text, nil), m.needle)
}

// All lists hits from the start of a text, none overlapping, at most limit of them (no limit when it is
// negative).
func (m *Matcher) All(text string, limit int) []model.Range {
	var hits []model.Range
	for at := model.Offset(0); len(hits) != limit; {
		hit, ok := m.Next(text, at)
		if !ok {
			break
		}
		hits = append(hits, hit)
		at = hit.End
	}
	return hits
}

// Pieces of text, in bytes: the first is small, for the next hit is often near, and the following ones grow.
const (
	minPiece = 256
	maxPiece = 64 << 10
)

// pieceSize is the first piece's size; no smaller than the query, so that a long one is not folded over and over.
func (m *Matcher) pieceSize() int { return max(minPiece, len(m.needle)) }
