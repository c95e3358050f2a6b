package terminal

import (
	"fmt"
	"testing"

	"tippani/tui/graphics"
	"tippani/tui/graphics/graphicstest"
	"tippani/tui/picture"
)

// benchScreen is a painter of 100 by 30 cells of 10 by 20 pixels, with pictures, and a frame for each scroll position.
func benchScreen(p graphics.Protocol) (*painter, func(first, cursor int) Frame) {
	cell := graphics.Cell{Width: 10, Height: 20}
	pictures := graphics.New(graphics.Settings{Protocol: p, Raster: &graphicstest.Raster{}, Cell: cell, Columns: 100, Rows: 30,
		Scrolls: p == graphics.Sixel, First: 0x123456})
	frame := func(first, cursor int) Frame {
		f := Frame{Page: onPaper, CursorY: 12, CursorPictureX: 20 + 7*cursor, CursorPicture: sampleCursor(17, cell.Height, 0)}
		for i := range 30 {
			f.Rows = append(f.Rows, fmt.Sprintf("সারি %d, as it is printed under its picture, for selection and screen readers", first+i))
			f.Pictures = append(f.Pictures, benchRow(first+i, cell))
		}
		return f
	}
	return &painter{size: Size{100, 30}, pictures: pictures, sync: true}, frame
}

// benchRow is a row of text with two spans in it.
func benchRow(number int, cell graphics.Cell) *picture.Row {
	row := sampleRow(number%50, 99, cell)
	text := row.Items[1].Text
	row.Items[1].X = number % 7
	row.Items[1].Text = text + " " + text
	row.Items = append([]picture.Item{{Kind: picture.Fill, X: number * 97 % 800, W: 120, H: cell.Height, Colour: picture.RGB{R: 255,
		G: 220, B: 200}}}, row.Items...)
	return row
}

var protocolsDrawn = []graphics.Protocol{graphics.Kitty, graphics.Placeholders, graphics.Sixel, graphics.ITerm2}

// BenchmarkAFullPageOfPictures paints 30 rows that the terminal has not seen.
func BenchmarkAFullPageOfPictures(b *testing.B) {
	for _, p := range protocolsDrawn {
		b.Run(p.String(), func(b *testing.B) {
			sent, n := 0, 0
			for b.Loop() {
				painter, frame := benchScreen(p)
				sent += len(painter.paint(frame(0, 0)))
				n++
			}
			b.ReportMetric(float64(sent)/float64(n), "bytes/page")
		})
	}
}

// BenchmarkAMovedCursor moves the cursor along a row, without a place seen before.
func BenchmarkAMovedCursor(b *testing.B) {
	for _, p := range protocolsDrawn {
		b.Run(p.String(), func(b *testing.B) {
			painter, frame := benchScreen(p)
			painter.paint(frame(0, 0))
			sent, n := 0, 0
			for b.Loop() {
				n++
				f := frame(0, n%130)
				f.CursorPictureX += n / 130
				sent += len(painter.paint(f))
			}
			b.ReportMetric(float64(sent)/float64(n), "bytes/move")
		})
	}
}

// BenchmarkAScrolledRow scrolls by one row at a time.
func BenchmarkAScrolledRow(b *testing.B) {
	for _, p := range protocolsDrawn {
		b.Run(p.String(), func(b *testing.B) {
			painter, frame := benchScreen(p)
			sent, n := 0, 0
			for b.Loop() {
				n++
				sent += len(painter.paint(frame(n, 0)))
			}
			b.ReportMetric(float64(sent)/float64(n), "bytes/scroll")
		})
	}
}
