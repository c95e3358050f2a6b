package tui

import (
	"slices"
	"strings"
	"testing"
)

func TestOneKeyGoesFromAQuoteToItsSpeakerAndOn(t *testing.T) {
	d := newTrial(t, setup{text: "রহিম বলেন ‘ভালো’ আর ‘মন্দ’।", columns: 120, rows: 24}).at("রহিম").keys("1")
	d.at("ভালো").keys("9 s enter").at("মন্দ").keys("9 s enter")
	if n := len(slices.Collect(d.work.pen.Set().Relations())); n != 2 {
		t.Fatalf("%d relations", n)
	}
	for i, want := range []string{"রহিম", "ভালো", "রহিম", "মন্দ"} {
		d.keys("S")
		if s, ok := d.work.pen.Current(); !ok || d.work.pen.Reader.Article.Slice(s.Range) != want {
			t.Fatalf("press %d leads to %s with %q", i+1, d.selection(), d.out.message.Text)
		}
	}
	if d.at("বলেন").keys("S"); !strings.Contains(d.out.message.Text, "span") {
		t.Errorf("off a span it says %q", d.out.message.Text)
	}
}
