package agree

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"tippani/annotations"
)

func TestIntervalsNeedFiveArticles(t *testing.T) {
	var articles []Article
	for i := range 5 {
		articles = append(articles, article(t, fmt.Sprint(i), "PER 0 4; ORG 10 14", []string{"PER 0 4", "PER 0 4; ORG 10 14"}[i%2]))
	}
	four, five := report(Study{Annotators: 2}, articles[:4]...), report(Study{Annotators: 2}, articles...)
	if f := four.All.Exact; !math.IsNaN(f.Low) || !math.IsNaN(f.High) {
		t.Errorf("four articles: %+v", f)
	}
	if f := five.All.Exact; !(f.Low < f.Value && f.Value < f.High) {
		t.Errorf("five articles: %+v", f)
	}
	// A pair needs five of its own, answers as well.
	for i := range articles {
		articles[i].Sides, articles[i].Answers = append(articles[i].Sides, nil), append(articles[i].Answers, "")
	}
	articles[0].Sides[2], articles[0].Answers[2] = articles[0].Sides[0], annotations.Reject
	r := report(Study{Annotators: 3}, articles...)
	if one, few := r.Pairs[0].All.Exact, r.Pairs[1].All.Exact; math.IsNaN(one.Low) || few.Value != 1 || !math.IsNaN(few.Low) {
		t.Errorf("%+v, of one article %+v", one, few)
	}
	if few := r.Pairs[1].Answers; few.Units != 1 || few.Alpha.Value != 0 || !math.IsNaN(few.Alpha.Low) {
		t.Errorf("%+v", few)
	}
}

func TestIntervalsLeaveOutTheOutermost(t *testing.T) {
	values := make([]float32, 1000)
	for i := range values {
		values[i] = float32(i)
	}
	if low, high := interval(slices.Clone(values)); low != 25 || high != 974 {
		t.Errorf("%v to %v", low, high)
	}
	nan := float32(math.NaN())
	for i := range 400 {
		values[999-i] = nan
	}
	if low, high := interval(slices.Clone(values)); low != 15 || high != 584 {
		t.Errorf("of 600: %v to %v", low, high)
	}
	for i := range 501 {
		values[999-i] = nan
	}
	if low, _ := interval(values); !math.IsNaN(low) {
		t.Errorf("most are not defined: %v", low)
	}
}
