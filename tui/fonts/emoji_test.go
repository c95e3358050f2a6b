package fonts

import (
	"bytes"
	"encoding/binary"
	"image/color"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/go-text/typesetting/font/opentype/tables"

	"tippani/tui/fonts/fonttest"
	"tippani/tui/fonts/glyf"
)

// withEmoji is a directory as of directory, with a font of coloured pictures.
func withEmoji(t testing.TB) (dir string) {
	t.Helper()
	dir, _ = directory(t)
	if err := os.WriteFile(filepath.Join(dir, "emoji.ttf"), fonttest.Emoji(), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestEmojiAreTakenFromAFontOfPictures(t *testing.T) {
	o := Options{Dirs: []string{withEmoji(t)}, CacheDir: t.TempDir()}
	for _, start := range []string{"first", "second"} {
		s, err := Find(o)
		if err != nil {
			t.Fatal(err)
		}
		e := s.Emoji()
		if e == nil || !e.Pictures() || e.Family() != "Test Emoji" {
			t.Fatalf("%s start: emoji are of %+v", start, e)
		}
		if s.For('😀') != e || s.Regular().Pictures() || s.For('a') == e || s.For('ক') == e {
			t.Errorf("%s start: the wrong font is used", start)
		}
	}
}

func TestWithoutAFontOfPicturesThereIsNone(t *testing.T) {
	dir, _ := directory(t)
	s, err := Find(Options{Dirs: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	if s.Emoji() != nil {
		t.Errorf("emoji are of %s", s.Emoji().Path())
	}
}

func TestAPictureIsReadOrNothing(t *testing.T) {
	s, err := Find(Options{Dirs: []string{withEmoji(t)}})
	if err != nil {
		t.Fatal(err)
	}
	g, err := s.Emoji().Glyphs()
	if err != nil {
		t.Fatal(err)
	}
	p := g.Picture(1)
	if p == nil || color.NRGBAModel.Convert(p.At(0, 0)) != fonttest.Quarters[0] {
		t.Errorf("the picture is %v", p)
	}
	last := uint32(fonttest.Last - fonttest.First + 1)
	for _, id := range []uint32{0, last, 1 << 20} {
		if g.Picture(id) != nil {
			t.Errorf("glyph %d has a picture", id)
		}
	}
}

func TestLayersOfDamagedTablesAreNone(t *testing.T) {
	whole := fonttest.Layers()
	read := func(b []byte) (n int) {
		loaders, err := loadersOf(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return 0
		}
		layersOf(loaders[0]).of(1, func(uint32, color.NRGBA, bool) { n++ })
		return n
	}
	if n := read(whole); n != len(fonttest.Quarters) {
		t.Fatalf("%d layers", n)
	}
	colr, cpal := bytes.Index(whole, []byte("COLR")), bytes.Index(whole, []byte("CPAL"))
	at := func(record int) int { return int(binary.BigEndian.Uint32(whole[record+8:])) }
	for name, spoil := range map[string]struct{ at, to int }{
		"glyphs beyond the end": {at(colr) + 2, 0xFFFF}, "layers beyond the end": {at(colr) + 12, 0xFFFF}, "no layers": {at(colr) + 12, 0},
		"far glyphs": {at(colr) + 4, 0xFFFF}, "far layers": {at(colr) + 8, 0xFFFF}, "a short table": {colr + 14, 13},
		"a glyph's layers beyond the end": {at(colr) + 14 + 2, 0xFFFF}, "too many layers": {at(colr) + 14 + 4, 0xFFFF},
		"colours beyond the end": {at(cpal) + 2, 0xFFFF}, "far colours": {at(cpal) + 8, 0xFFFF}, "no colours": {at(cpal) + 2, 0},
		"a palette beyond the end": {at(cpal) + 12, 0xFFFF}, "a short palette": {cpal + 14, 13}, "no glyphs": {at(colr) + 2, 0},
	} {
		b := bytes.Clone(whole)
		binary.BigEndian.PutUint16(b[spoil.at:], uint16(spoil.to))
		if n := read(b); n != 0 {
			t.Errorf("%s: %d layers", name, n)
		}
	}
}

// Each layer is the same glyph, with as many points as a glyph may have.
func TestLayersOfTooManyPointsAreNone(t *testing.T) {
	const points = 1 << 16
	one := append([]byte{0, 1}, make([]byte, 8)...) // a contour, and the box of it
	one = binary.BigEndian.AppendUint16(one, points-1)
	one = append(one, 0, 0)
	for range points / 256 {
		one = append(one, 0x39, 255) // on the curve, the same place, 255 times more
	}
	outlines := glyf.New(one, []uint32{0, uint32(len(one))}, tables.Hmtx{LeftSideBearings: make([]int16, 1)})
	if n := len(outlines.Of(0)); n < points {
		t.Fatalf("the glyph has %d segments", n)
	}
	for _, n := range []int{1, 100} {
		all := &layers{glyphs: binary.BigEndian.AppendUint16([]byte{0, 0, 0, 0}, uint16(n)), parts: make([]byte, n*partSize), colours: make([]byte, colourSize)}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if got := (&Glyphs{apart: outlines, layers: all}).Layers(0); got != nil {
			t.Errorf("%d layers of %d", len(got), n)
		}
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > 50<<20 {
			t.Errorf("%d bytes were taken for %d layers", took, n)
		}
	}
}

func TestAFontOfOtherPaintsIsNone(t *testing.T) {
	dir, _ := directory(t)
	b := fonttest.Layers()
	colr := bytes.Index(b, []byte("COLR"))
	binary.BigEndian.PutUint16(b[int(binary.BigEndian.Uint32(b[colr+8:]))+2:], 0) // as where all glyphs are of version 1
	if err := os.WriteFile(filepath.Join(dir, "paints.ttf"), b, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Find(Options{Dirs: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	if s.Emoji() != nil || s.For('😀') != nil {
		t.Errorf("emoji are of %v", s.For('😀').Family())
	}
}

func TestAFontOfLettersWithPicturesOfAFewIsOneOfLetters(t *testing.T) {
	_, main := directory(t)
	b, err := os.ReadFile(main)
	if err != nil {
		t.Fatal(err)
	}
	copy(b[bytes.Index(b[:1000], []byte("post")):], "sbix")
	loaders, err := loadersOf(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	f, ok := look(loaders[0])
	if !ok || f.Pictures || mainFace([]found{f}, "") == nil {
		t.Errorf("no text is set in it: %v, pictures %v", ok, f.Pictures)
	}
}

func TestWhatIsAPictureByItself(t *testing.T) {
	for r, want := range map[rune]bool{'a': false, 'ক': false, '©': false, '❤': false, '☺': false, '☕': true, '⭐': true, '😀': true, '🕷': false,
		'🪔': true, '🇧': true, 0x1FAFF: true, 0x1FB00: false} {
		if Pictured(r) != want {
			t.Errorf("%c (%U): %v", r, r, !want)
		}
	}
	for i, p := range pictured {
		if p[0] > p[1] || i > 0 && p[0] <= pictured[i-1][1] {
			t.Errorf("the range %X is out of order", p)
		}
	}
}
