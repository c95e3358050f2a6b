package layout

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tippani/model"
	"tippani/model/segment"
	"tippani/model/width"
)

// kerning is a typesetter whose clusters are the narrower the later they come in their word, so that a cluster by itself is never as wide
// as in a word; and it tells whoever gives it a blank or more than a word.
type kerning struct{}

func (kerning) Advances(word string, buf []int) []int {
	i := 0
	for scan := segment.NewScanner(word); scan.Next(); i++ {
		buf = append(buf, max(1, 9-i+utf8.RuneCountInString(word[scan.Start():scan.End()])))
	}
	return buf
}

func TestPositionsAndPlacesAgreeWhereTextIsDrawn(t *testing.T) {
	p := width.Default().Typeset(kerning{}, 8)
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		if rapid.Bool().Draw(t, "long") {
			text += strings.Repeat(rapid.SampledFrom([]string{"ক", "স্ত্রী", "a", "é"}).Draw(t, "letter"), rapid.IntRange(20, 300).Draw(t, "times")) + text
		}
		checkPlaces(t, text, rapid.IntRange(1, 30).Draw(t, "cols"), p)
	})
}

func TestAWordThatGoesOverLinesIsShapedAsOne(t *testing.T) {
	a, err := model.NewArticle("test", strings.Repeat("ক", 30)+" খ", model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	d := New(a, width.Default().Typeset(kerning{}, 8), 5)
	words := map[string]bool{}
	last := 10
	for r, moved := d.First(), 1; moved != 0; r, moved = d.Move(r, 1) {
		for _, g := range d.Cells(r, nil) {
			words[g.Cell.Word] = true
			if g.Cell.Text == "ক" {
				if g.Cell.Columns != max(1, last) {
					t.Errorf("the letter at %d is %d wide, want %d", g.Offset, g.Cell.Columns, last)
				}
				last--
			}
		}
	}
	if len(words) != 2 {
		t.Errorf("shaped were %v, want the two words", words)
	}
}
