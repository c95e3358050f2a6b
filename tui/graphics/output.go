package graphics

import (
	"cmp"
	"slices"
	"strconv"
)

// Paint appends what turns the pictures on the screen into those that were taken. Of each row it must know whether its cells were
// written anew since the last time, which takes away what stands in their place. The cursor of the terminal is left anywhere.
func (s *Screen) Paint(b []byte, written []bool) []byte {
	switch s.Protocol {
	case Kitty:
		b = s.placeRows(b)
		b = s.placeCursor(b)
	case Placeholders:
		b = s.fillRows(b, written)
	default:
		return s.drawRows(b, written)
	}
	s.store.shrink(func(id uint32) { b = s.wire.remove(b, id) })
	return b
}

// Again appends the picture of a row whose cells were written anew, as it was.
func (s *Screen) Again(b []byte, row int) []byte {
	if row < 0 || row >= len(s.shown) || !s.shown[row].there {
		return b
	}
	switch w := s.shown[row]; {
	case s.Protocol == Kitty:
	case s.Protocol == Placeholders && len(w.layers) > 0:
		b = s.fill(b, row)
	case w.img != nil && s.Protocol != Placeholders:
		b = s.send(b, s.whole(nil, row, &w.wanted))
	}
	return b
}

// Forget appends what takes all pictures off an erased screen, and takes the terminal for holding none: kitty drops what an erased
// screen showed, other terminals keep it.
func (s *Screen) Forget(b []byte) []byte {
	clear(s.shown)
	s.above = placed{}
	s.store.forget()
	if s.holds() {
		b = s.wire.command(b, "a=d,d=A,q=2", nil)
	}
	return b
}

// Resize takes the screen's size and that of its cells. What it shows is to be forgotten: see Forget.
func (s *Screen) Resize(columns, rows int, cell Cell) {
	s.Columns, s.Rows, s.Cell = columns, rows, cell
	s.want, s.shown = make([]wanted, rows), make([]shown, rows)
	s.sums = kept[[]uint64]{most: mostSums}
	s.patch, s.above = wanted{}, placed{}
}

// Clear is what takes every picture off the screen, whatever was sent since: for whoever can't know that. Of kitty's protocol it leaves in
// memory what no row shows. Any goroutine may ask for it.
func (s *Screen) Clear() []byte {
	switch {
	case s.Scrolls:
		return []byte(wholeScreen)
	case s.holds():
		return s.wire.command(nil, "a=d,d=A,q=2", nil)
	}
	return nil
}

// Leave is what gives the terminal back without any picture, on the screen or in its memory. Any goroutine may ask for it.
func (s *Screen) Leave() []byte {
	b := s.Clear()
	if s.holds() {
		for i := range s.store.used.Load() {
			b = s.wire.remove(b, s.store.base+i)
		}
	}
	return b
}

// moveTo appends the sequence that puts the cursor at a row and a column, both counted from 0.
func moveTo(b []byte, row, column int) []byte {
	b = strconv.AppendInt(append(b, "\x1b["...), int64(row+1), 10)
	b = strconv.AppendInt(append(b, ';'), int64(column+1), 10)
	return append(b, 'H')
}

// byFrequency is the colours that are used, the most frequent first.
func byFrequency(used []int) []int {
	var order []int
	for c, n := range used {
		if n > 0 {
			order = append(order, c)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(used[b], used[a]) })
	return order
}
