package raster

import (
	"image"
	"image/color"
	"slices"
	"testing"

	"tippani/tui/fonts"
	"tippani/tui/fonts/fonttest"
	"tippani/tui/letters"
	"tippani/tui/picture"
	"tippani/tui/typeset"
)

// withEmoji sets text in the fonts of this machine, and one of emoji.
func withEmoji(t testing.TB, emoji []byte, cell image.Point) *typeset.Setter {
	t.Helper()
	own, err := fonts.Find(fonts.Options{})
	if err != nil {
		t.Skip(err)
	}
	set, err := fonts.Find(fonts.Options{Dirs: []string{fonttest.Directory(t, emoji, own.Regular().Path())}})
	if err != nil {
		t.Fatal(err)
	}
	return typeset.New(set, cell, 0)
}

// reddish and the others tell the quarters of the font of tests apart.
func reddish(c picture.RGB) bool  { return c.R > 200 && c.G < 90 && c.B < 90 }
func greenish(c picture.RGB) bool { return c.G > 200 && c.R < 90 && c.B < 90 }
func bluish(c picture.RGB) bool   { return c.B > 200 && c.R < 90 && c.G < 90 }

func TestAColouredPictureIsPaintedOnWhatIsBelow(t *testing.T) {
	t.Run("bitmaps", func(t *testing.T) { paintedOn(t, fonttest.Emoji()) })
	t.Run("layers", func(t *testing.T) { paintedOn(t, fonttest.Layers()) })
}

func paintedOn(t *testing.T, emoji []byte) {
	s := withEmoji(t, emoji, image.Pt(20, 40))
	p := New(s).Paint(row(100, 40, picture.Item{Kind: picture.Fill, W: 100, H: 40, Colour: ink}, word(10, "😀", 0, len("😀"), page)))
	box := s.Word("😀", false, false).Glyphs[0].Box.Add(image.Pt(10, 0))
	quarter := func(i int) picture.RGB {
		return at(p, box.Min.X+box.Dx()*(1+2*(i&1))/4, box.Min.Y+box.Dy()*(1+2*(i>>1))/4)
	}
	if !reddish(quarter(0)) || !greenish(quarter(1)) || !bluish(quarter(2)) || quarter(3) != ink {
		t.Errorf("the quarters are %v %v %v %v", quarter(0), quarter(1), quarter(2), quarter(3))
	}
}

func TestPartsOfAWordHaveTheirPictures(t *testing.T) {
	s := withEmoji(t, fonttest.Emoji(), image.Pt(10, 20))
	text := "ক😀খ😀"
	whole := New(s).Paint(row(200, 20, word(9, text, 0, len(text), ink)))
	for _, cut := range []int{3, 7, 10} {
		parts := New(s).Paint(row(200, 20, word(9, text, 0, cut, ink), word(9, text, cut, len(text), ink)))
		for x := range 200 {
			for y := range 20 {
				if at(whole, x, y) != at(parts, x, y) {
					t.Fatalf("cut at %d: pixel %d,%d is %v, want %v", cut, x, y, at(parts, x, y), at(whole, x, y))
				}
			}
		}
	}
	clipped := word(9, text, 0, len(text), ink)
	clipped.Clip = 9 + s.Word(text, false, false).Edges[1] + 4
	p := New(s).Paint(row(200, 20, clipped))
	for x := clipped.Clip; x < 200; x++ {
		for y := range 20 {
			if at(p, x, y) != page {
				t.Fatalf("pixel %d,%d beyond the clip is %v", x, y, at(p, x, y))
			}
		}
	}
}

func TestADamagedPictureIsAnEmptyBox(t *testing.T) {
	s := withEmoji(t, fonttest.Emoji(), image.Pt(10, 20))
	text := string(fonttest.Last)
	p := New(s).Paint(row(60, 20, word(5, text, 0, len(text), ink)))
	if len(colours(p)) < 2 {
		t.Error("nothing is there")
	}
	for c := range colours(p) {
		if reddish(c) || greenish(c) || bluish(c) {
			t.Errorf("it has the colour %v", c)
		}
	}
}

func colours(p *image.Paletted) map[picture.RGB]bool {
	found := map[picture.RGB]bool{}
	for y := range p.Rect.Dy() {
		for x := range p.Rect.Dx() {
			found[at(p, x, y)] = true
		}
	}
	return found
}

func TestAWordWithPicturesIsKeptWithThem(t *testing.T) {
	s := withEmoji(t, fonttest.Emoji(), image.Pt(10, 20))
	masks := NewMasks(nil)
	one := row(100, 20, word(0, "ক😀", 0, len("ক😀"), ink))
	want := Sharing(s, masks).Paint(one)
	words, _ := masks.Keeping()
	dir, id := t.TempDir(), letters.Identify([32]byte{1}, "")
	if err := letters.Write(dir, id, letters.Sizes{}, 20, words); err != nil {
		t.Fatal(err)
	}
	again := NewMasks(letters.Read(dir, id, 20))
	got := Sharing(s, again).Paint(one)
	if !slices.Equal(got.Pix, want.Pix) || !slices.Equal(got.Palette, want.Palette) {
		t.Error("it looks otherwise")
	}
	if _, fresh := again.Keeping(); fresh {
		t.Error("it was made again")
	}
}

func TestShrinkingKeepsTheMean(t *testing.T) {
	from := image.NewNRGBA(image.Rect(3, 5, 67, 69))
	for y := 5; y < 69; y++ {
		for x := 3; x < 67; x++ {
			if (x+y)%2 == 0 {
				from.SetNRGBA(x, y, color.NRGBA{R: 200, G: 100, B: 50, A: 255})
			}
		}
	}
	for _, size := range []int{1, 7, 16, 64, 100} {
		out := shrink(from, size, size)
		if len(out) != 4*size*size {
			t.Fatalf("%d bytes", len(out))
		}
		if size > 32 {
			continue
		}
		c := out[4*(size/2*size+size/2):][:4]
		if c[0] < 195 || c[1] < 95 || c[1] > 105 || c[2] > 55 || c[3] < 110 || c[3] > 145 {
			t.Errorf("%d: the mean is %v", size, c)
		}
	}
}

func TestALargePictureShrinksToOnePixel(t *testing.T) {
	from := image.NewPaletted(image.Rect(0, 0, 1024, 1024), color.Palette{color.NRGBA{R: 200, G: 100, B: 50, A: 255}})
	if got := shrink(from, 1, 1); !slices.Equal(got, []uint8{200, 100, 50, 255}) {
		t.Errorf("it has the colour %v", got)
	}
}

func TestManyPicturesLeaveRoomForText(t *testing.T) {
	pixels := make([]uint8, 4*40*40)
	for i := range pixels {
		pixels[i] = uint8(i * 37)
	}
	for _, room := range []int{250, 100, 40} {
		got := newTints([][]uint8{pixels, pixels}, page, room)
		found := map[picture.RGB]bool{}
		for b := pixels; len(b) > 0; b = b[4:] {
			found[got.mixed(page, b)] = true
		}
		if len(found) > room && got.apart != coarseness[len(coarseness)-1] {
			t.Errorf("%d colours for a room of %d", len(found), room)
		}
	}
}

func TestAFaintEdgeLeavesNoRim(t *testing.T) {
	for _, apart := range coarseness {
		tints := tints{apart: apart}
		white := []uint8{255, 255, 255, 255}
		if got := tints.mixed(picture.RGB{}, white); got != (picture.RGB{R: 255, G: 255, B: 255}) {
			t.Errorf("%d apart: white is %v", apart, got)
		}
		for _, ground := range []picture.RGB{{R: 255, G: 255, B: 255}, {R: 253, G: 246, B: 227}, {R: 30, G: 30, B: 46}, {}} {
			if got := tints.mixed(ground, []uint8{200, 100, 50, 4}); got != ground {
				t.Errorf("%d apart: what hardly covers %v is %v", apart, ground, got)
			}
		}
	}
}

func TestAnEmojiIsReadOnceForAllWords(t *testing.T) {
	r := New(withEmoji(t, fonttest.Emoji(), image.Pt(10, 20)))
	first, again := r.mask("😀", false, false), r.mask("ক😀", false, false)
	small := r.mask("😀", false, true)
	if &first.Stamps[0].Pix[0] != &again.Stamps[0].Pix[0] {
		t.Error("it was read again")
	}
	if s := small.Stamps[0]; len(s.Pix) != 4*s.Width*s.Height {
		t.Errorf("small, it has %d bytes for %d×%d pixels", len(s.Pix), s.Width, s.Height)
	}
}

func TestThePicturesThatAreKeptAreBounded(t *testing.T) {
	var p pictures
	for n := range 100 {
		p.of(pictureKey{glyphKey: glyphKey{id: uint32(n)}}, func() []uint8 { return make([]uint8, mostPictures/10) })
		held := 0
		for _, pix := range p.kept {
			held += len(pix)
		}
		if held > mostPictures {
			t.Fatalf("%d bytes are kept", held)
		}
	}
}
