package drawn

import (
	"errors"
	"image"

	"tippani/model/width"
	"tippani/tui/fonts"
	"tippani/tui/raster"
	"tippani/tui/typeset"
)

// FontsOf is what sets text in fonts that are looked for, in a size in pixels to the em, 0 for one that fits the lines.
func FontsOf(o fonts.Options, size float64) func() (Fonts, error) {
	return func() (Fonts, error) {
		set, err := fonts.Find(o)
		if err != nil {
			return nil, err
		}
		return func(cell image.Point) Press {
			s := typeset.New(set, cell, size)
			return press{s.Regular(), raster.New(s), s.Small(), set.Regular().Family()}
		}, nil
	}
}

type press struct {
	width.Typesetter
	*raster.Raster
	small width.Typesetter
	face  string
}

// Small implements Press.
func (p press) Small() width.Typesetter { return p.small }

// Face implements Press.
func (p press) Face() string { return p.face }

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
