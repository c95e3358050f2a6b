package tui

import (
	"strings"
	"testing"
)

func TestWhatLooksWrongIsListedAndRemedied(t *testing.T) {
	const text = "😀 রহিম যান। রহিম আসেন। করিম, বলেন।"
	d := newTrial(t, setup{text: text}).at("রহিম").keys("1").at("করিম").keys("v").keys("l l l l l l").at("করিম")
	d.work.pen.Reader.Clear()
	if d.keys("H"); !strings.Contains(strings.Join(d.Frame().Rows, "\n"), "What looks wrong (1)") {
		t.Fatalf("the screen is\n%s", strings.Join(d.Frame().Rows, "\n"))
	}
	if d.keys("enter"); d.spans() != "PER:রহিম | PER:রহিম" || d.dialogs.Top() != nil {
		t.Errorf("the remedy made %q, saying %q", d.spans(), d.out.message.Text)
	}
	if d.keys("u"); d.spans() != "PER:রহিম" {
		t.Errorf("u leaves %q", d.spans())
	}
	if d.keys("H delete"); d.spans() != "PER:রহিম" || !strings.Contains(d.out.message.Text, "not listed again") {
		t.Errorf("waved through: %q, saying %q", d.spans(), d.out.message.Text)
	}
	if d.keys("H"); d.dialogs.Top() != nil || !strings.Contains(d.out.message.Text, "Nothing looks wrong") {
		t.Errorf("it is listed again: %q", d.out.message.Text)
	}
}
