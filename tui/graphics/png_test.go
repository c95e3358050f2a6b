package graphics

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"
)

// Go's own reader has the last word.
func TestAPNGHasThePixelsOfItsPicture(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, colours := range []int{1, 2, 3, 4, 5, 16, 17, 255, 256} {
		for _, width := range []int{1, 3, 7, 8, 9, 641} {
			for _, clear := range []bool{false, true} {
				img := image.NewPaletted(image.Rect(0, 0, width, 13), nil)
				for n := range 256 {
					c := color.NRGBA{uint8(n), uint8(random.Int()), uint8(random.Int()), 255}
					if clear && n%2 == 0 {
						c.A = uint8(random.Int())
					}
					img.Palette = append(img.Palette, c)
				}
				for i := range img.Pix {
					img.Pix[i] = uint8(random.IntN(colours)) * uint8(255/max(1, colours-1))
				}
				got, err := png.Decode(bytes.NewReader(file(img)))
				if err != nil {
					t.Fatalf("%d colours, %d wide: %v", colours, width, err)
				}
				if got.Bounds() != img.Rect {
					t.Fatalf("%v in place of %v", got.Bounds(), img.Rect)
				}
				if p, ok := got.(*image.Paletted); !ok || len(p.Palette) > colours {
					t.Errorf("%d colours, %d wide: a %T, or more colours than it shows", colours, width, got)
				}
				for y := range 13 {
					for x := range width {
						if want := color.NRGBAModel.Convert(img.At(x, y)); color.NRGBAModel.Convert(got.At(x, y)) != want {
							t.Fatalf("%d colours, %d wide, at %d,%d: %v in place of %v", colours, width, x, y, got.At(x, y), want)
						}
					}
				}
			}
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	img := image.NewPaletted(image.Rect(0, 0, 800, 20), nil)
	for n := range 20 {
		img.Palette = append(img.Palette, color.Gray{uint8(n * 12)})
	}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		if i%800%11 < 5 {
			img.Pix[i] = uint8(random.IntN(20))
		}
	}
	for b.Loop() {
		file(img)
	}
}
