package tui

import (
	"strings"
	"testing"
	"time"
	"tippani/tui/chrome"

	tea "github.com/charmbracelet/bubbletea"
)

// onScreen is the cell of the screen where a text is drawn first, in the row given or, with -1, in any.
func (d *trial) onScreen(text string, inRow int) (x, y int) {
	d.t.Helper()
	for y, row := range d.Frame().Rows {
		if inRow >= 0 && y != inRow {
			continue
		}
		if x, ok := columnIn(row, text); ok {
			return x, y
		}
	}
	d.t.Fatalf("%q is not on screen", text)
	return 0, 0
}

// columnIn is the column at which an ASCII text stands in a row whose other text, where it counts, is ASCII after a jump.
func columnIn(row, text string) (int, bool) {
	at := -1
	plain, columns := "", []int{}
	for i := 0; i < len(row); i++ {
		if row[i] == 0x1b {
			end := i + 1 + strings.IndexAny(row[i+1:], "mG")
			if row[end] == 'G' {
				at = 0
				for _, c := range row[i+2 : end] {
					at = at*10 + int(c-'0')
				}
				at--
			}
			i = end
			continue
		}
		plain += row[i : i+1]
		columns = append(columns, at)
		if at >= 0 {
			at++
		}
	}
	if i := strings.Index(plain, text); i >= 0 {
		return columns[i], true
	}
	return 0, false
}

func TestClicksOnLists(t *testing.T) {
	t.Run("a row of the palette", func(t *testing.T) {
		d := newTrial(t, setup{text: "এক দুই"}).keys("enter")
		x, y := d.onScreen("EVENT", -1)
		if d.click(x, y, 1); d.spans() != "EVENT:এক" || d.dialogs.Top() != nil {
			t.Errorf("the spans are %q", d.spans())
		}
	})
	t.Run("narrowed and scrolled, it is still the row one sees", func(t *testing.T) {
		d := newTrial(t, setup{text: "এক দুই", columns: 60, rows: 9}).keys("enter up up up up down")
		x, y := d.onScreen("QUOTE", -1)
		if d.click(x, y, 1); d.spans() != "QUOTE:এক" {
			t.Errorf("the spans are %q", d.spans())
		}
		d.keys("x enter type:mon")
		x, y = d.onScreen("MONEY", -1)
		if d.click(x, y, 1); d.spans() != "MONEY:এক" {
			t.Errorf("the spans are %q", d.spans())
		}
	})
	t.Run("the second half of a double click goes nowhere", func(t *testing.T) {
		d := newTrial(t, setup{text: strings.Repeat("এক দুই তিন চার ", 60)}).keys("enter")
		x, y := d.onScreen("EVENT", -1)
		if d.click(x, y, 2); d.spans() != "EVENT:এক" || d.work.pen.Reader.Cursor() != 0 {
			t.Errorf("the cursor is at %d, the spans are %q", d.work.pen.Reader.Cursor(), d.spans())
		}
		d.options.Clock = func() time.Time { return time.Unix(9, 0) }
		if d.click(x, y, 1); d.work.pen.Reader.Cursor() == 0 {
			t.Error("a later click should move the cursor")
		}
	})
	t.Run("the title and the filter are no rows", func(t *testing.T) {
		d := newTrial(t, setup{text: "এক দুই"}).keys("enter")
		_, y := d.onScreen("PER", -1)
		if d.click(20, y-1, 1).click(20, y-2, 1); d.spans() != "" || d.dialogs.Top() == nil {
			t.Errorf("the spans are %q", d.spans())
		}
	})
	t.Run("beside it closes it, and gives back what the link dialog moved", func(t *testing.T) {
		d := newTrial(t, setup{text: "রহিম বলেন, ‘আমি যাব।’"}).keys("1").at("আমি").keys("+ + 9")
		before := d.selection()
		if d.keys("s").click(1, 20, 1); d.dialogs.Top() != nil || d.selection() != before {
			t.Errorf("the selection is %s, before it was %s", d.selection(), before)
		}
	})
	t.Run("links, attributes, articles", func(t *testing.T) {
		d := newTrial(t, setup{text: "রহিম বলেন, ‘আমি যাব।’"}).keys("1").at("আমি").keys("+ + 9 s")
		x, y := d.onScreen("PER", d.rowOf("Speaker"))
		if d.click(x, y, 1); d.work.pen.Set().RelationLen() != 1 {
			t.Error("a click on a link should make it")
		}
		d.keys("a")
		x, y = d.onScreen("2", d.rowOf("ndirect"))
		d.click(x, y, 1)
		if s, _ := d.work.pen.Current(); s.Attrs["type"] != "indirect" {
			t.Errorf("the attributes are %v", s.Attrs)
		}
	})
	t.Run("the help closes at its hint and beside it", func(t *testing.T) {
		d := newTrial(t, setup{}).keys("?")
		if d.click(40, 10, 1); d.dialogs.Top() == nil {
			t.Error("a click in the help should leave it open")
		}
		x, y := d.onScreen("esc closes", -1)
		if d.click(x, y, 1); d.dialogs.Top() != nil {
			t.Error("a click on “esc closes” should close it")
		}
		if d.keys("?").click(79, 0, 1); d.dialogs.Top() != nil {
			t.Error("a click beside it should close it")
		}
	})
	t.Run("a note keeps what was typed, and the click moves its cursor", func(t *testing.T) {
		d := newTrial(t, setup{text: "এক দুই"}).keys("1 m type:abc alt+enter type:def")
		d.click(0, 0, 1)
		x, y := d.onScreen("bc", -1)
		if d.click(x, y, 1).keys("type:X enter"); d.dialogs.Top() != nil {
			t.Error("the note is still open")
		}
		if s, _ := d.work.pen.Current(); s.Note != "aXbc\ndef" {
			t.Errorf("the note is %q", s.Note)
		}
	})
	t.Run("the wheel goes through a note", func(t *testing.T) {
		d := newTrial(t, setup{text: "এক দুই"}).keys("1 m type:a alt+enter type:b alt+enter type:c").wheel(tea.MouseButtonWheelUp, 5)
		if d.keys("type:X enter"); d.dialogs.Top() != nil {
			t.Error("the note is still open")
		}
		if s, _ := d.work.pen.Current(); s.Note != "aX\nb\nc" {
			t.Errorf("the note is %q", s.Note)
		}
	})
}

// rowOf is the row of the screen in which an ASCII text stands.
func (d *trial) rowOf(text string) int {
	_, y := d.onScreen(text, -1)
	return y
}

func TestClicksOnHints(t *testing.T) {
	row := 22
	t.Run("a label labels", func(t *testing.T) {
		d := newTrial(t, setup{text: "এক দুই"}).at("দুই")
		x, y := d.onScreen("GPE", row)
		if d.click(x, y, 1); d.spans() != "GPE:দুই" {
			t.Errorf("the spans are %q", d.spans())
		}
	})
	t.Run("each hint does what its key does", func(t *testing.T) {
		for _, h := range newTrial(t, setup{text: "এক দুই"}).bars().Hints() {
			d := newTrial(t, setup{text: "এক দুই"})
			key := newTrial(t, setup{text: "এক দুই"}).keys(strings.TrimSpace(h.Key))
			if d.click((h.From+h.To)/2, row, 1); d.spans() != key.spans() || (d.dialogs.Top() == nil) != (key.dialogs.Top() == nil) ||
				(d.work.jump == nil) != (key.work.jump == nil) {
				t.Errorf("a click on %q%q is not its key", h.Key, h.Text)
			}
		}
	})
	t.Run("while ends are moved the label is for the span", func(t *testing.T) {
		d := newTrial(t, setup{text: "এক দুই"}).keys("1 e l")
		x, y := d.onScreen("ORG", row)
		if d.click(x, y, 1).keys("enter"); d.spans() != "ORG:এক দুই" {
			t.Errorf("the spans are %q", d.spans())
		}
	})
	t.Run("they do not overlap and stay on screen", func(t *testing.T) {
		for columns := 12; columns < 200; columns++ {
			last := 0
			d := newTrial(t, setup{text: "এক দুই", columns: columns, rows: 24})
			var help chrome.Hint
			for i, h := range d.bars().Hints() {
				if i == 0 && strings.HasPrefix(h.Key, "?") {
					help = h
					continue
				}
				if h.From < last || h.To > columns-1 || help.To > 0 && h.To > help.From {
					t.Fatalf("%d columns: %q stands at %d to %d", columns, h.Text, h.From, h.To)
				}
				last = h.To
			}
		}
	})
}

func TestMouseMovesEnds(t *testing.T) {
	const text = "এক দুই তিন চার পাঁচ ছয়"
	for _, c := range []struct {
		name  string
		do    func(d *trial)
		spans string
	}{
		{"a click moves the nearer end, right", func(d *trial) { d.clickOn("চার") }, "PER:দুই তিন চার"},
		{"left", func(d *trial) { d.clickOn("এক") }, "PER:এক দুই তিন"},
		{"far off to the right", func(d *trial) { d.clickOn("ছয়") }, "PER:দুই তিন চার পাঁচ ছয়"},
		{"inside it", func(d *trial) { d.clickOn("ন চার") }, "PER:দুই তিন"},
		{"a drag selects anew", func(d *trial) { d.dragOn("চার", "ছয়") }, "PER:চার পাঁচ ছয়"},
		{"two clicks take the word", func(d *trial) { d.clickOn("চার"); d.clickOn("চার") }, "PER:চার"},
		{"the panel's spans and the keys come after", func(d *trial) { d.clickOn("চার"); d.keys("h") }, "PER:দুই তিন"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: text}).at("দুই").keys("v w w 1 e")
			c.do(d)
			if !d.work.pen.Adjusting() {
				t.Fatal("the ends are not being moved any more")
			}
			if d.keys("enter"); d.spans() != c.spans {
				t.Errorf("the spans are %q, want %q", d.spans(), c.spans)
			}
		})
	}
}

func (d *trial) clickOn(text string) {
	x, y := d.cellOf(text)
	d.click(x, y, 1)
}

func (d *trial) dragOn(from, to string) {
	x, y := d.cellOf(from)
	toX, toY := d.cellOf(to)
	d.drag(x, y, toX, toY)
}

func TestAClickInThePanelKeepsMovedEnds(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই তিন চার", columns: 120, rows: 24}).at("চার").keys("2 g 1 e l")
	g := d.geometry()
	list, _ := panelList(d.App).Rows(g.TextRows)
	y := 0
	for i, p := range list {
		if p.Span != nil && p.Span.Label == "ORG" {
			y = g.Top + i
		}
	}
	if d.click(g.Panel+3, y, 1); d.spans() != "PER:এক দুই | ORG:চার" || d.work.pen.Adjusting() {
		t.Errorf("the spans are %q", d.spans())
	}
	if d.keys("3"); d.spans() != "PER:এক দুই | GPE:চার" {
		t.Errorf("a digit after the click made the spans %q", d.spans())
	}
}
