package width

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/model/segment"
)

// terminals loads every measured terminal by its file's name; where a terminal was also measured with mode 2027
// reset, that is a terminal of its own.
func terminals(t testing.TB) map[string]*Profile {
	t.Helper()
	files, err := filepath.Glob("testdata/terminals/*.json")
	if err != nil || len(files) < 42 {
		t.Fatalf("found %d measured terminals, want at least 42 (%v)", len(files), err)
	}
	loaded := map[string]*Profile{}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		p, err := Load(f)
		f.Close()
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		loaded[name] = p
		if reset := p.other["widths_2027_reset"]; reset != nil {
			p, err := Load(strings.NewReader(`{"widths":` + string(reset) + `}`))
			if err != nil {
				t.Fatalf("%s with mode 2027 reset: %v", file, err)
			}
			loaded[name+" 2027 reset"] = p
		}
	}
	return loaded
}

// wantFamilies is what docs/layout.md says of each terminal.
var wantFamilies = map[string]string{
	"alacritty": "A", "cool-retro-term": "A", "deepin-terminal": "A", "foot": "A", "screen": "A", "st": "A", "st-0.9.3": "A",
	"urxvt": "A", "urxvt-9.31": "A", "vte": "A", "vte-0.80.1": "A", "vte-0.84.1": "A", "xterm": "A", "xterm-398": "A",
	"xterm-412": "A", "xtermjs-v6": "A", "xtermjs-unicode11": "A",
	"tmux": "A (tmux)", "tmux-3.5a": "A (tmux)", "tmux-3.8": "A (tmux)",
	"alacritty-0.15.1": "B", "alacritty-0.17.0": "B",
	"kitty": "C", "kitty-0.41.1": "C", "qterminal": "C", "qterminal-2.1.0": "C", "qterminal-2.4.0": "C",
	"xtermjs-graphemes": "C", "ghostty-vt": "C", "mlterm": "C (mlterm)", "mlterm-3.9.4": "C (mlterm)",
	"ghostty-vt 2027 reset":  "A",
	"foot-1.21.0 2027 reset": "C", "foot-1.28.0 2027 reset": "C",
	"foot-1.21.0": "D", "foot-1.28.0": "D",
	"kitty-0.48.2": "E", "nvim-0.12.4": "E",
	"terminology": "F", "terminology-1.14.0": "F", "screen-5.0.2": "F (joiners take a column)", "dvtm": "F (joiners take a column)",
	"konsole": "G", "konsole-25.04.2": "G", "konsole-26.08.2": "G",
}

func TestTheTellingProbesAloneNameTheFamily(t *testing.T) {
	for name, p := range terminals(t) {
		got := Infer(telling(p)).String()
		if want := wantFamilies[name]; got != want {
			t.Errorf("%s: family %s, want %s", name, got, want)
		}
	}
}

// telling is what the terminal answered to the telling probes.
func telling(p *Profile) map[string]int {
	told := map[string]int{}
	for _, form := range Telling() {
		if n, ok := p.Measured(form); ok {
			told[form] = n
		}
	}
	return told
}

// exceptions are the strings that do not take the sum of their clusters' columns: tmux gives a letter right after ZWJ
// no column even where the ZWJ ends the cluster before it.
var exceptions = map[string]string{"tmux": "ক\u200Dক", "tmux-3.5a": "ক\u200Dক", "tmux-3.8": "ক\u200Dক"}

// skipped reports what is never sent as it is: bare marks, and characters that are shown by name.
func skipped(s string) bool {
	return s == "" || leadsWithMark(s) || strings.ContainsAny(s, "\u200B\uFEFF\u2060\u00AD")
}

func isBengali(r rune) bool { return 0x980 <= r && r <= 0x9FF }

func TestTheInferredFamilyPredictsEveryBengaliString(t *testing.T) {
	total := 0
	for name, p := range terminals(t) {
		f := Infer(telling(p))
		wrong := []string{}
		for s, n := range p.widths {
			if skipped(s) || exceptions[name] == s {
				continue
			}
			got := f.sum(s)
			switch {
			case !strings.ContainsFunc(s, isBengali):
				if got != n {
					wrong = append(wrong, s)
				}
			case got != n:
				t.Errorf("%s (%s): %q %+q predicted %d, measured %d", name, f, s, s, got, n)
			default:
				total++
			}
		}
		if len(wrong) > 3 {
			t.Errorf("%s (%s): of other scripts and emoji %d predictions are wrong: %+q", name, f, len(wrong), wrong)
		}
	}
	if total < 40*500 {
		t.Errorf("only %d predictions were made", total)
	}
}

func TestAStringTakesTheSumOfItsClusters(t *testing.T) {
	several := 0
	for name, p := range terminals(t) {
		for s, n := range p.widths {
			if skipped(s) || segment.Next(s, 0) == len(s) || exceptions[name] == s || s == "لا" || s == "မြန်မာ" {
				continue // the last two join clusters in some terminals; no Bengali does
			}
			several++
			if got := p.Measure(s); got != n {
				t.Errorf("%s (%s): %q %+q measures %d by clusters, %d in the terminal", name, p.family, s, s, got, n)
			}
		}
	}
	if several < 40*170 {
		t.Errorf("only %d strings were compared", several)
	}
}
