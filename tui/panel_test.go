package tui

import (
	"strings"
	"testing"

	"tippani/tui/keymap"
)

func TestPanel(t *testing.T) {
	open := func(t *testing.T) *trial {
		d := newTrial(t, setup{text: "এক দুই তিন চার", columns: 120, rows: 24})
		return d.at("এক").keys("1").at("তিন").keys("2").at("চার").keys("3").keys("g")
	}
	t.Run("a click goes to the span", func(t *testing.T) {
		d := open(t)
		g := d.geometry()
		list, _ := panelList(d.App).Rows(g.TextRows)
		for i, p := range list {
			if p.Span != nil && p.Span.Label == "GPE" {
				d.click(g.Panel+5, g.Top+i, 1)
			}
		}
		if got := d.selection(); got != "এক দুই তিন [|চার]" {
			t.Errorf("went to %s", got)
		}
	})
	t.Run("a click below the list does nothing", func(t *testing.T) {
		d := open(t)
		before := d.selection()
		d.click(d.geometry().Panel+5, 20, 1)
		if d.selection() != before {
			t.Errorf("went to %s", d.selection())
		}
	})
	t.Run("with the focus up and down go from span to span, enter returns to the text", func(t *testing.T) {
		d := open(t).keys("P j")
		if got := d.selection(); got != "এক দুই [|তিন] চার" {
			t.Errorf("down went to %s", got)
		}
		if d.keys("k k"); d.selection() != "এক দুই তিন [|চার]" {
			t.Errorf("up twice, round the start, went to %s", d.selection())
		}
		if d.keys("enter"); d.context() != keymap.Reading || d.dialogs.Top() != nil {
			t.Error("enter should give the keys back to the text")
		}
	})
	t.Run("escape gives the keys back too", func(t *testing.T) {
		if d := open(t).keys("P esc"); d.context() != keymap.Reading {
			t.Error("the panel still has the keys")
		}
	})
	t.Run("hiding the panel gives the keys back, and the panel shows again without them", func(t *testing.T) {
		d := open(t).keys("P p")
		if d.panel.Shown(d.view.Columns) || d.context() != keymap.Reading {
			t.Error("p should hide the panel")
		}
		if d.keys("p"); !d.panel.Shown(d.view.Columns) || d.context() != keymap.Reading {
			t.Error("p again should show it")
		}
	})
	t.Run("a window too narrow takes the focus away", func(t *testing.T) {
		d := open(t).keys("P")
		resizeTo(d.App, 50, 24)
		if d.context() != keymap.Reading {
			t.Error("a panel that is not there has the keys")
		}
	})
	t.Run("without spans the focus says so", func(t *testing.T) {
		d := newTrial(t, setup{text: "এক", columns: 120, rows: 24}).keys("P")
		if !strings.Contains(d.out.message.Text, "No spans yet") {
			t.Errorf("said %q", d.out.message.Text)
		}
	})
	t.Run("removing the last span leaves nothing behind", func(t *testing.T) {
		d := open(t).keys("P x x x j k tab")
		if d.Frame(); d.spans() != "PER:এক | ORG:তিন | GPE:চার" && d.spans() != "" && d.work.pen.Set().Len() > 2 {
			t.Errorf("spans are %s", d.spans())
		}
	})
}

func TestAdjustingEndsWithItsSpan(t *testing.T) {
	for _, c := range []struct{ name, keys, spans string }{
		{"undo takes the span away", "1 e u", ""},
		{"undo of what came before leaves no selection to adjust", "1 2 e u", "PER:এক"},
		{"remove", "1 e x", ""},
		{"going to another span", "1 w w 2 g e tab", "PER:এক | ORG:তিন"},
		{"a digit relabels, escape leaves the ends", "1 e 2 esc", "ORG:এক"},
		{"a digit takes the ends along that the screen shows", "1 e l 2 esc", "ORG:এক দুই"},
		{"and undo takes both back", "1 e l 2 enter u", "PER:এক"},
		{"the ends go on moving after it", "1 e l 2 l enter", "ORG:এক দুই তিন"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: "এক দুই তিন"}).keys(c.keys)
			if d.work.pen.Adjusting() || d.context() != keymap.Reading {
				t.Error("ends of nothing are being moved")
			}
			if got := d.spans(); got != c.spans {
				t.Errorf("spans are %q, want %q", got, c.spans)
			}
			if r := d.work.pen.Reader; r.Selecting || !r.Selected().Empty() && !r.Presented {
				t.Errorf("the selection is still %s", d.selection())
			}
		})
	}
}

func TestEscapeGivesUpTheInnermostFirst(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই তিন দুই"}).keys("/ type:দুই enter 1 e")
	if d.keys("esc"); d.work.pen.Adjusting() || !d.search.On() {
		t.Error("the first escape should leave the span's ends, and no more")
	}
	d.keys("v l")
	if d.keys("esc"); !d.work.pen.Reader.Selected().Empty() || !d.search.On() {
		t.Error("the next should clear the selection, and no more")
	}
	if d.keys("esc"); d.search.On() {
		t.Error("the last should clear the search")
	}
	if d.keys("esc esc"); d.out.quit {
		t.Error("escape never quits")
	}
	if got := d.spans(); got != "PER:দুই" {
		t.Errorf("spans are %s", got)
	}
}

func TestPanelFilteredByTyping(t *testing.T) {
	const text = "বিধানসভার বিধায়ক সভায় ঢাকা"
	open := func(t *testing.T, keys string) *trial {
		d := newTrial(t, setup{text: text, columns: 120, rows: 24})
		return d.at("বিধানসভার").keys("1").at("বিধায়ক").keys("2").at("সভায়").keys("3").at("ঢাকা").keys("3").keys("g " + keys)
	}
	listed := func(d *trial) string {
		list, _ := panelList(d.App).Rows(d.geometry().TextRows)
		var out []string
		for _, row := range list {
			if row.Span != nil && row.First {
				out = append(out, d.work.pen.Reader.Article.Slice(row.Span.Range))
			}
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct{ name, keys, want string }{
		{"the spans that hold it", "Q type:সভা enter", "বিধানসভার সভায়"},
		{"in either spelling of য়", "Q type:সভা\u09df enter", "সভায়"},
		{"by label too", "Q type:বিধা enter O", "বিধানসভার বিধায়ক"},
		{"a label comes first", "Q type:GPE enter", "সভায় ঢাকা"},
		{"what no span holds is not offered", "Q type:জানালা enter esc", text},
		{"the first line lists all again", "Q type:সভা enter Q enter", text},
		{"a label instead", "Q type:সভা enter Q type:ORG enter", "বিধায়ক"},
		{"when the last span with it is gone", "Q type:ঢাকা enter P j x esc", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := listed(open(t, c.keys)); got != c.want {
				t.Errorf("listed %q, want %q", got, c.want)
			}
		})
	}
	for _, c := range []struct{ name, keys, want string }{
		{"down goes from one to the next", "P j", "[|সভায়]"},
		{"and round the end", "P j j", "[|বিধানসভার]"},
		{"up the other way round", "P k", "[|সভায়]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, order := range []string{"", "O "} {
				if got := open(t, "Q type:সভা enter "+order+c.keys).selection(); !strings.Contains(got, c.want) {
					t.Errorf("after %q went to %s, want %s", order+c.keys, got, c.want)
				}
			}
		})
	}
}
