package raster

import (
	"image"
	"os"
	"path/filepath"
	"testing"

	"tippani/tui/fonts"
	"tippani/tui/picture"
	"tippani/tui/typeset"
)

// FuzzDamagedFont paints text in this machine's font for Bengali, damaged at a place. Whatever is painted, that ends.
func FuzzDamagedFont(f *testing.F) {
	set, err := fonts.Find(fonts.Options{})
	if err != nil {
		f.Skip(err)
	}
	whole, err := os.ReadFile(set.Regular().Path())
	if err != nil {
		f.Fatal(err)
	}
	for _, at := range []uint32{300, 1000, 5000, 10000, 30000, 100000, 150000} {
		f.Add(at, []byte{0xFF, 0x7F, 0xFF, 0xFF, 0x80})
	}
	f.Fuzz(func(t *testing.T, at uint32, with []byte) {
		damaged := append([]byte(nil), whole...)
		copy(damaged[int(at)%len(damaged):], with)
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "damaged.ttf"), damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		set, err := fonts.Find(fonts.Options{Dirs: []string{dir}})
		if err != nil {
			return
		}
		s := typeset.New(set, image.Pt(8, 16), 0)
		r := New(s)
		for _, text := range []string{"কোরিয়ার", "র্ক্ষ", "ষ্ট্রু", "কীঁ", "ন্দ্ব", "২০২৬।"} {
			if p := r.Paint(row(200, 16, word(3, text, 0, len(text), ink))); len(p.Pix) != 200*16 {
				t.Errorf("%q: %d bytes", text, len(p.Pix))
			}
			r.Paint(row(200, 16, picture.Item{Kind: picture.Text, Text: text, To: len(text), Bold: true, Small: true}))
		}
	})
}
