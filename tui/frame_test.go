package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
	"github.com/muesli/termenv"

	"tippani/model/segment"
	"tippani/model/width"
	"tippani/tui/lang"
)

// screens are the golden frames: what the screen shows after some keys.
var screens = []struct {
	name  string
	setup setup
	at    string
	keys  string
}{
	{"reading", setup{}, "", ""},
	{"reading-light", setup{light: true}, "", "w w"},
	{"selecting", setup{}, "কিম", "v w w w"},
	{"palette", setup{}, "রাশিয়ার", "enter type:দ"},
	{"overlapping", setup{columns: 120, rows: 24}, "উত্তর", "v w w 3 g v w w w w w w 1 g v } 0 g"},
	{"brackets", setup{}, "উত্তর", "v w w 3 g v w w w w w w 1 g L"},
	{"narrow", setup{columns: 20, rows: 6}, "উত্তর", "3"},
	{"no-colour", setup{plain: true}, "উত্তর", "v w w 3 g v w w w w w w 1 g"},
	{"sixteen-colours", setup{colours: termenv.ANSI}, "উত্তর", "v w w 3"},
	{"bengali-interface", setup{lang: lang.Bengali, columns: 120, rows: 30}, "উত্তর", "v w w 3 a"},
	{"help", setup{columns: 100, rows: 30}, "", "?"},
	{"help-bengali", setup{lang: lang.Bengali, columns: 100, rows: 30}, "", "?"},
	{"note", setup{}, "উত্তর", "3 m type:আমার_টীকা"},
	{"search", setup{}, "", "/ type:রাশিয়া"},
	{"jump", setup{}, "", "f"},
	{"jump-phrase", setup{}, "উত্তর", "F d"},
	{"panel-by-label", setup{columns: 130, rows: 24}, "উত্তর", "v w w 3 g v w w w w w w 1 } 0 m type:টীকা enter O"},
	{"palette-bengali", setup{lang: lang.Bengali}, "রাশিয়ার", "enter"},
	{"panel-offer", setup{columns: 130, rows: 24}, "উত্তর", "v w w 3 g v w w w w w w 1 } 0 Q type:র"},
	{"panel-by-text", setup{lang: lang.Bengali, columns: 130, rows: 24}, "উত্তর", "v w w 3 g v w w w w w w 1 } 0 Q type:উত্তর enter"},
	{"link", setup{columns: 100, rows: 24}, "ল্যাভরভ", "1 g / type:নিঃশর্ত enter + 9 s"},
	{"linked", setup{columns: 100, rows: 24}, "ল্যাভরভ", "1 g / type:নিঃশর্ত enter + 9 s enter m type:টীকা enter"},
	{"linked-sixteen-colours", setup{columns: 100, rows: 24, colours: termenv.ANSI}, "ল্যাভরভ", "1 g / type:নিঃশর্ত enter + 9 s enter"},
	{"names-off", setup{light: true}, "উত্তর", "v w w 3 m type:টীকা enter L L"},
	{"controls", setup{text: "এক\x1b]0;চুরি\x07 দুই\u202eউল্টো\u202c তিন\tচার \u200b\nশেষ"}, "", ""},
	{"conjuncts-and-emoji", setup{text: "😀 👨\u200d👩\u200d👧 স্ত্রী র\u200d্যাব ক্\u200cষ য়় ো a\u0301 中文 \u200eمرحبا"}, "", "l l l"},
}

func TestGoldenFrames(t *testing.T) {
	for _, s := range screens {
		t.Run(s.name, func(t *testing.T) {
			d := newTrial(t, s.setup)
			if s.at != "" {
				d.at(s.at)
			}
			d.keys(s.keys)
			f := d.Frame()
			text := strings.Join(f.Rows, "\n") + fmt.Sprintf("\ncursor %d,%d %v\n", f.CursorX, f.CursorY, f.CursorVisible)
			golden.RequireEqual(t, strings.ReplaceAll(text, "\x1b", "␛"))
		})
	}
}

// TestNoRowIsWiderThanTheScreen draws every golden screen under every measured terminal and walks each row as that terminal would.
func TestNoRowIsWiderThanTheScreen(t *testing.T) {
	files, err := filepath.Glob("../model/width/testdata/terminals/*.json")
	if err != nil || len(files) < 40 {
		t.Fatalf("the measured terminals are missing: %v %v", files, err)
	}
	profiles := map[string]*width.Profile{}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		profiles[name] = measuredProfile(t, name)
	}
	for _, s := range screens {
		for _, size := range [][2]int{{20, 6}, {80, 24}, {140, 40}} {
			s.setup.columns, s.setup.rows = size[0], size[1]
			d := newTrial(t, s.setup)
			if s.at != "" {
				d.at(s.at)
			}
			d.keys(s.keys)
			for name, p := range profiles {
				d.Update(p)
				for i, row := range d.Frame().Rows {
					if err := walk(row, p, size[0]-1); err != nil {
						t.Errorf("%s on %s, %d by %d, row %d: %v\n%q", s.name, name, size[0], size[1], i, err, row)
					}
				}
			}
		}
	}
}

// walk follows the cursor through a row and fails where it passes the limit.
func walk(row string, p *width.Profile, limit int) error {
	col := 0
	for row != "" {
		if body, ok := strings.CutPrefix(row, "\x1b["); ok {
			end := strings.IndexAny(body, "mG")
			if end < 0 {
				return fmt.Errorf("a sequence other than SGR and CSI G")
			}
			if body[end] == 'G' {
				n, err := strconv.Atoi(body[:end])
				if err != nil {
					return err
				}
				col = n - 1
			}
			row = body[end+1:]
			continue
		}
		n := segment.Next(row, 0)
		col += p.Columns(row[:n])
		if col > limit {
			return fmt.Errorf("%q reaches column %d of %d", row[:n], col, limit)
		}
		row = row[n:]
	}
	return nil
}

func TestFramesAreDrawnAtAnySize(t *testing.T) {
	d := newTrial(t, setup{})
	d.keys("v w w 3")
	for _, size := range [][2]int{{1, 1}, {2, 1}, {5, 3}, {20, 6}, {39, 9}, {500, 200}, {0, 0}, {80, 24}} {
		resizeTo(d.App, size[0], size[1])
		for _, keys := range []string{"?", "esc", "enter", "esc", "/", "esc", "m", "esc", "G", "g", "p", "f", "esc"} {
			d.keys(keys)
			f := d.Frame()
			if len(f.Rows) != max(size[1], 1) || f.CursorX >= max(size[0], 1) {
				t.Fatalf("at %v after %s: %d rows, cursor at %d", size, keys, len(f.Rows), f.CursorX)
			}
		}
	}
}

func TestMain(m *testing.M) {
	// Colours come from what each test asks for, never from where it runs.
	os.Unsetenv("NO_COLOR")
	os.Exit(m.Run())
}
