package agree

import (
	"math"
	"strings"
	"testing"

	"tippani/annotations/agree/coefficient"
	"tippani/annotations/agree/gamma"
	"tippani/model"
)

// ofText is an article of another text.
func ofText(t *testing.T, id, text string, said ...string) Article {
	t.Helper()
	a := article(t, id, make([]string, len(said))...)
	a.Text, _ = model.NewArticle(id, text, model.Meta{})
	for i, s := range said {
		a.Sides[i] = side(t, a.Text, s)
	}
	return a
}

func TestArticlesAreContinua(t *testing.T) {
	s := Study{Annotators: 2, Continua: true}
	const ten = "রহিম ঢাকায" // ten code points
	short := ofText(t, "a", ten, "PER 1 9", "PER 2 3; PER 4 5; PER 6 7")
	r := report(s, short)
	if got := r.label(t, "PER").Unitizing.Value; !same(got, -1012./1445) {
		t.Errorf("αU %v", got)
	}
	// Nested spans of one label have no place in αU, whichever comes first; those of two have.
	nested := ofText(t, "a", ten, "PER 0 3; PER 1 9; PER 5 9; ORG 2 4", "PER 2 3; PER 4 5; PER 6 7; ORG 2 4")
	if sheet := s.Compare(nested); sheet.Nested != 2 {
		t.Errorf("%d nested", sheet.Nested)
	}
	if got := report(s, nested).label(t, "PER").Unitizing.Value; !same(got, -1012./1445) {
		t.Errorf("αU beside nested spans %v", got)
	}
	// Distances are added up as they are: with ten times the text a hundred times as much.
	long := ofText(t, "b", strings.Repeat(ten, 10), "PER 10 90", "PER 10 90")
	wide := coefficient.Unitize(coefficient.Interval{End: 100}, [][]coefficient.Interval{{{Start: 10, End: 90}}, {{Start: 10, End: 90}}})
	want := coefficient.Unitizing{Observed: .91, Expected: 289. / 540}
	want.Add(wide.Scaled(100))
	if got := report(s, short, long).All.Unitizing.Value; !same(got, want.Alpha()) {
		t.Errorf("αU of both %v, want %v", got, want.Alpha())
	}
}

// TestGammaIsThatOfTheContinua takes the continua from the spans by hand.
func TestGammaIsThatOfTheContinua(t *testing.T) {
	o := gamma.Defaults()
	o.Samples, o.Precision = 5, 0
	unit := func(start, end int, category string) gamma.Unit {
		return gamma.Unit{Start: start, End: end, Category: category}
	}
	a, b := []gamma.Unit{unit(0, 4, "PER, entity"), unit(40, 60, "QUOTE, quote"), unit(70, 74, "ORG, entity")},
		[]gamma.Unit{unit(0, 6, "PER, entity"), unit(70, 74, "GPE, entity"), unit(42, 60, "QUOTE, quote")}
	c := []gamma.Unit{unit(2, 6, "PER, entity")}
	first := article(t, "a", "PER 0 4; QUOTE 40 60; ORG 70 74", "PER 0 6; GPE 70 74; QUOTE 42 60", "PER 2 6")
	second := article(t, "b", "PER 0 4; QUOTE 40 60; ORG 70 74", "PER 0 6; GPE 70 74; QUOTE 42 60", "-")
	measured := func(continua ...[][]gamma.Unit) gamma.Disorders {
		var sum gamma.Disorders
		for _, units := range continua {
			found, err := gamma.Compare(gamma.Continuum{Annotators: units, Length: first.Text.Index().CodePoints()}, o)
			if err != nil {
				t.Fatal(err)
			}
			sum.Add(found.Disorders)
		}
		return sum
	}
	all := []gamma.Figure{measured([][]gamma.Unit{a, b}, [][]gamma.Unit{a, b}).Figure(), measured([][]gamma.Unit{a, c}).Figure(),
		measured([][]gamma.Unit{b, c}).Figure()}
	want := gamma.Mean(all...)
	r := report(Study{Annotators: 3, Gamma: &o}, first, second)
	if got := r.All.Where.Value; math.Abs(got-want.Gamma) > 1e-9 || math.Abs(r.Pairs[0].All.Where.Value-all[0].Gamma) > 1e-9 {
		t.Errorf("%v, want %v; of the first pair %v, want %v", got, want.Gamma, r.Pairs[0].All.Where.Value, all[0].Gamma)
	}
	if s := r.Gamma; s.Samples != want.Samples || math.Abs(s.Low-want.Low) > 1e-9 || math.Abs(s.High-want.High) > 1e-9 || !s.Proven {
		t.Errorf("%+v, want %+v", s, want)
	}
	of := func(list []gamma.Unit, kept string) (units []gamma.Unit) {
		for _, u := range list {
			if strings.Contains(u.Category, kept) {
				units = append(units, u)
			}
		}
		return units
	}
	r = report(Study{Annotators: 2, Gamma: &o}, article(t, "a", "PER 0 4; QUOTE 40 60; ORG 70 74", "PER 0 6; GPE 70 74; QUOTE 42 60"))
	for kept, line := range map[string]Line{"PER": r.label(t, "PER"), "GPE": r.label(t, "GPE"), "entity": r.Kinds[0], "quote": r.Kinds[1]} {
		if want := measured([][]gamma.Unit{of(a, kept), of(b, kept)}).Figure(); !same(line.Where.Value, want.Gamma) {
			t.Errorf("%s: %v, want %v", kept, line.Where.Value, want.Gamma)
		}
	}
	r = report(Study{Annotators: 3, Gamma: &o, Joint: true}, first, second)
	if want := measured([][]gamma.Unit{a, b, c}, [][]gamma.Unit{a, b}).Figure(); math.Abs(r.All.Where.Value-want.Gamma) > 1e-9 {
		t.Errorf("joint: %v, want %v", r.All.Where.Value, want.Gamma)
	}
	if got := r.Pairs[0].All.Where.Value; !math.IsNaN(got) {
		t.Errorf("joint, of a pair: %v", got)
	}
}

func TestSpansWithoutKindCountOnceForGamma(t *testing.T) {
	o := gamma.Options{Params: gamma.Usual(), Samples: 2}
	said := []string{"PER 0 4; ORG 70 74", "PER 0 6; ORG 70 74"}
	want := report(Study{Annotators: 2, Gamma: &o}, article(t, "a", said...))
	a := article(t, "a", said...)
	for _, side := range a.Sides {
		side.Spans[0].Kind = ""
	}
	got := report(Study{Annotators: 2, Gamma: &o}, a)
	if !same(got.All.Where.Value, want.All.Where.Value) || !same(got.label(t, "PER").Where.Value, want.label(t, "PER").Where.Value) {
		t.Errorf("%v, with kinds %v", got.All.Where.Value, want.All.Where.Value)
	}
}

func TestTokensAreCalledAsTheShortestSpan(t *testing.T) {
	s := Study{Annotators: 2, Tokens: true}
	// Six tokens: A has QPQQ--, B has QPQ---.
	a := ofText(t, "a", "ab cd ef gh ij kl", "QUOTE 0 11; PER 3 5", "PER 3 5; QUOTE 0 8")
	agreed, expected := 5./6, (3.*2+1*1+2*3)/36
	if got := report(s, a).Kappa.Value; !same(got, (agreed-expected)/(1-expected)) {
		t.Errorf("κ %v", got)
	}
}
