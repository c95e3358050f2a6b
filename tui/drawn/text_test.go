package drawn

import (
	"image"
	"slices"
	"testing"
	"time"

	"github.com/muesli/termenv"

	"tippani/model/width"
	"tippani/tui/canvas"
	"tippani/tui/fonts"
	"tippani/tui/lang"
	"tippani/tui/picture"
)

// toy sets every cluster in half a cell's height.
type toy struct{ cell image.Point }

func (t toy) Advances(word string, buf []int) []int {
	for range word {
		buf = append(buf, t.cell.Y/2)
	}
	return buf
}

func (t toy) Small() width.Typesetter { return t }

func (t toy) Face() string { return "Toy" }

func (t toy) Keep() {}

func (t toy) Paint(r *picture.Row) *image.Paletted {
	return image.NewPaletted(image.Rect(0, 0, r.Width, r.Height), nil)
}

func toys(cell image.Point) Press { return toy{cell} }

var (
	none  = lang.Text{En: "no pictures", Bn: "ছবি নেই"}
	cells = image.Pt(10, 20)
)

func options(w Wish, err error) Options {
	return Options{Wish: w, Find: func() (Fonts, error) {
		if err != nil {
			return nil, err
		}
		return toys, nil
	}}
}

func TestTextIsDrawnWhereItCanBeAndIsWanted(t *testing.T) {
	able := Place{Cell: cells}
	for name, c := range map[string]struct {
		options Options
		place   Place
		on      bool
		why     lang.Text
	}{
		"able":                   {options(Auto, nil), able, true, lang.Text{}},
		"no pictures":            {options(Auto, nil), Place{Why: Sentence{Text: none}, Cell: cells}, false, none},
		"no cell":                {options(Drawn, nil), Place{}, false, textNoCell},
		"no font":                {options(Auto, fonts.ErrNone), able, false, textNoFont},
		"not wanted":             {options(Cells, nil), able, false, lang.Text{}},
		"slow":                   {options(Auto, nil), Place{Cell: cells, Slow: true}, false, lang.Text{}},
		"slow, and wanted":       {options(Drawn, nil), Place{Cell: cells, Slow: true}, true, lang.Text{}},
		"where nothing is drawn": {Options{}, able, false, textNeverHere},
	} {
		x := New(c.options)
		x.Meet(c.place, time.Minute)
		if x.On() != c.on {
			t.Errorf("%s: drawn %v", name, x.On())
		}
		if why := x.Why().Text; why != c.why {
			t.Errorf("%s: because %v", name, why)
		}
	}
}

// Between pictures and below them lies the page in cells, of which there may be sixteen colours only.
func TestThePageOfPicturesIsThatOfTheCells(t *testing.T) {
	for _, c := range []struct {
		depth       termenv.Profile
		dark, light picture.RGB
	}{
		{termenv.TrueColor, picture.RGB{R: 0x16, G: 0x18, B: 0x1D}, picture.RGB{R: 255, G: 255, B: 255}},
		{termenv.ANSI256, picture.RGB{R: 0x1C, G: 0x1C, B: 0x1C}, picture.RGB{R: 255, G: 255, B: 255}},
		{termenv.ANSI, picture.RGB{}, picture.RGB{R: 255, G: 255, B: 255}},
	} {
		for _, dark := range []bool{true, false} {
			v := canvas.New(canvas.Terminal{Columns: 40, Rows: 9, Colours: c.depth, DarkBackground: !dark}, "", lang.English)
			v.SetDrawn(true)
			v.SetDark(dark)
			text := New(options(Drawn, nil))
			text.Meet(Place{Cell: cells}, time.Minute)
			want := c.light
			if dark {
				want = c.dark
			}
			if d := text.Drawing(&v, nil); d == nil || d.Paper != want {
				t.Errorf("%v, dark %v: %+v, and cells have %q", c.depth, dark, d, v.Encoder.SGR(v.Page()))
			}
		}
	}
}

func TestFontsThatAreFoundLateAreTakenUp(t *testing.T) {
	o, release := options(Auto, nil), make(chan bool)
	find := o.Find
	o.Find = func() (Fonts, error) { <-release; return find() }
	x := New(o)
	if x.Meet(Place{Cell: cells}, 0) || x.On() {
		t.Fatal("drawn without a font")
	}
	close(release)
	if !x.Take(<-x.Found()) || !x.On() {
		t.Error("not drawn once there is one")
	}
}

func TestTheKeySwitchesAndSaysWhyNot(t *testing.T) {
	x := New(options(Auto, nil))
	x.Meet(Place{Cell: cells}, time.Minute)
	if changed, say := x.Switch(); !changed || x.On() || say.Text != textPrinted {
		t.Error("on to off", say)
	}
	if changed, say := x.Switch(); !changed || !x.On() || say.Text != textDrawn || say.Values[0] != "Toy" {
		t.Error("off to on", say)
	}
	late := New(options(Cells, nil))
	late.Meet(Place{Cell: cells}, time.Minute)
	if changed, say := late.Switch(); changed || say.Text != textLooking {
		t.Error("before fonts were looked for", say)
	}
	if !late.Take(<-late.Found()) || !late.On() {
		t.Error("not drawn after they were found")
	}
	unable := New(options(Auto, nil))
	unable.Meet(Place{Why: Sentence{Text: none}}, time.Minute)
	if changed, say := unable.Switch(); changed || say.Text != none {
		t.Error("where it can't be", say)
	}
}

func TestAnotherFontThanWasAskedForIsTold(t *testing.T) {
	o := options(Auto, nil)
	o.Find = func() (Fonts, error) { return toys, &fonts.NamedError{Name: "Absent"} }
	x := New(o)
	x.Meet(Place{Cell: cells}, time.Minute)
	if say := x.Missed(); !x.On() || say.Text != textOtherFont || !slices.Equal(say.Values, []any{"Absent", "Toy"}) {
		t.Errorf("drawn: %v; %v", x.On(), say)
	}
	x.Switch()
	if say := x.Missed(); !say.None() {
		t.Errorf("of printed text: %v", say)
	}
}

func TestTextThatShouldBeDrawnSaysWhyItIsNot(t *testing.T) {
	for name, c := range map[string]struct {
		wish  Wish
		place Place
		want  lang.Text
	}{
		"drawn":            {Drawn, Place{Cell: cells}, lang.Text{}},
		"no pictures":      {Drawn, Place{Why: Sentence{Text: none}}, none},
		"not asked for":    {Auto, Place{Why: Sentence{Text: none}}, lang.Text{}},
		"cells were asked": {Cells, Place{Why: Sentence{Text: none}}, lang.Text{}},
	} {
		x := New(options(c.wish, nil))
		x.Meet(c.place, time.Minute)
		if got := x.Missed().Text; got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestOnlyAutoGivesInToASlowConnection(t *testing.T) {
	for w, stays := range map[Wish]bool{Auto: false, Drawn: true} {
		x := New(options(w, nil))
		x.Meet(Place{Cell: cells}, time.Minute)
		if changed := x.Slow(); changed == stays || x.On() != stays {
			t.Errorf("%s: changed %v, drawn %v", w, changed, x.On())
		}
	}
}

func TestAnotherSizeOfCellsIsTakenUp(t *testing.T) {
	x := New(options(Auto, nil))
	printed := width.Default()
	if x.Profile(printed) != printed {
		t.Error("typeset before anything is drawn")
	}
	x.Meet(Place{Cell: cells}, time.Minute)
	if got := x.Profile(printed).Unit(); got != 10 {
		t.Errorf("a column has %d pixels", got)
	}
	if !x.Meet(Place{Cell: image.Pt(12, 24)}, 0) {
		t.Error("no change")
	}
	if got := x.Profile(printed).Unit(); got != 12 {
		t.Errorf("a column has %d pixels after the change", got)
	}
}
