package layout

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"tippani/model/width"
)

// drawnColumnsOf is what a terminal does with a drawn text, from its own measurements alone: OSC 66 says its width
// itself; anything else takes what its code points take one by one.
func drawnColumnsOf(own figures, text string) (int, bool) {
	if rest, ok := strings.CutPrefix(text, "\x1b]66;w="); ok {
		return int(rest[0] - '0'), true
	}
	if n, ok := own[text]; ok && !strings.ContainsRune("িেৈ", []rune(text)[0]) {
		return n, true
	}
	sum := 0
	for _, r := range text {
		n, ok := own[string(r)]
		if unicode.Is(unicode.M, r) { // a mark by itself may count otherwise than behind a letter
			var after int
			after, ok = own["ক"+string(r)]
			n = after - own["ক"]
		}
		if !ok {
			return 0, false
		}
		sum += n
	}
	return sum, true
}

func TestLinesInAnotherDrawingAreExactInEveryMeasuredTerminal(t *testing.T) {
	text, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	a := article(t, string(text))
	files, _ := filepath.Glob("../width/testdata/terminals/*.json")
	drawn, checked := map[string]int{}, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		profile, err := width.Load(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		var terminal struct{ Widths figures }
		if err := json.Unmarshal(data, &terminal); err != nil {
			t.Fatal(err)
		}
		own := terminal.Widths
		drawing := width.Explicit()
		if profile.Family().StandsAlone() {
			drawing = width.Visual()
		}
		for _, cols := range []int{20, 47, 80} {
			d := New(a, profile.Drawn(drawing), cols)
			var cells []Glyph
			for r, more := d.First(), 1; more != 0; r, more = d.Move(r, 1) {
				cells = d.Cells(r, cells[:0])
				end := 0
				for _, g := range cells {
					n, known := drawnColumnsOf(own, g.Cell.Text)
					if known && n != g.Cell.Columns {
						t.Errorf("%s: %+q is thought to take %d columns and takes %d", file, g.Cell.Text, g.Cell.Columns, n)
					}
					if known && utf8.RuneCountInString(g.Cell.Text) > 1 {
						drawn[drawing.Name]++
					}
					end += g.Cell.Columns
				}
				if line := d.Line(r); int(line.Columns) != end || end > cols {
					t.Errorf("%s, %d columns: a line of %d ends at %d", file, cols, line.Columns, end)
				}
				checked++
			}
		}
	}
	if drawn["visual"] < 10000 || drawn["explicit"] < 10000 || checked < 1000 {
		t.Errorf("checked only %v in %d lines", drawn, checked)
	}
}
