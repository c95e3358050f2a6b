package drawn

import (
	"errors"
	"image"
	"runtime"

	"tippani/model/width"
	"tippani/tui/fonts"
	"tippani/tui/letters"
	"tippani/tui/picture"
	"tippani/tui/raster"
	"tippani/tui/typeset"
)

// FontsOf is what sets text in fonts that are looked for, and what is wrong with them if anything is, in a size in pixels to the em, 0 for one
// that fits the lines.
func FontsOf(o fonts.Options, size float64, k Keeping) func() (Fonts, error) {
	return func() (Fonts, error) {
		if k.Dir != "" {
			o.Used = func(sum [32]byte) bool { return letters.Known(k.Dir, sum) }
		}
		set, err := fonts.Find(o)
		if set == nil {
			return nil, err
		}
		return func(cell image.Point) Press {
			memory := k.open(set, cell, size)
			s := typeset.Recalling(set, cell, size, memory.before)
			memory.setter, memory.masks = s, raster.NewMasks(memory.before)
			hands := min(runtime.GOMAXPROCS(0), mostHands)
			p := press{s.Regular(), make(chan *raster.Raster, hands), s.Small(), set.Regular().Family(), memory}
			for range hands {
				p.rasters <- raster.Sharing(s, memory.masks)
			}
			memory.later(set)
			return p
		}, err
	}
}

type press struct {
	width.Typesetter
	rasters chan *raster.Raster // those that paint nothing just now
	small   width.Typesetter
	face    string
	memory  *memory
}

// mostHands is how many rows are painted at a time at most.
const mostHands = 2

// Paint implements Press.
func (p press) Paint(row *picture.Row) *image.Paletted {
	r := <-p.rasters
	defer func() { p.rasters <- r }()
	return r.Paint(row)
}

// Small implements Press.
func (p press) Small() width.Typesetter { return p.small }

// Face implements Press.
func (p press) Face() string { return p.face }

// Keep implements Press.
func (p press) Keep() { p.memory.keep() }

// Lacking tells the user why there is no font.
func Lacking(err error) Sentence {
	var named *fonts.NamedError
	switch {
	case errors.As(err, &named):
		return Sentence{textNotNamed, []any{named.Name}}
	case err == nil, errors.Is(err, fonts.ErrNone):
		return Sentence{Text: textNoFont}
	}
	return Sentence{textBadFont, []any{err}}
}
