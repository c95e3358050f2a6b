package tui

import (
	"strings"
	"testing"
)

func TestSearchKeys(t *testing.T) {
	const text = "😀 য়াকুব আসে। কর্\u200dম করে। য়াকুব যায়।"
	for _, c := range []struct{ name, at, keys, after string }{
		{"finds either spelling of য়", "আসে", "/ type:য়াকুব enter", "য়াকুব যায়"},
		{"goes round the end", "আসে", "/ type:য়াকুব enter n", "য়াকুব আসে"},
		{"previous goes round the start", "য়াকুব আসে", "/ type:য়াকুব enter N", "য়াকুব যায়"},
		{"and back again", "য়াকুব আসে", "/ type:য়াকুব enter N n", "য়াকুব আসে"},
		{"joiners do not matter", "😀", "/ type:কর্ম enter", "কর্\u200dম"},
		{"escape goes back", "আসে", "/ type:যায় esc", "আসে"},
		{"typing goes round the end too", "যায়", "/ type:আসে enter", "আসে"},
		{"nothing found goes back from what was found before", "আসে", "/ type:যায় type:নি enter", "আসে"},
		{"nothing found goes back", "আসে", "/ type:যায়নি enter", "আসে"},
		{"deleting all of it goes back", "আসে", "/ type:যায় ctrl+u enter", "আসে"},
		{"up offers the last one again", "😀", "/ type:করে enter g / up enter", "করে"},
		{"enter alone repeats the last one", "😀", "/ type:করে enter g / enter", "করে"},
		{"n after escape searches again", "😀", "/ type:করে enter g esc n", "করে"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: text}).at(c.at).keys(c.keys)
			if got := d.work.pen.Reader.Article.Text()[d.work.pen.Reader.Cursor():]; !strings.HasPrefix(got, c.after) {
				t.Errorf("after %q the cursor is before %.30q, want %.30q", c.keys, got, c.after)
			}
			if d.dialogs.Top() != nil {
				t.Error("the search is still open")
			}
		})
	}
}

func TestSearchHighlightsEveryHitInSight(t *testing.T) {
	d := newTrial(t, setup{text: strings.Repeat("এক দুই। ", 8) + strings.Repeat("\nঅন্য", 100) + " দুই"}).keys("/ type:দুই enter")
	d.Frame()
	if n := len(d.search.Hits(d.work.pen.Reader)); n != 8 {
		t.Errorf("%d hits are highlighted, 8 are in sight", n)
	}
	if d.keys("esc").Frame(); len(d.search.Hits(d.work.pen.Reader)) != 0 {
		t.Error("escape should take the highlights away")
	}
}

func TestSearchExtendsASelection(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই তিন চার"}).keys("v / type:তিন enter")
	if got := d.selection(); got != "[এক দুই |]তিন চার" {
		t.Errorf("selected %s", got)
	}
	if got := newTrial(t, setup{text: "এক দুই তিন চার"}).keys("v l / type:তিন esc").selection(); got != "[এ|]ক দুই তিন চার" {
		t.Errorf("escape left %s", got)
	}
}

func TestEscapeFromASearchKeepsTheScreen(t *testing.T) {
	d := newTrial(t, setup{text: longText(300)}).keys("pgdown j j j")
	top := d.topLine()
	if d.keys("/ type:300 esc"); d.topLine() != top {
		t.Errorf("the screen began with %q, now with %q", top, d.topLine())
	}
}

func TestASearchSaysWhichOfHowManyHitsThisIs(t *testing.T) {
	d := newTrial(t, setup{text: "হয় না, হয় আর হয়"}).keys("/ type:হয় enter")
	if got := d.out.message.Text; got != "“হয়”: 1 of 3" {
		t.Errorf("the first hit is %q", got)
	}
	if d.keys("n n"); d.out.message.Text != "“হয়”: 3 of 3" {
		t.Errorf("the last hit is %q", d.out.message.Text)
	}
	if d.keys("N"); d.out.message.Text != "“হয়”: 2 of 3" {
		t.Errorf("the one before is %q", d.out.message.Text)
	}
}
