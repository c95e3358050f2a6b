package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/store"
	"tippani/model"
	"tippani/tui/dialog"
	"tippani/tui/lang"
)

const (
	oldStory = "📰 মন্ত্রী করিম সাহেব কাল সকালে খুলনার জনসভায় ভাষণ দেন। ধানের দাম বাড়ছে বলে অভিযোগ উঠেছে। মিছিল শেষে রহিম বাড়ি ফেরেন।\n"
	newStory = "📰 আজ বৃষ্টি থেমেছে। মন্ত্রী জব্বার শেখ কাল সকালে খুলনার জনসভায় ভাষণ দেন। ধানের দাম বাড়ছে বলে অভিযোগ উঠেছে। মিছিল শেষে " +
		"সবাই ফেরেন।\n"
)

// desked is a folder with a dataset, which holds records of texts by their ids with the words labelled, and articles.
type desked struct{ dir, dataset string }

func deskWith(t *testing.T, records map[string]string, words []string, files map[string]string) desked {
	t.Helper()
	d := desked{dir: filepath.Join(t.TempDir(), "desk")}
	d.dataset = filepath.Join(filepath.Dir(d.dir), "d.jsonl")
	if err := os.Mkdir(d.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	var lines []byte
	for id, text := range records {
		a, err := model.NewArticle(id, text, model.Meta{Source: id})
		if err != nil {
			t.Fatal(err)
		}
		r := &record.Record{Article: a, Annotator: "tester", Answer: annotations.InProgress}
		for i, w := range words {
			if at := strings.Index(text, w); at >= 0 {
				r.Spans = append(r.Spans, &annotations.Span{ID: fmt.Sprint("s", i+1), Label: "PER", Kind: annotations.Entity,
					Range: model.Range{Start: model.Offset(at), End: model.Offset(at + len(w))}})
			}
		}
		lines = append(record.Append(lines, r), '\n')
	}
	if err := os.WriteFile(d.dataset, lines, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(d.dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

var sequences = regexp.MustCompile("\x1b\\[[0-9;:?]*[A-Za-z]")

// dialogText is the screen's text while a dialog is open.
func (d *trial) dialogText() string {
	if d.dialogs.Top() == nil {
		return ""
	}
	return sequences.ReplaceAllString(strings.Join(d.Frame().Rows, "\n"), "")
}

func editedDesk(t *testing.T, l lang.Lang) (*trial, desked) {
	on := deskWith(t, map[string]string{"a.txt": oldStory}, []string{"করিম সাহেব", "খুলনা", "রহিম বাড়ি"},
		map[string]string{"a.txt": newStory})
	return newTrial(t, setup{input: filepath.Join(on.dir, "a.txt"), dataset: on.dataset, lang: l}), on
}

func TestAnEditedArticleOffersToMoveItsAnnotations(t *testing.T) {
	t.Run("nothing moves before it is agreed", func(t *testing.T) {
		d, on := editedDesk(t, lang.English)
		before, _ := os.ReadFile(on.dataset)
		if got := d.dialogText(); !strings.Contains(got, "edited after it was annotated") ||
			!strings.Contains(got, "1 move, 2 uncertain, 0 gone") {
			t.Fatalf("no offer: %s", got)
		}
		d.keys("1")
		if got := d.dialogText(); !strings.Contains(got, "1 of 2") || !strings.Contains(got, "করিম সাহেব") ||
			!strings.Contains(got, "জব্বার শেখ") {
			t.Fatalf("no question: %s", got)
		}
		for _, escape := range []string{"esc", "E 1 enter esc", "E 1 enter a esc"} {
			d.keys(escape)
			if d.dialogs.Top() != nil || d.work.pen.Reader.Article.Text() != oldStory ||
				d.spans() != "PER:করিম সাহেব | PER:খুলনা | PER:রহিম বাড়ি" {
				t.Errorf("%s: %s", escape, d.spans())
			}
		}
		if after, _ := os.ReadFile(on.dataset); string(after) != string(before) {
			t.Error("the dataset was changed")
		}
		if _, err := os.Stat(on.dataset + ".journal"); err == nil {
			t.Error("a journal was begun")
		}
	})
	for _, c := range []struct{ name, keys, spans, aside string }{
		{"take both", "1 enter enter 1", "PER:জব্বার শেখ | PER:খুলনা | PER:সবাই", ""},
		{"keep one aside", "1 enter a 1", "PER:জব্বার শেখ | PER:খুলনা", "রহিম বাড়ি"},
		{"drop one", "1 d enter 1", "PER:খুলনা | PER:সবাই", ""},
		{"back and decide otherwise", "1 d b enter enter 1", "PER:জব্বার শেখ | PER:খুলনা | PER:সবাই", ""},
		{"through it again", "1 d d 2 enter a 1", "PER:জব্বার শেখ | PER:খুলনা", "রহিম বাড়ি"},
		{"the other place and round", "1 n p enter enter 1", "PER:জব্বার শেখ | PER:খুলনা | PER:সবাই", ""},
		{"the list and back", "2 esc 1 a a 1", "PER:খুলনা", "করিম সাহেব, রহিম বাড়ি"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, on := editedDesk(t, lang.English)
			d.keys(c.keys)
			if d.dialogs.Top() != nil || d.work.pen.Reader.Article.Text() != newStory || d.spans() != c.spans {
				t.Errorf("dialog %T, spans %s, want %s", d.dialogs.Top(), d.spans(), c.spans)
			}
			if got := keptAside(t, on.dataset, "a.txt"); got != c.aside {
				t.Errorf("kept aside: %s, want %s", got, c.aside)
			}
			d.sound("after the revision")
		})
	}
}

// keptAside reads, as another program would after a crash now, what a record keeps aside.
func keptAside(t *testing.T, path, id string) string {
	t.Helper()
	d, err := store.Open(path, store.Options{Annotator: "tester", ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	r, err := d.Record(id)
	if err != nil {
		t.Fatal(err)
	}
	var kept []string
	for _, s := range r.Aside().Spans {
		kept = append(kept, s.Text)
	}
	return strings.Join(kept, ", ")
}

func TestWhatIsKeptAsideIsPlacedByHand(t *testing.T) {
	d, on := editedDesk(t, lang.English)
	d.keys("1 a a 1").at("শেখ").keys("E")
	if got := d.dialogText(); !strings.Contains(got, "Kept aside (2)") || !strings.Contains(got, "শেখ") {
		t.Fatalf("no list: %s", got)
	}
	d.keys("enter")
	if d.spans() != "PER:শেখ | PER:খুলনা" || keptAside(t, on.dataset, "a.txt") != "রহিম বাড়ি" {
		t.Errorf("%s; aside %s", d.spans(), keptAside(t, on.dataset, "a.txt"))
	}
	if d.at("সবাই").keys("E enter"); keptAside(t, on.dataset, "a.txt") != "" {
		t.Error("something is still kept aside")
	}
	if d.keys("E"); d.dialogs.Top() != nil || !strings.Contains(d.out.message.Text, "Nothing is kept aside") {
		t.Errorf("%T %s", d.dialogs.Top(), d.out.message.Text)
	}
	if d.at("বৃষ্টি").keys("1"); d.spans() != "PER:বৃষ্টি | PER:শেখ | PER:খুলনা | PER:সবাই" {
		t.Errorf("work does not go on: %s", d.spans())
	}
}

func TestAReadOnlyDatasetIsOfferedNothing(t *testing.T) {
	on := deskWith(t, map[string]string{"a.txt": oldStory, "old.txt": newStory}, []string{"খুলনা"},
		map[string]string{"a.txt": newStory + "শেষ", "b.txt": newStory})
	d := newTrial(t, setup{input: on.dir, dataset: on.dataset, readOnly: true})
	if _, offered := d.dialogs.Top().(*dialog.Chooser); offered {
		t.Errorf("offered: %s", d.dialogText())
	}
	if d.work.pen.Reader.Article.Text() != oldStory {
		t.Error("it should open with the recorded text")
	}
}

func TestARenamedArticleOffersItsRecord(t *testing.T) {
	other := "চট্টগ্রাম বন্দরে নতুন জেটি নির্মাণ করবে সরকার। কাজ শুরু হবে আগামী শীতে, শেষ হবে তিন বছরে।\n"
	renamed := func(t *testing.T) (*trial, desked) {
		on := deskWith(t, map[string]string{"old-a.txt": oldStory, "old-b.txt": other}, []string{"খুলনা", "চট্টগ্রাম"},
			map[string]string{"a.txt": oldStory, "b.txt": other, "c.txt": "আরেকটি নিবন্ধ যা নতুন।\n"})
		return newTrial(t, setup{input: on.dir, dataset: on.dataset}), on
	}
	t.Run("one", func(t *testing.T) {
		d, _ := renamed(t)
		if got := d.dialogText(); !strings.Contains(got, "under another name") || !strings.Contains(got, "old-a.txt") || d.spans() != "" {
			t.Fatalf("no offer: %s", got)
		}
		if got := d.dialogText(); !strings.Contains(got, "1 span, the same text") {
			t.Errorf("one span is counted as %s", got)
		}
		d.keys("1")
		if !strings.HasSuffix(d.out.message.Text, ": 1 span") {
			t.Errorf("said %q", d.out.message.Text)
		}
		if d.spans() != "PER:খুলনা" || d.work.pen.Session.ID() != "a.txt" {
			t.Errorf("%s of %s", d.spans(), d.work.pen.Session.ID())
		}
		if _, still := d.dataset.Answer("old-a.txt"); still {
			t.Error("the record is there under its old name too")
		}
		if d.keys("ctrl+n"); !strings.Contains(d.dialogText(), "old-b.txt") {
			t.Errorf("the second is not offered: %s", d.dialogText())
		}
	})
	t.Run("all", func(t *testing.T) {
		d, _ := renamed(t)
		d.keys("2 ctrl+n")
		if d.spans() != "PER:চট্টগ্রাম" || d.dialogs.Top() != nil {
			t.Errorf("%s, %T", d.spans(), d.dialogs.Top())
		}
		if d.keys("ctrl+n"); d.dialogs.Top() != nil || d.spans() != "" {
			t.Error("an article of its own is offered something")
		}
	})
	t.Run("declined", func(t *testing.T) {
		d, _ := renamed(t)
		d.keys("3 ctrl+n esc ctrl+p")
		if d.dialogs.Top() != nil || d.spans() != "" {
			t.Errorf("asked again: %s", d.dialogText())
		}
		if d.keys("E 1"); d.spans() != "PER:খুলনা" {
			t.Errorf("E should bring it back: %s", d.spans())
		}
	})
	t.Run("edited too", func(t *testing.T) {
		on := deskWith(t, map[string]string{"old.txt": oldStory}, []string{"করিম সাহেব", "খুলনা"}, map[string]string{"new.txt": newStory})
		d := newTrial(t, setup{input: on.dir, dataset: on.dataset})
		d.keys("1 enter 1")
		if d.spans() != "PER:জব্বার শেখ | PER:খুলনা" || d.work.pen.Session.ID() != "new.txt" {
			t.Errorf("%s of %s: %s", d.spans(), d.work.pen.Session.ID(), d.dialogText())
		}
	})
	t.Run("a copy is no renaming", func(t *testing.T) {
		on := deskWith(t, map[string]string{"a.txt": oldStory}, []string{"খুলনা"}, map[string]string{"a.txt": oldStory, "b.txt": oldStory})
		d := newTrial(t, setup{input: on.dir, dataset: on.dataset}).keys("ctrl+n")
		if d.dialogs.Top() != nil {
			t.Errorf("offered: %s", d.dialogText())
		}
	})
}

func TestTheOfferInBengali(t *testing.T) {
	d, _ := editedDesk(t, lang.Bengali)
	if got := d.dialogText(); !strings.Contains(got, "লেখাটি বদলেছে") || strings.Contains(got, "uncertain") {
		t.Error(got)
	}
	if d.keys("1"); strings.Contains(d.dialogText(), "keep aside") {
		t.Error(d.dialogText())
	}
}
