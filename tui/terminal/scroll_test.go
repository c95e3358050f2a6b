package terminal

import (
	"testing"

	"pgregory.net/rapid"

	"tippani/tui/graphics"
	"tippani/tui/graphics/graphicstest"
	"tippani/tui/picture"
)

// TestScrolledFramesEndInTheirOwnPixels scrolls a text between rows that stay, beside a panel that stays or not, on a terminal that loses
// what it may lose.
func TestScrolledFramesEndInTheirOwnPixels(t *testing.T) {
	moves := 0
	rapid.Check(t, func(t *rapid.T) {
		cell := graphics.Cell{Width: rapid.IntRange(4, 7).Draw(t, "width"), Height: rapid.IntRange(8, 13).Draw(t, "height")}
		columns, rows := rapid.IntRange(8, 12).Draw(t, "columns"), rapid.IntRange(5, 14).Draw(t, "rows")
		screen := graphicstest.NewTerminal(columns, rows, cell.Width, cell.Height)
		skips := rapid.Bool().Draw(t, "skips the last row")
		if !skips {
			_, _ = screen.Write([]byte(rightOn))
		}
		painter := painter{size: Size{columns, rows}, pictures: graphics.New(graphics.Settings{Protocol: graphics.Sixel, Scrolls: true,
			SkipsLast: skips, Raster: &graphicstest.Raster{}, Cell: cell, Columns: columns, Rows: rows,
			WholeRows: rapid.Bool().Draw(t, "whole rows")})}
		above, below := rapid.IntRange(0, 2).Draw(t, "above"), rapid.IntRange(0, 2).Draw(t, "below")
		first, printed := 0, rapid.SampledFrom([]int{20, 3}).Draw(t, "a printed row in")
		for range rapid.IntRange(2, 6).Draw(t, "frames") {
			f := Frame{Page: onPaper, CursorY: rapid.IntRange(0, rows-1).Draw(t, "row")}
			panel := rapid.IntRange(0, 2).Draw(t, "panel")
			for i := range rows {
				n, text := first+i, ""
				if i < above || i >= rows-below {
					n = 40 + i
				}
				row := sampleRow(n, columns-1, cell)
				if panel > 0 {
					row.Items = append(row.Items, picture.Item{Kind: picture.Fill, X: (columns - 3) * cell.Width, W: 2 * cell.Width,
						H: cell.Height, Colour: picture.RGB{R: uint8(40 * panel), G: uint8(16 * i)}})
				}
				if rapid.IntRange(1, printed).Draw(t, "printed") == 1 {
					row, text = nil, rapid.SampledFrom([]string{"", "ab"}).Draw(t, "text")
				}
				f.Rows, f.Pictures = append(f.Rows, text), append(f.Pictures, row)
			}
			if rapid.Bool().Draw(t, "cursor") {
				f.CursorPicture = sampleCursor(rapid.IntRange(1, 20).Draw(t, "cursor width"), cell.Height, 0)
				f.CursorPictureX = rapid.IntRange(0, columns*cell.Width).Draw(t, "x")
			}
			sent := painter.paint(f)
			if scrolls(sent) {
				moves++
			}
			_, _ = screen.Write(sent)
			if err := sameLook(screen.Pixels(), drawnOn(f, screen, graphics.Sixel, skips), 22); err != nil {
				t.Fatalf("%v", err)
			}
			if len(screen.Errors) > 0 {
				t.Fatalf("%q", screen.Errors)
			}
			first += rapid.IntRange(-4, 4).Draw(t, "by")
			first = max(first, 0)
		}
	})
	if moves == 0 {
		t.Error("nothing was scrolled")
	}
}

func TestPrintedRowsMoveToo(t *testing.T) {
	cell := graphics.Cell{Width: 6, Height: 12}
	screen := graphicstest.NewTerminal(20, 12, cell.Width, cell.Height)
	painter := painter{size: Size{20, 12}, pictures: graphics.New(graphics.Settings{Protocol: graphics.Sixel, Scrolls: true, SkipsLast: true,
		Raster: &graphicstest.Raster{}, Cell: cell, Columns: 20, Rows: 12})}
	for first := range 3 {
		f := Frame{Page: onPaper}
		for i := range 12 {
			f.Rows, f.Pictures = append(f.Rows, ""), append(f.Pictures, sampleRow(first+i, 19, cell))
		}
		f.Rows[5], f.Pictures[5], f.Pictures[6] = "ab", nil, nil
		sent := painter.paint(f)
		if scrolls(sent) != (first > 0) {
			t.Errorf("frame %d scrolls: %v", first, scrolls(sent))
		}
		_, _ = screen.Write(sent)
		if err := sameLook(screen.Pixels(), drawnOn(f, screen, graphics.Sixel, true), 22); err != nil || len(screen.Errors) > 0 {
			t.Errorf("frame %d: %v %q", first, err, screen.Errors)
		}
	}
}

// scrolls says whether what is sent scrolls rows.
func scrolls(sent []byte) bool {
	for i := range sent {
		if sent[i] == 0x1b && i+2 < len(sent) && sent[i+1] == '[' {
			end := i + 2
			for end < len(sent) && sent[end] < 0x40 {
				end++
			}
			if end < len(sent) && (sent[end] == 'S' || sent[end] == 'T') {
				return true
			}
		}
	}
	return false
}
