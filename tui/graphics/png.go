package graphics

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"

	"github.com/klauspost/compress/zlib"
)

// level is how hard rows are compressed. Higher ones make them 2 to 5 % smaller, and each compressor needs more memory, whose first touch
// takes longer than what it saves.
const level = 1

// encoder writes pictures as PNG. Encoding a row with image/png, which always compresses with compress/zlib, takes twice as long.
type encoder struct {
	zlib *zlib.Writer
	data bytes.Buffer // of the picture, compressed
	row  []byte       // a line of pixels, packed
}

// encoders lends encoders: making a compressor takes longer than compressing a row.
var encoders spare[encoder]

// file is a picture as a PNG: with a palette of the colours that it shows and no others, so that a pixel takes a byte or less before
// compression.
func file(img *image.Paletted) []byte {
	e := encoders.get()
	if e == nil {
		e = new(encoder)
		e.zlib, _ = zlib.NewWriterLevel(&e.data, level) // fails for levels that there are not
	}
	defer encoders.put(e)
	return e.file(img)
}

// PNG's colour type 3: each pixel is the number of a colour of the palette (PNG, third edition, section 11.2.1).
const indexed = 3

func (e *encoder) file(img *image.Paletted) []byte {
	order := byFrequency(count(img))
	depth := depth(len(order))
	e.compress(img, order, depth)
	var header [13]byte // the last three bytes: compression, filters and interlacing, none of which has a choice worth making
	binary.BigEndian.PutUint32(header[0:], uint32(img.Rect.Dx()))
	binary.BigEndian.PutUint32(header[4:], uint32(img.Rect.Dy()))
	header[8], header[9] = byte(depth), indexed
	colours, opacities := palette(img, order)

	b := make([]byte, 0, 80+len(colours)+len(opacities)+e.data.Len())
	b = append(b, "\x89PNG\r\n\x1a\n"...)
	b = section(b, "IHDR", header[:])
	b = section(b, "PLTE", colours)
	if len(opacities) > 0 {
		b = section(b, "tRNS", opacities)
	}
	b = section(b, "IDAT", e.data.Bytes())
	return section(b, "IEND", nil)
}

// depth is the least number of bits that tell so many colours apart and that PNG has.
func depth(colours int) int {
	switch {
	case colours <= 2:
		return 1
	case colours <= 4:
		return 2
	case colours <= 16:
		return 4
	}
	return 8
}

// compress leaves the compressed pixels in e.data, each as its colour's place in the order. Each line starts with filter 0, which leaves
// it as it is: numbers of a palette are no quantities whose difference would say anything.
func (e *encoder) compress(img *image.Paletted, order []int, depth int) {
	var place [256]uint8
	for n, c := range order {
		place[c] = uint8(n)
	}
	e.data.Reset()
	e.zlib.Reset(&e.data)
	for y := range img.Rect.Dy() {
		e.row = pack(append(e.row[:0], 0), line(img, y), &place, depth)
		_, _ = e.zlib.Write(e.row) // neither this nor Close fails: a bytes.Buffer takes all
	}
	_ = e.zlib.Close()
}

// pack appends the places of pixels, of so many bits each, the first in the highest bits of a byte.
func pack(b, pixels []byte, place *[256]uint8, depth int) []byte {
	for each := 8 / depth; len(pixels) > 0; {
		n := min(each, len(pixels))
		var v byte
		for _, p := range pixels[:n] {
			v = v<<depth | place[p]
		}
		b = append(b, v<<(depth*(each-n)))
		pixels = pixels[n:]
	}
	return b
}

// palette is what PNG says of colours: three bytes each, and their opacities if not all are opaque.
func palette(img *image.Paletted, order []int) (colours, opacities []byte) {
	clear := false
	for _, c := range order {
		n := color.NRGBAModel.Convert(img.Palette[c]).(color.NRGBA)
		colours = append(colours, n.R, n.G, n.B)
		opacities = append(opacities, n.A)
		clear = clear || n.A != 0xff
	}
	if !clear {
		return colours, nil
	}
	return colours, opacities
}

// section appends one of a PNG's chunks: length, name, data and the sum over the last two.
func section(b []byte, name string, data []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(data)))
	start := len(b)
	b = append(append(b, name...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[start:]))
}
