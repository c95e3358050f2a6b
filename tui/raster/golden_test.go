package raster

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// goldenFont is the Noto Sans Bengali of Debian 12 (fonts-noto-core 20201225), in which the golden picture was painted.
const goldenFont = "9bb35b3547829ecc42041b6017e87fd4c5f1da1edcd00f59171777050f346018"

// TestTheFirstRowOfTheArticle compares the article's first row with testdata/first-row.png. UPDATE_GOLDEN=1 makes the picture anew: look at
// it before committing it.
func TestTheFirstRowOfTheArticle(t *testing.T) {
	s := setter(t, image.Pt(8, 16))
	path := s.Word("ক", false, false).Glyphs[0].Face.Font.Path()
	font, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(font); hex.EncodeToString(sum[:]) != goldenFont {
		t.Skipf("%s is not the font of the golden picture", path)
	}
	article, err := os.ReadFile("../../model/testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(article), "\n")
	p := &pen{setter: s}
	p.row.Width, p.row.Height, p.row.Page = 640, 16, bright.page
	for _, w := range strings.Fields(line) {
		if p.x > 600 {
			break
		}
		if w == "কোরিয়ার" {
			p.label(bright.place, bright.onFill, w, "স্থান")
		} else {
			p.text(bright.ink, w, false, false)
		}
		p.text(bright.ink, " ", false, false)
	}
	got := New(s).Paint(p.done())
	const golden = "testdata/first-row.png"
	if os.Getenv("UPDATE_GOLDEN") != "" {
		var b bytes.Buffer
		if err := png.Encode(&b, got); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Dir(golden), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Open(golden)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != got.Bounds() {
		t.Fatalf("it is %v, not %v", got.Bounds(), want.Bounds())
	}
	// Floating-point arithmetic differs a little between processors.
	const tolerance = 12
	for i := range got.Pix {
		x, y := i%640, i/640
		r, g, b, _ := want.At(x, y).RGBA()
		c := at(got, x, y)
		for _, d := range []int{int(c.R) - int(r>>8), int(c.G) - int(g>>8), int(c.B) - int(b>>8)} {
			if d < -tolerance || d > tolerance {
				t.Fatalf("the pixel at %d, %d is %v", x, y, c)
			}
		}
	}
}
