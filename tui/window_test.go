package tui

import (
	"fmt"
	"strings"
	"testing"

	"tippani/tui/action"
	"tippani/tui/keymap"
	"tippani/tui/manual"
)

// topLine is the text of the first line on screen.
func (d *trial) topLine() string {
	r := d.work.pen.Reader
	l := r.Document.Line(r.Top)
	return strings.TrimSpace(r.Article.Text()[l.Range.Start:l.End])
}

func TestResizeKeepsThePlace(t *testing.T) {
	for _, c := range []struct {
		name          string
		columns, rows int
	}{
		{"wider", 130, 24}, {"narrower", 60, 24}, {"higher", 80, 40}, {"lower", 80, 18},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: longText(300)}).keys("pgdown pgdown")
			top, at := d.topLine(), d.work.pen.Reader.Cursor()
			resizeTo(d.App, c.columns, c.rows)
			if d.topLine() != top || d.work.pen.Reader.Cursor() != at {
				t.Errorf("the screen began with %q, now with %q", top, d.topLine())
			}
		})
	}
	t.Run("however small, the cursor is seen", func(t *testing.T) {
		d := newTrial(t, setup{text: longText(300)}).keys("pgdown j j j j j j j j j")
		resizeTo(d.App, 20, 6)
		if !d.Frame().CursorVisible {
			t.Error("the cursor is out of sight")
		}
	})
	t.Run("at the end a higher window fills", func(t *testing.T) {
		d := newTrial(t, setup{text: longText(300)}).keys("G")
		resizeTo(d.App, 80, 40)
		if _, y := d.cellOf("লাইন 300"); y < 30 {
			t.Errorf("the last line stands at row %d of 40", y)
		}
	})
	t.Run("hints go, for other words are in sight", func(t *testing.T) {
		d := newTrial(t, setup{text: longText(300)}).keys("f")
		if resizeTo(d.App, 80, 40); d.work.jump != nil {
			t.Error("the hints are still there")
		}
	})
	t.Run("widths that come late leave the text where it is", func(t *testing.T) {
		d := newTrial(t, setup{text: longText(300)}).keys("pgdown j j j")
		top := d.topLine()
		if d.Update(measuredProfile(t, "kitty-0.41.1")); d.topLine() != top {
			t.Errorf("the screen began with %q, now with %q", top, d.topLine())
		}
	})
}

func TestPagesAtTheEnds(t *testing.T) {
	d := newTrial(t, setup{text: longText(50)}).keys(strings.Repeat("pgdown ", 12))
	if _, y := d.cellOf("লাইন 50"); y < d.geometry().TextRows/2 {
		t.Errorf("after many pages the last line stands at row %d", y)
	}
	if got := d.work.pen.Reader.Cursor(); got != d.work.pen.Reader.Article.Len() {
		t.Errorf("the cursor is at %d, not at the end", got)
	}
	if d.keys(strings.Repeat("pgup ", 12)); d.work.pen.Reader.Cursor() != 0 || d.topLine() != "লাইন 1" {
		t.Errorf("page up ends at %d under %q", d.work.pen.Reader.Cursor(), d.topLine())
	}
	if d.keys("K"); d.work.pen.Reader.Cursor() != 0 {
		t.Error("scrolling where nothing scrolls should leave the cursor")
	}
}

func TestLinesAroundTheCursorStayInSight(t *testing.T) {
	for _, keys := range []string{strings.Repeat("j ", 40), "G " + strings.Repeat("k ", 40), strings.Repeat("J ", 40),
		strings.Repeat("pgdown ", 5) + strings.Repeat("K ", 20)} {
		d := newTrial(t, setup{text: longText(100)}).keys(keys)
		r := d.work.pen.Reader
		at := r.Document.Find(r.Cursor())
		for _, n := range []int{-3, 3} {
			near, _ := r.Document.Move(at, n)
			d.cellOf(strings.TrimSpace(r.Article.Slice(r.Document.Line(near).Range)) + "\n")
		}
	}
}

func TestUpAndDownKeepTheColumn(t *testing.T) {
	for _, plain := range []bool{false, true} { // with bracket rows between the lines too
		d := newTrial(t, setup{text: "এক দুই তিন\nচার\n\nপাঁচ ছয় সাত", plain: plain}).at("দুই").keys("1").at("তিন").keys("j")
		if got := d.selection(); got != "এক দুই তিন\nচার|\n\nপাঁচ ছয় সাত" {
			t.Errorf("down went to %s", got)
		}
		if got := d.keys("j j").selection(); got != "এক দুই তিন\nচার\n\nপাঁচ ছয়| সাত" {
			t.Errorf("down over a short and an empty line went to %s", got)
		}
		if got := d.keys("k k k").selection(); got != "এক দুই |তিন\nচার\n\nপাঁচ ছয় সাত" {
			t.Errorf("and up again to %s", got)
		}
	}
}

func TestWindowKeys(t *testing.T) {
	t.Run("t changes between dark and light", func(t *testing.T) {
		d := newTrial(t, setup{text: "এক"}).keys("t")
		if d.view.Theme.Name != "light" {
			t.Errorf("the theme is %s", d.view.Theme.Name)
		}
		if d.keys("t"); d.view.Theme.Name != "dark" {
			t.Errorf("the theme is %s", d.view.Theme.Name)
		}
	})
	t.Run("t says why it can't without colours", func(t *testing.T) {
		if d := newTrial(t, setup{text: "এক", plain: true}).keys("t"); d.out.message.Tone != action.Warn || d.view.Theme.Plain() == false {
			t.Errorf("theme %s, said %q", d.view.Theme.Name, d.out.message.Text)
		}
	})
	t.Run("< and > change the length of lines", func(t *testing.T) {
		d := newTrial(t, setup{text: "এক", columns: 100, rows: 24})
		start := d.geometry().TextColumns
		if d.keys("< <"); d.geometry().TextColumns != start-8 {
			t.Errorf("%d columns after <<, from %d", d.geometry().TextColumns, start)
		}
		if d.keys("> >"); d.geometry().TextColumns != start {
			t.Errorf("%d columns after >>, from %d", d.geometry().TextColumns, start)
		}
		if d.keys(strings.Repeat("> ", 30)); d.geometry().TextColumns > 99 {
			t.Errorf("lines of %d columns on a screen of 100", d.geometry().TextColumns)
		}
		if d.keys(strings.Repeat("< ", 60)); d.geometry().TextColumns != 20 {
			t.Errorf("the least is %d", d.geometry().TextColumns)
		}
	})
	t.Run("L goes through the ways of naming labels", func(t *testing.T) {
		d := newTrial(t, setup{text: strings.Repeat("এক দুই তিন চার ", 8)}).keys("v $ j $ 9 g")
		count := func() (n int) {
			for _, row := range d.Frame().Rows[1:20] {
				if strings.Contains(screenRow(row), "QUOTE") {
					n++
				}
			}
			return n
		}
		var got []int
		for range 4 {
			got = append(got, count())
			d.keys("L")
		}
		if fmt.Sprint(got) != "[1 2 0 1]" {
			t.Errorf("QUOTE is written %v times", got)
		}
	})
	t.Run("y copies the selection, else the span, else the word", func(t *testing.T) {
		for keys, want := range map[string]string{"w y": "দুই", "v w w y": "এক দুই", "v w w 1 y": "এক দুই"} {
			d := newTrial(t, setup{text: "এক দুই তিন"}).keys(keys)
			if _, _, got := d.Asked(); got != want {
				t.Errorf("%q copied %q, want %q", keys, got, want)
			}
		}
	})
	t.Run("y where there is nothing says so", func(t *testing.T) {
		d := newTrial(t, setup{text: " \n \n"}).keys("y")
		if _, _, got := d.Asked(); got != "" || d.out.message.Tone != action.Warn {
			t.Errorf("copied %q, said %q", got, d.out.message.Text)
		}
	})
	t.Run("ctrl+l redraws under a dialog too", func(t *testing.T) {
		for _, keys := range []string{"", "enter", "/", "?", "1 m"} {
			d := newTrial(t, setup{text: "এক"}).keys(keys + " ctrl+l")
			if redraw, _, _ := d.Asked(); !redraw {
				t.Errorf("not after %q", keys)
			}
		}
	})
	t.Run("o after a drag brings the other end into sight", func(t *testing.T) {
		d := newTrial(t, setup{text: longText(200)})
		d.keys("shift+end").wheel(5, 1).keys("o")
		if d.work.pen.Reader.Cursor() != 0 || !d.Frame().CursorVisible {
			t.Error("the cursor should be seen at the start")
		}
	})
}

func TestHelpOverADialogGivesItBack(t *testing.T) {
	for _, open := range []string{"/ a", "v l enter"} {
		d := newTrial(t, setup{text: "এক দুই"}).keys(open)
		before := d.dialogs.Top()
		if before == nil {
			t.Fatalf("%s opens nothing", open)
		}
		d.keys("f1")
		if _, ok := d.dialogs.Top().(*manual.Sheet); !ok {
			t.Errorf("after %s, f1 opens %T", open, d.dialogs.Top())
		}
		if d.keys("f1"); d.dialogs.Top() != before {
			t.Errorf("after %s and the help, %T is open", open, d.dialogs.Top())
		}
	}
}

func TestHelpScrolls(t *testing.T) {
	d := newTrial(t, setup{text: "এক"}).keys("?")
	d.Frame()
	h := d.dialogs.Top().(*manual.Sheet)
	for _, c := range []struct {
		keys string
		top  int
	}{{"down down", 2}, {"up", 1}, {"ctrl+end", h.Lines() - h.Room()}, {"down", h.Lines() - h.Room()}, {"ctrl+home", 0}, {"up", 0}, {"pgdown", h.Room()}} {
		if d.keys(c.keys); h.Top() != c.top {
			t.Errorf("after %s the help begins at line %d, want %d", c.keys, h.Top(), c.top)
		}
	}
	for _, name := range keymap.Actions() {
		if _, ok := d.handlers[name]; !ok && len(d.options.Keys.Keys(name, keymap.Reading)) > 0 {
			t.Errorf("%s has a key but does nothing", name)
		}
	}
	if d.keys("?"); d.dialogs.Top() != nil {
		t.Error("the key that opens the help should close it")
	}
}

func TestHelpIsFilteredByTypingAndTellsFirstWhatSuits(t *testing.T) {
	help := func(columns int, keys string) string {
		d := newTrial(t, setup{text: "এক দুই", columns: columns, rows: 30}).keys(keys)
		return strings.Join(d.Frame().Rows, "\n")
	}
	on := help(80, "1 ?")
	if here, other := strings.Index(on, "Here and now"), strings.Index(on, "Moving"); here < 0 || other < here {
		t.Error("what suits a span should come first")
	}
	if at := strings.Index(on, "Give it another label"); at < 0 || at > strings.Index(on, "Moving") {
		t.Error("relabelling suits a span")
	}
	for _, typed := range []string{"type:speaker", "type:বক্তা"} {
		if found := help(80, "? "+typed); !strings.Contains(found, "Link it") || strings.Contains(found, "Next word") {
			t.Errorf("%s is not what the help shows", typed)
		}
	}
	if !strings.Contains(help(80, "? type:qqq"), "nothing matches") {
		t.Error("what matches nothing should say so")
	}
}
