package fonts

import (
	"bytes"
	"encoding/binary"
	"os"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"tippani/tui/fonts/fonttest"
)

// FuzzFont reads a file as a font, and shapes of it. Whatever it holds, that ends, in an error or with a font.
func FuzzFont(f *testing.F) {
	if s, err := Find(Options{}); err == nil {
		b, err := os.ReadFile(s.Regular().Path())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add(fonttest.Emoji())
	f.Add(fonttest.Layers())
	f.Add([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00"))
	f.Add([]byte("OTTO\x00\x01\x00\x00\x00\x00\x00\x00cmap\x00\x00\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x04\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<20 {
			return
		}
		_ = guarded("fuzz", func() error {
			loaders, err := loadersOf(bytes.NewReader(data), int64(len(data)))
			if err != nil {
				return err
			}
			for i, l := range loaders {
				look(l)
				parsed, outlines, err := parse(bytes.NewReader(data), int64(len(data)), i)
				if err != nil {
					continue
				}
				face := font.NewFace(parsed)
				glyphs := Glyphs{face: face, apart: outlines, layers: layersOf(l)}
				for id := range opentype.GID(200) {
					glyphs.Outline(uint32(id))
					face.GlyphExtents(id)
					glyphs.Picture(uint32(id))
					glyphs.Layers(uint32(id))
				}
			}
			return nil
		})
	})
}

func TestTablesBeyondTheEndAreRefused(t *testing.T) {
	table := func(offset, length uint32) []byte {
		b := []byte("\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00cmap\x00\x00\x00\x00")
		return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(b, offset), length)
	}
	for name, data := range map[string][]byte{
		"empty": nil, "long table": table(28, 0xFFFFFFFF), "far table": table(0xFFFFFFF0, 4), "both": table(0xFFFFFFFF, 0xFFFFFFFF),
		"many tables": []byte("\x00\x01\x00\x00\xff\xff\x00\x00\x00\x00\x00\x00"),
		"compressed":  []byte("wOFF\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00"),
		"many faces":  []byte("ttcf\x00\x01\x00\x00\xff\xff\xff\xff"), "no faces": []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x00"),
	} {
		if _, err := loadersOf(bytes.NewReader(data), int64(len(data))); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := loadersOf(bytes.NewReader(table(28, 0)), 28); err != nil {
		t.Errorf("a table at the end: %v", err)
	}
}
