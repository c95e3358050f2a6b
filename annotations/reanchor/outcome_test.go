package reanchor

import (
	"math/rand/v2"
	"testing"

	"tippani/annotations"
	"tippani/model"
)

func TestRelationsGoWithTheirSpans(t *testing.T) {
	old, spans := drawn(t, before+" মন্ত্রী [করিম] বলেন, ‘[ধানের দাম বাড়ছে বাজারে]’ বলে [জানান] তিনি। "+after)
	now, _ := drawn(t, before+" মন্ত্রী করিম বলেন, ‘ধানের দাম বাড়ছে বাজারে’ বলে শোনান তিনি। "+after)
	spans[0].Note, spans[0].Attrs, spans[0].Extra = "টীকা", map[string]string{"a": "b"}, []annotations.Field{{Key: "x", Raw: []byte("1")}}
	relations := []*annotations.Relation{{ID: "r1", From: "s2", To: "s1", Label: "SPEAKER"},
		{ID: "r2", From: "s2", To: "s3", Label: "CUE"}}
	plan := Make(old, spans, now)
	if m, u, g := plan.Count(); m != 2 || u+g != 1 {
		t.Fatal(m, u, g)
	}
	at := plan.Placements[2].Candidates[0].At
	for _, c := range []struct {
		name                                     string
		said                                     map[string]Decision
		spans, relations, aside, linked, dropped int
	}{
		{"nothing said", nil, 2, 1, 1, 1, 0},
		{"placed", map[string]Decision{"s3": {Place, at}}, 3, 2, 0, 0, 0},
		{"dropped", map[string]Decision{"s3": {Verdict: Drop}}, 2, 1, 0, 0, 1},
		{"kept aside", map[string]Decision{"s3": {Verdict: Aside}}, 2, 1, 1, 1, 0},
	} {
		out := plan.Outcome(relations, c.said)
		if len(out.Spans) != c.spans || len(out.Relations) != c.relations || len(out.Aside.Spans) != c.aside ||
			len(out.Aside.Relations) != c.linked || out.Dropped != c.dropped {
			t.Errorf("%s: %+v", c.name, out)
		}
		moved := *spans[0]
		moved.Range = out.Spans[0].Range
		if !moved.Equal(out.Spans[0]) {
			t.Errorf("%s: the span lost something: %+v", c.name, out.Spans[0])
		}
		for _, s := range out.Aside.Spans {
			if s.Text != "জানান" || s.ID != "s3" || s.Before == "" || s.After == "" || s.Why == "" {
				t.Errorf("kept aside: %+v", s)
			}
		}
	}
}

func TestTwoSpansNeverBecomeTheSame(t *testing.T) {
	old, spans := drawn(t, before+" [করিম] আর [রহিম] হাট থেকে ফেরেন। "+after)
	now, _ := drawn(t, before+" মোমেন হাট থেকে ফেরেন। "+after)
	plan := Make(old, spans, now)
	at := model.Range{Start: plan.Old.Index().Snap(0), End: model.NextCluster(now, 0)}
	out := plan.Outcome(nil, map[string]Decision{"s1": {Place, at}, "s2": {Place, at}})
	if len(out.Spans) != 1 || len(out.Aside.Spans) != 1 {
		t.Errorf("%d spans, %d aside", len(out.Spans), len(out.Aside.Spans))
	}
}

func TestSameWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"রাশি\u09dfা ক", "রাশিয\u09bcা  ক", true}, {"ক খ", "খ ক", false}, {"ক", "ক খ", false}} {
		a, _ := drawn(t, c.a)
		b, _ := drawn(t, c.b)
		if SameWords(a, b) != c.want {
			t.Errorf("%q, %q", c.a, c.b)
		}
	}
}

func TestAnEditedArticleIsNearestToItself(t *testing.T) {
	all, other := articles(t)
	c := all[0]
	r := rand.New(rand.NewPCG(7, 7))
	var drafts []*draft
	var sketches []Sketch
	for at := 0; at+c.length < len(c.corpus.sentences); at += c.length {
		d, _ := c.draft(at, r)
		text, _ := d.print()
		a, _ := model.NewArticle("a", text, model.Meta{})
		drafts, sketches = append(drafts, d), append(sketches, SketchOf(a))
	}
	for i, d := range drafts {
		for range 5 {
			edits[r.IntN(len(edits))].do(editor{r, c.corpus, other}, d)
		}
		text, _ := d.print()
		a, _ := model.NewArticle("a", text, model.Meta{})
		if best, like := Nearest(SketchOf(a), sketches); best != i {
			t.Errorf("article %d is taken for %d (%.2f)", i, best, like)
		}
		if best, _ := Nearest(SketchOf(a), append(sketches[:i:i], sketches[i+1:]...)); best >= 0 {
			t.Errorf("article %d, whose record is not there, is taken for %d", i, best)
		}
		if best, _ := Nearest(SketchOf(a), append(sketches[:len(sketches):len(sketches)], sketches[i])); best >= 0 {
			t.Errorf("article %d is there twice and taken for one of them", i)
		}
	}
}
