package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"

	"tippani/tui/letters"
	"tippani/tui/picture"
)

var (
	page = picture.RGB{R: 250, G: 250, B: 250}
	ink  = picture.RGB{R: 20, G: 20, B: 20}
	blue = picture.RGB{R: 30, G: 60, B: 200}
)

// at is the colour of a pixel.
func at(p *image.Paletted, x, y int) picture.RGB {
	c := p.At(x, y).(color.RGBA)
	return picture.RGB{R: c.R, G: c.G, B: c.B}
}

func row(wide, high int, items ...picture.Item) *picture.Row {
	return &picture.Row{Width: wide, Height: high, Page: page, Items: items}
}

func word(x int, text string, from, to int, c picture.RGB) picture.Item {
	return picture.Item{Kind: picture.Text, X: x, Text: text, From: from, To: to, Colour: c}
}

func TestRowsArePaintedEquallyEveryTime(t *testing.T) {
	s := setter(t, image.Pt(8, 16))
	used := New(s)
	for range 2 {
		for i, row := range sample(s, dark) {
			a, b := used.Paint(row), New(s).Paint(row)
			if !bytes.Equal(a.Pix, b.Pix) || len(a.Palette) != len(b.Palette) {
				t.Errorf("row %d is painted in two ways", i)
			}
			if a.Rect != image.Rect(0, 0, row.Width, row.Height) || len(a.Pix) != row.Width*row.Height || len(a.Palette) > 256 {
				t.Errorf("row %d: %v, %d bytes, %d colours", i, a.Rect, len(a.Pix), len(a.Palette))
			}
		}
	}
}

func TestInkIsWhereTheTextIs(t *testing.T) {
	s := setter(t, image.Pt(8, 16))
	wide := 0
	for _, n := range s.Advances("কোরিয়া", false, false, nil) {
		wide += n
	}
	p := New(s).Paint(row(40+wide+40, 16, word(40, "কোরিয়া", 0, len("কোরিয়া"), ink)))
	full := 0
	for y := range 16 {
		for x := range p.Rect.Dx() {
			c := at(p, x, y)
			if inside := x >= 40-2 && x < 40+wide+2; !inside && c != page {
				t.Errorf("ink at %d, %d, beside the word", x, y)
			}
			if c == ink {
				full++
			}
		}
	}
	if full < 20 {
		t.Errorf("%d pixels are fully inked", full)
	}
}

// TestPartsOfAWordMakeTheWord paints words cluster by cluster: the pixels are those of the word painted as one.
func TestPartsOfAWordMakeTheWord(t *testing.T) {
	s := setter(t, image.Pt(10, 20))
	r := New(s)
	for _, text := range []string{"কোরিয়া", "ষ্ট্রু", "office", "র্কিন্দ্ব", "a─b"} {
		whole := r.Paint(row(200, 20, word(20, text, 0, len(text), ink)))
		var parts []picture.Item
		from := 0
		for _, to := range s.Word(text, false, false).Ends {
			parts = append(parts, word(20, text, from, to, ink))
			from = to
		}
		got := r.Paint(row(200, 20, parts...))
		for i := range whole.Pix {
			if x, y := i%200, i/200; at(whole, x, y) != at(got, x, y) {
				t.Errorf("%q: the pixel at %d, %d is %v, in parts %v", text, x, y, at(whole, x, y), at(got, x, y))
			}
		}
	}
}

func TestAColourEndsAtTheEdgeOfItsCluster(t *testing.T) {
	s := setter(t, image.Pt(10, 20))
	const text = "office"
	edge := 20 + s.Word(text, false, false).Edges[2]
	p := New(s).Paint(row(200, 20, word(20, text, 0, 2, ink), word(20, text, 2, len(text), blue)))
	for y := range 20 {
		for x := range 200 {
			if c := at(p, x, y); x < edge && int(c.B) > int(c.R)+30 || x >= edge && c == ink {
				t.Errorf("pixel %d, %d has the colour of the other part: %v", x, y, c)
			}
		}
	}
}

func TestNothingIsPaintedBeyondTheClip(t *testing.T) {
	s := setter(t, image.Pt(8, 16))
	it := word(3, "কোরিয়া", 0, len("কোরিয়া"), ink)
	it.Clip = 12
	p := New(s).Paint(row(80, 16, it))
	for y := range 16 {
		for x := 12; x < 80; x++ {
			if at(p, x, y) != page {
				t.Errorf("ink at %d, %d", x, y)
			}
		}
	}
	if bytes.Count(p.Pix, []byte{0}) == len(p.Pix) {
		t.Error("nothing is painted before it either")
	}
}

func TestItemsOutsideTheRowAreNotSeen(t *testing.T) {
	s := setter(t, image.Pt(8, 16))
	far := []int{-1 << 40, -500, -5, 75, 500, 1 << 40}
	for _, x := range far {
		for _, kind := range []picture.Kind{picture.Fill, picture.Frame, picture.Text} {
			for _, size := range []int{-5, 0, 1, 9, 1 << 40} {
				it := picture.Item{
					Kind: kind, X: x, Y: x / 100, W: size, H: min(size, 400), Colour: ink, RoundLeft: true, Thick: size, Text: "কি", To: 99,
				}
				if p := New(s).Paint(row(80, 16, it)); len(p.Pix) != 80*16 {
					t.Errorf("%+v: %d bytes", it, len(p.Pix))
				}
			}
		}
	}
	for _, bad := range []*picture.Row{{}, {Width: -1, Height: 3}, {Width: 1 << 40, Height: 1 << 40}} {
		if p := New(s).Paint(bad); !p.Rect.Empty() {
			t.Errorf("%+v is %v", bad, p.Rect)
		}
	}
}

func TestAFillHasRoundCornersWhereItShould(t *testing.T) {
	s := setter(t, image.Pt(8, 16))
	for _, c := range []struct{ left, right bool }{{false, false}, {true, false}, {false, true}, {true, true}} {
		it := picture.Item{Kind: picture.Fill, X: 10, W: 40, H: 16, Colour: blue, RoundLeft: c.left, RoundRight: c.right}
		p := New(s).Paint(row(60, 16, it))
		if cut := at(p, 10, 0) != blue; cut != c.left {
			t.Errorf("%+v: left corner %v", c, at(p, 10, 0))
		}
		if cut := at(p, 49, 15) != blue; cut != c.right {
			t.Errorf("%+v: right corner %v", c, at(p, 49, 15))
		}
		if at(p, 10, 8) != blue || at(p, 49, 8) != blue || at(p, 30, 0) != blue || at(p, 9, 8) != page || at(p, 50, 8) != page {
			t.Errorf("%+v: the sides are not straight", c)
		}
	}
}

func TestAFrameIsAnOutline(t *testing.T) {
	s := setter(t, image.Pt(8, 16))
	for _, thick := range []int{1, 2} {
		for _, open := range []bool{false, true} {
			it := picture.Item{
				Kind: picture.Frame, X: 10, W: 40, H: 16, Thick: thick, Colour: ink,
				RoundLeft: true, RoundRight: true, OpenLeft: open, OpenRight: open,
			}
			p := New(s).Paint(row(60, 16, it))
			for y := range 16 {
				if side := y >= thick && y < 16-thick && open; side == (at(p, 10, y) != page) && (open || y > 4 && y < 12) {
					t.Errorf("thick %d, open %v: left side at %d is %v", thick, open, y, at(p, 10, y))
				}
			}
			if at(p, 30, 0) != ink || at(p, 30, 15) != ink || at(p, 30, thick) != page || at(p, 30, 8) != page || at(p, 9, 8) != page {
				t.Errorf("thick %d, open %v: its middle is wrong", thick, open)
			}
		}
	}
}

func TestARowOfManyColoursKeepsToItsPalette(t *testing.T) {
	s := setter(t, image.Pt(8, 16))
	var items []picture.Item
	for i := range 400 {
		c := picture.RGB{R: uint8(i), G: uint8(i * 7), B: uint8(i / 2)}
		items = append(items, picture.Item{Kind: picture.Fill, X: i, W: 9, H: 16, Colour: c, RoundLeft: true})
		items = append(items, word(i, "কি", 0, len("কি"), picture.RGB{R: uint8(i * 3), B: uint8(i)}))
	}
	if p := New(s).Paint(row(420, 16, items...)); len(p.Palette) > 256 {
		t.Errorf("%d colours", len(p.Palette))
	}
	fill := picture.Item{Kind: picture.Fill, X: 0, W: 50, H: 16, Colour: blue}
	few := row(100, 16, fill, word(10, "ক", 0, 3, ink))
	p := New(s).Paint(few)
	for _, want := range []picture.RGB{page, blue, ink} {
		found := false
		for x := range 100 {
			for y := range 16 {
				found = found || at(p, x, y) == want
			}
		}
		if !found {
			t.Errorf("%v is nowhere", want)
		}
	}
}

func TestTextOnAFillIsBlendedWithIt(t *testing.T) {
	s := setter(t, image.Pt(8, 16))
	fill := picture.Item{Kind: picture.Fill, X: 0, W: 100, H: 16, Colour: blue}
	p := New(s).Paint(row(100, 16, fill, word(10, "কি", 0, len("কি"), ink)))
	for i, c := range p.Palette {
		if c := c.(color.RGBA); i > 0 && int(c.R) > int(blue.R) {
			t.Errorf("%v is lighter than both the ink and its ground", c)
		}
	}
}

func TestMasksAreBounded(t *testing.T) {
	r := New(setter(t, image.Pt(8, 16)))
	for i := range 20000 {
		text := fmt.Sprintf("কো%d", i)
		r.Paint(row(80, 16, word(0, text, 0, len(text), ink)))
	}
	total := 0
	for _, half := range []map[letters.Key]*mask{r.masks.young, r.masks.old} {
		for k, m := range half {
			total += len(m.Pix) + len(k.Text) + overhead
		}
	}
	if total > 2*mostBytes+1<<16 {
		t.Errorf("%d bytes are kept", total)
	}
	long := strings.Repeat("ক", 400)
	r.Paint(row(80, 16, word(0, long, 0, len(long), ink)))
	if r.masks.get(letters.Key{Text: long}) != nil {
		t.Error("a very long word is kept")
	}
}
