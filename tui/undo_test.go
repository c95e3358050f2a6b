package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/tui/queue"
	"tippani/tui/shelf"
)

// answers lists the answers of the queue's articles, "." for one in progress.
func (d *trial) answers() string {
	var out []string
	for i, n := 0, count(d.options.Queue.Len()); i < n; i++ {
		id, err := d.options.Queue.ID(i)
		if err != nil {
			d.t.Fatal(err)
		}
		as, _ := d.dataset.Answer(id)
		if as == annotations.InProgress {
			as = "."
		}
		out = append(out, string(as))
	}
	return strings.Join(out, " ")
}

func count(n int, _ bool) int { return n }

func TestUndoGoesBackOverArticles(t *testing.T) {
	for _, c := range []struct{ name, keys, answers, text, spans, says string }{
		{"an accidental d", "d u", ". . .", "এক দুই", "", "Undone: marked done; it is in progress now · in article 1/3 “এক দুই”"},
		{"a rejection", "ctrl+n X u", ". . .", "তিন চার", "", "Undone: marked rejected; it is in progress now · in article 2/3"},
		{"an article that was ignored", "I u", ". . .", "এক দুই", "", "marked ignored"},
		{"three in a row", "d d d u u u", ". . .", "এক দুই", "", "in article 1/3"},
		{"and two of them again", "d d d u u u ctrl+r ctrl+r", "accept accept .", "তিন চার", "",
			"Done again: marked done; it is done now · in article 2/3 “তিন চার”"},
		{"the work before an answer after it", "1 d 2 d u u u u", ". . .", "এক দুই", "", "Undone: Person “এক”"},
		{"all of it again", "1 d 2 d u u u u ctrl+r ctrl+r ctrl+r ctrl+r", "accept accept .", "তিন চার", "ORG:তিন", "marked done"},
		{"own work before the answer that led here", "d 2 u", "accept . .", "তিন চার", "", "Undone: Organisation “তিন”"},
		{"from an article further on", "d ctrl+n ctrl+n u", ". . .", "এক দুই", "", "marked done"},
		{"a changed answer becomes what it was", "d ctrl+p X u", "accept . .", "এক দুই", "", "marked rejected; it is done now"},
		{"a reopening", "d ctrl+p R u", "accept . .", "এক দুই", "", "Undone: reopened; it is done now"},
		{"a label elsewhere is asked for", "1 ctrl+n u", ". . .", "তিন চার", "", "u again takes back the last change in another"},
		{"and taken back when asked again", "1 ctrl+n u u", ". . .", "এক দুই", "", "Undone: Person “এক” · in article 1/3 “এক দুই”"},
		{"another key between is no second asking", "1 ctrl+n u l u", ". . .", "তিন চার", "", "u again"},
		{"own work goes before work elsewhere", "ctrl+n 2 ctrl+p 1 ctrl+n u", ". . .", "তিন চার", "", "Undone: Organisation “তিন”"},
		{"new work ends what could be redone", "d u 1 ctrl+r", ". . .", "এক দুই", "PER:এক", "Nothing to redo"},
		{"nothing is undone twice", "d u u", ". . .", "এক দুই", "", "Nothing to undo"},
		{"moved ends are given up for it", "1 ctrl+n 1 d ctrl+p e w u", ". . .", "তিন চার", "PER:তিন", "marked done"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{input: queueOf(t, "এক দুই", "তিন চার", "পাঁচ ছয়")}).keys(c.keys)
			if got := d.answers(); got != c.answers {
				t.Errorf("the answers are %s, want %s", got, c.answers)
			}
			if got := d.work.pen.Reader.Article.Text(); got != c.text {
				t.Errorf("on the desk is %s, want %s", got, c.text)
			}
			if got := d.spans(); got != c.spans {
				t.Errorf("the spans are %q, want %q", got, c.spans)
			}
			if !strings.Contains(d.out.message.Text, c.says) {
				t.Errorf("it says %q, want %q", d.out.message.Text, c.says)
			}
		})
	}
}

func TestUndoInALongQueue(t *testing.T) {
	var b strings.Builder
	const n = 3 * shelf.Farthest
	for i := range n {
		fmt.Fprintf(&b, "{\"id\":\"a%d\",\"text\":\"লেখা %d\"}\n", i, i)
	}
	input := filepath.Join(t.TempDir(), "long.jsonl")
	if err := os.WriteFile(input, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newTrial(t, setup{input: input})
	for _, exact := d.options.Queue.Len(); !exact; _, exact = d.options.Queue.Len() {
	}
	d.perform(queue.Visit{Article: n - 5})
	d.keys("d")
	d.perform(queue.Visit{Article: 0}) // farther away than anything is looked for
	d.keys("u")
	if got := d.work.pen.Reader.Article.Text(); got != fmt.Sprintf("লেখা %d", n-5) || d.work.pen.Set().Answer() != annotations.InProgress {
		t.Errorf("on the desk is %s (%q), saying %q", got, d.work.pen.Set().Answer(), d.out.message.Text)
	}
}

// twoFiles is a folder of two articles.
func twoFiles(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range map[string]string{"1.txt": "এক দুই", "2.txt": "তিন চার"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestUndoInAnArticleThatIsGone(t *testing.T) {
	dir := twoFiles(t)
	d := newTrial(t, setup{input: dir}).keys("1 d")
	if err := os.Remove(filepath.Join(dir, "1.txt")); err != nil {
		t.Fatal(err)
	}
	d.keys("u")
	if as, _ := d.dataset.Answer("1.txt"); as != annotations.InProgress || d.work.pen.Reader.Article.Text() != "তিন চার" {
		t.Errorf("the answer is %q and on the desk is %s", as, d.work.pen.Reader.Article.Text())
	}
	if !strings.Contains(d.out.message.Text, "1.txt") || !strings.Contains(d.out.message.Text, "can't be shown") {
		t.Errorf("it says %q", d.out.message.Text)
	}
	if d.keys("2"); d.spans() != "ORG:তিন" {
		t.Errorf("after it the spans on the desk are %q, saying %q", d.spans(), d.out.message.Text)
	}
	if d.keys("u u"); !strings.Contains(d.out.message.Text, "u again") {
		t.Errorf("it says %q", d.out.message.Text)
	}
	if r, err := d.dataset.Record("1.txt"); err != nil || len(r.Spans) != 1 {
		t.Errorf("the record has %v: %v", r, err)
	}
}

func TestUndoInAnArticleWhoseTextChanged(t *testing.T) {
	dir := twoFiles(t)
	d := newTrial(t, setup{input: dir}).keys("1 d")
	if err := os.WriteFile(filepath.Join(dir, "1.txt"), []byte("একেবারে অন্য"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.keys("u")
	if as, _ := d.dataset.Answer("1.txt"); as != annotations.InProgress {
		t.Errorf("the answer is %q, saying %q", as, d.out.message.Text)
	}
}

// An answer given before a crash is undone after it.
func TestUndoAfterACrash(t *testing.T) {
	s := setup{input: queueOf(t, "এক দুই", "তিন চার"), dataset: filepath.Join(t.TempDir(), "d.jsonl")}
	d := newTrial(t, s).keys("1 d")
	d.dataset.Abandon()
	d = newTrial(t, s)
	if got := d.work.pen.Reader.Article.Text(); got != "তিন চার" {
		t.Fatalf("opened %s", got)
	}
	if d.keys("u"); d.answers() != ". ." || d.spans() != "PER:এক" {
		t.Errorf("the answers are %s and the spans %q, saying %q", d.answers(), d.spans(), d.out.message.Text)
	}
	if d.keys("u"); d.spans() != "" {
		t.Errorf("the spans are %q", d.spans())
	}
}

// What undo brings back is what keys work on: of two spans that begin together, the one that was removed.
func TestTheSpanThatUndoBringsBackIsTheCurrentOne(t *testing.T) {
	d := newTrial(t, setup{text: "রহিম উদ্দিন যান"}).keys("1 v w w 2 g tab tab")
	s, _ := d.work.pen.Current()
	d.keys("x tab u")
	if now, ok := d.work.pen.Current(); !ok || now.ID != s.ID {
		t.Errorf("the current span is %v, want %v", now, s)
	}
}
