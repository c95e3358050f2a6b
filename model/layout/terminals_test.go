package layout

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"tippani/model"
	"tippani/model/width"
)

// figures are one terminal's own columns by string, as measured. They are added up here without any of the code that
// is tested.
type figures map[string]int

// of is the columns of a text: its words' where they were measured, else their clusters'. ok is false if a figure is
// missing.
func (f figures) of(s string) (columns int, ok bool) {
	for i, word := range strings.Split(s, " ") {
		if i > 0 {
			columns++
		}
		if n, measured := f[word]; measured && word != "" {
			columns += n
			continue
		}
		for clusters := graphemes.FromString(word); clusters.Next(); {
			n, measured := f[clusters.Value()]
			if !measured {
				return 0, false
			}
			columns += n
		}
	}
	return columns, true
}

// nextPiece is what the line before would have had to take: the first word of s, or its part up to a hyphen or dash.
func nextPiece(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if i := strings.IndexAny(word, "-—–"); i > 0 {
		if after, ok := strings.CutPrefix(word[i:], "-"); ok {
			if r, _ := utf8.DecodeRuneInString(after); unicode.IsDigit(r) {
				return word // LB25: a range of years stays together
			}
			return word[:i+1]
		}
		return word[:i] // a line may break before a dash, and it need not
	}
	return word
}

func TestNoMeasuredTerminalGetsALineTooWideOrTooShort(t *testing.T) {
	text, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	a := article(t, string(text))
	files, _ := filepath.Glob("../width/testdata/terminals/*.json")
	if len(files) < 42 {
		t.Fatalf("found only %d terminals", len(files))
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var terminal struct{ Widths figures }
		if err := json.Unmarshal(data, &terminal); err != nil {
			t.Fatal(err)
		}
		profile, err := width.Load(strings.NewReader(string(data)))
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		for cols := 20; cols <= 200; cols++ {
			checkLines(t, name, New(a, profile, cols), terminal.Widths)
		}
	}
}

func checkLines(t *testing.T, name string, d *Document, f figures) {
	t.Helper()
	text := d.Article().Text()
	r := d.First()
	for {
		line := d.Line(r)
		drawn := text[line.Range.Start:line.End]
		columns, ok := f.of(drawn)
		if !ok {
			t.Fatalf("%s: not all of %q was measured", name, drawn)
		}
		if columns > d.Width() || columns != int(line.Columns) {
			t.Fatalf("%s, %d columns: %q takes %d columns and is said to take %d", name, d.Width(), drawn, columns, line.Columns)
		}
		next, moved := d.Move(r, 1)
		if moved == 0 {
			return
		}
		if !line.Last {
			following := text[line.Range.End:d.Line(next).End]
			longer := text[line.Range.Start:line.Range.End] + nextPiece(following)
			if columns, ok := f.of(longer); !ok || columns <= d.Width() {
				t.Fatalf("%s, %d columns: the line %q could have taken %q", name, d.Width(), drawn, nextPiece(following))
			}
		}
		r = next
	}
}

func TestMeasuredLinesCoverTheArticleOnceInOrder(t *testing.T) {
	text, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	a := article(t, string(text))
	for cols := 1; cols <= 200; cols += 7 {
		d := New(a, width.Default(), cols)
		shown(t, d)
		if first, last := d.Line(d.First()), d.Line(d.Last()); !first.First || !last.Last || last.Range.End != model.Offset(len(text)) {
			t.Errorf("%d columns: first line %+v, last line %+v", cols, first, last)
		}
	}
}
