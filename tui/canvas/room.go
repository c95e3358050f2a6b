package canvas

import (
	"sync"

	"tippani/tui/picture"
)

// rooms lends the room for the pieces of text of a row, until it is made a picture: each frame sketches all rows, and what they would take
// for it is most of what a key leaves to be collected.
var rooms = sync.Pool{New: func() any { return new([]picture.Item) }}

// text adds a piece of text.
func (s *sketch) text(it picture.Item) {
	if s.room == nil {
		s.room = rooms.Get().(*[]picture.Item)
		s.texts = (*s.room)[:0]
	}
	s.texts = append(s.texts, it)
}

// giveBack gives the room for pieces of text back to whoever needs it next.
func (s *sketch) giveBack() {
	if s.room == nil {
		return
	}
	clear(s.texts)
	*s.room = s.texts
	rooms.Put(s.room)
	s.room, s.texts = nil, nil
}
