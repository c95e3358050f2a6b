package fonts

import (
	"image/color"
	"os"
	"path/filepath"
	"testing"

	"tippani/tui/fonts/fonttest"
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
