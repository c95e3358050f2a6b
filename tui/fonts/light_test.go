package fonts

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"tippani/tui/fonts/glyf"
)

// systemFonts are the font files of this machine with TrueType outlines that have Bengali, and some others.
func systemFonts(t *testing.T) (paths []string) {
	all, _ := scan(systemDirs())
	others := 0
	for _, f := range all {
		if slices.Contains(paths, f.Path) {
			continue
		}
		if f.runes == nil || !f.runes.has('ক') {
			if others++; others > 8 {
				continue
			}
		}
		paths = append(paths, f.Path)
	}
	if len(paths) == 0 {
		t.Skip("no fonts")
	}
	return paths
}

// TestOutlinesAreThoseOfTheParser compares each glyph, read alone, with what the parser makes of the whole font.
func TestOutlinesAreThoseOfTheParser(t *testing.T) {
	apart := 0
	for _, path := range systemFonts(t) {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r := bytes.NewReader(b)
		loaders, err := loadersOf(r, r.Size())
		if err != nil {
			continue
		}
		whole, err := font.NewFont(loaders[0])
		if err != nil {
			continue
		}
		data, outlines, err := parse(r, r.Size(), 0)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if outlines != nil {
			apart++
		}
		sameGlyphs(t, filepath.Base(path), font.NewFace(whole), font.NewFace(data), outlines)
	}
	if apart == 0 {
		t.Error("no font has its outlines read one by one")
	}
}

func sameGlyphs(t *testing.T, name string, whole, light *font.Face, outlines *glyf.Outlines) {
	t.Helper()
	o := Glyphs{face: light, apart: outlines}
	for id := range opentype.GID(1 << 16) {
		want, ok := whole.GlyphDataOutline(id)
		if !ok {
			break
		}
		if got, want := visible(o.Outline(uint32(id))), visible(want.Segments); !slices.Equal(got, want) {
			t.Fatalf("%s: glyph %d is %v, not %v", name, id, got, want)
		}
		box, has := whole.GlyphExtents(id)
		if got, ok := light.GlyphExtents(id); ok != has || got != box {
			t.Fatalf("%s: glyph %d fills %v, not %v", name, id, got, box)
		}
		if got, want := light.HorizontalAdvance(id), whole.HorizontalAdvance(id); got != want {
			t.Fatalf("%s: glyph %d is %v wide, not %v", name, id, got, want)
		}
	}
}

// visible leaves out what encloses nothing: the parser draws a curve that ends where it begins for a contour of one point off the curve.
func visible(segments []opentype.Segment) (out []opentype.Segment) {
	var pen opentype.SegmentPoint
	for _, s := range segments {
		points := s.ArgsSlice()
		end := points[len(points)-1]
		if s.Op != opentype.SegmentOpQuadTo || end != pen {
			out = append(out, s)
		}
		pen = end
	}
	return out
}

func TestAFontThatVariesIsReadAtOnce(t *testing.T) {
	s, err := Find(Options{})
	if err != nil {
		t.Skip(err)
	}
	b, err := os.ReadFile(s.Regular().Path())
	if err != nil {
		t.Fatal(err)
	}
	if _, o, err := parse(bytes.NewReader(b), int64(len(b)), 0); err != nil || o == nil {
		t.Skip("its outlines are not read one by one", err)
	}
	at := bytes.Index(b[:1000], []byte("post"))
	copy(b[at:], "fvar")
	if _, o, err := parse(bytes.NewReader(b), int64(len(b)), 0); err != nil || o != nil {
		t.Errorf("outlines apart: %v, %v", o != nil, err)
	}
}
