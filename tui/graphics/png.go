package graphics

import (
	"bytes"
	"image"
	"image/png"
)

// buffers lends the buffers of encoders: making a compressor takes longer than compressing a row.
type buffers struct{ spare[png.EncoderBuffer] }

// Get is png.EncoderBufferPool's; nil has the encoder make one.
func (b *buffers) Get() *png.EncoderBuffer { return b.get() }

// Put is png.EncoderBufferPool's.
func (b *buffers) Put(e *png.EncoderBuffer) { b.put(e) }

// Many pictures are made quickly, few of them small: a tenth less, in three times the time.
var (
	quick = png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: new(buffers)}
	small = png.Encoder{CompressionLevel: png.DefaultCompression, BufferPool: new(buffers)}
)

// file is a picture as a PNG, one of so many of a frame: with a palette of the colours that it has, so that a pixel takes a byte or less
// before compression. A picture of plain values can't fail to be encoded.
func file(img *image.Paletted, many int) []byte {
	e := &small
	if many >= fewest {
		e = &quick
	}
	var b bytes.Buffer
	_ = e.Encode(&b, tight(img))
	return b.Bytes()
}

// tight is a picture whose palette has no colour that it does not show.
func tight(img *image.Paletted) *image.Paletted {
	order := byFrequency(count(img))
	if len(order) == len(img.Palette) {
		return img
	}
	part := image.NewPaletted(img.Rect, nil)
	var index [256]uint8
	for n, c := range order {
		part.Palette = append(part.Palette, img.Palette[c])
		index[c] = uint8(n)
	}
	for y := range img.Rect.Dy() {
		to := line(part, y)
		for x, c := range line(img, y) {
			to[x] = index[c]
		}
	}
	return part
}
