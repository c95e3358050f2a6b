package graphics

import (
	"encoding/binary"
	"image"
	"strconv"
)

const (
	// band is how many rows of pixels one character of sixel holds.
	band = 6
	// lanes is how many columns are worked on at a time.
	lanes = 8
	// each is 1 in each lane.
	each = 0x0101010101010101
)

// sixelBand takes rows of pixels apart by register, six at a time. All its slices have a byte for each column, of six pixels.
//
// A pixel that is set twice is what was set last. So the registers are chosen from the last to be painted to the first, which is the most
// frequent one: each must set what no earlier one may show, and may set, where that makes its runs longer, what it may show itself and what
// later ones will set anyway.
type sixelBand struct {
	img    *image.Paletted
	r      registers
	stride int // columns, up to a whole number of lanes

	pixels []uint8 // of each colour of the palette; all zero between bands
	used   [256]bool
	shows  [][]uint8 // of each register in use, what it may show
	before [][]uint8 // what it or one painted before may show
	active []int     // the registers in use
	left   []uint8   // what nothing shows yet
	must   []uint8
	may    []uint8

	room  []uint8 // of all of these but pixels
	text  []byte  // the registers, the last one first
	parts []int   // where each begins in it
}

// bands lends the room that a picture is taken apart in.
var bands spare[sixelBand]

// begin takes up a picture.
func (s *sixelBand) begin(img *image.Paletted, r registers) {
	stride := (img.Rect.Dx() + lanes - 1) / lanes * lanes
	if need := len(img.Palette) * stride; need > len(s.pixels) {
		s.pixels = make([]uint8, need)
	}
	if stride != s.stride || len(r.colours) > len(s.shows) {
		need := (3 + 2*len(r.colours)) * stride
		if need > len(s.room) {
			s.room = make([]uint8, need)
		}
		room := s.room
		next := func() (columns []uint8) { columns, room = room[:stride], room[stride:]; return columns }
		s.left, s.must, s.may = next(), next(), next()
		s.shows, s.before = s.shows[:0], s.before[:0]
		for range r.colours {
			s.shows, s.before = append(s.shows, next()), append(s.before, next())
		}
	}
	s.img, s.r, s.stride = img, r, stride
}

// append adds the band whose first row is top.
func (s *sixelBand) append(b []byte, top int) []byte {
	whole := s.separate(top)
	s.gather()
	for x := range s.left {
		s.left[x] = whole
	}
	s.text, s.parts = s.text[:0], s.parts[:0]
	w := s.img.Rect.Dx()
	for i := len(s.active) - 1; i >= 0; i-- {
		if s.want(i, whole) {
			s.parts = append(s.parts, len(s.text))
			s.text = strconv.AppendInt(append(s.text, '#'), int64(s.active[i]), 10)
			s.text = runs(s.text, s.must[:w], s.may[:w], s.left)
		}
	}
	for i, end := len(s.parts)-1, len(s.text); i >= 0; i-- {
		b = append(b, s.text[s.parts[i]:end]...)
		if i > 0 {
			b = append(b, '$')
		}
		end = s.parts[i]
	}
	return b
}

// separate takes the pixels of a band apart by colour, and returns all that a column has.
func (s *sixelBand) separate(top int) (whole uint8) {
	for i := range min(band, s.img.Rect.Dy()-top) {
		bit := uint8(1) << i
		whole |= bit
		for x, c := range line(s.img, top+i) {
			s.pixels[int(c)*s.stride+x] |= bit
			s.used[c] = true
		}
	}
	return whole
}

// gather finds which registers may show something of the band, and what, and clears the pixels for the next one.
func (s *sixelBand) gather() {
	s.active = s.active[:0]
	for n, colours := range s.r.shows {
		i := len(s.active)
		shows := s.shows[i]
		clear(shows)
		any := false
		for _, c := range colours {
			if s.used[c] {
				any = true
				join(shows, shows, s.pixels[c*s.stride:(c+1)*s.stride])
			}
		}
		if !any {
			continue
		}
		s.active = append(s.active, n)
		if i == 0 {
			copy(s.before[0], shows)
		} else {
			join(s.before[i], s.before[i-1], shows)
		}
	}
	for c := range s.used {
		if s.used[c] {
			clear(s.pixels[c*s.stride : (c+1)*s.stride])
			s.used[c] = false
		}
	}
}

// join makes each column of to the pixels of a and b.
func join(to, a, b []uint8) {
	for x := 0; x < len(to); x += lanes {
		binary.LittleEndian.PutUint64(to[x:], binary.LittleEndian.Uint64(a[x:])|binary.LittleEndian.Uint64(b[x:]))
	}
}

// want finds what the register in use of a number must and may set, and says whether it must set anything.
func (s *sixelBand) want(i int, whole uint8) bool {
	any := uint64(0)
	for x := 0; x < s.stride; x += lanes {
		left, shows, before := binary.LittleEndian.Uint64(s.left[x:]), binary.LittleEndian.Uint64(s.shows[i][x:]), uint64(0)
		if i > 0 {
			before = binary.LittleEndian.Uint64(s.before[i-1][x:])
		}
		must := left & shows &^ before
		any |= must
		binary.LittleEndian.PutUint64(s.must[x:], must)
		binary.LittleEndian.PutUint64(s.may[x:], (shows|^left)&(each*uint64(whole)))
	}
	return any != 0
}
