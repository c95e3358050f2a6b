package agree

import (
	"fmt"
	"testing"

	"tippani/annotations"
)

func TestLabelsAreComparedWhereBothMarked(t *testing.T) {
	// Artstein and Poesio 2008, p. 568, at most four spans an article; what only one found does not count.
	var articles []Article
	for label, n := range map[[2]string]int{{"S", "S"}: 46, {"I", "S"}: 6, {"I", "I"}: 32, {"I", "C"}: 6, {"C", "C"}: 10} {
		for range n {
			articles = append(articles, article(t, fmt.Sprint(len(articles)), label[0]+" 0 4; S 30 40", label[1]+" 0 4"))
		}
	}
	r := report(Study{Annotators: 2}, articles...)
	if got := r.All.What.Value; !same(got, 2396./2993) {
		t.Errorf("α %v", got)
	}
	for label, want := range map[string]float64{"C": 555. / 754, "I": 1759. / 2356, "S": 1467. / 1666} {
		if got := r.label(t, label).What.Value; !same(got, want) {
			t.Errorf("α of %s %v, want %v", label, got, want)
		}
	}
	if f := r.All.What; !(f.Low < f.Value && f.Value < f.High) {
		t.Errorf("interval %+v", f)
	}
}

func TestAttributesAreComparedOnAlignedSpans(t *testing.T) {
	r := report(Study{Annotators: 2}, article(t, "a",
		"QUOTE 0 4 type=direct; QUOTE 10 14 type=direct; QUOTE 20 24 type=indirect; QUOTE 30 34 type=direct; QUOTE 50 54 type=direct",
		"QUOTE 0 4 type=direct; QUOTE 10 14 type=indirect; QUOTE 20 24 type=indirect; QUOTE 30 34; CLAIM 60 64"))
	if len(r.Attributes) != 1 {
		t.Fatalf("%+v", r.Attributes)
	}
	// dd di ii: three values of each, of nine unequal pairs of fifteen one in three.
	a := r.Attributes[0]
	if a.Name != "type" || a.Units != 3 || a.Any != 5 || !same(a.Alpha.Value, 1-(2./6)/(18./30)) {
		t.Errorf("%+v", a)
	}
}

func TestAnswersCountWhoeverIsCompared(t *testing.T) {
	a, b, c := article(t, "a", "PER 0 4", "-"), article(t, "b", "PER 0 4", "PER 0 4"), article(t, "c", "-", "-")
	a.Answers = []annotations.Answer{annotations.Accept, annotations.Reject}
	c.Answers = []annotations.Answer{annotations.InProgress, annotations.Reject}
	r := report(Study{Annotators: 2}, a, b, c)
	if r.Answers.Units != 2 || !same(r.Answers.Alpha.Value, 0) || r.Articles != 1 {
		t.Errorf("%+v of %d articles", r.Answers, r.Articles)
	}
}
