package tui

import (
	"image"
	"slices"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"tippani/model/segment"
	"tippani/model/width"
	"tippani/tui/drawn"
	"tippani/tui/graphics"
	"tippani/tui/picture"
	"tippani/tui/style"
	"tippani/tui/terminal"
)

// sevens sets every cluster in seven pixels.
type sevens struct{}

func (sevens) Advances(word string, buf []int) []int {
	for sc := segment.NewScanner(word); sc.Next(); {
		buf = append(buf, 7)
	}
	return buf
}
func (sevens) Small() width.Typesetter { return sevens{} }
func (sevens) Face() string            { return "Sevens" }
func (sevens) Keep()                   {}
func (sevens) Paint(r *picture.Row) *image.Paletted {
	return image.NewPaletted(image.Rect(0, 0, r.Width, r.Height), nil)
}

// kitty is what a terminal offers that shows pictures.
var kitty = offer{protocol: graphics.Kitty, cell: graphics.Cell{Width: 10, Height: 20}, told: true}

// drawnTrial is a program whose text is drawn, where the terminal offers this.
func drawnTrial(t testing.TB, s setup, o offer) *trial {
	s.colours = termenv.ANSI
	d := newTrial(t, s)
	d.text = drawn.New(drawn.Options{Find: func() (drawn.Fonts, error) {
		return func(image.Point) drawn.Press { return sevens{} }, nil
	}})
	d.Update(o)
	if !d.text.On() {
		d.Update(<-d.text.Found())
	}
	return d
}

// written is the text of a picture, a part a line.
func written(r *picture.Row) string {
	if r == nil {
		return ""
	}
	var parts []string
	for _, it := range r.Items {
		if it.Kind == picture.Text {
			parts = append(parts, it.Text[it.From:it.To])
		}
	}
	return strings.Join(parts, " ")
}

func TestEveryRowIsDrawnWhereTheTerminalShowsPictures(t *testing.T) {
	d := drawnTrial(t, setup{text: "এক দুই তিন", columns: 60, rows: 20}, kitty).keys("1")
	f := d.Frame()
	if len(f.Pictures) != 20 {
		t.Fatalf("%d rows of 20 are drawn", len(f.Pictures))
	}
	for row, want := range map[int]string{0: "এক দুই তিন", 1: "এক দুই তিন", 2: "PER", 18: "PER", 19: "saved"} {
		if got := written(f.Pictures[row]); !strings.Contains(got, want) {
			t.Errorf("row %d says %q, not %q", row, got, want)
		}
	}
	for _, p := range f.Pictures {
		if p != nil && (p.Width != 590 || p.Height != 20) {
			t.Errorf("a row of %d×%d pixels", p.Width, p.Height)
		}
	}
	if written(f.CursorPicture) != "এ" || f.CursorPictureX != d.geometry().Text*10 {
		t.Errorf("the cursor is %q at %d", written(f.CursorPicture), f.CursorPictureX)
	}
	if d.view.Depth != termenv.TrueColor || !strings.Contains(f.Rows[1], "এক দুই তিন") {
		t.Errorf("colours %v; under it stands %q", d.view.Depth, f.Rows[1])
	}
	if d.keys("m type:নোট"); !strings.Contains(written(d.Frame().Pictures[4]), "নোট") {
		t.Error("a note that is typed is not drawn")
	}
}

func TestTheKeySwitchesBetweenDrawnAndPrintedText(t *testing.T) {
	d := drawnTrial(t, setup{text: "এক দুই তিন", columns: 60, rows: 20}, kitty)
	if d.keys("T"); d.Frame().Pictures != nil || d.view.Depth != termenv.ANSI || d.drawing() != graphics.None {
		t.Error("the text is still drawn")
	}
	if d.keys("f12"); d.Frame().Pictures == nil || d.drawing() != graphics.Kitty || !strings.Contains(d.out.message.Text, "Sevens") {
		t.Errorf("the text is not drawn: %q", d.out.message.Text)
	}
	for reason := terminal.NoAnswer; reason < terminal.SlowLink; reason++ {
		d := drawnTrialUnable(t, offer{why: reason, cell: kitty.cell})
		if d.keys("T"); d.text.On() || d.out.message.Text == "" || strings.Contains(d.out.message.Text, "%") {
			t.Errorf("%v: says %q", reason, d.out.message.Text)
		}
	}
}

// The terminal has sixteen colours to print in, and its page is of the other kind: what is empty in a picture has the colour of the cells around.
func TestNothingStandsOutFromThePageThatTheCellsHave(t *testing.T) {
	d := drawnTrial(t, setup{text: "এক দুই তিন", columns: 60, rows: 20, light: true}, kitty)
	if d.keys("t"); d.view.Page().Bg == "" {
		t.Fatal("the page is the terminal's own")
	}
	exact, _ := style.Shown(d.view.Theme.Page.Bg)
	for i, r := range d.Frame().Pictures {
		for _, it := range append([]picture.Item{{Kind: picture.Fill, Colour: d.view.Drawing.Paper}}, items(r)...) {
			if it.Kind == picture.Fill && it.Colour == exact {
				t.Errorf("row %d has a patch of %v on a page that cells show as %q", i, exact, d.view.Page().Bg)
			}
		}
	}
}

func items(r *picture.Row) []picture.Item {
	if r == nil {
		return nil
	}
	return r.Items
}

// drawnTrialUnable is a program where the terminal shows no pictures.
func drawnTrialUnable(t testing.TB, o offer) *trial {
	d := newTrial(t, setup{text: "এক"})
	d.text = drawn.New(drawn.Options{Find: func() (drawn.Fonts, error) {
		return func(image.Point) drawn.Press { return sevens{} }, nil
	}})
	d.Update(o)
	return d
}

func TestTheBottomRowIsLeftWhereItShowsNoPicture(t *testing.T) {
	sixel := kitty
	sixel.protocol, sixel.skipsLast = graphics.Sixel, true
	d := drawnTrial(t, setup{text: "এক", columns: 60, rows: 20}, sixel)
	if f := d.Frame(); len(f.Rows) != 19 || !strings.Contains(written(f.Pictures[18]), "saved") || f.CursorVisible {
		t.Errorf("%d rows, the cursor seen %v", len(f.Rows), f.CursorVisible)
	}
	if d.keys("T"); len(d.Frame().Rows) != 20 {
		t.Error("printed text has all rows")
	}
}

func TestABottomRowThatShowsPicturesAfterAllIsTakenUp(t *testing.T) {
	sixel := kitty
	sixel.protocol, sixel.skipsLast = graphics.Sixel, true
	d, h := drawnTrial(t, setup{text: "এক", columns: 60, rows: 20}, sixel), &fakeHost{}
	m, _ := d.Model(h).Update(keyNamed("l"))
	sixel.skipsLast = false
	m, _ = m.Update(sixel)
	_, _ = m.Update(keyNamed("h"))
	if twice := []graphics.Protocol{graphics.Sixel, graphics.Sixel}; !slices.Equal(h.drawn, twice) || len(d.Frame().Rows) != 20 {
		t.Errorf("drawn by %v, %d rows", h.drawn, len(d.Frame().Rows))
	}
}

func TestASlowConnectionPrintsTheTextAndSaysSo(t *testing.T) {
	d := drawnTrial(t, setup{text: "এক", columns: 100, rows: 20}, kitty)
	if d.Update(slowEvent(150_000)); d.text.On() || !strings.Contains(d.out.message.Text, "150 kB") {
		t.Errorf("drawn %v, says %q", d.text.On(), d.out.message.Text)
	}
}

func TestAnotherSizeOfCellsLaysTheTextOutAnew(t *testing.T) {
	d := drawnTrial(t, setup{text: strings.Repeat("শব্দ ", 60), columns: 60, rows: 20}, kitty)
	before := written(d.Frame().Pictures[1])
	larger := kitty
	larger.cell = graphics.Cell{Width: 5, Height: 20}
	d.Update(larger)
	if after := d.Frame().Pictures[1]; after.Width != 295 || len(written(after)) >= len(before) {
		t.Errorf("%d pixels, %q", after.Width, written(after))
	}
}

func TestThePixelUnderTheMouseIsPointedAt(t *testing.T) {
	exact := kitty
	exact.pixels = true
	d := drawnTrial(t, setup{text: "কখগঘঙ", columns: 60, rows: 20}, exact)
	x := d.geometry().Text*10 + 3*7 + 1 // the fourth letter, which begins in the third cell
	if d.click(x, 1*20+5, 1); d.work.pen.Reader.Cursor() != 3*3 {
		t.Errorf("the cursor is at byte %d", d.work.pen.Reader.Cursor())
	}
}
