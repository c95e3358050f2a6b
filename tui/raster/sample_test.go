package raster

import (
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/model/width"
	"tippani/tui/fonts"
	"tippani/tui/picture"
	"tippani/tui/typeset"
)

// show is a directory for pictures to look at: go test ./tui/raster -run Show -args -show DIR.
var show = flag.String("show", "", "write pictures of sample rows to this directory")

// setter sets text in the fonts of this machine. Tests of looks are skipped where none has Bengali.
func setter(t testing.TB, cell image.Point) *typeset.Setter {
	t.Helper()
	set, err := fonts.Find(fonts.Options{})
	if err != nil {
		t.Skip(err)
	}
	return typeset.New(set, cell, 0)
}

// theme is the colours of sample rows.
type theme struct{ page, ink, faint, person, place, org, edge, onFill picture.RGB }

var (
	dark = theme{
		page: picture.RGB{R: 0x1c, G: 0x1e, B: 0x26}, ink: picture.RGB{R: 0xe4, G: 0xe4, B: 0xe0},
		faint: picture.RGB{R: 0x8a, G: 0x8f, B: 0x9c}, person: picture.RGB{R: 0x2f, G: 0x4f, B: 0x6f},
		place: picture.RGB{R: 0x30, G: 0x55, B: 0x3c}, org: picture.RGB{R: 0x5c, G: 0x42, B: 0x2a},
		edge: picture.RGB{R: 0xd8, G: 0x9a, B: 0x5a}, onFill: picture.RGB{R: 0xf4, G: 0xf4, B: 0xf4},
	}
	bright = theme{
		page: picture.RGB{R: 0xfb, G: 0xfa, B: 0xf6}, ink: picture.RGB{R: 0x1c, G: 0x1c, B: 0x1c},
		faint: picture.RGB{R: 0x70, G: 0x70, B: 0x6c}, person: picture.RGB{R: 0xc8, G: 0xdd, B: 0xf2},
		place: picture.RGB{R: 0xc9, G: 0xe6, B: 0xcd}, org: picture.RGB{R: 0xf2, G: 0xdc, B: 0xc2},
		edge: picture.RGB{R: 0xb0, G: 0x5a, B: 0x10}, onFill: picture.RGB{R: 0x10, G: 0x10, B: 0x10},
	}
)

// pen writes a row from left to right.
type pen struct {
	setter *typeset.Setter
	row    picture.Row
	fills  []picture.Item
	texts  []picture.Item
	over   []picture.Item
	x      int
}

func (p *pen) text(ink picture.RGB, text string, bold, small bool) {
	profile := width.Default().Typeset(sized{p.setter, small}, p.setter.Cell().X)
	for scan := profile.Scan(text, 0, len(text)); scan.Next(); {
		c := scan.Cell()
		if c.Word != " " {
			n := len(p.texts)
			if n > 0 && c.At > 0 && p.texts[n-1].Text == c.Word && p.texts[n-1].To == c.At {
				p.texts[n-1].To += len(c.Text)
			} else {
				p.texts = append(p.texts, picture.Item{
					Kind: picture.Text, X: p.x - c.Lead, Colour: ink, Text: c.Word, From: c.At, To: c.At + len(c.Text),
					Bold: bold, Small: small,
				})
			}
		}
		p.x += c.Columns
	}
}

type sized struct {
	*typeset.Setter
	small bool
}

func (s sized) Advances(word string, buf []int) []int {
	return s.Setter.Advances(word, false, s.small, buf)
}

func (p *pen) label(fill, ink picture.RGB, text, tag string) {
	from := p.x
	p.text(ink, text, false, false)
	if tag != "" {
		p.x += 2
		p.text(ink, tag, true, true)
		p.x += 2
	}
	p.fills = append(p.fills, picture.Item{
		Kind: picture.Fill, X: from - 1, W: p.x - from + 2, H: p.row.Height, Colour: fill, RoundLeft: true, RoundRight: true,
	})
}

func (p *pen) done() *picture.Row {
	p.row.Items = append(append(p.fills, p.texts...), p.over...)
	return &p.row
}

// sample is some rows of a page.
func sample(s *typeset.Setter, th theme) (rows []*picture.Row) {
	cell := s.Cell()
	row := func(write func(p *pen)) {
		p := &pen{setter: s, x: cell.X, row: picture.Row{Width: 96 * cell.X, Height: cell.Y, Page: th.page}}
		write(p)
		rows = append(rows, p.done())
	}
	text := func(t string) { row(func(p *pen) { p.text(th.ink, t, false, false) }) }
	row(func(p *pen) {
		p.label(th.place, th.onFill, "উত্তর কোরিয়ার", "স্থান")
		p.text(th.ink, " নেতা ", false, false)
		p.label(th.person, th.onFill, "কিম জং উন", "ব্যক্তি")
		p.text(th.ink, " ইউক্রেন যুদ্ধ ইস্যুতে ", false, false)
		p.label(th.place, th.onFill, "রাশিয়ার", "")
		p.text(th.ink, " প্রতি তাদের ‘নিঃশর্ত সমর্থন ও উৎসাহ’", false, false)
	})
	text("অব্যাহত রাখবেন বলে জানিয়েছে দেশটির রাষ্ট্রীয় সংবাদমাধ্যম কোরিয়ান সেন্ট্রাল নিউজ এজেন্সি (কেসিএনএ)।")
	text("সংস্থাটি জানায়, ইউক্রেন সংকটের পেছনের মূল কারণগুলো মোকাবিলায় রাশিয়ার নেওয়া সকল পদক্ষেপকে সমর্থন")
	text("করবে পিয়ংইয়ং। র্ক্ষ ন্দ্ব হ্র কীঁ ষ্ট্রু দ্ভু ঊর্ধ্বে কৃষ্ণাঙ্গ ৳১,২৩৪.৫৬ ২০২৬-২৭ সালের জন্য")
	row(func(p *pen) {
		p.text(th.ink, "The quick brown fox (BBC, CNN) “jumps” over 1,234 lazy dogs — ", false, false)
		p.text(th.ink, "bold Latin ও বাংলা গাঢ়", true, false)
		p.text(th.faint, " faint ম্লান লেখা", false, false)
	})
	row(func(p *pen) {
		from := p.x
		p.text(th.ink, "‘আমাদের কোরিয়ান বন্ধুরা আবারও’", false, false)
		p.over = append(p.over, picture.Item{
			Kind: picture.Frame, X: from - 2, W: p.x - from + 4, H: p.row.Height, Thick: 1, Colour: th.edge,
			RoundLeft: true, RoundRight: true,
		})
		p.x += cell.X
		p.text(th.edge, "উদ্ধৃতি", true, true)
		p.x += cell.X
		at := p.x
		p.text(th.ink, "ইউক্রেনবিরোধী যুদ্ধে", false, false)
		p.over = append(p.over, picture.Item{Kind: picture.Fill, X: at, W: p.x - at, Y: cell.Y - 1, H: 1, Colour: th.edge})
		p.text(th.ink, " → ✓ ● ▸ … ␛ ⌘ ", false, false)
		p.text(th.faint, "tag small ছোট", false, true)
	})
	row(func(p *pen) {
		p.text(th.faint, "╭──────────┬─────╮ ┏━━━━┳━━━┓ ╔═══╦══╗ ╓──╥──╖ ╒══╤══╕ ▁▂▃▄▅▆▇█ ░▒▓ ▌▐ ▖▗▘▙▚▛▜▝▞▟", false, false)
	})
	row(func(p *pen) {
		p.text(th.faint, "│ বাংলা    │  a  │ ┃    ┃   ┃ ║   ║  ║ ║  ║  ║ │  │  │ ┄┄┅┅┈┈┉┉ ╌╌╍╍ ╱╲╳ ┆┇┊┋", false, false)
	})
	row(func(p *pen) {
		p.text(th.faint, "├──────────┼─────┤ ┣━━━━╋━━━┫ ╠═══╬══╣ ╟──╫──╢ ╞══╪══╡ ┝┥┠┨┯┷┰┸┿╂ ╭╮ ╱╲╳ ┆┇┊┋", false, false)
	})
	row(func(p *pen) {
		p.text(th.faint, "╰──────────┴─────╯ ┗━━━━┻━━━┛ ╚═══╩══╝ ╙──╨──╜ ╘══╧══╛ ╴╵╶╷╸╹╺╻╼╽╾╿ ╰╯ \u200d \U000F0000 中文 हिन्दी", false, false)
	})
	return rows
}

// TestShow writes the sample rows at several sizes, dark and light, twice and once as large.
func TestShow(t *testing.T) {
	if *show == "" {
		t.Skip("no directory")
	}
	for _, cell := range []image.Point{{8, 16}, {10, 20}, {12, 24}} {
		s := setter(t, cell)
		for name, th := range map[string]theme{"dark": dark, "light": bright} {
			rows := sample(s, th)
			page := image.NewRGBA(image.Rect(0, 0, rows[0].Width, len(rows)*cell.Y))
			for i, row := range rows {
				at := image.Rect(0, i*cell.Y, row.Width, (i+1)*cell.Y)
				draw.Draw(page, at, New(s).Paint(row), image.Point{}, draw.Src)
			}
			for _, times := range []int{1, 2} {
				large := image.NewRGBA(image.Rect(0, 0, page.Rect.Dx()*times, page.Rect.Dy()*times))
				for y := range large.Rect.Dy() {
					for x := range large.Rect.Dx() {
						large.Set(x, y, page.At(x/times, y/times).(color.RGBA))
					}
				}
				name := strings.Join([]string{name, cell.String(), []string{"", "1", "2"}[times]}, "-") + ".png"
				f, err := os.Create(filepath.Join(*show, name))
				if err != nil {
					t.Fatal(err)
				}
				if err := png.Encode(f, large); err != nil {
					t.Fatal(err)
				}
				f.Close()
			}
		}
	}
}
