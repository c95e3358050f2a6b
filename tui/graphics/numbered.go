package graphics

import "slices"

// What stands above what: pictures of rows over the text, what has changed of them over these, the cursor over all.
const (
	zRow    = 1
	zChange = 2
	zCursor = 3
)

// hold has the terminal hold a picture; nil when it can't be had.
func (s *Screen) hold(b []byte, l layer) ([]byte, *held) {
	if h := s.store.find(l.key); h != nil {
		return b, h
	}
	if l.img == nil {
		return b, nil
	}
	width, height := l.img.Rect.Dx(), l.img.Rect.Dy()
	h := s.store.add(l.key, width*height)
	if h == nil {
		return b, nil
	}
	b = s.wire.transmit(b, h.id, s.file(l))
	if s.Protocol == Placeholders {
		b = s.wire.placeVirtual(b, h.id, width/s.Cell.Width)
	}
	return b, h
}

// placeRows places the pictures of the rows with kitty's protocol. A picture that is needed in another row moves there; what is not
// needed is taken away after all others are in place, so that no row is bare meanwhile.
func (s *Screen) placeRows(b []byte) []byte {
	layers := make([][]layer, len(s.want))
	for i := range s.want {
		if s.want[i].there {
			layers[i] = s.compose(i)
		}
	}
	s.encode(slices.Concat(layers...))
	target := make([][]placed, len(s.want))
	for i := range layers {
		b, target[i] = s.layersOf(b, i, layers[i])
	}
	var loose []placed
	for i := range s.shown {
		for _, p := range s.shown[i].layers {
			if !takeOver(target[i], p) {
				loose = append(loose, p)
			}
		}
	}
	for i := range target {
		for k := range target[i] {
			p := &target[i][k]
			if p.placement == 0 {
				p.placement = s.takeLoose(loose, p.held)
				b = s.put(b, *p, min(zRow+k, zChange))
			}
		}
		s.shown[i] = shown{wanted: s.want[i], layers: target[i]}
	}
	for _, p := range loose {
		b = s.takeAway(b, p)
	}
	return b
}

// layersOf is where the layers of a row are to be placed, the terminal holding them all; none when one of them can't be had.
func (s *Screen) layersOf(b []byte, row int, layers []layer) ([]byte, []placed) {
	var target []placed
	for _, l := range layers {
		var h *held
		if b, h = s.hold(b, l); h == nil {
			return b, nil
		}
		target = append(target, placed{held: h, row: row, column: l.column})
	}
	return b, target
}

// takeOver says whether a placement stays where it is, and notes that it does.
func takeOver(target []placed, p placed) bool {
	for k := range target {
		if t := &target[k]; t.held == p.held && t.column == p.column && t.placement == 0 {
			t.placement = p.placement
			return true
		}
	}
	return false
}

// takeLoose is a placement of a picture: one that is not needed where it is, else a new one.
func (s *Screen) takeLoose(loose []placed, h *held) uint32 {
	for i, p := range loose {
		if p.held == h {
			loose[i].held = nil
			return p.placement
		}
	}
	s.next++
	h.placed++
	return s.next
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
	b, h := s.hold(b, layer{key: s.patch.key, img: s.patch.img})
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
	var anew []layer
	for i := range s.want {
		if s.want[i].there {
			anew = append(anew, s.entire(i))
		}
	}
	s.encode(anew)
	for i := range s.want {
		w := s.want[i]
		before := s.shown[i]
		if !w.there {
			s.release(i)
			continue
		}
		if before.there && before.key == w.key && len(before.layers) > 0 && !written[i] {
			continue
		}
		var h *held
		if b, h = s.hold(b, s.entire(i)); h == nil {
			s.release(i)
			continue
		}
		h.placed++
		s.release(i)
		s.shown[i] = shown{wanted: w, layers: []placed{{held: h, row: i}}}
		b = s.fill(b, i)
	}
	return b
}

// release takes note that a row shows its picture no longer.
func (s *Screen) release(i int) {
	for _, p := range s.shown[i].layers {
		p.held.placed--
	}
	s.shown[i] = shown{}
}

// fill prints the placeholders of a row.
func (s *Screen) fill(b []byte, i int) []byte {
	return placeholders(moveTo(b, i, 0), s.shown[i].layers[0].held.id, s.shown[i].wanted.row.Width/s.Cell.Width)
}
