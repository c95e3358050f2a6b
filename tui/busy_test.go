package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tippani/tui/lang"
	"tippani/tui/terminal"
)

// TestAKeyThatTakesLongSaysSo lets the time pass during the work, after it, and not at all.
func TestAKeyThatTakesLongSaysSo(t *testing.T) {
	var shown []string
	var pass func()
	b := newBusy(func(f terminal.Frame) { shown = append(shown, strings.Join(f.Rows, "/")) }, new(Cancel))
	b.after = func(d time.Duration, f func()) func() {
		if d != patience {
			t.Errorf("after %v", d)
		}
		pass = f
		return func() {}
	}
	b.while(bottom{text: "W"}, func() {}) // nothing is shown yet
	b.frame(terminal.Frame{Rows: []string{"a", "b"}})
	b.while(bottom{text: "W"}, func() { pass() })
	b.frame(terminal.Frame{Rows: []string{"c", "d"}})
	b.while(bottom{text: "W"}, func() {})
	pass() // too late
	if want := []string{"a/b", "a/W", "c/d"}; !slices.Equal(shown, want) {
		t.Errorf("got %q", shown)
	}
}

func TestTheRowOfALongKeyFitsEveryScreen(t *testing.T) {
	for _, l := range []lang.Lang{lang.English, lang.Bengali} {
		d := newTrial(t, setup{lang: l})
		if row := busyRow(&d.view).text; !strings.Contains(row, map[lang.Lang]string{lang.English: "Working", lang.Bengali: "কাজ চলছে"}[l]) {
			t.Errorf("%q", row)
		}
		resizeTo(d.App, 1, 1)
		if row := busyRow(&d.view).text; strings.Contains(row, "Working") {
			t.Errorf("%q", row)
		}
	}
}
