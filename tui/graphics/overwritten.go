package graphics

import (
	"image"
	"slices"

	"tippani/tui/picture"
)

const (
	// mostSent is how many bytes are kept of what was sent for rows and parts of them, so that what was seen before is not made again.
	mostSent = 1 << 20
	// sentEntry is about what keeping one takes beside its bytes, and longestMove the bytes of going to its place.
	sentEntry, longestMove = 200, 12
)

// part is the cells from..to of a row's picture, which are sent as one.
type part struct {
	key      picture.Key
	img      *image.Paletted
	row      int
	from, to int
	sent     []byte
}

// drawRows draws, with sixel or iTerm2's protocol, the cells of rows that have changed.
func (s *Screen) drawRows(b []byte, written []bool) []byte {
	var parts []part
	for i := range s.want {
		w, before := &s.want[i], &s.shown[i]
		switch {
		case !w.there:
			*before = shown{}
			continue
		case before.there && before.key == w.key && !written[i]:
			continue
		}
		if s.WholeRows || !before.there || written[i] || before.img.Rect != w.img.Rect {
			parts = s.whole(parts, i, w)
		} else {
			for _, run := range changed(s.cells(&before.wanted), s.cells(w)) {
				parts = s.split(parts, i, w, run[0], run[1])
			}
		}
		before.wanted = *w
	}
	return s.send(b, parts)
}

// whole appends all cells of a row.
func (s *Screen) whole(parts []part, row int, w *wanted) []part {
	return s.split(parts, row, w, 0, w.img.Rect.Dx()/s.Cell.Width)
}

// split appends the cells from..to of a row, in as many parts as the terminal wants.
func (s *Screen) split(parts []part, row int, w *wanted, from, to int) []part {
	step := to - from
	if s.Protocol == Sixel && s.Widest > 0 {
		step = max(1, min(step, s.Widest/s.Cell.Width))
	}
	for ; from < to; from += step {
		parts = append(parts, part{key: w.key, img: w.img, row: row, from: from, to: min(from+step, to)})
	}
	return parts
}

// send makes what is sent for parts, and appends it.
func (s *Screen) send(b []byte, parts []part) []byte {
	var anew []*part
	for i := range parts {
		p := &parts[i]
		if p.sent, _ = s.sent.find(s.sentKey(p)); p.sent == nil {
			anew = append(anew, p)
		}
	}
	spread(len(anew), func(i int) { anew[i].sent = s.make(anew[i]) })
	for _, p := range anew {
		s.sent.keep(s.sentKey(p), p.sent, len(p.sent)+sentEntry)
	}
	size := 0
	for i := range parts {
		size += len(parts[i].sent) + longestMove
	}
	b = slices.Grow(b, size)
	for i := range parts {
		b = append(moveTo(b, parts[i].row, parts[i].from), parts[i].sent...)
	}
	return b
}

// sentKey is the key of what is sent for a part, wherever it stands.
func (s *Screen) sentKey(p *part) picture.Key {
	return joined(p.key, p.key, p.from|p.to<<16|s.Registers<<32)
}

// make is what is sent for a part.
func (s *Screen) make(p *part) []byte {
	img := crop(p.img, p.from*s.Cell.Width, p.to*s.Cell.Width)
	if s.Protocol == ITerm2 {
		return inline(nil, file(img), p.to-p.from)
	}
	return slices.Clone(sixels(nil, img, s.Registers))
}
