package evaluate

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/model"
)

func draw(t *rapid.T, name string) []*annotations.Span {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) *annotations.Span {
		start := rapid.IntRange(0, 12).Draw(t, "start")
		return &annotations.Span{Label: rapid.SampledFrom([]string{"PER", "ORG", "GPE"}).Draw(t, "label"),
			Kind:  rapid.SampledFrom([]annotations.Kind{annotations.Entity, annotations.Entity, annotations.Quote, ""}).Draw(t, "kind"),
			Range: model.Range{Start: model.Offset(start), End: model.Offset(start + rapid.IntRange(1, 6).Draw(t, "length"))}}
	}), 0, 6).Draw(t, name)
}

// most is the greatest sum of credits that any pairing has, found by trying all.
func most(gold, predicted []*annotations.Span, credit func(a, b *annotations.Span) float64) float64 {
	if len(gold) == 0 {
		return 0
	}
	best := most(gold[1:], predicted, credit)
	for i, p := range predicted {
		if c := credit(gold[0], p); c > 0 {
			rest := slices.Delete(slices.Clone(predicted), i, i+1)
			best = max(best, c+most(gold[1:], rest, credit))
		}
	}
	return best
}

// credits say of a pair what it counts, written once more from the definitions.
var credits = [schemes]func(a, b *annotations.Span) float64{
	Strict: func(a, b *annotations.Span) float64 { return one(a.Range == b.Range && a.Label == b.Label) },
	Type:   func(a, b *annotations.Span) float64 { return one(a.Range.Overlaps(b.Range) && a.Label == b.Label) },
	Exact:  func(a, b *annotations.Span) float64 { return one(a.Range == b.Range) },
	Partial: func(a, b *annotations.Span) float64 {
		return one(a.Range == b.Range)/2 + one(akin(a, b))/2
	},
	Overlap: func(a, b *annotations.Span) float64 { return one(akin(a, b)) },
}

func akin(a, b *annotations.Span) bool {
	return a.Range.Overlaps(b.Range) && (a.Label == b.Label || a.Range == b.Range || a.Kind == b.Kind || a.Kind == "" || b.Kind == "")
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

func TestNoPairingIsBetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gold, predicted := draw(t, "gold"), draw(t, "predicted")
		r := Spans(gold, predicted)
		for _, s := range Schemes() {
			if want := most(gold, predicted, credits[s]); r.All[s].Found != want || r.All[s].Right != want {
				t.Fatalf("%v: %+v, the best pairing has %v", s, r.All[s], want)
			}
		}
	})
}

func TestTheSidesMirrorEachOtherInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gold, predicted := draw(t, "gold"), draw(t, "predicted")
		there := Spans(gold, predicted)
		back := Spans(rapid.Permutation(predicted).Draw(t, "predicted again"), rapid.Permutation(gold).Draw(t, "gold again"))
		for _, s := range Schemes() {
			if a, b := there.All[s], back.All[s]; a.Found != b.Right || a.Gold != b.Predicted {
				t.Fatalf("%v: %+v and %+v", s, a, b)
			}
		}
		for name, a := range there.Labels {
			b := back.Labels[name]
			for _, s := range []Scheme{Strict, Type} {
				if (Score{b[s].Predicted, b[s].Gold, b[s].Right, b[s].Found}) != a[s] {
					t.Fatalf("%s %v: %+v and %+v", name, s, a[s], b[s])
				}
			}
		}
	})
}

func TestWhatIsHarderIsNotMoreOftenRight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gold, predicted := draw(t, "gold"), draw(t, "predicted")
		r := Spans(gold, predicted)
		for _, c := range [][2]Scheme{{Strict, Type}, {Strict, Exact}, {Exact, Partial}, {Partial, Overlap}, {Type, Overlap}} {
			if r.All[c[0]].Found > r.All[c[1]].Found {
				t.Fatalf("%v %v, %v %v", c[0], r.All[c[0]].Found, c[1], r.All[c[1]].Found)
			}
		}
		var sum [schemes]Score
		for _, scores := range r.Labels {
			for s := range scores {
				sum[s].add(scores[s])
			}
		}
		if sum != r.All {
			t.Fatalf("the labels add up to %+v, all to %+v", sum, r.All)
		}
		pairs, missed, spurious := 0, 0, 0
		for c, n := range r.Confusions {
			switch {
			case c.Gold == "":
				spurious += n
			case c.Predicted == "":
				missed += n
			default:
				pairs += n
			}
		}
		if len(gold)-missed != len(predicted)-spurious || pairs > len(gold)-missed {
			t.Fatalf("%d gold, %d predicted, %v", len(gold), len(predicted), r.Confusions)
		}
	})
}
