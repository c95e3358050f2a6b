package tui

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/tui/canvas"
	"tippani/tui/lang"
	"tippani/tui/style"
)

// palettes are the sixteen colours of common terminals: XTerm-col.ad, GNOME's for VTE, Konsole's Breeze and Linux, the Linux console.
var palettes = map[string][]style.RGB{
	"xterm": palette16("000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff " +
		"00ffff ffffff"),
	"vte": palette16("171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc 5e5c64 f66151 33da7a e9ad0c 2a7bde c061cb " +
		"33c7de ffffff"),
	"breeze": palette16("232627 ed1515 11d116 f67400 1d99f3 9b59b6 1abc9c fcfcfc 7f8c8d c0392b 1cdc9a fdbc4b 3daee9 8e44ad " +
		"16a085 ffffff"),
	"konsole": palette16("000000 b21818 18b218 b26818 1818b2 b218b2 18b2b2 b2b2b2 686868 ff5454 54ff54 ffff54 5454ff ff54ff " +
		"54ffff ffffff"),
	"linux": palette16("000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"),
}

func palette16(hexes string) (all []style.RGB) {
	for _, h := range strings.Fields(hexes) {
		c, _ := style.ParseHex("#" + h)
		all = append(all, c)
	}
	return all
}

// shownAs is what a colour of a look comes to on the screen, through the conversion that is really used.
func shownAs(t *testing.T, c string, depth termenv.Profile, sixteen []style.RGB) style.RGB {
	t.Helper()
	switch v := depth.Color(string(style.NewEncoder(depth).Colour(c))).(type) {
	case termenv.RGBColor:
		got, _ := style.ParseHex(string(v))
		return got
	case termenv.ANSI256Color:
		if v < 16 {
			t.Errorf("%s is shown as the terminal's own colour %d", c, v)
			return style.RGB{}
		}
		return style.IndexedColour(int(v))
	case termenv.ANSIColor:
		return sixteen[v]
	}
	t.Fatalf("%q is no colour", c)
	return style.RGB{}
}

// everyScreen calls check for each theme and depth of colours, on the kinds of pages that are usual: with sixteen colours for
// each palette.
func everyScreen(t *testing.T, check func(t *testing.T, v *canvas.Screen, page style.RGB, show func(string) style.RGB)) {
	for _, dark := range []bool{true, false} {
		for _, depth := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI} {
			pages := []string{"#000000", "#1E1E1E"}
			if !dark {
				pages = []string{"#FFFFFF", "#F2F2F2"}
			}
			for _, hex := range pages {
				page, _ := style.ParseHex(hex)
				used := map[string][]style.RGB{"": nil}
				if depth == termenv.ANSI {
					used = palettes
				}
				for name, sixteen := range used {
					t.Run(fmt.Sprintf("dark=%v/%v/%s/%s", dark, depth.Name(), hex, name), func(t *testing.T) {
						v := canvas.New(canvas.Terminal{Columns: 80, Rows: 24, Colours: depth, DarkBackground: dark}, "", lang.English)
						check(t, &v, page, func(c string) style.RGB { return shownAs(t, c, depth, sixteen) })
					})
				}
			}
		}
	}
}

// least is the contrast that text must have: 4.5 is WCAG 2 AA. Nobody's shades of the sixteen colours are known, so there it is what the
// worst of the common palettes gives the best choice (Breeze's blue with white on it).
func least(v *canvas.Screen) float64 {
	if v.Depth == termenv.ANSI {
		return 2.99
	}
	return 4.5
}

// spanLooks are all the ways in which a label is seen on a screen: its chip, and its spans in both tiers, linked to the current one or not.
func spanLooks(v *canvas.Screen) map[string]style.Look {
	c := style.ColourLabels(annotations.Default(), v.Depth)
	all := map[string]style.Look{}
	for _, name := range append(slices.Collect(maps.Keys(c.Looks)), "no label of the schema") {
		all[name], all[name+", linked"] = c.Span(name, false, v.Theme), c.Partner(name, false, v.Theme)
		all[name+", a passage"], all[name+", a passage, linked"] = c.Span(name, true, v.Theme), c.Partner(name, true, v.Theme)
		if chip, ok := c.Looks[name]; ok {
			all[name+", a chip"] = chip
		}
	}
	all["an unknown label, a chip"] = c.Unknown
	return all
}

func TestEveryTextIsReadable(t *testing.T) {
	everyScreen(t, func(t *testing.T, v *canvas.Screen, page style.RGB, show func(string) style.RGB) {
		th := v.Theme
		for name, l := range map[string]style.Look{
			"dim": th.Dim, "gutter": th.Gutter, "gutterHere": th.GutterHere, "bar": th.Bar, "barStrong": th.BarStrong, "barDim": th.BarDim,
			"key": th.Key, "hint": th.Hint, "good": th.Good, "warn": th.Warn, "bad": th.Bad, "cursor": th.Cursor,
			"selection": th.Selection, "hit": th.Hit,
			"box": th.Box, "boxTitle": th.BoxTitle, "boxDim": th.BoxDim, "pick": th.Pick, "jump": th.Jump, "page": th.Page,
			"a key in a box":                    th.Box.Over(style.Look{Fg: th.Key.Fg}),
			"the key of the picked choice":      th.Pick.Over(style.Look{Fg: th.Key.Fg}),
			"what is said of the picked choice": th.Pick.Over(style.Look{Fg: th.BoxDim.Fg}),
		} {
			if l.Fg == "" {
				continue // the terminal's own
			}
			on := page
			if l.Bg != "" {
				on = show(l.Bg)
			}
			if got := style.Contrast(show(l.Fg), on); got < least(v) {
				t.Errorf("%s: %s on %s has %.2f", name, l.Fg, l.Bg, got)
			}
		}
		for name, l := range spanLooks(v) {
			if l.Bg == "" {
				continue // a line under the page's own text
			}
			if got := style.Contrast(show(l.Fg), show(l.Bg)); got < least(v) {
				t.Errorf("%s: text %s on %s has %.2f", name, l.Fg, l.Bg, got)
			}
		}
		for name, l := range style.ColourLabels(annotations.Default(), v.Depth).Looks {
			w, on := style.Written(l, v.Theme.Paper(), v.Depth), page
			if w.Bg != "" {
				on = show(w.Bg)
			}
			if got := style.Contrast(show(w.Fg), on); got < least(v) {
				t.Errorf("%s, written: %s has %.2f", name, w.Fg, got)
			}
		}
	})
}

// The cursor is told from what is around it, however the terminal draws its own there: as it is, or with the two colours swapped.
func TestTheCursorIsSeenEverywhere(t *testing.T) {
	everyScreen(t, func(t *testing.T, v *canvas.Screen, page style.RGB, show func(string) style.RGB) {
		around := map[string]style.Look{"plain text": {}, "a nested span": {Underline: true}, "a search hit": v.Theme.Hit,
			"the selection": v.Theme.Selection}
		for name, l := range spanLooks(v) {
			around[name] = l
			around[name+", selected"] = l.Over(v.Theme.Selection)
			around[name+", pointed at"] = l.Over(style.Look{Reverse: true, Bold: true})
		}
		for name, l := range around {
			on := page
			if l.Bg != "" {
				on = show(l.Bg)
			}
			if l.Reverse {
				on = style.Black
				if v.Theme.Dark {
					on = style.White
				}
				if l.Fg != "" {
					on = show(l.Fg)
				}
			}
			c := v.Theme.CursorOn(l, v.Depth)
			if !c.Bold || !c.Underline || c.Reverse {
				t.Errorf("on %s the cursor is %+v", name, c)
			}
			text, asDrawn, swapped := style.Contrast(show(c.Fg), show(c.Bg)), style.Contrast(show(c.Bg), on),
				style.Contrast(show(c.Fg), on)
			if text < least(v) || asDrawn < 1.5 || swapped < 1.5 || max(asDrawn, swapped) < 2.99 {
				t.Errorf("on %s the cursor's text has %.2f, and the cell %.2f as drawn, %.2f swapped", name, text, asDrawn, swapped)
			}
		}
	})
	t.Run("without colours", func(t *testing.T) {
		v := canvas.New(canvas.Terminal{Colours: termenv.Ascii}, "", lang.English)
		for name, l := range map[string]style.Look{"text": {}, "a hit": v.Theme.Hit, "the selection": v.Theme.Selection,
			"a label": {Bold: true}} {
			c := v.Theme.CursorOn(l, v.Depth)
			if c.Reverse == l.Reverse || !c.Bold || !c.Underline {
				t.Errorf("on %s the cursor is %+v", name, c)
			}
			if swapped := c; swapped.Reverse == l.Reverse ||
				(style.Look{Bold: c.Bold, Underline: c.Underline}) == (style.Look{Bold: l.Bold, Underline: l.Underline}) {
				t.Errorf("swapped, on %s it is as the text around it", name)
			}
		}
	})
}

// What holds for the built-in labels holds for any colour that a schema may give.
func TestAnyLabelColourIsReadable(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		part := rapid.Float64Range(0, 1)
		c := style.RGB{R: part.Draw(rt, "r"), G: part.Draw(rt, "g"), B: part.Draw(rt, "b")}
		depth := rapid.SampledFrom([]termenv.Profile{termenv.TrueColor, termenv.ANSI256}).Draw(rt, "depth")
		v := canvas.New(canvas.Terminal{Colours: depth, DarkBackground: rapid.Bool().Draw(rt, "dark")}, "", lang.English)
		l := style.OnColour(style.AsShown(c, depth), depth)
		fg, _ := style.ColourOf(l.Fg)
		bg, _ := style.ColourOf(l.Bg)
		if got := style.Contrast(fg, bg); got < 4.5 {
			rt.Fatalf("text %s on %s has %.2f", l.Fg, l.Bg, got)
		}
		w, _ := style.ColourOf(style.Written(l, v.Theme.Paper(), depth).Fg)
		if got := style.Contrast(w, v.Theme.Paper()); got < 4.5 {
			rt.Fatalf("%s written as %v has %.2f", l.Bg, w, got)
		}
		for _, l := range []style.Look{v.Theme.Filled(c, depth), v.Theme.Tinted(c, depth)} {
			fg, _ := style.ColourOf(l.Fg)
			bg, _ := style.ColourOf(l.Bg)
			if got := style.Contrast(fg, bg); got < 4.5 {
				rt.Fatalf("in the text %s on %s has %.2f", l.Fg, l.Bg, got)
			}
		}
		cursor := v.Theme.CursorOn(l, v.Depth)
		front, _ := style.ColourOf(cursor.Fg)
		back, _ := style.ColourOf(cursor.Bg)
		if text, drawn, swapped := style.Contrast(front, back), style.Contrast(back, bg), style.Contrast(front, bg); text < 4.5 ||
			drawn < 4.5 ||
			swapped < 1.9 {
			rt.Fatalf("on %s the cursor's text has %.2f, and the cell %.2f as drawn, %.2f swapped", l.Bg, text, drawn, swapped)
		}
	})
}

// t and --theme give the page its colours where the terminal's own are of the other kind.
func TestAThemeOfTheOtherKindBringsItsPage(t *testing.T) {
	for _, depth := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI} {
		for _, light := range []bool{false, true} {
			d := newTrial(t, setup{text: "এক দুই", colours: depth, light: light})
			if f := d.Frame(); f.Page != "" {
				t.Errorf("%s, light %v: a page of one's own from the start: %q", depth.Name(), light, f.Page)
			}
			f := d.keys("t").Frame()
			if !strings.Contains(f.Page, "4") || !strings.Contains(f.Rows[1], strings.TrimPrefix(f.Page, "\x1b[")) {
				t.Errorf("%s, light %v: after t the page is %q and a row %q", depth.Name(), light, f.Page, f.Rows[1])
			}
			if f := d.keys("t").Frame(); f.Page != "" {
				t.Errorf("%s, light %v: t again leaves %q", depth.Name(), light, f.Page)
			}
			followBackground(d.App, light, nil)
			if (d.Frame().Page == "") != (d.view.Theme.Dark == light) {
				t.Errorf("%s: the terminal is found to be of the other kind, the page is %q", depth.Name(), d.Frame().Page)
			}
		}
	}
}

// A schema of thousands of labels is coloured while one waits for a frame.
func BenchmarkColourThousandsOfLabels(b *testing.B) {
	s := &annotations.Schema{}
	for i := range 16_000 {
		s.Labels = append(s.Labels, annotations.Label{Name: fmt.Sprint(i), Color: []string{"", fmt.Sprintf("#%06X", i*1000)}[i%2]})
	}
	for b.Loop() {
		style.ColourLabels(s, termenv.ANSI256)
	}
}

// TestBlackIsNeverBoldInSixteenColours: there xterm and others show bold black in its bright shade, grey.
func TestBlackIsNeverBoldInSixteenColours(t *testing.T) {
	for _, l := range []style.Look{{Fg: "0", Bold: true}, {Fg: "0", Bg: "7", Bold: true, Reverse: true}} {
		if open := style.NewEncoder(termenv.ANSI).SGR(l); strings.Contains(open, "[1;") || strings.Contains(open, ";1;") {
			t.Errorf("%+v is drawn by %q", l, open)
		}
	}
	for _, l := range []style.Look{{Bold: true}, {Fg: "7", Bold: true}} {
		if open := style.NewEncoder(termenv.ANSI).SGR(l); !strings.Contains(open, "[1") {
			t.Errorf("%+v is drawn by %q, without bold", l, open)
		}
	}
}
