package drawn

import (
	"tippani/model/width"
	"tippani/tui/canvas"
	"tippani/tui/picture"
	"tippani/tui/style"
)

// Drawing is how rows of a screen are drawn; nil where text is printed. The page is the terminal's own background if that is known and
// suits the theme.
func (t *Text) Drawing(v *canvas.Screen, printed *width.Profile) *canvas.Drawing {
	if !t.on {
		return nil
	}
	d := &canvas.Drawing{CellWidth: t.place.Cell.X, CellHeight: t.place.Cell.Y, Overlay: true, Under: t.place.Under,
		Printed: printed, Small: (*t.press.Load()).Small()}
	d.Ink, d.Paper = inks(v.Theme.Dark)
	if ground, ok := style.Shown(v.Page().Bg); ok {
		d.Paper = ground
	} else if t.place.Background != nil {
		d.Paper = *t.place.Background
		d.Ink = readable(d.Paper)
	}
	if ink, ok := style.Shown(v.Theme.Page.Fg); ok && style.Contrast(exact(ink), exact(d.Paper)) >= 7 {
		d.Ink = ink
	}
	return d
}

// Painted reports whether the theme has to paint the page: where text is drawn on a ground that the terminal did not tell.
func (t *Text) Painted() bool { return t.on && t.place.Background == nil }

// inks are text and page where nothing is known of them.
func inks(dark bool) (ink, paper picture.RGB) {
	black, white := picture.RGB{}, picture.RGB{R: 0xFF, G: 0xFF, B: 0xFF}
	if dark {
		return white, black
	}
	return black, white
}

// readable is black or white, whichever reads better on a ground.
func readable(ground picture.RGB) picture.RGB {
	white := picture.RGB{R: 0xFF, G: 0xFF, B: 0xFF}
	if style.Contrast(style.White, exact(ground)) >= style.Contrast(style.Black, exact(ground)) {
		return white
	}
	return picture.RGB{}
}

func exact(c picture.RGB) style.RGB {
	return style.RGB{R: float64(c.R) / 255, G: float64(c.G) / 255, B: float64(c.B) / 255}
}
