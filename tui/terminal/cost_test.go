package terminal

import (
	"testing"

	"tippani/tui/graphics"
)

// The most bytes of a page of 100 by 30 cells, each row a text, and of a row scrolled between others that stay.
const (
	mostOfAPage   = 250_000
	mostOfAScroll = 50_000
)

func TestAFullPageIsWithinItsBytes(t *testing.T) {
	for _, p := range protocolsDrawn {
		painter, frame := benchScreen(p)
		if n := len(painter.paint(frame(0, 0))); n > mostOfAPage {
			t.Errorf("%v sends %d bytes", p, n)
		}
	}
}

func TestAScrolledRowIsWithinItsBytes(t *testing.T) {
	for _, p := range []graphics.Protocol{graphics.Kitty, graphics.Sixel} {
		painter, frame := benchScreen(p)
		between := func(first int) Frame {
			f := frame(first, 0)
			for _, i := range []int{0, 28, 29} {
				f.Pictures[i] = benchRow(1000+i, painter.pictures.Cell)
			}
			return f
		}
		painter.paint(between(0))
		for _, first := range []int{1, 2, 3, 2, 1} {
			if n := len(painter.paint(between(first))); n > mostOfAScroll {
				t.Errorf("%v sends %d bytes for a row", p, n)
			}
		}
	}
}
