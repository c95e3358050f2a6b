package fonts

import (
	"slices"

	"github.com/go-text/typesetting/font"
)

// planes is the first code point that is not looked for in fonts: they have letters in the first four planes.
const planes = 0x40000

// coverage is a set of code points, 256 to a page.
type coverage map[uint16]*[4]uint64

func (c coverage) has(r rune) bool {
	p := c[uint16(r>>8)]
	return r >= 0 && r < planes && p != nil && p[r>>6&3]>>(r&63)&1 != 0
}

func (c coverage) add(r rune) {
	p := c[uint16(r>>8)]
	if p == nil {
		p = new([4]uint64)
		c[uint16(r>>8)] = p
	}
	p[r>>6&3] |= 1 << (r & 63)
}

// covered is what a character map has glyphs for. A map is untrusted: however long its ranges are, each code point is looked at once.
func covered(m font.Cmap) coverage {
	c := coverage{}
	if ranger, ok := m.(font.CmapRuneRanger); ok {
		ranges := ranger.RuneRanges(nil)
		slices.SortFunc(ranges, func(a, b [2]rune) int { return int(a[0]) - int(b[0]) })
		next := rune(0)
		for _, r := range ranges {
			for next = max(next, r[0]); next <= min(r[1], planes-1); next++ {
				if g, ok := m.Lookup(next); ok && g != 0 {
					c.add(next)
				}
			}
		}
		return c
	}
	it := m.Iter()
	for range planes {
		if !it.Next() {
			break
		}
		if r, g := it.Char(); r >= 0 && r < planes && g != 0 {
			c.add(r)
		}
	}
	return c
}

// span is a run of code points that one face is asked for.
type span struct {
	Lo, Hi rune
	Face   int // an index in catalogue.Faces
}

// assignment finds, for each code point, the first face that has it.
type assignment struct {
	pages map[uint16]*[256]uint8 // 1 + the face; 0 for none
}

// give assigns to a face what it has and nobody has yet, and counts that. It gives nothing where that would be less than least.
func (a *assignment) give(face int, c coverage, within func(rune) bool, least int) int {
	if face > 254 {
		return 0
	}
	var fresh []rune
	for page, bits := range c {
		taken := a.pages[page]
		for i := range 256 {
			r := rune(page)<<8 | rune(i)
			if bits[i>>6]>>(i&63)&1 != 0 && (taken == nil || taken[i] == 0) && (within == nil || within(r)) {
				fresh = append(fresh, r)
			}
		}
	}
	if len(fresh) == 0 || len(fresh) < least {
		return 0
	}
	for _, r := range fresh {
		page := a.pages[uint16(r>>8)]
		if page == nil {
			page = new([256]uint8)
			a.pages[uint16(r>>8)] = page
		}
		page[r&255] = uint8(face + 1)
	}
	return len(fresh)
}

// spans are the runs of the assignment. A run goes on over code points that no face has, which makes few of many.
func (a *assignment) spans() []span {
	pages := make([]uint16, 0, len(a.pages))
	for p := range a.pages {
		pages = append(pages, p)
	}
	slices.Sort(pages)
	var out []span
	for _, p := range pages {
		for i, f := range a.pages[p] {
			if f == 0 {
				continue
			}
			r := rune(p)<<8 | rune(i)
			if n := len(out); n > 0 && out[n-1].Face == int(f)-1 {
				out[n-1].Hi = r
				continue
			}
			out = append(out, span{Lo: r, Hi: r, Face: int(f) - 1})
		}
	}
	return out
}
