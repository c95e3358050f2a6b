package width

import (
	"os"
	"testing"
)

func TestNarrowCodePointsAreThoseOfGoRunewidth(t *testing.T) {
	for r := rune(0); r <= 0x10FFFF; r++ {
		if narrow(r) && kindOf(r) == other && table.RuneWidth(r) != 1 {
			t.Errorf("U+%04X is taken for one column, and go-runewidth says %d", r, table.RuneWidth(r))
		}
	}
}

func TestTheTableOfPairsIsWhatAskingForEachGives(t *testing.T) {
	for _, name := range []string{"", "xterm-398", "konsole-26.08.2", "kitty-0.48.2", "terminology-1.14.0", "alacritty-0.17.0",
		"mlterm-3.9.4"} {
		p := Default()
		if name != "" {
			p = loadTerminal(t, name)
		}
		q, own := *p, *p.tables
		q.tables = &own
		q.tabulatePairs()
		if p.pair != q.pair {
			for i := range p.pair {
				for j := range p.pair[i] {
					if p.pair[i][j] != q.pair[i][j] {
						t.Errorf("%s: %q is %d in the table and %d when asked for", name, string([]rune{rune(0x980 + i), rune(0x980 + j)}),
							p.pair[i][j], q.pair[i][j])
					}
				}
			}
		}
	}
}

func loadTerminal(t *testing.T, name string) *Profile {
	t.Helper()
	f, err := os.Open("testdata/terminals/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := Load(f)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
