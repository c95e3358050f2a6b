package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lines writes a file of lines and returns its path.
func lines(t testing.TB, path string, all ...string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(strings.Join(all, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// seen walks through the queue and tells each article's text and spans.
func (d *trial) seen() string {
	d.t.Helper()
	var all []string
	n, _ := d.options.Queue.Len()
	for i := range n {
		if err := d.goTo(i); err != nil {
			d.t.Fatal(err)
		}
		all = append(all, d.work.pen.Reader.Article.Text()+" ("+d.spans()+")")
	}
	return strings.Join(all, ", ")
}

func TestArticlesOfOneIDAreNotMixed(t *testing.T) {
	const first, second = `{"id":7,"text":"📰 ঢাকা শহর"}`, `{"id":"7","text":"রহিম বলেন"}`
	dir := t.TempDir()
	dataset := filepath.Join(dir, "d.jsonl")
	work := func(order ...string) *trial {
		return newTrial(t, setup{input: lines(t, filepath.Join(dir, "q.jsonl"), order...), dataset: dataset})
	}
	d := work(first, second)
	if !strings.Contains(d.out.message.Text, "q.jsonl:2") || !strings.Contains(d.out.message.Text, "q.jsonl:1") {
		t.Errorf("of the two only this is said: %q", d.out.message.Text)
	}
	d.keys("esc w 3 ctrl+n")
	if got := d.seen(); got != "📰 ঢাকা শহর (GPE:ঢাকা), রহিম বলেন ()" {
		t.Errorf("after labelling the first: %s", got)
	}
	d.keys("esc g 1")
	const both = "📰 ঢাকা শহর (GPE:ঢাকা), রহিম বলেন (PER:রহিম)"
	if got := d.seen(); got != both {
		t.Errorf("after labelling the second: %s", got)
	}
	if err := d.dataset.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time the records under the other ids are there too
		d = work(second, first)
		if got := d.seen(); got != "রহিম বলেন (PER:রহিম), 📰 ঢাকা শহর (GPE:ঢাকা)" {
			t.Errorf("in another order: %s", got)
		}
		if err := d.dataset.Close(); err != nil {
			t.Fatal(err)
		}
	}
	d = work(first, second)
	if got := d.seen(); got != both {
		t.Errorf("in the first order again: %s", got)
	}
}

func TestADatasetWithOneIDTwiceIsItsOwnQueue(t *testing.T) {
	path := lines(t, filepath.Join(t.TempDir(), "d.jsonl"),
		`{"id":"7","text":"ঢাকা শহর","spans":[{"id":"s1","start":0,"end":4,"label":"GPE"}],"annotator":"tester"}`,
		`{"id":"7","text":"রহিম বলেন","spans":[{"id":"s1","start":0,"end":4,"label":"PER"}],"annotator":"tester"}`)
	d := newTrial(t, setup{input: path, dataset: path})
	if got := d.seen(); got != "ঢাকা শহর (GPE:ঢাকা), রহিম বলেন (PER:রহিম)" {
		t.Errorf("the articles are %s", got)
	}
	d.keys("ctrl+p esc w 1")
	if got := d.seen(); got != "ঢাকা শহর (GPE:ঢাকা | PER:শহর), রহিম বলেন (PER:রহিম)" {
		t.Errorf("after labelling the first: %s", got)
	}
}
