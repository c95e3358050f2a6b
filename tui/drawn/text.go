package drawn

import (
	"errors"
	"image"
	"sync/atomic"
	"time"

	"tippani/model/width"
	"tippani/tui/canvas"
	"tippani/tui/fonts"
	"tippani/tui/lang"
	"tippani/tui/picture"
)

// Press sets words and paints rows in one size.
type Press interface {
	width.Typesetter
	// Small sets what is smaller than the text.
	Small() width.Typesetter
	Paint(*picture.Row) *image.Paletted
	// Face names the font, for people.
	Face() string
	// Keep keeps what was set for the next start, where there is a place for it.
	Keep()
}

// Fonts makes a Press for cells of a size in pixels. It may be called again when the cells change.
type Fonts func(cell image.Point) Press

// Options is what the user wants.
type Options struct {
	Wish Wish
	// Find looks for fonts. It is called once, as soon as the terminal is known to show pictures. Nil where text is never drawn. With an
	// error there may be fonts nonetheless: others than were asked for.
	Find func() (Fonts, error)
}

// Sentence is something to tell the user; why text can't be drawn, say.
type Sentence struct {
	lang.Text
	Values []any // for the gaps of Text
}

// None reports whether there is nothing to tell.
func (r Sentence) None() bool { return r.Text == lang.Text{} }

// Place is what a terminal offers for pictures.
type Place struct {
	Why        Sentence // why it shows none
	Cell       image.Point
	Background *picture.RGB // nil when it did not say
	Under      canvas.Under
	Pixels     bool // the mouse's positions are told in pixels while text is drawn
	Slow       bool // the connection is too slow for pictures
}

func (p *Place) shows() bool { return p.Why.None() && p.Cell.X > 0 && p.Cell.Y > 0 }

// Text says whether text is drawn now. Its methods are for one goroutine, but for Paint.
type Text struct {
	options Options
	found   chan FontsFound
	fonts   Fonts
	lacking Sentence // why there are no fonts; none while they are looked for
	unknown string   // the font that was asked for and is not there, where another is used
	place   Place
	on      bool

	cell  image.Point           // that press is for
	press atomic.Pointer[Press] // the present one; nil where the text never was drawn
}

// FontsFound is what Found delivers.
type FontsFound struct {
	fonts Fonts
	err   error
}

// New is text that is printed so far.
func New(o Options) *Text {
	t := &Text{options: o, found: make(chan FontsFound, 1)}
	if o.Wish == "" {
		t.options.Wish = Auto
	}
	if o.Find == nil {
		t.lacking = Sentence{Text: textNeverHere}
	}
	return t
}

func (t *Text) find() {
	look := t.options.Find
	t.options.Find = nil
	go func() {
		fonts, err := look()
		t.found <- FontsFound{fonts, err}
	}()
}

// Found delivers when fonts are found, or are known to be missing: Take it up then. It delivers once at most.
func (t *Text) Found() <-chan FontsFound { return t.found }

// Take takes up what was found. It reports whether the text is shown otherwise from now on.
func (t *Text) Take(f FontsFound) (changed bool) {
	t.fonts = f.fonts
	var named *fonts.NamedError
	switch {
	case f.fonts == nil:
		t.lacking = Lacking(f.err)
	case errors.As(f.err, &named):
		t.unknown = named.Name
	}
	return t.decide()
}

// Meet takes up what the terminal offers, and waits a little for fonts that are still looked for: rather one frame a little later than two
// that differ. It reports whether the text is shown otherwise from now on.
func (t *Text) Meet(p Place, patience time.Duration) (changed bool) {
	t.place = p
	if t.Pending() {
		if t.options.Find != nil {
			t.find()
		}
		timer := time.NewTimer(patience)
		defer timer.Stop()
		select {
		case f := <-t.found:
			return t.Take(f)
		case <-timer.C:
		}
	}
	return t.decide()
}

// wanted reports whether text is to be drawn if that can be done.
func (t *Text) wanted() bool {
	return t.options.Wish == Drawn || t.options.Wish == Auto && !t.place.Slow
}

func (t *Text) decide() (changed bool) {
	on := t.wanted() && t.place.shows() && t.fonts != nil
	changed = on != t.on
	if on && t.cell != t.place.Cell {
		p := t.fonts(t.place.Cell)
		t.press.Store(&p)
		t.cell, changed = t.place.Cell, true
	}
	t.on = on
	return changed
}

// Pending reports whether text may yet come to be drawn: it is wanted and possible here, and fonts are still looked for.
func (t *Text) Pending() bool {
	return t.wanted() && t.place.shows() && t.fonts == nil && t.lacking.None()
}

// Missed is why text is printed that the user asked to have drawn, or drawn in another font than was asked for; none while that may still
// change, and where all is as it should be.
func (t *Text) Missed() Sentence {
	if t.on && t.unknown != "" {
		return Sentence{textOtherFont, []any{t.unknown, (*t.press.Load()).Face()}}
	}
	if t.options.Wish != Drawn || t.on || t.Pending() {
		return Sentence{}
	}
	return t.Why()
}

// On reports whether text is drawn.
func (t *Text) On() bool { return t.on }

// Why is the reason why text can't be drawn; none where it can, and while that is not known yet.
func (t *Text) Why() Sentence {
	switch {
	case t.place.shows():
		return t.lacking
	case t.place.Why.None():
		return Sentence{Text: textNoCell}
	}
	return t.place.Why
}

// Switch draws text that was printed, and prints text that was drawn, if that can be. It reports whether the text is shown otherwise, and
// what there is to say.
func (t *Text) Switch() (changed bool, say Sentence) {
	if t.on {
		t.options.Wish = Cells
		t.decide()
		return true, Sentence{Text: textPrinted}
	}
	if why := t.Why(); !why.None() {
		return false, why
	}
	t.options.Wish = Drawn
	if t.fonts == nil {
		if t.options.Find != nil {
			t.find()
		}
		return false, Sentence{Text: textLooking}
	}
	t.decide()
	return true, Sentence{textDrawn, []any{(*t.press.Load()).Face()}}
}

// Slow takes up that pictures come too slowly. It reports whether the text is printed because of that.
func (t *Text) Slow() (changed bool) {
	t.place.Slow = true
	return t.decide()
}

// MousePixels reports whether the mouse's positions are pixels, and how many a cell has.
func (t *Text) MousePixels() (cell image.Point, told bool) {
	return t.place.Cell, t.on && t.place.Pixels
}

// Profile is the profile by which text is laid out, where the printed one is this.
func (t *Text) Profile(printed *width.Profile) *width.Profile {
	if !t.on || printed == nil {
		return printed
	}
	return printed.Typeset(*t.press.Load(), t.place.Cell.X)
}

// Paint makes the pixels of a row. It may be called from any goroutine.
func (t *Text) Paint(row *picture.Row) *image.Paletted {
	if p := t.press.Load(); p != nil {
		return (*p).Paint(row)
	}
	return image.NewPaletted(image.Rect(0, 0, row.Width, row.Height), nil)
}

// Keep keeps the words that were drawn for the next start. It may be called from any goroutine.
func (t *Text) Keep() {
	if p := t.press.Load(); p != nil {
		(*p).Keep()
	}
}
