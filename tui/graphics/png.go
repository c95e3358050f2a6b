package graphics

import (
	"bytes"
	"image"
	"image/png"
)

// pool lends the one buffer of an encoder again and again: making a compressor takes longer than compressing a row.
type pool struct{ buffer *png.EncoderBuffer }

func (p *pool) Get() *png.EncoderBuffer  { return p.buffer }
func (p *pool) Put(b *png.EncoderBuffer) { p.buffer = b }

// encoder makes PNGs; one goroutine at a time may use it.
type encoder struct{ png png.Encoder }

func newEncoder() *encoder {
	return &encoder{png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &pool{}}}
}

// encode is a picture as a PNG: with a palette, so that a pixel takes a byte or less before compression. A picture of plain values
// can't fail to be encoded.
func (e *encoder) encode(img *image.Paletted) []byte {
	var b bytes.Buffer
	_ = e.png.Encode(&b, img)
	return b.Bytes()
}
