package graphics

import (
	"bytes"
	"image"
	"image/color"
	"math/rand/v2"
	"strings"
	"testing"

	"tippani/tui/graphics/graphicstest"
	"tippani/tui/picture"
)

// noise is a picture of so many colours, far enough from one another, in runs of pixels.
func noise(width, height, colours int) *image.Paletted {
	r := rand.New(rand.NewPCG(uint64(width), uint64(height)))
	var p color.Palette
	for i := range colours {
		p = append(p, color.RGBA{uint8(i % 8 * 36), uint8(i / 8 % 8 * 36), uint8(i / 64 * 80), 255})
	}
	img := image.NewPaletted(image.Rect(0, 0, width, height), p)
	for i := 0; i < len(img.Pix); {
		c := uint8(r.IntN(colours))
		for n := r.IntN(9); n >= 0 && i < len(img.Pix); n-- {
			img.Pix[i] = c
			i++
		}
	}
	return img
}

// furthest is the largest difference of a part of a colour between what a terminal shows from its left top corner and a picture.
func furthest(t *testing.T, terminal *graphicstest.Terminal, want image.Image) int {
	t.Helper()
	for _, e := range terminal.Errors {
		t.Error(e)
	}
	got, d := terminal.Pixels(), 0
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			d = max(d, apart(plainColour(got.At(x, y)), plainColour(want.At(x, y))))
		}
	}
	return d
}

// plainColour is a colour as tables have it.
func plainColour(c color.Color) uint32 { return table(color.Palette{c})[0] }

// Sixel's percentages are two of 255 off at most.
const percentages = 2

func TestEachProtocolShowsThePixelsItIsGiven(t *testing.T) {
	for _, size := range []image.Point{{8, 6}, {16, 12}, {80, 13}, {70, 14}, {90, 18}, {100, 19}, {640, 20}, {8, 4}, {10, 1}} {
		for _, colours := range []int{1, 2, 40, 200} {
			img := noise(size.X, size.Y, colours)
			png := file(img)
			for name, one := range map[string]struct {
				sent      []byte
				tolerance int
			}{
				"sixel":  {sixels(nil, img, 0), percentages},
				"iterm2": {inline(nil, png, 1), 0},
				"kitty":  {wire{}.place(wire{}.transmit(nil, 7, png), 7, 1, 1), 0},
				"tmux":   {wire{true}.place(wire{true}.transmit(nil, 7, png), 7, 1, 1), 0},
			} {
				terminal := graphicstest.NewTerminal(1, 2, size.X, size.Y)
				_, _ = terminal.Write(one.sent)
				if d := furthest(t, terminal, img); d > one.tolerance {
					t.Errorf("%s of %v with %d colours is %d off", name, size, colours, d)
				}
			}
		}
	}
}

func TestChangedCellsAreFoundWhateverThePalettes(t *testing.T) {
	a := noise(80, 10, 5)
	b := image.NewPaletted(a.Rect, color.Palette{a.Palette[4], a.Palette[3], a.Palette[2], a.Palette[1], a.Palette[0]})
	for i, c := range a.Pix {
		b.Pix[i] = 4 - c
	}
	if got := changed(sums(a, 8), sums(b, 8)); got != nil {
		t.Errorf("the same pixels in another order of colours differ in cells %v", got)
	}
	for _, x := range []int{0, 7, 25, 79} {
		b.Pix[3*80+x] = (b.Pix[3*80+x] + 1) % 5
	}
	if got, want := changed(sums(a, 8), sums(b, 8)), [][2]int{{0, 4}, {9, 10}}; len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("changed cells %v, want %v", got, want)
	}
}

// oneColour paints rows in their page's colour.
type oneColour struct{}

func (oneColour) Paint(r *picture.Row) *image.Paletted {
	return image.NewPaletted(image.Rect(0, 0, r.Width, r.Height), color.Palette{color.RGBA{r.Page.R, r.Page.G, r.Page.B, 255}})
}

func TestWhatATerminalKeepsIsBounded(t *testing.T) {
	s := New(Settings{Protocol: Kitty, Raster: oneColour{}, Cell: Cell{8, 16}, Columns: 10, Rows: 4, First: 1000})
	terminal := graphicstest.NewTerminal(10, 4, 8, 16)
	for n := range 3 * mostHeld {
		var rows []*picture.Row
		for i := range 4 {
			rows = append(rows, &picture.Row{Width: 80, Height: 16, Page: picture.RGB{R: uint8(n), G: uint8(n >> 8), B: uint8(i)}})
		}
		s.Take(rows, Cursor{})
		_, _ = terminal.Write(s.Paint(nil, make([]bool, 4)))
		if terminal.Held() > mostHeld || terminal.Placed() != 4 {
			t.Fatalf("the terminal keeps %d pictures and shows %d", terminal.Held(), terminal.Placed())
		}
	}
	if used := s.store.used.Load(); used > mostHeld+8 {
		t.Errorf("%d numbers were given out", used)
	}
	_, _ = terminal.Write(s.Leave())
	if terminal.Held() > 0 || len(terminal.Errors) > 0 {
		t.Errorf("%d pictures are left; %q", terminal.Held(), terminal.Errors)
	}
}

// Kitty drops more than it is told to.
func TestARowIsShownAgainAfterOthersWereDropped(t *testing.T) {
	s := New(Settings{Protocol: Kitty, Raster: oneColour{}, Cell: Cell{8, 16}, Columns: 10, Rows: 4, First: 1000})
	terminal := graphicstest.NewTerminal(10, 4, 8, 16)
	for n := range 3 * mostHeld {
		var rows []*picture.Row
		for i, back := range []int{0, 2, 50, 300} {
			k := max(0, n-back)
			rows = append(rows, &picture.Row{Width: 80, Height: 16, Page: picture.RGB{R: uint8(k), G: uint8(k >> 8), B: uint8(i / 3)}})
		}
		s.Take(rows, Cursor{})
		_, _ = terminal.Write(s.Paint(nil, make([]bool, 4)))
		for i, r := range rows {
			if got := terminal.Pixels().RGBAAt(0, 16*i); got != (color.RGBA{r.Page.R, r.Page.G, r.Page.B, 255}) {
				t.Fatalf("frame %d, row %d: %v is shown instead of %v; %q", n, i, got, r.Page, terminal.Errors)
			}
		}
	}
}

func TestARowSeenBeforeIsNotSentAgain(t *testing.T) {
	s := New(Settings{Protocol: Kitty, Raster: oneColour{}, Cell: Cell{8, 16}, Columns: 10, Rows: 2, First: 1000})
	row := func(c uint8) *picture.Row { return &picture.Row{Width: 80, Height: 16, Page: picture.RGB{R: c}} }
	paint := func(rows ...*picture.Row) []byte {
		s.Take(rows, Cursor{})
		return s.Paint(nil, make([]bool, 2))
	}
	paint(row(1), row(2))
	if moved := paint(row(2), row(3)); bytes.Count(moved, []byte("a=t")) != 1 || bytes.Count(moved, []byte("a=p")) != 2 {
		t.Errorf("scrolled by %q", moved)
	}
	if back := paint(row(1), row(2)); bytes.Contains(back, []byte("a=t")) {
		t.Errorf("scrolled back by %q", back)
	}
	if same := paint(row(1), row(2)); len(same) > 0 {
		t.Errorf("nothing changed, and %q was sent", same)
	}
}

func TestOnlyTheCellsThatDifferAreSent(t *testing.T) {
	s := New(Settings{Protocol: Kitty, Raster: &graphicstest.Raster{}, Cell: Cell{8, 16}, Columns: 80, Rows: 2, First: 1000})
	row := func(mark int) *picture.Row {
		return &picture.Row{Width: 640, Height: 16, Page: picture.RGB{R: 255}, Items: []picture.Item{
			{Kind: picture.Fill, X: mark, W: 16, H: 16, Colour: picture.RGB{G: 255}},
			{Kind: picture.Text, Text: "কোরিয়ার উত্তরের সংবাদ মাধ্যম জানিয়েছে যে সোমবার সকালে দুটি ক্ষেপণাস্ত্র ছোড়া হয়েছে"}}}
	}
	paint := func(rows ...*picture.Row) string {
		s.Take(rows, Cursor{})
		return string(s.Paint(nil, make([]bool, 2)))
	}
	first := paint(row(0), nil)
	if marked := paint(row(320), nil); strings.Count(marked, "a=t") != 2 || 2*len(marked) > len(first) {
		t.Errorf("%d bytes of %d were sent: %q", len(marked), len(first), marked)
	}
	if moved := paint(nil, row(320)); strings.Contains(moved, "a=t") || strings.Count(moved, "a=p") != 3 {
		t.Errorf("moved by %q", moved)
	}
	if back := paint(nil, row(0)); strings.Contains(back, "a=t") || strings.Count(back, "a=d") != 2 {
		t.Errorf("the mark was taken back by %q", back)
	}
	if other := paint(nil, &picture.Row{Width: 640, Height: 16, Page: picture.RGB{B: 255}}); strings.Count(other, "a=t") != 1 {
		t.Errorf("another row was sent as %q", other)
	}
}

func TestAPictureOfTheWrongSizeIsNotDrawn(t *testing.T) {
	for name, img := range map[string]*image.Paletted{
		"none": nil, "narrow": noise(79, 16, 2), "high": noise(80, 17, 2), "no palette": {Rect: image.Rect(0, 0, 80, 16)},
		"a pixel of no colour": {Rect: image.Rect(0, 0, 80, 16), Stride: 80, Pix: bytes.Repeat([]byte{9}, 80*16),
			Palette: noise(1, 1, 2).Palette},
		"too few pixels": {Rect: image.Rect(0, 0, 80, 16), Stride: 80, Pix: make([]byte, 80), Palette: noise(1, 1, 2).Palette},
	} {
		if sound(img, 80, 16) != nil {
			t.Errorf("%s was taken", name)
		}
	}
	if sound(noise(80, 16, 2), 80, 16) == nil {
		t.Error("a sound picture was not taken")
	}
}

// FuzzScreen takes rows of any shape: nothing panics, and nothing is sent that a terminal would not understand.
func FuzzScreen(f *testing.F) {
	f.Add([]byte{80, 16, 1, 1, 0, 80, 16, 2, 1, 5}, uint8(1))
	f.Add([]byte{0, 0, 0, 0, 0, 255, 255, 255, 255, 255}, uint8(3))
	f.Fuzz(func(t *testing.T, b []byte, protocol uint8) {
		s := New(Settings{Protocol: Protocol(1 + protocol%4), Raster: &graphicstest.Raster{}, Cell: Cell{8, 16}, Columns: 12, Rows: 3,
			Registers: int(protocol / 4), Widest: int(protocol), First: 7000, SkipsLast: protocol&8 != 0, Scrolls: protocol%4 == 2})
		terminal := graphicstest.NewTerminal(12, 3, 8, 16)
		if !s.SkipsLast {
			_, _ = terminal.Write([]byte("\x1b[?8452h"))
		}
		for ; len(b) >= 5; b = b[5:] {
			row := &picture.Row{Width: int(int8(b[0])), Height: int(b[1]), Page: picture.RGB{R: b[2]}, Items: []picture.Item{
				{Kind: picture.Text, X: int(int8(b[3])), Text: "কক্ষ", Colour: picture.RGB{G: b[2]}}}}
			s.Take([]*picture.Row{nil, row, {Width: 96, Height: 16, Page: picture.RGB{B: b[2]}}}, Cursor{row, int(int8(b[4])), int(b[3]%4) - 1})
			sent, moved := s.Scroll(nil, "")
			written := []bool{true, b[4]%2 == 0, false}
			for i := range written {
				written[i] = written[i] || moved.By != 0
			}
			if _, _ = terminal.Write(s.Paint(sent, written)); len(terminal.Errors) > 0 {
				t.Fatalf("%q", terminal.Errors)
			}
		}
		_, _ = terminal.Write(s.Leave())
		if terminal.Held() > 0 {
			t.Errorf("%d pictures are left", terminal.Held())
		}
	})
}
