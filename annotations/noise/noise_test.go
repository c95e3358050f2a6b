package noise

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
)

// gold is an article in which every third word is a name and every ninth begins a quotation.
func gold(t *testing.T) *record.Record {
	t.Helper()
	text := ""
	for i := range 3000 {
		if text != "" {
			text += []string{" ", "\n"}[i/40%2*(i%40/39)]
		}
		text += "শব্দ"
	}
	a, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	r := &record.Record{Article: a}
	tokens := model.AppendTokens(nil, a)
	for i := 0; i+2 < len(tokens); i += 3 {
		s := &annotations.Span{ID: fmt.Sprint("s", i+1), Range: model.Range{Start: tokens[i].Start, End: tokens[i+i%2].End}, Label: "PER",
			Kind: annotations.Entity}
		if i%9 == 0 && i+5 < len(tokens) {
			s.Label, s.Kind = "QUOTE", annotations.Quote
			r.Relations = append(r.Relations, &annotations.Relation{ID: fmt.Sprint("r", i), Label: "SPEAKER", From: s.ID, To: fmt.Sprint("s", i+4)})
		}
		r.Spans = append(r.Spans, s)
	}
	return r
}

func TestMistakesAreAsFrequentAsTheyShouldBe(t *testing.T) {
	g, schema := gold(t), annotations.Default()
	made := Annotate(g, "mina", Usual, schema, rand.New(rand.NewPCG(1, 1)))
	byID := map[string]*annotations.Span{}
	for _, s := range made.Spans {
		byID[s.ID] = s
		if what := s.Fault(g.Article); !what.None() {
			t.Fatal(what)
		}
	}
	missed, moved, relabelled := 0, 0, 0
	for _, s := range g.Spans {
		m := byID[s.ID]
		switch {
		case m == nil:
			missed++
			continue
		case m.Range != s.Range:
			moved++
		}
		if m.Label != s.Label {
			relabelled++
		}
	}
	n := float64(len(g.Spans))
	for _, c := range []struct {
		what      string
		got       int
		low, high float64
	}{{"missed", missed, 0.06, 0.10}, {"moved", moved, 0.06, 0.12}, {"relabelled", relabelled, 0.03, 0.07}} {
		if share := float64(c.got) / n; share < c.low || share > c.high {
			t.Errorf("%s: %.3f", c.what, share)
		}
	}
	set := annotations.SetOf(made.Spans, made.Relations, made.Answer)
	if set.RelationLen() != len(made.Relations) || len(made.Relations) == 0 {
		t.Error("relations without their spans")
	}
}

func TestTheSameSeedMakesTheSameMistakes(t *testing.T) {
	g, schema := gold(t), annotations.Default()
	same := func(a, b *annotations.Span) bool { return a.Equal(b) }
	once := Annotate(g, "mina", Usual, schema, rand.New(rand.NewPCG(7, 1)))
	again := Annotate(g, "mina", Usual, schema, rand.New(rand.NewPCG(7, 1)))
	other := Annotate(g, "mina", Usual, schema, rand.New(rand.NewPCG(8, 1)))
	if !slices.EqualFunc(once.Spans, again.Spans, same) || slices.EqualFunc(once.Spans, other.Spans, same) {
		t.Error("the seed does not decide")
	}
}

func TestWithoutMistakesItIsTheGold(t *testing.T) {
	g := gold(t)
	made := Annotate(g, "mina", Rates{}, annotations.Default(), rand.New(rand.NewPCG(1, 1)))
	if len(made.Spans) != len(g.Spans) || len(made.Relations) != len(g.Relations) {
		t.Errorf("%d of %d spans", len(made.Spans), len(g.Spans))
	}
}
