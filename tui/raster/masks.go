package raster

import (
	"iter"
	"maps"
	"strings"
	"sync"

	"tippani/tui/letters"
)

const (
	// mostBytes is how many bytes of masks are kept before the older half of those kept may go: the words of dozens of pages.
	mostBytes = 4 << 20
	// overhead is about what a mask takes beside its pixels, in bytes.
	overhead = 200
	// longestKept is the longest word whose mask is kept, in bytes.
	longestKept = 256
)

// Masks keeps the words that were filled last, in two halves: what is used is in the younger one, and the older is dropped whole. Rasters
// of one Setter may share it. It is safe for concurrent use.
type Masks struct {
	kept *letters.Case // of earlier starts

	mu         sync.Mutex
	young, old map[letters.Key]*mask
	bytes      int  // of the younger half
	fresh      bool // there are some that were not kept
}

// NewMasks is Masks with those that were kept of earlier starts.
func NewMasks(kept *letters.Case) *Masks { return &Masks{kept: kept} }

func (m *Masks) get(k letters.Key) *mask {
	m.mu.Lock()
	defer m.mu.Unlock()
	if found := m.young[k]; found != nil {
		return found
	}
	found := m.old[k]
	if found == nil {
		w, ok := m.kept.Find(k)
		if !ok || w.Mask == nil {
			return nil
		}
		found = &mask{ends: w.Ends, edges: w.Edges, Mask: *w.Mask}
	}
	m.add(k, found)
	return found
}

// put keeps a mask that was made.
func (m *Masks) put(k letters.Key, v *mask) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fresh = true
	m.add(k, v)
}

func (m *Masks) add(k letters.Key, v *mask) {
	if len(k.Text) > longestKept {
		return
	}
	if m.young == nil || m.bytes >= mostBytes {
		m.old, m.young, m.bytes = m.young, map[letters.Key]*mask{}, 0
	}
	k.Text = strings.Clone(k.Text) // what is kept holds no article
	m.young[k] = v
	m.bytes += len(v.Pix) + len(k.Text) + overhead
	for _, s := range v.Stamps {
		m.bytes += len(s.Pix)
	}
}

// Keeping are the words that were filled, those used last first, for a later start; whether any was not known from an earlier one.
func (m *Masks) Keeping() (words iter.Seq2[letters.Key, letters.Word], fresh bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	young, old := maps.Clone(m.young), maps.Clone(m.old)
	fresh, m.fresh = m.fresh, false
	return func(yield func(letters.Key, letters.Word) bool) {
		for _, half := range []map[letters.Key]*mask{young, old} {
			for k, v := range half {
				if !yield(k, letters.Word{Ends: v.ends, Edges: v.edges, Mask: &v.Mask}) {
					return
				}
			}
		}
	}, fresh
}
