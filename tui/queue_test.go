package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/lang"

	"tippani/annotations"
)

// queueOf writes a JSONL queue of articles with the ids a, b, c and so on.
func queueOf(t testing.TB, texts ...string) string {
	t.Helper()
	var b strings.Builder
	for i, text := range texts {
		fmt.Fprintf(&b, "{\"id\":%q,\"text\":\"%s\"}\n", string(rune('a'+i)), strings.NewReplacer("\r", `\r`, "\n", `\n`).Replace(text))
	}
	path := filepath.Join(t.TempDir(), "queue.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestQueueKeys(t *testing.T) {
	for _, c := range []struct{ name, keys, text string }{
		{"the next article", "ctrl+n", "দ্বিতীয়"},
		{"and back", "ctrl+n ctrl+p", "প্রথম"},
		{"not beyond the last", "ctrl+n ctrl+n ctrl+n", "তৃতীয়"},
		{"done goes on to the next unfinished", "d", "দ্বিতীয়"},
		{"passing over finished ones", "ctrl+n d ctrl+p ctrl+p d", "তৃতীয়"},
		{"round to one that was left", "ctrl+n d d", "প্রথম"},
		{"reject goes on too", "X", "দ্বিতীয়"},
		{"the list opens one by its text", "A type:তৃতীয় enter", "তৃতীয়"},
		{"the list opens one by its number", "A type:2 enter", "দ্বিতীয়"},
		{"escape leaves the list", "A esc", "প্রথম"},
		{"changing the article gives up moved ends", "1 e ctrl+n", "দ্বিতীয়"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{input: queueOf(t, "প্রথম", "দ্বিতীয়", "তৃতীয়")}).keys(c.keys)
			if got := d.work.pen.Reader.Article.Text(); got != c.text {
				t.Errorf("after %q the article is %s, want %s", c.keys, got, c.text)
			}
			if d.dialogs.Top() != nil || d.work.pen.Adjusting() || d.work.jump != nil {
				t.Error("something of the article before is still open")
			}
		})
	}
}

func TestPlacesOfArticlesAreKept(t *testing.T) {
	d := newTrial(t, setup{input: queueOf(t, "এক দুই তিন", "চার পাঁচ")}).keys("w w ctrl+n w ctrl+p")
	if got := d.selection(); got != "এক দুই |তিন" {
		t.Errorf("came back to %s", got)
	}
}

func TestAnAnswerLeadsOn(t *testing.T) {
	d := newTrial(t, setup{input: queueOf(t, "প্রথম", "দ্বিতীয়", "তৃতীয়")}).keys("d ctrl+p d")
	if got := d.work.pen.Reader.Article.Text(); got != "দ্বিতীয়" {
		t.Errorf("d on a finished article went to %s", got)
	}
	d.keys("ctrl+p")
	if d.work.pen.Set().Answer() != annotations.Accept {
		t.Error("d on a finished article should leave it finished")
	}
	if d.keys("X"); d.answers() != "reject . ." {
		t.Errorf("X on a finished article made the answers %s", d.answers())
	}
	d.keys("ctrl+p R")
	if d.work.pen.Set().Answer() != annotations.InProgress || d.work.pen.Reader.Article.Text() != "প্রথম" {
		t.Error("R should reopen the article and stay")
	}
	if d.keys("R"); d.out.message.Tone != action.Warn {
		t.Errorf("R on an article in progress says %q", d.out.message.Text)
	}
	d = newTrial(t, setup{text: "এক"}).keys("d d")
	if d.work.pen.Set().Answer() != annotations.Accept || !strings.HasPrefix(d.out.message.Text, "Already done") {
		t.Errorf("d on the only article says %q", d.out.message.Text)
	}
}

func TestAPageOfNoticesClosesAtAnyKey(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই"})
	d.perform(dialog.Open{Dialog: dialog.Sentences(&d.view, lang.Text{En: "To know", Bn: "জেনে রাখুন"}, []string{"one", "two"})})
	if d.keys("1"); d.dialogs.Top() != nil || d.spans() != "PER:এক" {
		t.Errorf("after a digit the page is %v and the spans are %q", d.dialogs.Top(), d.spans())
	}
}
