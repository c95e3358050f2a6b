// Package fonttest makes fonts for tests, of what no font that a test may count on has.
package fonttest

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"
	"unicode/utf16"
)

const (
	// First and Last are the code points that the font of Emoji has, beside Copyright and Keycap.
	First, Last = rune(0x1F300), rune(0x1F6FF)

	units = 1000 // to the em
	ppem  = 64
)

// Others are code points that are text by themselves, and that the font has as well: they share one glyph.
var Others = [...]rune{' ', '©', '\u20E3'}

// Quarters are the colours of the picture that every glyph of the font of Emoji is: left above, right above, left below; the right one below
// is clear.
var Quarters = [3]color.NRGBA{{R: 255, A: 255}, {G: 255, A: 255}, {B: 255, A: 255}}

// glyphs is how many a font has: .notdef, those from First to Last, and that of Others.
const glyphs = int(Last-First) + 3

// Emoji is a font of coloured pictures (tables sbix, cmap and those that all fonts have), each a square of Quarters as high as the em. The
// glyph of Last is damaged. To read its layers of colours (table COLR) takes for ever.
func Emoji() []byte {
	tables := common("Test Emoji")
	tables["sbix"], tables["COLR"] = strikes(), endless()
	return file(tables)
}

// Blank is a font that has the same code points, and no ink: as one of layers of colours may have nothing in the glyph itself.
func Blank() []byte {
	tables := common("Test Blank")
	tables["glyf"], tables["loca"] = nil, make([]byte, 2*(glyphs+1))
	return file(tables)
}

// common are the tables that every font has.
func common(family string) map[string][]byte {
	return map[string][]byte{
		"cmap": characters(), "head": head(), "hhea": numbers(0x00010000, 900<<16|uint32(uint16(0xFF38)), 1000, 0, 0, 0, 0, 0, uint32(glyphs)),
		"hmtx": bytes.Repeat(numbers(1000<<16), glyphs), "maxp": append(numbers(0x00005000), byte(glyphs>>8&0xFF), byte(glyphs&0xFF)),
		"name": name(family),
	}
}

// endless is a COLR table of which each paint is a composite of the next one with itself: 2^60 of them.
func endless() []byte {
	b := append(numbers(1<<16, 0, 0), 0, 0)
	b = append(b, numbers(34, 0, 0, 0, 0)...)
	b = append(b, numbers(1, 1<<16, 10<<16)[:10]...)
	for range 60 {
		b = append(b, 32, 0, 0, 8, 3, 0, 0, 8)
	}
	return append(b, 2, 0, 0, 0x40, 0)
}

func numbers(n ...uint32) (b []byte) {
	for _, v := range n {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return b
}

func head() []byte {
	b := make([]byte, 54)
	binary.BigEndian.PutUint32(b, 0x00010000)
	binary.BigEndian.PutUint32(b[12:], 0x5F0F3CF5)
	binary.BigEndian.PutUint16(b[18:], units)
	return b
}

// characters is a cmap of one subtable of format 12.
func characters() []byte {
	var groups []byte
	for _, r := range Others {
		groups = append(groups, numbers(uint32(r), uint32(r), uint32(glyphs-1))...)
	}
	groups = append(groups, numbers(uint32(First), uint32(Last), 1)...)
	b := numbers(0x00000001, 3<<16|10, 12, 12<<16, uint32(16+len(groups)), 0, uint32(len(groups)/12))
	return append(b, groups...)
}

func name(family string) []byte {
	var text []byte
	for _, u := range utf16.Encode([]rune(family)) {
		text = binary.BigEndian.AppendUint16(text, u)
	}
	b := binary.BigEndian.AppendUint16(nil, 0)
	for _, v := range []int{1, 6 + 12, 3, 1, 0x409, 1, len(text), 0} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return append(b, text...)
}

// strikes is an sbix table with one size.
func strikes() []byte {
	picture := image.NewNRGBA(image.Rect(0, 0, ppem, ppem))
	for y := range ppem {
		for x := range ppem {
			if n := y/(ppem/2)*2 + x/(ppem/2); n < len(Quarters) {
				picture.SetNRGBA(x, y, Quarters[n])
			}
		}
	}
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, picture); err != nil {
		panic(err)
	}
	whole := append([]byte("\x00\x00\x00\x00png "), encoded.Bytes()...)
	damaged := whole[:len(whole)/2]
	strike := numbers(ppem<<16 | 72)
	at := uint32(4 + 4*(glyphs+1))
	var data []byte
	for id := range glyphs {
		strike = append(strike, numbers(at+uint32(len(data)))...)
		switch id {
		case 0:
		case glyphs - 2:
			data = append(data, damaged...)
		default:
			data = append(data, whole...)
		}
	}
	strike = append(strike, numbers(at+uint32(len(data)))...)
	return append(numbers(1<<16|1, 1, 12), append(strike, data...)...)
}

// file is a font file of some tables.
func file(tables map[string][]byte) []byte {
	b := []byte{0, 1, 0, 0, 0, byte(len(tables)), 0, 0, 0, 0, 0, 0}
	var content []byte
	at := len(b) + 16*len(tables)
	for _, tag := range slices.Sorted(maps.Keys(tables)) {
		t := tables[tag]
		b = append(append(b, tag...), numbers(0, uint32(at+len(content)), uint32(len(t)))...)
		content = append(content, t...)
		content = append(content, make([]byte, -len(t)&3)...)
	}
	return append(b, content...)
}
