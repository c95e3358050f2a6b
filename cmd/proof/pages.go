package main

import (
	"fmt"
	"image"
	"image/color"
	"math"

	"tippani/tui/graphics"
	"tippani/tui/graphics/graphicstest"
	"tippani/tui/picture"
	"tippani/tui/terminal"
)

// pages are the frames that are drawn.
type pages struct {
	cell          graphics.Cell
	columns, rows int
	printed       bool // the last row is printed
	sixel         bool
	// wide is how many pixels a column takes, where it is no whole number of them.
	wide   float64
	raster graphicstest.Raster
}

// area is where the terminal puts its cells, when the first is at a place: whole pixels, the last ones perhaps in part.
func (p *pages) area(at image.Point) image.Rectangle {
	width := max(p.columns*p.cell.Width, int(math.Ceil(float64(p.columns)*p.wide)))
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(width, p.rows*p.cell.Height))}
}

// page is one of them, and where it can not be compared: rows that are printed.
type page struct {
	name  string
	frame terminal.Frame
}

// The colours of the pages are on no terminal by chance.
var (
	pagePaper  = picture.RGB{R: 241, G: 233, B: 219}
	pageInk    = picture.RGB{R: 38, G: 43, B: 83}
	pageMark   = picture.RGB{R: 179, G: 219, B: 191}
	pageCursor = picture.RGB{R: 229, G: 89, B: 51}
)

const pageText = "উত্তর কোরিয়ার রাষ্ট্রীয় সংবাদ মাধ্যম জানিয়েছে যে সোমবার সকালে দুটি ক্ষেপণাস্ত্র ছোড়া হয়েছে, আর প্রতিবেশী দেশগুলি তার নিন্দা করেছে। "

// row is a line of the book.
func (p *pages) row(number int) *picture.Row {
	text := []rune(pageText)
	start := number * 17 % len(text)
	line := string(text[start:]) + pageText + pageText
	width := (p.columns - 1) * p.cell.Width
	return &picture.Row{Width: width, Height: p.cell.Height, Page: pagePaper, Items: []picture.Item{
		{Kind: picture.Fill, X: number * 53 % (width / 2), W: width / 7, H: p.cell.Height, Colour: pageMark},
		{Kind: picture.Text, X: 3, Colour: pageInk, Text: line},
	}}
}

// from is the page that begins with a line.
func (p *pages) from(first int) terminal.Frame {
	f := terminal.Frame{Page: fmt.Sprintf("\x1b[48;2;%d;%d;%dm", pagePaper.R, pagePaper.G, pagePaper.B)}
	for i := range p.rows {
		f.Rows = append(f.Rows, fmt.Sprintf("line %d", first+i))
		f.Pictures = append(f.Pictures, p.row(first+i))
	}
	return f
}

// between is the page that begins with a line, between a row above and two below that are always the same.
func (p *pages) between(first int) terminal.Frame {
	f := p.from(first)
	for _, i := range []int{0, p.rows - 3, p.rows - 2} {
		f.Pictures[i] = p.row(1000 + i)
	}
	return f
}

// marked is the page that begins with a line, a part of every third line marked.
func (p *pages) marked(first int) terminal.Frame {
	f := p.from(first)
	for i, row := range f.Pictures {
		if (first+i)%3 == 0 {
			row.Items = append(row.Items, picture.Item{Kind: picture.Frame, X: (first + i) * 29 % (row.Width / 2), W: 5*p.cell.Width + 3,
				H: p.cell.Height, Thick: 2, Colour: pageInk})
		}
	}
	return f
}

// at is a page with the cursor on a row, x pixels from the left.
func (p *pages) at(f terminal.Frame, row, x int) terminal.Frame {
	f.CursorY, f.CursorPictureX = row, x
	f.CursorPicture = &picture.Row{Width: p.cell.Width*2 + 3, Height: p.cell.Height, Page: pageCursor, Items: []picture.Item{
		{Kind: picture.Text, X: 1, Colour: pagePaper, Text: "ক্ষ"}}}
	return f
}

// tour is what is drawn, in order.
func (p *pages) tour() []page {
	box := p.from(3)
	box.Pictures = append([]*picture.Row{}, box.Pictures...)
	for i := p.rows / 3; i < p.rows/2; i++ {
		box.Pictures[i], box.Rows[i] = nil, "a row that is printed"
	}
	return []page{
		{"a page", p.from(0)},
		{"a cursor", p.at(p.from(0), 1, 5*p.cell.Width+3)},
		{"the cursor moved", p.at(p.from(0), 1, 9*p.cell.Width+1)},
		{"the cursor in another row", p.at(p.from(0), p.rows/2, 2*p.cell.Width)},
		{"scrolled by one row", p.from(1)},
		{"scrolled by two more", p.from(3)},
		{"rows that are printed", box},
		{"drawn again", p.from(3)},
		{"between rows that stay", p.between(3)},
		{"scrolled between them", p.between(5)},
		{"scrolled back, with a cursor", p.at(p.between(4), p.rows/2, 2*p.cell.Width)},
		{"the cursor in a row that stays", p.at(p.between(4), p.rows-3, 4*p.cell.Width)},
		{"lines not marked", p.from(4)},
		{"some of them marked", p.marked(4)},
		{"marked and scrolled", p.at(p.marked(5), p.rows/2, 2*p.cell.Width)},
		{"the marks taken off", p.from(5)},
		{"marked as before", p.marked(5)},
		{"another page", p.from(40)},
		{"the first page again", p.from(0)},
	}
}

// pixels is what a frame looks like; transparent where it is printed.
func (p *pages) pixels(f terminal.Frame) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, p.columns*p.cell.Width, p.rows*p.cell.Height))
	for i, row := range f.Pictures {
		if row == nil || p.printed && i == p.rows-1 {
			continue
		}
		lay(img, p.raster.Paint(row), 0, i*p.cell.Height)
		if i == f.CursorY && f.CursorPicture != nil {
			lay(img, p.raster.Paint(f.CursorPicture), f.CursorPictureX, i*p.cell.Height)
		}
	}
	return img
}

func lay(to *image.RGBA, from image.Image, x, y int) {
	for py := range from.Bounds().Dy() {
		for px := range from.Bounds().Dx() {
			to.Set(x+px, y+py, from.At(px, py))
		}
	}
}

// How far a part of a colour may be off, of 255: sixel has them as percentages, and colours that are near to one another are sent as one.
const (
	percent = 3
	near    = 23
)

// find is where the first row of a picture is on the screen, nil if it is nowhere.
func find(screen *image.RGBA, want *image.RGBA) *image.Point {
	b := screen.Bounds()
	probes := 300
	for y := b.Min.Y; y < b.Max.Y-1; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			n := 0
			for n < probes && x+n < b.Max.X && off(screen.RGBAAt(x+n, y+5), want.RGBAAt(n, 5)) <= near &&
				off(screen.RGBAAt(x+n/2, y+8), want.RGBAAt(n/2, 8)) <= near && off(screen.RGBAAt(x+n/2, y), want.RGBAAt(n/2, 0)) <= near {
				n++
			}
			if n == min(probes, want.Rect.Dx()-1) {
				return &image.Point{X: x, Y: y}
			}
		}
	}
	return nil
}

func off(a, b color.RGBA) int {
	far := func(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
	return max(far(a.R, b.R), far(a.G, b.G), far(a.B, b.B))
}

// difference compares the pixels that are drawn.
func (p *pages) difference(screen *image.RGBA, want *image.RGBA, at image.Point, one page) compared {
	tolerance := 0
	if p.sixel {
		tolerance = near
	}
	result := compared{Name: one.name}
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			c := want.RGBAAt(x, y)
			if c.A == 0 {
				continue
			}
			d := off(screen.RGBAAt(at.X+x, at.Y+y), c)
			result.Pixels++
			result.Largest = max(result.Largest, d)
			if d > tolerance {
				result.Wrong++
			}
		}
	}
	return result
}

// remains is how many pixels of a screen have the colours of the marks or the cursor.
func (p *pages) remains(screen *image.RGBA) int {
	n := 0
	b := screen.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			for _, c := range []picture.RGB{pagePaper, pageMark, pageCursor} {
				if off(screen.RGBAAt(x, y), color.RGBA{c.R, c.G, c.B, 255}) <= percent {
					n++
				}
			}
		}
	}
	return n
}
