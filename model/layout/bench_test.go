package layout

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"tippani/model/width"
)

// measured is the profile of a measured terminal.
func measured(tb testing.TB, name string) *width.Profile {
	tb.Helper()
	f, err := os.Open("../width/testdata/terminals/" + name + ".json")
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	p, err := width.Load(f)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// bengali is the bundled article over and over, size bytes of it.
func bengali(tb testing.TB, size int) string {
	tb.Helper()
	text, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Repeat(string(text)+"\n", size/len(text)+1)
}

func BenchmarkSetBengali(b *testing.B) {
	text := bengali(b, 1<<20)
	a := article(b, text)
	for _, c := range []struct {
		name    string
		profile *width.Profile
	}{
		{"unmeasured", width.Default()},
		{"xterm", measured(b, "xterm")},
		{"kitty", measured(b, "kitty-0.48.2")},
		{"konsole", measured(b, "konsole")},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				d := New(a, c.profile, 80)
				for block := range d.blocks.count() {
					d.block(block)
				}
			}
		})
	}
}

func BenchmarkSetMixed(b *testing.B) {
	text := strings.Repeat("Kim Jong-un (কিম) — ২০২৬-২৭ সালে https://example.org/a?b=c, 中文也有。 50% of ‘it’ …\n", 10_000)
	a := article(b, text)
	p := measured(b, "xterm")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		d := New(a, p, 80)
		for block := range d.blocks.count() {
			d.block(block)
		}
	}
}

// BenchmarkScreen is what a page down costs, wherever it happens.
func BenchmarkScreen(b *testing.B) {
	for _, size := range []int{10 << 10, 100 << 20} {
		a := article(b, bengali(b, size))
		p := measured(b, "xterm")
		b.Run(map[bool]string{false: "10KB", true: "100MB"}[size > 1<<20], func(b *testing.B) {
			var glyphs []Glyph
			b.ReportAllocs()
			for b.Loop() {
				d := New(a, p, 88)
				r := d.Find(a.Len() / 2)
				for moved, n := 1, 0; n < 50 && moved != 0; n++ {
					glyphs = d.Cells(r, glyphs)
					r, moved = d.Move(r, 1)
				}
			}
		})
	}
}

func BenchmarkEndOfLongLine(b *testing.B) {
	for _, c := range []struct{ name, piece string }{{"words", "উত্তর কোরিয়ার নেতা "}, {"no spaces", "কোরিয়ার"}} {
		a := article(b, strings.Repeat(c.piece, 50<<20/len(c.piece)))
		p := measured(b, "xterm")
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				d := New(a, p, 88)
				d.Line(d.Last())
			}
		})
	}
}

func BenchmarkProfile(b *testing.B) {
	widths := map[string]int{}
	for _, form := range width.Distinct(bengali(b, 1), 1<<20) {
		widths[form] = 1
	}
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			width.New(widths)
		}
	})
	b.Run("save", func(b *testing.B) {
		for b.Loop() {
			json.Marshal(widths)
		}
	})
}
