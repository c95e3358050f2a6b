package graphics

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/tui/graphics/graphicstest"
	"tippani/tui/picture"
)

func TestSixelSaysItsSizeAndSetsNothingBeyond(t *testing.T) {
	got := string(sixels(nil, noise(12, 13, 3), 0))
	if !strings.HasPrefix(got, "\x1bP0;1;0q\"1;1;12;13#") || !strings.HasSuffix(got, "\x1b\\") || strings.Count(got, "-") != 2 {
		t.Errorf("sent %q", got)
	}
}

func TestColoursAreReducedToTheMostFrequent(t *testing.T) {
	img := noise(100, 18, 150)
	used := len(byFrequency(count(img)))
	for _, most := range []int{1, 2, 16, 100} {
		r := reduce(img, most)
		if len(r.colours) != most {
			t.Errorf("%d registers show 150 colours, want %d", len(r.colours), most)
		}
		shown := map[int]bool{}
		for n, colours := range r.shows {
			if colours[0] != r.colours[n] {
				t.Errorf("register %d of colour %d shows %v", n, r.colours[n], colours)
			}
			for _, c := range colours {
				shown[c] = true
			}
		}
		if len(shown) != used {
			t.Errorf("%d registers show %d colours of %d", most, len(shown), used)
		}
	}
}

// grey is a picture whose colours are greys, a number of the palette their lightness.
func grey(width, height int) *image.Paletted {
	img := image.NewPaletted(image.Rect(0, 0, width, height), nil)
	for i := range 256 {
		img.Palette = append(img.Palette, color.RGBA{uint8(i), uint8(i), uint8(i), 255})
	}
	return img
}

// sentAsSixel is what a terminal shows of a picture that is sent as sixel, and how many registers that took.
func sentAsSixel(t testing.TB, img *image.Paletted) (*image.RGBA, int) {
	t.Helper()
	terminal := graphicstest.NewTerminal(1, 2, img.Rect.Dx(), img.Rect.Dy())
	_, _ = terminal.Write(sixels(nil, img, 0))
	if len(terminal.Errors) > 0 {
		t.Errorf("%q", terminal.Errors)
	}
	return terminal.Pixels(), len(reduce(img, 0).colours)
}

func TestAFaintTintIsNotTakenForThePage(t *testing.T) {
	img := grey(60, 20)
	for i := range img.Pix {
		img.Pix[i] = 250
		if x := i % 60; 7 <= x && x < 12 {
			img.Pix[i] = 245
		}
	}
	got, n := sentAsSixel(t, img)
	if a, b := got.RGBAAt(0, 0), got.RGBAAt(9, 9); a == b || n != 2 {
		t.Errorf("page %v and tint %v in %d registers", a, b, n)
	}
}

func TestAGradientTakesFewRegisters(t *testing.T) {
	img := grey(256, 1)
	for x := range img.Pix {
		img.Pix[x] = uint8(x)
	}
	if _, n := sentAsSixel(t, img); n > 256/alike+1 {
		t.Errorf("%d registers", n)
	}
}

// TestAnyPixelIsAlike sends pictures of areas and edges: pixels of areas are exact, but for the percentages, and others alike.
func TestAnyPixelIsAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		img := grey(rapid.IntRange(1, 40).Draw(t, "width"), rapid.IntRange(1, 20).Draw(t, "height"))
		for range rapid.IntRange(0, 30).Draw(t, "boxes") {
			box := image.Rect(0, 0, rapid.SampledFrom([]int{1, 2, 3, 9}).Draw(t, "w"), rapid.SampledFrom([]int{1, 2, 3, 9}).Draw(t, "h"))
			box = box.Add(image.Pt(rapid.IntRange(0, 39).Draw(t, "x"), rapid.IntRange(0, 19).Draw(t, "y"))).Intersect(img.Rect)
			c := uint8(rapid.IntRange(0, 255).Draw(t, "grey"))
			for y := box.Min.Y; y < box.Max.Y; y++ {
				for x := box.Min.X; x < box.Max.X; x++ {
					img.Pix[y*img.Stride+x] = c
				}
			}
		}
		flat := areas(img)
		terminal := graphicstest.NewTerminal(1, 2, img.Rect.Dx(), img.Rect.Dy())
		_, _ = terminal.Write(sixels(nil, img, 0))
		got := terminal.Pixels()
		for y := range img.Rect.Dy() {
			for x, c := range line(img, y) {
				most := alike + percentages
				if flat[c] {
					most = percentages
				}
				if d := apart(plainColour(got.At(x, y)), plainColour(img.At(x, y))); d > most {
					t.Fatalf("pixel %d, %d is %d off, an area %v", x, y, d, flat[c])
				}
			}
		}
		if len(terminal.Errors) > 0 {
			t.Fatalf("%q", terminal.Errors)
		}
	})
}

func TestSixelOfARowSeenBeforeIsNotMadeAgain(t *testing.T) {
	s := New(Settings{Protocol: Sixel, Raster: &graphicstest.Raster{}, Cell: Cell{8, 16}, Columns: 40, Rows: 4})
	row := func(text string) *picture.Row {
		return &picture.Row{Width: 320, Height: 16, Items: []picture.Item{{Kind: picture.Text, Text: text, Colour: picture.RGB{R: 255}}}}
	}
	paint := func(rows ...*picture.Row) string {
		s.Take(rows, Cursor{})
		return string(s.Paint(nil, []bool{true, true, true, true}))
	}
	first := paint(row("কখগ"), row("ঘঙচ"))
	made := s.sent.order.Len()
	if again := paint(nil, row("কখগ")); made != 2 || s.sent.order.Len() != made || !strings.Contains(first, again[len("\x1b[2;1H"):]) {
		t.Errorf("%d rows were made, then %d", made, s.sent.order.Len())
	}
	s.Registers = 2
	if few := paint(row("কখগ")); strings.Contains(first, few[len("\x1b[1;1H"):]) {
		t.Error("a row was sent with more colours than there are now")
	}
}
