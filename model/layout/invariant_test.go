package layout

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"tippani/model"
	"tippani/model/segment"
	"tippani/model/width"
)

// scraps are what the random texts are put together from.
var scraps = []string{
	"ক", "স্ত্রী", "বাংলা", "কোরিয়ার", "য\u09BCা", "ক্\u200Cষ", "র\u200D্য", " ", " ", " ", "  ", "\n", "।", ",", ".", "?", "!", "‘", "’",
	"“", "”",
	"(", ")", "-", "–", "—", "…", "২০২৬", "1", "a", "word", "/", "%", "$", "৳", "\u00A0", "\u2060", "\u200B", "\u00AD", "\t", "中", "、",
	"）", "😀",
	"👨\u200D👩\u200D👧", "🇧🇩", "\u202E", "\x1B", "া", "ঁ", "্", "\u200D", "\u0301", "\r\n", "\u2028", "\uE000", "\u3000", "[", "]", ":", ";",
	"\"", "'", "«", "»", "=", "°", "\u2007",
}

func texts() *rapid.Generator[string] {
	return rapid.Map(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 60), func(parts []string) string {
		return strings.Join(parts, "")
	})
}

func TestPositionsAndPlacesAgree(t *testing.T) {
	profiles := []*width.Profile{width.Default(), width.New(map[string]int{"বাংলা": 2, "স্ত্রী": 2}),
		width.New(map[string]int{"বাংলা": 5, "স্ত্রী": 6})}
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		cols := rapid.IntRange(1, 30).Draw(t, "cols")
		checkPlaces(t, text, cols, profiles[rapid.IntRange(0, 2).Draw(t, "profile")])
	})
}

// failer is what testing.T and rapid.T have in common.
type failer interface{ Fatalf(string, ...any) }

func checkPlaces(t failer, text string, cols int, p *width.Profile) {
	a, err := model.NewArticle("test", text, model.Meta{})
	if err != nil {
		return
	}
	d := New(a, p, cols)
	at := model.Offset(0)
	for r, moved := d.First(), 1; moved != 0; r, moved = d.Move(r, 1) {
		line := d.Line(r)
		if line.Range.Start != at || line.End < line.Range.Start || line.End > line.Range.End {
			t.Fatalf("%+q in %d: line %v is %+v after %d", text, cols, r, line, at)
		}
		at = line.Range.End
		if line.Last {
			if strings.HasPrefix(text[at:], "\r\n") {
				at++ // CR LF is one cluster, and no part of its paragraph
			}
			at++ // the line feed
		}
		if int(line.Columns) > d.Width() {
			t.Fatalf("%+q in %d: line %v takes %d columns", text, cols, r, line.Columns)
		}
		if line.Range.Empty() && (!line.First || !line.Last) {
			t.Fatalf("%+q in %d: line %v is empty inside its paragraph", text, cols, r)
		}
		checkGlyphs(t, d, r)
	}
	if at != a.Len()+1 {
		t.Fatalf("%+q in %d: the lines end at %d of %d", text, cols, at, a.Len())
	}
	if got := d.Find(a.Len()); got != d.Last() {
		t.Fatalf("%+q in %d: the end is on line %v, not on the last, %v", text, cols, got, d.Last())
	}
}

func checkGlyphs(t failer, d *Document, r Ref) {
	text := d.Article().Text()
	line := d.Line(r)
	column, at := Column(0), line.Range.Start
	for _, g := range d.Cells(r, nil) {
		if g.Column != column || g.Offset != at {
			t.Fatalf("%+q in %d: glyph %+v at %d, column %d", text, d.Width(), g, at, column)
		}
		if got := d.Find(g.Offset); got != r {
			t.Fatalf("%+q in %d: position %d is found on %v, drawn on %v", text, d.Width(), g.Offset, got, r)
		}
		if got := d.ColumnOf(r, g.Offset); got != column {
			t.Fatalf("%+q in %d: position %d is in column %d, drawn in %d", text, d.Width(), g.Offset, got, column)
		}
		for c := column; c < column+Column(g.Cell.Columns); c++ {
			if got := d.At(r, c); got != g.Offset {
				t.Fatalf("%+q in %d: column %d is %d, drawn is %d", text, d.Width(), c, got, g.Offset)
			}
		}
		column += Column(g.Cell.Columns)
		at = min(model.Offset(segment.Next(text, int(at))), line.Range.End)
	}
	if column != line.Columns || at != line.End {
		t.Fatalf("%+q in %d: the glyphs of %+v end at %d, column %d", text, d.Width(), line, at, column)
	}
	if past := d.At(r, line.Columns); d.Find(past) != r || segment.Floor(text, int(past)) != int(past) {
		t.Fatalf("%+q in %d: past the end of %v is %d, which is on %v", text, d.Width(), r, past, d.Find(past))
	}
}

// The runs are a shortcut; this compares them with UAX #14 asked about the whole paragraph. The one difference meant is
// left out: white space other than U+0020 counts as a space here, where UAX #14 has it in class BA.
func checkBreaks(t failer, text string) {
	text = strings.NewReplacer("\n", "", "\t", " ", "\u3000", " ").Replace(text)
	if got, want := runBreaks(text), referenceBreaks(text); got != want {
		t.Fatalf("%+q may be broken\n  %+q by runs,\n  %+q by UAX #14", text, got, want)
	}
}

func TestRunsBreakWhereUAX14Does(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkBreaks(t, texts().Draw(t, "text")) })
}

func TestRunsBreakWhereUAX14DoesInAnyThreeScraps(t *testing.T) {
	for _, a := range scraps {
		for _, b := range scraps {
			for _, c := range scraps {
				checkBreaks(t, a+b+c)
			}
		}
	}
}

// runBreaks marks every place at which the setter may break with a bar.
func runBreaks(text string) string {
	var b strings.Builder
	s := newSetter(nil, 0)
	at := 0
	flush := func() {
		if !s.run.breakable {
			if len(s.run.units) > 0 {
				end := s.run.units[len(s.run.units)-1].end
				b.WriteString(text[at:end] + "|")
				at = end
			}
			return
		}
		s.run.pieces(text, func(to int) {
			end := s.run.units[to-1].end
			b.WriteString(text[at:end] + "|")
			at = end
		})
	}
	scan := segment.NewScanner(text)
	for scan.Next() {
		c := classOf(text[scan.Start():scan.End()])
		if !s.run.takes(c) {
			flush()
			s.run.reset(scan.Start())
		}
		s.run.add(c, unit{scan.End(), 1, c == blank})
	}
	flush()
	return b.String()
}

func referenceBreaks(text string) string {
	var b strings.Builder
	at, from, rest, state := 0, 0, text, -1
	for len(rest) > 0 {
		var part string
		part, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		at += len(part)
		if segment.Floor(text, at) == at {
			b.WriteString(text[from:at] + "|")
			from = at
		}
	}
	return b.String()
}

func FuzzLayout(f *testing.F) {
	for _, s := range scraps {
		f.Add(s+" "+s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, text string, cols uint8) {
		if len(text) > 2000 {
			return
		}
		checkPlaces(t, text, 1+int(cols), width.Default())
	})
}
