package agree

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tippani/annotations"
	"tippani/model"
)

// text is long enough for all tests; two of its names stand twice.
const text = "রহিম ঢাকায় বলেন করিম আসেন, রহিম যান। করিম খুলনা থেকে চট্টগ্রাম যান, মিনা সিলেট যান। রহিম ঢাকায় বলেন করিম আসেন, রহিম যান।"

// spansOf reads "PER 0 4 type=direct; QUOTE 8 20", ends in code points. The kind is told by the label.
func spansOf(t testing.TB, a *model.Article, list string) []*annotations.Span {
	t.Helper()
	var found []*annotations.Span
	for part := range strings.SplitSeq(list, ";") {
		words := strings.Fields(part)
		if len(words) < 3 {
			continue
		}
		s := &annotations.Span{ID: fmt.Sprint("s", len(found)+1), Label: words[0], Kind: annotations.Entity}
		switch s.Label {
		case "QUOTE":
			s.Kind = annotations.Quote
		case "CLAIM":
			s.Kind = annotations.Claim
		}
		var ends [2]int
		for i := range ends {
			if _, err := fmt.Sscan(words[i+1], &ends[i]); err != nil {
				t.Fatal(err)
			}
			ends[i], _ = a.Index().ByteOfCodePoint(ends[i])
		}
		s.Range = model.Range{Start: model.Offset(ends[0]), End: model.Offset(ends[1])}
		for _, attr := range words[3:] {
			name, value, _ := strings.Cut(attr, "=")
			if s.Attrs == nil {
				s.Attrs = make(map[string]string)
			}
			s.Attrs[name] = value
		}
		found = append(found, s)
	}
	return found
}

// side reads spans and, behind a bar, relations: "PER 0 4 | SPEAKER s1 s2".
func side(t testing.TB, a *model.Article, said string) *Side {
	t.Helper()
	spans, relations, _ := strings.Cut(said, "|")
	s := &Side{Spans: spansOf(t, a, spans)}
	for part := range strings.SplitSeq(relations, ";") {
		if words := strings.Fields(part); len(words) == 3 {
			s.Relations = append(s.Relations, &annotations.Relation{ID: fmt.Sprint("r", len(s.Relations)+1), Label: words[0], From: words[1],
				To: words[2]})
		}
	}
	return s
}

func article(t testing.TB, id string, said ...string) Article {
	t.Helper()
	text, err := model.NewArticle(id, text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	a := Article{Text: text, Answers: make([]annotations.Answer, len(said))}
	for i, s := range said {
		if s == "-" {
			a.Sides = append(a.Sides, nil)
			continue
		}
		a.Sides, a.Answers[i] = append(a.Sides, side(t, text, s)), annotations.Accept
	}
	return a
}

func report(s Study, articles ...Article) *Report {
	table := NewTable(s)
	for _, a := range articles {
		table.Add(s.Compare(a))
	}
	return table.Report(40, 1)
}

// same compares figures; NaN is the same as NaN.
func same(got, want float64) bool {
	return math.IsNaN(got) && math.IsNaN(want) || math.Abs(got-want) < 1e-12
}

func (f *Figures) label(t *testing.T, name string) Line {
	t.Helper()
	i := slices.IndexFunc(f.Labels, func(l Line) bool { return l.Class.Label == name })
	if i < 0 {
		t.Fatalf("no line of %s", name)
	}
	return f.Labels[i]
}

// TestF1OfPublishedExamples has the examples of nervaluate, of SemEval-2013 task 9 and of seqeval, tokens being two code points.
func TestF1OfPublishedExamples(t *testing.T) {
	for _, c := range []struct {
		name, first, second string
		exact, overlap      float64
		labels              map[string]float64 // exact
	}{
		{"nervaluate", "PER 2 6; ORG 12 16; LOC 18 20; PER 20 24; DATE 28 30", "PER 4 8; ORG 12 16; LOC 18 22; PER 22 24; DATE 28 30", .4, 1,
			map[string]float64{"DATE": 1, "LOC": 0, "ORG": 1, "PER": 0}},
		{"the six cases of SemEval", "DRUG 0 4; DRUG 20 24; DRUG 30 34; DRUG 40 44; DRUG 50 54; GROUP 60 64",
			"BRAND 10 14; DRUG 18 24; BRAND 30 34; DRUG 40 44; BRAND 48 54; GROUP 60 64", 1. / 3, .5, nil},
		{"seqeval", "MISC 6 12; PER 14 18", "MISC 4 12; PER 14 18", .5, 1, map[string]float64{"MISC": 0, "PER": 1}},
	} {
		r := report(Study{Annotators: 2}, article(t, "a", c.first, c.second))
		if !same(r.All.Exact.Value, c.exact) || !same(r.All.Overlap.Value, c.overlap) {
			t.Errorf("%s: exact %v, overlap %v; want %v, %v", c.name, r.All.Exact.Value, r.All.Overlap.Value, c.exact, c.overlap)
		}
		for label, want := range c.labels {
			if got := r.label(t, label).Exact.Value; !same(got, want) {
				t.Errorf("%s, %s: %v, want %v", c.name, label, got, want)
			}
		}
	}
}

func TestALongSpanStandsForOneShortOne(t *testing.T) {
	for _, said := range [][]string{{"PER 0 20", "PER 0 4; PER 6 20"}, {"PER 0 4; PER 6 20", "PER 0 20"}} {
		r := report(Study{Annotators: 2}, article(t, "a", said...))
		if got := r.All.Overlap.Value; !same(got, 2./3) {
			t.Errorf("%q: %v", said, got)
		}
	}
}

func TestWhatIsNotDefinedIsNoNumber(t *testing.T) {
	for _, c := range []struct{ first, second string }{{"", ""}, {"PER 0 4", ""}, {"PER 0 4", "PER 0 4"}, {"PER 0 4; PER 6 9", "PER 0 4; PER 6 8"}} {
		if got := report(Study{Annotators: 2, Tokens: true, Continua: true}, article(t, "a", c.first, c.second)).All.What.Value; !math.IsNaN(got) {
			t.Errorf("%+v: α %v", c, got)
		}
	}
	r := report(Study{Annotators: 2, Tokens: true, Continua: true}, article(t, "a", "", ""))
	for name, f := range map[string]Figure{"exact": r.All.Exact, "overlap": r.All.Overlap, "κ": r.Kappa, "αU": r.All.Unitizing,
		"answers": r.Answers.Alpha} {
		if !math.IsNaN(f.Value) || !math.IsNaN(f.Low) {
			t.Errorf("%s: %+v", name, f)
		}
	}
	if r.Articles != 1 {
		t.Errorf("%d articles", r.Articles)
	}
}

func TestThreeAnnotators(t *testing.T) {
	r := report(Study{Annotators: 3}, article(t, "a", "PER 0 4; ORG 10 14", "PER 0 4; GPE 10 14", "PER 0 3; ORG 10 14"),
		article(t, "b", "PER 0 4", "PER 0 4", "-"))
	var exact []float64
	var common []int
	for _, p := range r.Pairs {
		exact, common = append(exact, p.All.Exact.Value), append(common, p.Articles)
	}
	if diff := cmp.Diff([]float64{2. / 3, .5, 0}, exact); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{2, 1, 1}, common); diff != "" {
		t.Error(diff)
	}
	if got := r.All.Exact.Value; !same(got, (2./3+.5)/3) {
		t.Errorf("mean %v", got)
	}
	// PPP, OGO, PP: of eight values five are P, two O and one G; in one of three groups two of three pairs differ.
	if got, want := r.All.What.Value, 1-(4./2/8)/(34./56); !same(got, want) {
		t.Errorf("α %v, want %v", got, want)
	}
	if diff := cmp.Diff([]int{3, 3, 2}, r.All.Spans); diff != "" {
		t.Error(diff)
	}
	worst := []Ranked{{"a", 1. / 3, 2, 2}}
	if diff := cmp.Diff(worst, r.Ranked); diff != "" {
		t.Error(diff)
	}
}

func TestConfusionsNameWhatStandsForWhat(t *testing.T) {
	r := report(Study{Annotators: 2}, article(t, "a", "PER 0 4; ORG 10 14; GPE 20 24", "PER 0 3; GPE 10 14; PER 30 34"))
	of := func(label string) annotations.Class { return annotations.Class{Kind: annotations.Entity, Label: label} }
	pair := Pair{0, 1}
	want := map[Confusion]int{{pair, of("ORG"), of("GPE")}: 1, {Pair: pair, First: of("GPE")}: 1, {Pair: pair, Second: of("PER")}: 1}
	if diff := cmp.Diff(want, r.Confusions); diff != "" {
		t.Error(diff)
	}
}

func TestLinesHaveAnOrder(t *testing.T) {
	r := report(Study{Annotators: 2}, article(t, "a", "ORG 0 4; PER 10 14; PER 20 24; QUOTE 30 60", "PER 10 14; QUOTE 31 60"),
		article(t, "b", "ORG 0 4", "PER 0 4"), article(t, "c", "ORG 0 4; PER 6 9", "PER 6 9"))
	var labels, ranked []string
	for _, l := range r.Labels {
		labels = append(labels, l.Class.Label)
	}
	for _, a := range r.Ranked {
		ranked = append(ranked, a.ID)
	}
	if got := fmt.Sprint(labels, ranked); got != "[PER ORG QUOTE] [b a c]" {
		t.Error(got)
	}
	if k := r.Kinds; len(k) != 2 || k[0].Class.Kind != annotations.Entity || !same(k[0].Exact.Value, 4./9) || !same(k[1].Exact.Value, 0) ||
		!slices.Equal(k[1].Spans, []int{1, 1}) {
		t.Errorf("%+v", k)
	}
}

func TestAPairWithoutCommonArticlesIsNotCounted(t *testing.T) {
	r := report(Study{Annotators: 3}, article(t, "a", "PER 0 4", "PER 0 4", "-"), article(t, "b", "-", "PER 0 4; ORG 6 9", "PER 0 4"))
	if got := r.All.Exact.Value; !same(got, (1+2./3)/2) {
		t.Errorf("%v", got)
	}
	if got := r.Pairs[1]; got.Articles != 0 || !math.IsNaN(got.All.Exact.Value) {
		t.Errorf("%+v", got)
	}
}
