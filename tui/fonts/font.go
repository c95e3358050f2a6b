package fonts

import (
	"errors"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"tippani/model/regular"
	"tippani/tui/fonts/glyf"
)

// Font is one font of a set. It is read when it is first needed, and is safe for concurrent use.
type Font struct {
	face Face
	bold *Font

	once     sync.Once
	data     *font.Font
	outlines *glyf.Outlines // nil where the outlines are in data
	layers   *layers        // of a font of coloured pictures, where these are made of outlines
	err      error
}

// Family is what the font calls itself, and Path is its file.
func (f *Font) Family() string { return f.face.Family }
func (f *Font) Path() string   { return f.face.Path }

// Heights are how high the small letters and the capitals of the font are, in ems, as it says itself; 0 where it does not say. The font
// need not be read for it.
func (f *Font) Heights() (x, capital float32) { return f.face.X, f.face.Capital }

// Bold is the bold font that goes with this one; nil where there is none.
func (f *Font) Bold() *Font { return f.bold }

// Face is the font for the shaper, with caches of its own: a Face serves one goroutine at a time. Its outlines are those of Glyphs. The
// error says why the file can not be used.
func (f *Font) Face() (*font.Face, error) {
	if err := f.load(); err != nil {
		return nil, err
	}
	face := font.NewFace(f.data)
	if f.face.Varies && f.face.Weight > 0 {
		if err := guarded(f.face.Path, func() error {
			face.SetVariations([]font.Variation{{Tag: opentype.MustNewTag("wght"), Value: float32(f.face.Weight)}})
			return nil
		}); err != nil {
			return nil, err
		}
	}
	return face, nil
}

// load reads the file, once.
func (f *Font) load() error {
	f.once.Do(func() {
		f.err = withFile(f.face.Path, func(r resource, size int64) (err error) {
			f.data, f.outlines, err = parse(r, size, f.face.Index)
			if err == nil && f.face.Pictures {
				f.layers, err = layersAt(r, f.face.Index)
			}
			if err == nil && f.data.Upem() == 0 {
				err = errors.New("it has no size")
			}
			return err
		})
	})
	return f.err
}

// opens reports whether the file can be opened.
func (f *Font) opens() bool {
	file, _, err := regular.Open(f.face.Path)
	if err != nil {
		return false
	}
	_ = file.Close()
	return true
}
