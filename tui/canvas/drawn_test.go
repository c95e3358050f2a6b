package canvas

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"tippani/model/segment"
	"tippani/model/width"
	"tippani/tui/lang"
	"tippani/tui/picture"
	"tippani/tui/style"
)

// fives is a typesetter to which every cluster is five pixels wide, and three at the end of its word.
type fives struct{}

func (fives) Advances(word string, buf []int) []int {
	for scan := segment.NewScanner(word); scan.Next(); {
		n := 5
		if scan.End() == len(word) {
			n = 3
		}
		buf = append(buf, n)
	}
	return buf
}

func drawing(columns int, under Under, overlay bool) *Screen {
	v := New(Terminal{Columns: columns, Rows: 5, Colours: termenv.TrueColor, DarkBackground: true, Profile: width.Default()}, "dark", lang.English)
	v.Drawing = &Drawing{CellWidth: 4, CellHeight: 9, Ink: picture.RGB{R: 200, G: 200, B: 200}, Under: under, Overlay: overlay, Printed: v.Profile, Small: fives{}}
	v.Profile = v.Profile.Typeset(fives{}, 4)
	return &v
}

// told is a picture's items in words.
func told(p *picture.Row) []string {
	var out []string
	if p == nil {
		return nil
	}
	for _, it := range p.Items {
		c := fmt.Sprintf("%02x%02x%02x", it.Colour.R, it.Colour.G, it.Colour.B)
		switch {
		case it.Kind == picture.Text && it.Bold:
			out = append(out, fmt.Sprintf("text %d %q %s bold", it.X, it.Text[it.From:it.To], c))
		case it.Kind == picture.Text:
			out = append(out, fmt.Sprintf("text %d %q in %q %s", it.X, it.Text[it.From:it.To], it.Text, c))
		default:
			out = append(out, fmt.Sprintf("fill %d+%d at %d+%d %s", it.X, it.W, it.Y, it.H, c))
		}
	}
	return out
}

func TestRowsAreDrawnInPixels(t *testing.T) {
	red := style.Look{Fg: "#FF0000"}
	boxed := style.Look{Bg: "#0000FF"}
	for _, c := range []struct {
		name   string
		draw   func(r *Row)
		column int
		want   []string
	}{
		{"nothing", func(*Row) {}, 0, nil},
		{"words keep together", func(r *Row) { r.Put(style.Look{}, "ab c", 40) }, 4,
			[]string{`text 0 "ab" in "ab" c8c8c8`, `text 11 "c" in "c" c8c8c8`}},
		{"a text that does not fit is cut", func(r *Row) { r.Put(style.Look{}, "abcdef", 4) }, 4,
			[]string{`text 0 "ab" in "abcdef" c8c8c8`, `text 10 "…" in "…" c8c8c8`}},
		{"what follows begins where the text ends", func(r *Row) {
			r.Put(red, "a", 40)
			r.Put(style.Look{}, "b", 40)
		}, 2, []string{`text 0 "a" in "a" ff0000`, `text 3 "b" in "b" c8c8c8`}},
		{"a column is a column", func(r *Row) {
			r.Put(red, "a", 40)
			r.To(3)
			r.Put(red, "b", 40)
		}, 4, []string{`text 0 "a" in "a" ff0000`, `text 12 "b" in "b" ff0000`}},
		{"grounds go on under letters and blanks", func(r *Row) {
			r.Put(boxed, "a b", 40)
			r.Fill(boxed, 5)
		}, 5, []string{`fill 0+20 at 0+9 0000ff`, `text 0 "a" in "a" c8c8c8`, `text 6 "b" in "b" c8c8c8`}},
		{"reverse", func(r *Row) { r.Put(style.Look{Reverse: true}, "a", 40) }, 1,
			[]string{`fill 0+3 at 0+9 c8c8c8`, `text 0 "a" in "a" 000000`}},
		{"a colour that begins within a word", func(r *Row) {
			scan := r.profile.Scan("কখগ", 0, 9)
			for i := 0; scan.Next(); i++ {
				l := style.Look{}
				if i == 1 {
					l = red
				}
				r.Glyph(l, scan.Cell())
			}
		}, 4, []string{`text 0 "ক" in "কখগ" c8c8c8`, `text 0 "খ" in "কখগ" ff0000`, `text 0 "গ" in "কখগ" c8c8c8`}},
		{"symbols take their columns", func(r *Row) {
			r.Cell(red, width.Cell{Text: "▌", Columns: 1})
			r.Put(style.Look{}, "a", 40)
		}, 2, []string{`text 0 "▌" in "▌" ff0000`, `text 4 "a" in "a" c8c8c8`}},
		{"underlined", func(r *Row) { r.Put(style.Look{Underline: true}, "ab", 40) }, 2,
			[]string{`text 0 "ab" in "ab" c8c8c8`, `fill 0+8 at 8+1 c8c8c8`}},
		{"rule", func(r *Row) { r.Line(red, 3) }, 3, []string{`fill 0+12 at 4+1 ff0000`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := drawing(60, NotUnder, false).NewRow(nil)
			c.draw(r)
			if diff := cmp.Diff(c.want, told(r.Picture(59))); diff != "" || r.Col != c.column {
				t.Errorf("drawn at column %d, want %d: (-want +got)\n%s", r.Col, c.column, diff)
			}
			if under := r.String(); under != "" {
				t.Errorf("printed is %q", under)
			}
		})
	}
}

func TestABoxKeepsItsPlaceFree(t *testing.T) {
	v := drawing(20, NotUnder, false)
	rows := []*Row{v.NewRow(nil)}
	b := &Box{Width: 4, Height: 1, Top: 0, Left: 3, CursorLine: -1, Line: func(r *Row, _, end int) { r.Put(style.Look{}, "x", end) }}
	v.Rows = 1
	v.Reserve(rows, b)
	rows[0].Put(style.Look{}, "ab cd ef gh ij kl", 19)
	v.Overlay(rows, b)
	for _, it := range rows[0].Picture(19).Items {
		if it.Kind == picture.Text && it.Text != "x" && it.X+5 > 12 && it.X < 28 {
			t.Errorf("%q at %d reaches into the box", it.Text, it.X)
		}
	}
}

func TestTheCursorIsLaidOverItsRow(t *testing.T) {
	on := style.Look{Bg: "#FFFFFF", Fg: "#000000", Bold: true}
	for _, overlay := range []bool{false, true} {
		v := drawing(20, NotUnder, overlay)
		r := v.NewRow(nil)
		scan := v.Profile.Scan("কখ", 0, 6)
		for scan.Next() {
			if scan.Start() == 3 {
				r.Cursor(on, style.Look{}, scan.Cell())
			} else {
				r.Glyph(style.Look{}, scan.Cell())
			}
		}
		over, x := r.Overlaid()
		if !overlay {
			if over != nil || len(told(r.Picture(19))) != 3 {
				t.Errorf("painted in the row: %v, %v", told(r.Picture(19)), over)
			}
			continue
		}
		want := []string{`text -5 "খ" in "কখ" 000000`}
		if x != 5 || over == nil || over.Width != 3 || cmp.Diff(want, told(over)) != "" {
			t.Errorf("laid over at %d: %v", x, told(over))
		}
		if got := told(r.Picture(19)); len(got) != 1 {
			t.Errorf("the row under it: %v", got)
		}
	}
}

func TestWhatStandsUnderAPicture(t *testing.T) {
	for _, c := range []struct {
		how  Under
		want string
	}{
		{NotUnder, ""},
		{Sequential, "abc d\x1b[9Ge"},
		{Squeezed, "\x1b]66;w=3;abc\x1b\\\x1b[5G\x1b]66;w=1;d\x1b\\\x1b[9G\x1b]66;w=1;e\x1b\\"},
	} {
		r := drawing(20, c.how, false).NewRow(nil)
		r.Put(style.Look{}, "abc d", 19)
		r.To(8)
		r.Put(style.Look{}, "e", 19)
		if got := r.String(); got != c.want {
			t.Errorf("%d: printed is %q, want %q", c.how, got, c.want)
		}
	}
}

// Whatever is drawn, the text under it never reaches beyond the row.
func TestUnderNeverLeavesTheRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawing(rapid.IntRange(2, 30).Draw(t, "columns"), Under(rapid.IntRange(1, 2).Draw(t, "how")), false)
		r := v.NewRow(nil)
		for range rapid.IntRange(0, 8).Draw(t, "puts") {
			r.Put(style.Look{}, rapid.SampledFrom([]string{"ক", "স্ত্রী কো", "a b", "abcdefghijklmnop", " ", "।", "漢"}).Draw(t, "text"), v.Columns-1)
			if rapid.Bool().Draw(t, "go") {
				if to := rapid.IntRange(r.Col, r.Col+4).Draw(t, "to"); to < v.Columns-1 {
					r.To(to)
				}
			}
		}
		at := 0
		for rest := r.String(); rest != ""; {
			var n int
			switch {
			case strings.HasPrefix(rest, "\x1b["):
				_, _ = fmt.Sscanf(rest, "\x1b[%dG", &n)
				at = n - 1
				rest = rest[strings.IndexByte(rest, 'G')+1:]
			case strings.HasPrefix(rest, "\x1b]66;"):
				_, _ = fmt.Sscanf(rest, "\x1b]66;w=%d;", &n)
				at += n
				rest = rest[strings.Index(rest, "\x1b\\")+2:]
			default:
				end := segment.Next(rest, 0)
				at += v.Drawing.Printed.Columns(rest[:end])
				rest = rest[end:]
			}
			if at > v.Columns-1 {
				t.Fatalf("column %d of %d", at, v.Columns)
			}
		}
	})
}

func TestATagStandsUnderItsSpan(t *testing.T) {
	v := drawing(30, NotUnder, false)
	r := v.NewRow(nil)
	r.Tag(style.Look{Fg: "#ff0000"}, 2, Tag{From: 10, To: 30, Room: 60, Name: "PER x", Opens: true})
	want := picture.Row{Width: 120, Height: 9, Page: v.Drawing.Paper, Items: []picture.Item{
		{Kind: picture.Text, X: 20, Colour: picture.RGB{R: 255}, Text: "PER", To: 3, Small: true, Clip: 68},
		{Kind: picture.Text, X: 36, Colour: picture.RGB{R: 255}, Text: "x", To: 1, Small: true, Clip: 68},
		{Kind: picture.Frame, X: 19, Y: -9, W: 18, H: 10, Colour: picture.RGB{R: 255}, Thick: 1, RoundLeft: true, OpenRight: true},
	}}
	if diff := cmp.Diff(&want, r.Picture(30)); diff != "" {
		t.Error(diff)
	}
	v.NewRow(nil).Tag(style.Look{}, 0, Tag{})
}
