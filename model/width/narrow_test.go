package width

import "testing"

func TestNarrowCodePointsAreThoseOfGoRunewidth(t *testing.T) {
	for r := rune(0); r <= 0x10FFFF; r++ {
		if narrow(r) && kindOf(r) == other && table.RuneWidth(r) != 1 {
			t.Errorf("U+%04X is taken for one column, and go-runewidth says %d", r, table.RuneWidth(r))
		}
	}
}
