package terminal

import (
	"fmt"
	"image"
	"image/color"
	"testing"

	"pgregory.net/rapid"

	"tippani/tui/graphics"
	"tippani/tui/graphics/graphicstest"
	"tippani/tui/picture"
)

var paper = picture.RGB{R: 250, G: 248, B: 240}

const onPaper, onBlack = "\x1b[48;2;250;248;240m", "\x1b[48;2;1;1;1m"

// sampleRow is a row of a page: words, one of them highlighted. Rows of one number look alike.
func sampleRow(number, columns int, cell graphics.Cell) *picture.Row {
	ink := picture.RGB{R: 30, G: 30, B: 60}
	text := []rune("কোরিয়ার উত্তরের সংবাদ মাধ্যম জানিয়েছে যে সোমবার সকালে দুটি ক্ষেপণাস্ত্র ছোড়া হয়েছে বলে দাবি করা হয়")
	start := number * 7 % (len(text) / 2)
	w := cell.Width * columns
	row := &picture.Row{Width: w, Height: cell.Height, Page: paper}
	row.Items = append(row.Items,
		picture.Item{Kind: picture.Fill, X: number * 31 % w, Y: 1, W: w / 5, H: cell.Height - 2, Colour: picture.RGB{R: 200, G: 220, B: 255}},
		picture.Item{Kind: picture.Text, X: number % 5, Colour: ink, Text: string(text[start:])})
	return row
}

// sampleCursor is a cursor of some width.
func sampleCursor(width, height, kind int) *picture.Row {
	return &picture.Row{Width: width, Height: height, Page: picture.RGB{R: 255, G: 200, B: uint8(kind)}, Items: []picture.Item{
		{Kind: picture.Text, X: -2, Text: "ক্ষ", Colour: picture.RGB{}}}}
}

// drawnOn is what a frame should look like on a screen whose text is all in one colour.
func drawnOn(f Frame, t *graphicstest.Terminal, p graphics.Protocol, skipsLast bool) *image.RGBA {
	want := image.NewRGBA(image.Rect(0, 0, t.Columns*t.Width, t.Rows*t.Height))
	page := color.RGBA{1, 1, 1, 255}
	if f.Page == onPaper {
		page = color.RGBA{paper.R, paper.G, paper.B, 255}
	}
	raster := &graphicstest.Raster{}
	for row := range t.Rows {
		drawn := row < len(f.Pictures) && f.Pictures[row] != nil && (!skipsLast || row < t.Rows-1)
		for y := row * t.Height; y < (row+1)*t.Height; y++ {
			for x := range want.Rect.Dx() {
				c := page
				if row < len(f.Rows) && x < len([]rune(f.Rows[row]))*t.Width && (!drawn || p == graphics.Kitty) {
					c = graphicstest.Ink
				}
				want.SetRGBA(x, y, c)
			}
		}
		if !drawn {
			continue
		}
		lay(want, raster.Paint(f.Pictures[row]), 0, row*t.Height)
		if row == f.CursorY && f.CursorPicture != nil {
			over := raster.Paint(f.CursorPicture)
			for y := range over.Rect.Dy() {
				for x := range over.Rect.Dx() {
					if at := f.CursorPictureX + x; at < f.Pictures[row].Width {
						want.Set(at, row*t.Height+y, over.At(x, y))
					}
				}
			}
		}
	}
	return want
}

func lay(to *image.RGBA, from image.Image, x, y int) {
	for py := range from.Bounds().Dy() {
		for px := range from.Bounds().Dx() {
			to.Set(x+px, y+py, from.At(px, py))
		}
	}
}

// sameLook compares pixel by pixel, each part of a colour within a tolerance, and names the first difference.
func sameLook(got, want *image.RGBA, tolerance int) error {
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			a, b := got.RGBAAt(x, y), want.RGBAAt(x, y)
			if far(a.R, b.R, tolerance) || far(a.G, b.G, tolerance) || far(a.B, b.B, tolerance) {
				return fmt.Errorf("pixel %d, %d is %v, want %v", x, y, a, b)
			}
		}
	}
	return nil
}

func far(a, b uint8, tolerance int) bool {
	d := int(a) - int(b)
	return d > tolerance || -d > tolerance
}

// TestAnyFramesEndInTheirOwnPixels paints random frames one after the other, decodes what is sent, and compares.
func TestAnyFramesEndInTheirOwnPixels(t *testing.T) {
	for _, p := range []graphics.Protocol{graphics.Kitty, graphics.Placeholders, graphics.Sixel, graphics.ITerm2} {
		t.Run(p.String(), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { paintSome(t, p) })
		})
	}
}

func paintSome(t *rapid.T, p graphics.Protocol) {
	cell := graphics.Cell{Width: rapid.IntRange(4, 9).Draw(t, "width"), Height: rapid.IntRange(8, 19).Draw(t, "height")}
	columns, rows := rapid.IntRange(4, 12).Draw(t, "columns"), rapid.IntRange(1, 6).Draw(t, "rows")
	screen := graphicstest.NewTerminal(columns, rows, cell.Width, cell.Height)
	skips := p == graphics.Sixel && rapid.Bool().Draw(t, "skips the last row")
	pictures := graphics.New(graphics.Settings{Protocol: p, Raster: &graphicstest.Raster{}, Cell: cell, Columns: columns, Rows: rows,
		Widest: 40 * rapid.IntRange(0, 1).Draw(t, "widest"), SkipsLast: skips, First: 0x123456})
	if !skips {
		_, _ = screen.Write([]byte(rightOn))
	}
	painter := painter{size: Size{columns, rows}, pictures: pictures}
	tolerance := 0
	if p == graphics.Sixel {
		tolerance = 22 // colours so near to one another are sent as one, and their parts are percentages
	}
	for range rapid.IntRange(1, 8).Draw(t, "frames") {
		f := Frame{CursorY: rapid.IntRange(0, rows-1).Draw(t, "row")}
		f.Page = rapid.SampledFrom([]string{onPaper, onBlack}).Draw(t, "page")
		for range rows {
			f.Rows = append(f.Rows, rapid.SampledFrom([]string{"", "ab", "abc"}).Draw(t, "text"))
			var row *picture.Row
			if n := rapid.SampledFrom([]int{-1, 0, 0, 0, 1, 2}).Draw(t, "picture"); n >= 0 {
				row = sampleRow(n, rapid.SampledFrom([]int{columns, columns - 1, 3}).Draw(t, "columns"), cell)
				row.Items = append(row.Items, picture.Item{Kind: picture.Fill, X: rapid.IntRange(-1, columns).Draw(t, "mark") * cell.Width,
					W: cell.Width, H: cell.Height, Colour: picture.RGB{R: 250}})
			}
			f.Pictures = append(f.Pictures, row)
		}
		if rapid.Bool().Draw(t, "cursor") {
			f.CursorPicture = sampleCursor(rapid.IntRange(1, 20).Draw(t, "cursor width"), cell.Height, rapid.IntRange(0, 1).Draw(t, "kind"))
			f.CursorPictureX = rapid.IntRange(0, columns*cell.Width).Draw(t, "x")
		}
		if rapid.IntRange(0, 9).Draw(t, "forget") == 0 {
			painter.forget()
		}
		_, _ = screen.Write(painter.paint(f))
		if rapid.IntRange(0, 3).Draw(t, "measure") == 0 {
			_, _ = screen.Write(painter.measure([]probe{{"ab", rows}, {"c", rows}}))
		}
		want := drawnOn(f, screen, p, skips)
		if err := sameLook(screen.Pixels(), want, tolerance); err != nil {
			t.Fatalf("%v", err)
		}
		if len(screen.Errors) > 0 {
			t.Fatalf("%q", screen.Errors)
		}
	}
	_, _ = screen.Write(pictures.Leave())
	if screen.Held() > 0 || screen.Placed() > 0 {
		t.Fatalf("%d pictures are left, %d of them on the screen", screen.Held(), screen.Placed())
	}
}
