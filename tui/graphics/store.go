package graphics

import (
	"slices"
	"sync/atomic"

	"tippani/tui/picture"
)

// The most that a terminal is asked to keep: fewer pictures than numbers are set aside, and well within the 320 MB that kitty keeps.
// What is on the screen stays in any case.
const (
	mostNumbers = 1024
	mostHeld    = 512
	mostBytes   = 64 << 20 // as the terminal keeps them, four bytes a pixel
)

// store knows which pictures a terminal holds, by number.
type store struct {
	base  uint32 // the first number
	free  []uint32
	held  []*held // in the order in which they were sent
	byKey map[picture.Key]*held
	size  int // bytes

	// used is how many numbers, from base on, were ever given out. A terminal can be cleared of them from any goroutine.
	used atomic.Uint32
}

type held struct {
	key    picture.Key
	id     uint32
	size   int
	placed int // how often it is on the screen
}

// find is the picture of a key, nil if the terminal does not hold it.
func (s *store) find(key picture.Key) *held { return s.byKey[key] }

// add gives a picture of so many pixels a number; nil when all numbers are on the screen.
func (s *store) add(key picture.Key, pixels int) *held {
	h := &held{key: key, size: 4 * pixels}
	switch n := s.used.Load(); {
	case len(s.free) > 0:
		h.id = s.free[len(s.free)-1]
		s.free = s.free[:len(s.free)-1]
	case n < mostNumbers:
		h.id = s.base + n
		s.used.Store(n + 1)
	default:
		return nil
	}
	if s.byKey == nil {
		s.byKey = map[picture.Key]*held{}
	}
	s.held, s.byKey[key] = append(s.held, h), h
	s.size += h.size
	return h
}

// shrink takes out, once the bounds are passed, every picture that is not on the screen. Which of them were used the longest ago does not
// matter: kitty 0.26 drops all that are placed nowhere as soon as the data of any one picture is deleted.
func (s *store) shrink(removed func(id uint32)) {
	if len(s.held) <= mostHeld && s.size <= mostBytes {
		return
	}
	s.held = slices.DeleteFunc(s.held, func(h *held) bool {
		if h.placed > 0 {
			return false
		}
		delete(s.byKey, h.key)
		s.size -= h.size
		s.free = append(s.free, h.id)
		removed(h.id)
		return true
	})
}

// forget takes the terminal for holding nothing; the numbers are given out from the first on again.
func (s *store) forget() {
	s.held, s.byKey = nil, nil
	s.free = nil
	s.size = 0
	for id := s.base + s.used.Load(); id > s.base; id-- {
		s.free = append(s.free, id-1)
	}
}
