package agree

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/agree/gamma"
	"tippani/model"
)

// study draws what annotators say of some articles.
func study(t *rapid.T, annotators int) []Article {
	var articles []Article
	for i := range rapid.IntRange(1, 6).Draw(t, "articles") {
		text, err := model.NewArticle(fmt.Sprint("a", i), "abcdefgh ijkl mnop qrst", model.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		a := Article{Text: text}
		for range annotators {
			a.Sides = append(a.Sides, drawSide(t))
			a.Answers = append(a.Answers, rapid.SampledFrom([]annotations.Answer{"", annotations.Accept, annotations.Reject}).Draw(t, "answer"))
		}
		articles = append(articles, a)
	}
	return articles
}

func drawSide(t *rapid.T) *Side {
	if rapid.IntRange(0, 6).Draw(t, "absent") == 0 {
		return nil
	}
	s := new(Side)
	for i := range rapid.IntRange(0, 5).Draw(t, "spans") {
		start := rapid.IntRange(0, 20).Draw(t, "start")
		span := &annotations.Span{ID: fmt.Sprint("s", i), Kind: annotations.Entity, Label: rapid.SampledFrom([]string{"PER", "ORG", "Q"}).Draw(t, "label"),
			Range: model.Range{Start: model.Offset(start), End: model.Offset(min(start+rapid.IntRange(1, 8).Draw(t, "length"), 23))}}
		if span.Label == "Q" {
			span.Kind = annotations.Quote
			span.Attrs = map[string]string{"type": rapid.SampledFrom([]string{"direct", "indirect"}).Draw(t, "type")}
		}
		s.Spans = append(s.Spans, span)
	}
	if len(s.Spans) > 0 {
		for i := range rapid.IntRange(0, 3).Draw(t, "relations") {
			pick := rapid.SampledFrom(s.Spans)
			s.Relations = append(s.Relations, &annotations.Relation{ID: fmt.Sprint("r", i), Label: "SPEAKER", From: pick.Draw(t, "from").ID,
				To: pick.Draw(t, "to").ID})
		}
	}
	return s
}

// few is γ by a few samples, which is enough to tell whether it depends on an order.
var few = &gamma.Options{Params: gamma.Usual(), Samples: 2, Seed: 7}

var everything2 = Study{Annotators: 2, Tokens: true, Continua: true, Gamma: few}

// equal compares reports up to the rounding of sums.
func equal(t *rapid.T, got, want *Report) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateNaNs(), cmpopts.EquateApprox(0, 1e-9), cmpopts.EquateEmpty()); diff != "" {
		t.Fatal(diff)
	}
}

func TestWhoIsFirstMakesNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		articles := study(t, 2)
		want := report(everything2, articles...)
		for i := range articles {
			slices.Reverse(articles[i].Sides)
			slices.Reverse(articles[i].Answers)
		}
		got := report(everything2, articles...)
		got.turn()
		equal(t, got, want)
	})
}

// turn exchanges the two annotators.
func (r *Report) turn() {
	turned := make(map[Confusion]int)
	for c, n := range r.Confusions {
		turned[Confusion{c.Pair, c.Second, c.First}] = n
	}
	r.Confusions = turned
	for _, f := range []*Figures{&r.Figures, &r.Pairs[0]} {
		for _, lines := range [][]Line{{f.All}, f.Kinds, f.Labels} {
			for _, l := range lines {
				slices.Reverse(l.Spans)
			}
		}
		for _, rel := range f.Relations {
			slices.Reverse(rel.Counts)
		}
	}
}

func TestTheOrderOfArticlesAndSpansMakesNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Study{Annotators: rapid.IntRange(2, 3).Draw(t, "annotators"), Tokens: true, Continua: true, Gamma: few,
			Joint: rapid.Bool().Draw(t, "joint")}
		articles := study(t, s.Annotators)
		want := report(s, articles...)
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		random.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		for _, a := range articles {
			for _, side := range a.Sides {
				if side != nil {
					random.Shuffle(len(side.Spans), func(i, j int) { side.Spans[i], side.Spans[j] = side.Spans[j], side.Spans[i] })
					random.Shuffle(len(side.Relations), func(i, j int) {
						side.Relations[i], side.Relations[j] = side.Relations[j], side.Relations[i]
					})
				}
			}
		}
		equal(t, report(s, articles...), want)
	})
}

func TestWhoSaysTheSameAgreesWhollyOrNotAtAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		articles := study(t, 2)
		for i := range articles {
			articles[i].Sides[1], articles[i].Answers[1] = articles[i].Sides[0], articles[i].Answers[0]
		}
		r := report(everything2, articles...)
		whole := func(name string, f Figure) {
			for _, x := range []float64{f.Value, f.Low, f.High} {
				if !math.IsNaN(x) && math.Abs(x-1) > 1e-6 {
					t.Fatalf("%s: %+v", name, f)
				}
			}
		}
		for _, l := range append(append(slices.Clone(r.Labels), r.Kinds...), r.All) {
			whole("where", l.Where)
			whole("what", l.What)
			whole("exact", l.Exact)
			whole("overlap", l.Overlap)
			whole("αU", l.Unitizing)
			if l.Spans[0] != l.Both || l.Spans[1] != l.Both || (l.Both > 0) != (l.Exact.Value == 1) {
				t.Fatalf("%+v", l)
			}
		}
		for _, rel := range r.Relations {
			whole("strict", rel.Strict)
			whole("given", rel.Given)
			for _, l := range rel.Links {
				if l.Same != l.Shared || l.SameWords != l.Shared || l.Alone != 0 {
					t.Fatalf("%+v", l)
				}
			}
		}
		for _, a := range r.Attributes {
			whole(a.Name, a.Alpha)
		}
		whole("answers", r.Answers.Alpha)
		whole("κ", r.Kappa)
		if len(r.Ranked) > 0 || len(r.Confusions) > 0 {
			t.Fatalf("%+v, %+v", r.Ranked, r.Confusions)
		}
	})
}

func TestAnArticleWithoutSpansChangesNoFigureOfSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		articles := study(t, 2)
		want := report(Study{Annotators: 2, Gamma: few}, articles...)
		empty := articles[0]
		empty.Text, _ = model.NewArticle("empty", "x", model.Meta{})
		empty.Sides = []*Side{{}, {}}
		got := report(Study{Annotators: 2, Gamma: few}, append(articles, empty)...)
		for i, l := range append(slices.Clone(got.Labels), got.All) {
			w := append(slices.Clone(want.Labels), want.All)[i]
			if !same(l.Exact.Value, w.Exact.Value) || !same(l.Overlap.Value, w.Overlap.Value) || !same(l.What.Value, w.What.Value) ||
				!same(l.Where.Value, w.Where.Value) {
				t.Fatalf("%+v, before %+v", l, w)
			}
		}
	})
}

// TestF1IsThatOfPrecisionAndRecall counts once more, by hand, what both have exactly.
func TestF1IsThatOfPrecisionAndRecall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		articles := study(t, 2)
		var both, first, second float64
		for _, a := range articles {
			if a.Sides[0] == nil || a.Sides[1] == nil {
				continue
			}
			first, second = first+float64(len(a.Sides[0].Spans)), second+float64(len(a.Sides[1].Spans))
			left := slices.Clone(a.Sides[1].Spans)
			for _, s := range a.Sides[0].Spans {
				i := slices.IndexFunc(left, func(o *annotations.Span) bool { return o.Range == s.Range && o.Class() == s.Class() })
				if i >= 0 {
					both++
					left = slices.Delete(left, i, i+1)
				}
			}
		}
		want := math.NaN()
		if precision, recall := both/first, both/second; first+second > 0 {
			want = 0
			if both > 0 {
				want = 2 * precision * recall / (precision + recall)
			}
		}
		r := report(Study{Annotators: 2}, articles...)
		if got := r.All.Exact.Value; !same(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
		if r.All.Overlap.Value < r.All.Exact.Value {
			t.Fatalf("overlap %v, exact %v", r.All.Overlap.Value, r.All.Exact.Value)
		}
	})
}
