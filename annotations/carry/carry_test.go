package carry

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/reanchor"
	"tippani/annotations/record"
	"tippani/annotations/store"
	"tippani/model"
)

const story = "📰 গত সোমবার ভোরে খুলনার দিঘলিয়া উপজেলায় বন্যা শুরু হয়। মন্ত্রী করিম বলেন, ধান নষ্ট হয়েছে। নদীর পানি " +
	"বিপৎসীমার ওপরে বইছে।"

func article(t *testing.T, id, text string) *model.Article {
	a, err := model.NewArticle(id, text, model.Meta{Source: id + ".txt"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func span(a *model.Article, id, word string) *annotations.Span {
	at := strings.Index(a.Text(), word)
	return &annotations.Span{ID: id, Label: "PER", Kind: annotations.Entity,
		Range: model.Range{Start: model.Offset(at), End: model.Offset(at + len(word))}}
}

func TestWhatGoesAlongWithARecord(t *testing.T) {
	old := &record.Record{Article: article(t, "a", story), Answer: annotations.Accept, Created: "2026-01-31T09:30:00Z",
		Extra: []annotations.Field{{Key: "tokens", Raw: []byte("[]")}, {Key: "desk", Raw: []byte(`"x"`)}}}
	old.Spans = []*annotations.Span{span(old.Article, "s1", "করিম"), span(old.Article, "s2", "নষ্ট")}
	old.KeepAside(annotations.Aside{Spans: []annotations.AsideSpan{{Span: annotations.Span{ID: "s9", Label: "PER"}, Text: "রহিম"}}})
	now := article(t, "b", strings.Replace(story, "নষ্ট ", "", 1))
	c, err := Over(old, reanchor.Make(old.Article, old.Spans, now), nil)
	if err != nil {
		t.Fatal(err)
	}
	r := c.Record
	if !c.Reopened || r.Answer != annotations.InProgress || len(r.Spans) != 1 || !slices.Equal(c.Forgotten, []string{"tokens"}) {
		t.Errorf("%+v %+v", c, r)
	}
	var aside []string
	for _, s := range r.Aside().Spans {
		aside = append(aside, s.ID+" "+s.Text)
	}
	if strings.Join(aside, ", ") != "s9 রহিম, s2 নষ্ট" || len(old.Aside().Spans) != 1 {
		t.Errorf("kept aside: %q", aside)
	}
	if r.Article.ID() != "b" || r.Article.Meta().Source != "b.txt" || !strings.Contains(string(record.Append(nil, r)), `"desk":"x"`) {
		t.Error("the wrong article, or a key is lost")
	}
	same, err := Over(old, reanchor.Make(old.Article, old.Spans, article(t, "c", story)), nil)
	if err != nil || same.Reopened || same.Record.Answer != annotations.Accept || len(same.Record.Spans) != 2 || len(same.Forgotten) > 0 {
		t.Errorf("renamed only: %+v %v", same, err)
	}
}

func TestAnArticleFindsItsFormerRecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	other := "চট্টগ্রাম বন্দরে নতুন জেটি নির্মাণ করবে সরকার। কাজ শুরু হবে আগামী শীতে, শেষ হবে তিন বছরে।"
	var lines []byte
	for i, text := range []string{story, other, other} {
		lines = append(record.Append(lines, &record.Record{Article: article(t, fmt.Sprint("old", i+1), text), Annotator: "ক"}), '\n')
	}
	if err := os.WriteFile(path, lines, 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := store.Open(path, store.Options{Annotator: "ক", ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, c := range []struct{ name, text, present, want string }{
		{"the same text", story, "", "old1 true"},
		{"edited", strings.Replace(story, "মন্ত্রী করিম", "সচিব রহিম", 1), "", "old1 false"},
		{"the old file is still there", story, "old1", ""},
		{"two records of the text", other, "", "old2 true old3 true"},
		{"one of the two is still there", other, "old2", "old3 true"},
		{"another text", "কিছুই মেলে না এমন একটি লেখা যাতে অন্য কথা আছে।", "", ""},
		{"no text", "", "", ""},
	} {
		f := NewFinder(d, func(id string) bool { return id == c.present })
		var got []string
		for _, r := range f.Formers(article(t, "new", c.text)) {
			got = append(got, fmt.Sprint(r.ID, " ", r.Same()))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
