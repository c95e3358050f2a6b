package graphics

// What stands above what: pictures of rows over the text, the cursor over them.
const (
	zRow    = 1
	zCursor = 2
)

// hold has the terminal hold a picture; nil when it can't be had.
func (s *Screen) hold(b []byte, w *wanted) ([]byte, *held) {
	if h := s.store.find(w.key); h != nil {
		return b, h
	}
	s.pixels(w)
	if w.img == nil {
		return b, nil
	}
	width, height := w.img.Rect.Dx(), w.img.Rect.Dy()
	h := s.store.add(w.key, width*height)
	if h == nil {
		return b, nil
	}
	b = s.wire.transmit(b, h.id, s.file(w))
	if s.Protocol == Placeholders {
		b = s.wire.placeVirtual(b, h.id, width/s.Cell.Width)
	}
	return b, h
}

// placeRows places the pictures of the rows with kitty's protocol. A picture that is needed in another row moves there; what is not
// needed is taken away after all others are in place, so that no row is bare meanwhile.
func (s *Screen) placeRows(b []byte) []byte {
	target := make([]*held, len(s.want))
	for i := range s.want {
		if s.want[i].there {
			b, target[i] = s.hold(b, &s.want[i])
		}
	}
	var loose []placed
	for i := range s.shown {
		if p := s.shown[i].placed; p.held != nil && p.held != target[i] {
			loose = append(loose, p)
			s.shown[i].placed = placed{}
		}
	}
	for i, h := range target {
		s.shown[i].wanted = s.want[i]
		if h == nil || s.shown[i].held == h {
			continue
		}
		p := s.takeLoose(loose, h)
		p.row, p.column = i, 0
		b = s.put(b, p, zRow)
		s.shown[i].placed = p
	}
	for _, p := range loose {
		b = s.takeAway(b, p)
	}
	return b
}

// takeLoose is a placement for a picture: one that is not needed where it is, else a new one.
func (s *Screen) takeLoose(loose []placed, h *held) placed {
	for i, p := range loose {
		if p.held == h {
			loose[i].held = nil
			return p
		}
	}
	s.next++
	h.placed++
	return placed{held: h, placement: s.next}
}

// put shows a placement where it says.
func (s *Screen) put(b []byte, p placed, z int) []byte {
	return s.wire.place(moveTo(b, p.row, p.column), p.held.id, p.placement, z)
}

// takeAway removes a placement, if there is one.
func (s *Screen) takeAway(b []byte, p placed) []byte {
	if p.held == nil {
		return b
	}
	p.held.placed--
	return s.wire.unplace(b, p.held.id, p.placement)
}

// placeCursor places what is laid over a row.
func (s *Screen) placeCursor(b []byte) []byte {
	before := s.above
	if !s.patch.there {
		s.above = placed{}
		return s.takeAway(b, before)
	}
	b, h := s.hold(b, &s.patch)
	switch {
	case h == nil:
		s.above = placed{}
		return s.takeAway(b, before)
	case before.held == h && before.row == s.patchRow && before.column == s.patch.column:
		return b
	case before.held == h:
		before.row, before.column = s.patchRow, s.patch.column
		s.above = before
		return s.put(b, s.above, zCursor)
	}
	s.next++
	h.placed++
	s.above = placed{held: h, placement: s.next, row: s.patchRow, column: s.patch.column}
	return s.takeAway(s.put(b, s.above, zCursor), before)
}

// fillRows prints the placeholders of rows that show another picture than before, or whose cells were written anew.
func (s *Screen) fillRows(b []byte, written []bool) []byte {
	for i := range s.want {
		w := s.want[i]
		before := s.shown[i]
		if !w.there {
			s.release(i)
			continue
		}
		if before.there && before.key == w.key && before.held != nil && !written[i] {
			continue
		}
		var h *held
		if b, h = s.hold(b, &w); h == nil {
			s.release(i)
			continue
		}
		h.placed++
		s.release(i)
		s.shown[i] = shown{wanted: w, placed: placed{held: h, row: i}}
		b = s.fill(b, i)
	}
	return b
}

// release takes note that a row shows its picture no longer.
func (s *Screen) release(i int) {
	if h := s.shown[i].held; h != nil {
		h.placed--
	}
	s.shown[i] = shown{}
}

// fill prints the placeholders of a row.
func (s *Screen) fill(b []byte, i int) []byte {
	return placeholders(moveTo(b, i, 0), s.shown[i].held.id, s.shown[i].wanted.row.Width/s.Cell.Width)
}
