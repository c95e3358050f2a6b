package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/model"
	"tippani/model/layout"
	"tippani/tui/dialog"
)

// cellOf is the cell of the screen where the first occurrence of a text begins.
func (d *trial) cellOf(text string) (x, y int) {
	d.t.Helper()
	r := d.work.pen.Reader
	i := strings.Index(r.Article.Text(), text)
	if i < 0 {
		d.t.Fatalf("the article does not hold %q", text)
	}
	g := d.geometry()
	found := false
	ref := r.Document.Find(model.Offset(i))
	r.Shown(func(at layout.Ref, _ layout.Line, row int) bool {
		if at == ref {
			x, y, found = g.Text+int(r.Document.ColumnOf(ref, model.Offset(i))), g.Top+row, true
		}
		return !found
	})
	if !found {
		d.t.Fatalf("%q is not on screen", text)
	}
	return x, y
}

func (d *trial) mouseDo(action tea.MouseAction, x, y int) {
	d.Update(tea.MouseMsg{X: x, Y: y, Action: action, Button: tea.MouseButtonLeft})
}

// clickAt presses and releases the left button so many times.
func (d *trial) click(x, y, times int) *trial {
	for range times {
		d.mouseDo(tea.MouseActionPress, x, y)
		d.Update(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionRelease, Button: tea.MouseButtonNone})
	}
	return d
}

func (d *trial) drag(x, y, toX, toY int) *trial {
	d.mouseDo(tea.MouseActionPress, x, y)
	d.mouseDo(tea.MouseActionMotion, toX, toY)
	d.Update(tea.MouseMsg{X: toX, Y: toY, Action: tea.MouseActionRelease, Button: tea.MouseButtonNone})
	return d
}

func (d *trial) wheel(button tea.MouseButton, times int) *trial {
	for range times {
		d.Update(tea.MouseMsg{X: 20, Y: 5, Action: tea.MouseActionPress, Button: button})
	}
	return d
}

func TestMouseClicksSelect(t *testing.T) {
	const text = "😀 স্ত্রী রহিম যান। করিম ‘ক্\u200cষমা’ চান।"
	for _, c := range []struct {
		name  string
		on    string
		right int // columns further right
		times int
		after string
	}{
		{"a click goes to the cluster", "রহিম", 0, 1, "😀 স্ত্রী |রহিম যান। করিম ‘ক্\u200cষমা’ চান।"},
		{"the second column of a wide emoji is the emoji", "😀", 1, 1, "|😀 স্ত্রী রহিম যান। করিম ‘ক্\u200cষমা’ চান।"},
		{"the second column of a conjunct is the conjunct", "স্ত্রী", 1, 1, "😀 |স্ত্রী রহিম যান। করিম ‘ক্\u200cষমা’ চান।"},
		{"in the margin it is the line's start", "😀", -5, 1, "|😀 স্ত্রী রহিম যান। করিম ‘ক্\u200cষমা’ চান।"},
		{"right of the line it is the end", "চান", 30, 1, "😀 স্ত্রী রহিম যান। করিম ‘ক্\u200cষমা’ চান।|"},
		{"two clicks take the word", "রহিম", 1, 2, "😀 স্ত্রী [রহিম|] যান। করিম ‘ক্\u200cষমা’ চান।"},
		{"two clicks take a word with joiners whole", "মা’", 0, 2, "😀 স্ত্রী রহিম যান। করিম ‘[ক্\u200cষমা|]’ চান।"},
		{"three clicks take the sentence", "করিম", 0, 3, "😀 স্ত্রী রহিম যান। [করিম ‘ক্\u200cষমা’ চান।|]"},
		{"the fourth begins again", "রহিম", 0, 4, "😀 স্ত্রী |রহিম যান। করিম ‘ক্\u200cষমা’ চান।"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: text})
			x, y := d.cellOf(c.on)
			d.click(x+c.right, y, c.times)
			if got := d.selection(); got != c.after {
				t.Errorf("\n got %s\nwant %s", got, c.after)
			}
		})
	}
}

func TestMouseDragSelects(t *testing.T) {
	const text = "এক দুই তিন।\nচার পাঁচ ছয়।"
	for _, c := range []struct{ name, from, to, after string }{
		{"forward by words", "দুই", "তিন", "এক [দুই তিন|]।\nচার পাঁচ ছয়।"},
		{"from within a word and to within one", "ই তিন", "ন।", "এক [দুই তিন|]।\nচার পাঁচ ছয়।"},
		{"backward the cursor is in front", "তিন", "এক", "[|এক দুই তিন]।\nচার পাঁচ ছয়।"},
		{"over lines", "তিন", "পাঁচ", "এক দুই [তিন।\nচার পাঁচ|] ছয়।"},
		{"punctuation is taken when it is meant", "তিন", "।", "এক দুই [তিন।|]\nচার পাঁচ ছয়।"},
		{"blanks at the ends stay out", " দুই", " তিন", "এক [দুই|] তিন।\nচার পাঁচ ছয়।"},
		{"within one word", "দুই", "ই তিন", "এক [দুই|] তিন।\nচার পাঁচ ছয়।"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: text})
			x, y := d.cellOf(c.from)
			toX, toY := d.cellOf(c.to)
			if got := d.drag(x, y, toX, toY).selection(); got != c.after {
				t.Errorf("\n got %s\nwant %s", got, c.after)
			}
		})
	}
	for name, by := range map[string]tea.MouseMsg{"alt": {Alt: true}, "ctrl": {Ctrl: true}} {
		t.Run("with "+name+" by letters", func(t *testing.T) {
			d := newTrial(t, setup{text: text})
			x, y := d.cellOf("ই তিন")
			d.mouseDo(tea.MouseActionPress, x, y)
			by.X, by.Y = d.cellOf("ন।")
			by.Action, by.Button = tea.MouseActionMotion, tea.MouseButtonLeft
			d.Update(by)
			if got := d.selection(); got != "এক দু[ই তি|]ন।\nচার পাঁচ ছয়।" {
				t.Errorf("selected %s", got)
			}
		})
	}
	t.Run("after a second press by whole words", func(t *testing.T) {
		d := newTrial(t, setup{text: text})
		x, y := d.cellOf("ই তিন")
		toX, toY := d.cellOf("ন।")
		d.click(x, y, 1).drag(x, y, toX, toY)
		if got := d.selection(); got != "এক [দুই তিন|]।\nচার পাঁচ ছয়।" {
			t.Errorf("selected %s", got)
		}
	})
	t.Run("into the side panel it stays on its line", func(t *testing.T) {
		d := newTrial(t, setup{text: text, columns: 120, rows: 24})
		x, y := d.cellOf("দুই")
		if got := d.drag(x, y, 115, y).selection(); got != "এক [দুই তিন।|]\nচার পাঁচ ছয়।" {
			t.Errorf("selected %s", got)
		}
	})
	t.Run("a button let go drags no more", func(t *testing.T) {
		d := newTrial(t, setup{text: text})
		x, y := d.cellOf("দুই")
		d.click(x, y, 1).mouseDo(tea.MouseActionMotion, x+4, y)
		if got := d.selection(); got != "এক |দুই তিন।\nচার পাঁচ ছয়।" {
			t.Errorf("selected %s", got)
		}
	})
	t.Run("a drag ends where the article is switched", func(t *testing.T) {
		d := newTrial(t, setup{input: queueOf(t, "অনেক লম্বা প্রথম লেখা", "ছোট")})
		x, y := d.cellOf("প্রথম")
		d.mouseDo(tea.MouseActionPress, x, y)
		d.keys("ctrl+n")
		d.mouseDo(tea.MouseActionMotion, x, y)
		d.Frame()
		if got := d.selection(); got != "|ছোট" {
			t.Errorf("selected %s", got)
		}
	})
}

func TestSlowClicksAreSingle(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই"})
	now := time.Unix(0, 0)
	d.options.Clock = func() time.Time { now = now.Add(500 * time.Millisecond); return now }
	x, y := d.cellOf("দুই")
	if got := d.click(x, y, 2).selection(); got != "এক |দুই" {
		t.Errorf("two slow clicks gave %s", got)
	}
}

func TestMouseOnBracketsAndGaps(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই\n\nতিন চার", plain: true}).at("দুই").keys("1")
	x, y := d.cellOf("দুই")
	if got := d.click(x, y+1, 1).selection(); got != "এক |দুই\n\nতিন চার" {
		t.Errorf("a click on the bracket gave %s", got)
	}
	x, y = d.cellOf("চার")
	if got := d.click(x, y, 1).selection(); got != "এক দুই\n\nতিন |চার" {
		t.Errorf("a click below a bracket gave %s", got)
	}
}

// longText is an article of numbered one-line paragraphs.
func longText(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "লাইন %d\n", i+1)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestWheel(t *testing.T) {
	t.Run("scrolls without the cursor, and a key comes back to it", func(t *testing.T) {
		d := newTrial(t, setup{text: longText(200)}).wheel(tea.MouseButtonWheelDown, 5)
		if f := d.Frame(); f.CursorVisible || d.work.pen.Reader.Cursor() != 0 {
			t.Error("the wheel should leave the cursor behind")
		}
		if f := d.keys("l").Frame(); !f.CursorVisible {
			t.Error("after a key the cursor should be seen")
		}
	})
	t.Run("a label put on a word out of sight is shown", func(t *testing.T) {
		d := newTrial(t, setup{text: longText(200)}).wheel(tea.MouseButtonWheelDown, 5).keys("1")
		if f := d.Frame(); !f.CursorVisible {
			t.Error("what changed should be seen")
		}
	})
	t.Run("tilted does nothing", func(t *testing.T) {
		d := newTrial(t, setup{text: longText(200)})
		top := d.work.pen.Reader.Top
		if d.wheel(tea.MouseButtonWheelRight, 2); d.work.pen.Reader.Top != top {
			t.Error("the text scrolled")
		}
	})
	t.Run("keeps the last lines on screen", func(t *testing.T) {
		d := newTrial(t, setup{text: longText(100)}).wheel(tea.MouseButtonWheelDown, 200)
		if x, y := d.cellOf("লাইন 100"); y < d.geometry().TextRows/2 {
			t.Errorf("the last line scrolled up to %d,%d", x, y)
		}
	})
	t.Run("goes through a list", func(t *testing.T) {
		d := newTrial(t, setup{text: "এক"}).keys("enter").wheel(tea.MouseButtonWheelDown, 2)
		if c := d.dialogs.Top().(*dialog.Chooser); c.At() != 2 {
			t.Errorf("the list is at %d", c.At())
		}
	})
	t.Run("takes the hints away", func(t *testing.T) {
		d := newTrial(t, setup{text: longText(200)}).keys("f").wheel(tea.MouseButtonWheelDown, 1)
		if d.work.jump != nil || d.out.message.Text != "" {
			t.Error("the hints belong to words that moved")
		}
	})
}
