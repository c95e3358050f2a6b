package drawn

import (
	"fmt"
	"image"
	"maps"
	"runtime"
	"sync"
	"time"

	"tippani/tui/fonts"
	"tippani/tui/letters"
	"tippani/tui/raster"
	"tippani/tui/typeset"
)

// Keeping is where words that were drawn are kept from one start to the next.
type Keeping struct {
	Dir     string // "" keeps none
	Program string // tells builds of the program apart: other ones may draw otherwise
}

// settled is how long after text was first drawn in a size it is time for what can wait: reading fonts that the first page did without, and
// keeping its words. Nothing depends on the page being there by then.
const settled = 300 * time.Millisecond

// memory is the words of a press, as they were before and as they are to be kept.
type memory struct {
	Keeping
	id     letters.Identity
	before *letters.Case // nil for none
	height int           // of a row, in pixels
	setter *typeset.Setter
	masks  *raster.Masks

	mu sync.Mutex // held while words are kept
}

// open reads what was kept of a set of fonts at a size.
func (k Keeping) open(set *fonts.Set, cell image.Point, size float64) *memory {
	cell = typeset.Bounded(cell)
	// Machines of other kinds, which may share a home, round otherwise.
	rest := fmt.Sprintf("%q %s %d×%d %g", k.Program, runtime.GOARCH, cell.X, cell.Y, size)
	m := &memory{Keeping: k, id: letters.Identify(set.Sum(), rest), height: cell.Y}
	if k.Dir != "" {
		m.before = letters.Read(k.Dir, m.id, m.height)
	}
	return m
}

// later does what can wait until the first page is there.
func (m *memory) later(set *fonts.Set) {
	time.AfterFunc(settled, func() {
		// A fault here is no reason to lose the terminal: it is met again, and told, when the program ends.
		defer func() { _ = recover() }()
		set.Prefetch()
		m.keep()
	})
}

// keep keeps the words of this start, and as many of those before it as there is room for. Where that fails the next start sets them again,
// and nothing else is lost.
func (m *memory) keep() {
	if m.Dir == "" {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	sizes, measured, some := m.setter.Keeping()
	drawn, others := m.masks.Keeping()
	if some || others {
		_ = letters.Write(m.Dir, m.id, sizes, m.height, drawn, maps.All(measured), m.before.All())
	}
}
