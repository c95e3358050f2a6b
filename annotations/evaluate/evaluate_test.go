package evaluate

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tippani/annotations"
	"tippani/model"
)

// spans makes spans of "label start end" with semicolons between. Labels in capitals are entities, others quotes; "?" before one: no kind.
func spans(list string) []*annotations.Span {
	var out []*annotations.Span
	for part := range strings.SplitSeq(list, ";") {
		s := &annotations.Span{ID: fmt.Sprint("s", len(out)+1), Kind: annotations.Entity}
		if n, _ := fmt.Sscan(part, &s.Label, &s.Range.Start, &s.Range.End); n != 3 {
			continue
		}
		if label, none := strings.CutPrefix(s.Label, "?"); none {
			s.Label, s.Kind = label, ""
		} else if s.Label != strings.ToUpper(s.Label) {
			s.Kind = annotations.Quote
		}
		out = append(out, s)
	}
	return out
}

// found is the sum of credits of all schemes, in their order.
func found(r *Result) [schemes]float64 {
	var out [schemes]float64
	for _, s := range Schemes() {
		out[s] = r.All[s].Found
	}
	return out
}

func TestCreditsByHand(t *testing.T) {
	for _, c := range []struct {
		name, gold, predicted string
		want                  [schemes]float64 // strict, type, exact, partial, overlap
	}{
		{"nothing", "", "", [schemes]float64{}},
		{"missed", "PER 0 4", "", [schemes]float64{}},
		{"side by side", "PER 0 4", "PER 4 8", [schemes]float64{}},
		{"empty", "PER 0 4", "PER 2 2", [schemes]float64{}},
		{"equal", "PER 0 4", "PER 0 4", [schemes]float64{1, 1, 1, 1, 1}},
		{"another label", "PER 0 4", "ORG 0 4", [schemes]float64{0, 0, 1, 1, 1}},
		{"other ends", "PER 0 4", "PER 3 9", [schemes]float64{0, 1, 0, .5, 1}},
		{"another label and other ends", "PER 0 4", "ORG 3 9", [schemes]float64{0, 0, 0, .5, 1}},
		{"the same twice is one too many", "PER 0 4", "PER 0 4; PER 0 4", [schemes]float64{1, 1, 1, 1, 1}},
		{"two short ones in a long one", "PER 0 9", "PER 0 4; PER 5 9", [schemes]float64{0, 1, 0, .5, 1}},
		{"a name is no bad quotation", "quote 0 90", "PER 3 9", [schemes]float64{}},
		{"a claim of the same ends is", "quote 0 90", "CLAIM 0 90", [schemes]float64{0, 0, 1, 1, 1}},
		{"who has no kind may be anything", "quote 0 90", "?PER 3 9", [schemes]float64{0, 0, 0, .5, 1}},
		// The first come would take [0,9) for [0,5), with which it shares most, and leave [8,12) alone.
		{"as many as can", "PER 0 5; PER 8 12", "PER 0 9; PER 1 2", [schemes]float64{0, 2, 0, 1, 2}},
		{"the same ends are not parted for halves", "PER 0 9; PER 8 12", "PER 0 9; PER 1 2", [schemes]float64{1, 2, 1, 1, 2}},
		// SemEval-2013, task 9: missed; spurious; warfarin for of warfarin; another type; equal; another type and other ends.
		{"six cases", "DRUG 0 5; DRUG 20 30; DRUG 40 45; DRUG 50 55; DRUG 60 65", "DRUG 10 15; DRUG 22 30; ORG 40 45; DRUG 50 55; ORG 58 65",
			[schemes]float64{1, 2, 2, 3, 4}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := found(Spans(spans(c.gold), spans(c.predicted))); got != c.want {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

// The example of the README of nervaluate, whose formula, not its printed figure, gives .7 for partial. Offsets are tokens; the second
// sentence begins at 100.
func TestFiguresOfAPublishedExample(t *testing.T) {
	gold := spans("PER 1 3; ORG 6 8; LOC 101 102; PER 102 104; DATE 106 107")
	predicted := spans("PER 2 4; ORG 6 8; LOC 101 103; PER 103 104; DATE 106 107")
	r := Spans(gold, predicted)
	for scheme, want := range map[Scheme]float64{Strict: .4, Type: 1, Exact: .4, Partial: .7} {
		if f := r.All[scheme].Figures(); math.Abs(f.F-want) > 1e-9 || f.Precision != f.Recall {
			t.Errorf("%v: %+v, want F %v", scheme, f, want)
		}
	}
	for label, want := range map[string]float64{"DATE": 1, "LOC": 0, "ORG": 1, "PER": 0} {
		if f := r.Labels[label][Strict].Figures(); f.F != want {
			t.Errorf("%s: %+v, want F %v", label, f, want)
		}
	}
	if f := r.Macro(Strict); f != (Figures{.5, .5, .5}) {
		t.Errorf("macro %+v", f)
	}
}

func TestWhatCannotBeMeasuredIsNoNumber(t *testing.T) {
	if f := (Score{}).Figures(); !math.IsNaN(f.F) || !math.IsNaN(f.Precision) || !math.IsNaN(f.Recall) {
		t.Errorf("nothing: %+v", f)
	}
	if f := (Score{Gold: 1}).Figures(); f.F != 0 || !math.IsNaN(f.Precision) || f.Recall != 0 {
		t.Errorf("nothing predicted: %+v", f)
	}
	if r := Spans(spans("PER 0 4"), spans("PER 0 4; ORG 8 9")); r.Macro(Strict) != (Figures{.5, .5, .5}) {
		t.Errorf("macro %+v", r.Macro(Strict))
	}
	if f := new(Result).Macro(Strict); !math.IsNaN(f.F) {
		t.Errorf("macro of nothing %+v", f)
	}
}

func TestALabelIsFoundUnderAnother(t *testing.T) {
	r := Spans(spans("PER 0 4"), spans("ORG 0 4"))
	if per, org := r.Labels["PER"][Exact], r.Labels["ORG"][Exact]; per != (Score{1, 0, 1, 0}) || org != (Score{0, 1, 0, 1}) {
		t.Errorf("%+v, %+v", per, org)
	}
}

func TestConfusions(t *testing.T) {
	r := Spans(spans("PER 0 4; PER 10 14; GPE 20 24; quote 30 60; ORG 70 80; GPE 70 75"),
		spans("ORG 0 4; PER 11 14; ORG 26 28; PER 31 34; GPE 70 74; ORG 70 80"))
	want := map[Confusion]int{{"PER", "ORG"}: 1, {Gold: "GPE"}: 1, {Predicted: "ORG"}: 1, {Gold: "quote"}: 1, {Predicted: "PER"}: 1}
	if diff := cmp.Diff(want, r.Confusions); diff != "" {
		t.Error(diff)
	}
	r = Spans(spans("PER 0 9"), spans("ORG 0 9; PER 0 3"))
	if diff := cmp.Diff(map[Confusion]int{{Predicted: "ORG"}: 1}, r.Confusions); diff != "" {
		t.Error("the label comes first: " + diff)
	}
}

func TestTablesAreBounded(t *testing.T) {
	total := new(Result)
	links := new(Links)
	for i := range maxLabels + 5 {
		s := &annotations.Span{ID: "s1", Label: fmt.Sprint("L", i), Range: model.Range{End: 3}}
		total.Add(Spans([]*annotations.Span{s}, nil))
		links.Add(Relations(Side{Relations: []*annotations.Relation{{Label: s.Label}}}, Side{}))
	}
	if len(total.Labels) != maxLabels || total.Capped != 5 || total.All[Strict].Gold != maxLabels+5 {
		t.Errorf("%d labels, %d capped, %+v", len(total.Labels), total.Capped, total.All[Strict])
	}
	again := new(Links)
	again.Add(links)
	if again.Capped != 5 {
		t.Errorf("%d capped", again.Capped)
	}
	if len(links.Labels) != maxLabels || links.Capped != 5 || links.All.Gold != maxLabels+5 {
		t.Errorf("%d labels, %d capped, %+v", len(links.Labels), links.Capped, links.All)
	}
}

func TestACrowdIsTold(t *testing.T) {
	var pile []*annotations.Span
	for i := range 1100 {
		pile = append(pile, &annotations.Span{Label: "PER", Range: model.Range{Start: model.Offset(i), End: 5000}})
	}
	total := new(Result)
	total.Add(Spans(pile, pile))
	if total.Crowded != 1 {
		t.Error("a million overlaps and more are not told")
	}
	quotes := make([]*annotations.Span, len(pile))
	for i, s := range pile {
		quotes[i] = &annotations.Span{Label: "quote", Kind: annotations.Quote, Range: model.Range{Start: s.Range.Start, End: 6000}}
		pile[i].Kind = annotations.Entity
	}
	if r := Spans(pile, quotes); r.Crowded != 1 {
		t.Error("overlaps of what can't be compared are looked at without end")
	}
	if r := Spans(pile[:900], pile[:900]); r.Crowded != 0 || r.All[Strict].Found != 900 {
		t.Errorf("%d crowded, %+v", r.Crowded, r.All[Strict])
	}
}

func TestRelations(t *testing.T) {
	side := func(list string, relations ...annotations.Relation) Side {
		s := Side{Spans: spans(list)}
		for i := range relations {
			s.Relations = append(s.Relations, &relations[i])
		}
		return s
	}
	rel := func(from, to, label string) annotations.Relation {
		return annotations.Relation{From: from, To: to, Label: label}
	}
	gold := side("quote 0 9; PER 20 24; PER 30 34", rel("s1", "s2", "SPEAKER"), rel("s1", "s3", "SPEAKER"), rel("s1", "s2", "CUE"),
		rel("s1", "s9", "CLAIMANT"))
	for _, c := range []struct {
		name      string
		predicted Side
		want      Score
	}{
		{"nothing", Side{}, Score{Gold: 4}},
		{"other ids", side("PER 20 24; quote 0 9", rel("s2", "s1", "SPEAKER")), Score{4, 1, 1, 1}},
		{"turned round", side("PER 20 24; quote 0 9", rel("s1", "s2", "SPEAKER")), Score{4, 1, 0, 0}},
		{"other ends", side("PER 20 25; quote 0 9", rel("s2", "s1", "SPEAKER")), Score{4, 1, 0, 0}},
		{"another label at an end", side("ORG 20 24; quote 0 9", rel("s2", "s1", "SPEAKER")), Score{4, 1, 0, 0}},
		{"an end that is not there", side("quote 0 9", rel("s1", "s7", "SPEAKER")), Score{4, 1, 0, 0}},
		{"an end that neither has", side("quote 0 9", rel("s1", "s9", "CLAIMANT")), Score{4, 1, 0, 0}},
		{"twice", side("PER 20 24; quote 0 9", rel("s2", "s1", "SPEAKER"), rel("s2", "s1", "SPEAKER")), Score{4, 2, 1, 1}},
	} {
		if got := Relations(gold, c.predicted); got.All != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got.All, c.want)
		}
	}
	gold.Relations = gold.Relations[:3]
	if m := Relations(gold, gold).Macro(); m != (Figures{1, 1, 1}) {
		t.Errorf("%+v", m)
	}
}
