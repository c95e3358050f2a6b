package width

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"tippani/model/segment"
)

// The vowel signs of Bengali that stand, in whole or in part, on the left of their consonants (Unicode Standard, chapter 12.2).
const (
	signI  = 'ি'
	signE  = 'ে'
	signAi = 'ৈ'
	signO  = '\u09CB'
	signAu = '\u09CC'

	signAa     = "\u09BE" // the right half of ো
	lengthMark = "\u09D7" // the right half of ৌ
)

// Visual is the drawing for terminals that put one code point after another into cells and shape nothing: a vowel sign
// that stands on the left of its consonants is sent before them, and ো and ৌ are split around them. ZWNJ after a hasanta ends
// a cluster, so there the sign goes no further than to the letters that it belongs to. A nukta is drawn as in Composed.
//
// It is right only where a vowel sign takes a cell of its own wherever it stands: see Family.StandsAlone.
func Visual() Drawing { return Drawing{Name: "visual", Text: visualText} }

func visualText(form string) (string, bool) {
	if !hasLeftSign(form) || segment.Next(form, 0) != len(form) {
		return composedText(form)
	}
	var left, rest strings.Builder
	for _, r := range composeNukta(form) {
		switch r {
		case signI, signE, signAi:
			left.WriteRune(r)
		case signO:
			left.WriteRune(signE)
			rest.WriteString(signAa)
		case signAu:
			left.WriteRune(signE)
			rest.WriteString(lengthMark)
		default:
			rest.WriteRune(r)
		}
	}
	text := left.String() + rest.String()
	return text, text != form
}

func hasLeftSign(form string) bool {
	for i := 1; i+2 < len(form); i++ {
		// ি U+09BF is E0 A6 BF; ে ৈ ো ৌ are E0 A7 87, 88, 8B, 8C.
		if form[i] != 0xE0 {
			continue
		}
		switch {
		case form[i+1] == 0xA6 && form[i+2] == 0xBF:
			return true
		case form[i+1] == 0xA7:
			switch form[i+2] {
			case 0x87, 0x88, 0x8B, 0x8C:
				return true
			}
		}
	}
	return false
}

// StandsAlone reports whether a vowel sign with nothing before it takes the cell that the rule gives it, whatever was
// printed before: what Visual needs. It is so in the families A, B and F; elsewhere the sign joins the cell on its left
// or takes another number of columns there. An unknown family is taken at its word.
func (f Family) StandsAlone() bool {
	switch f.Letter {
	case 0, 'A', 'B', 'F':
		return true
	}
	return false
}

// Explicit is the drawing for terminals that obey OSC 66 (the text sizing protocol of kitty 0.40): each Bengali cluster
// of several code points is sent with the width of roomy. Such a terminal may otherwise press a conjunct into one cell.
func Explicit() Drawing { return Drawing{Name: "explicit", Cell: explicitCell} }

func explicitCell(form string, columns int) (Cell, bool) {
	r, n := utf8.DecodeRuneInString(form)
	if n == len(form) || r < 0x0980 || 0x09FF < r || segment.Next(form, 0) != len(form) {
		return Cell{}, false
	}
	wanted := roomy(form)
	if wanted == columns && wanted == 1 {
		return Cell{}, false
	}
	return Cell{Text: "\x1b]66;w=" + strconv.Itoa(wanted) + ";" + form + "\x1b\\", Columns: wanted}, true
}

// roomy is the columns in which a cluster is well readable: two at most, its letters and spacing marks counted one each.
// That is family H.
func roomy(cluster string) int {
	return max(1, Family{Letter: 'H', spacing: 1, limit: 2}.Columns(cluster))
}
