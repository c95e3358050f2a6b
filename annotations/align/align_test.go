package align

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/model"
)

// side reads spans as "PER 0 4", the kind being told by the label.
func side(name string, spans ...string) []*annotations.Span {
	var list []*annotations.Span
	for i, text := range spans {
		s := &annotations.Span{ID: fmt.Sprint("s", i+1), Kind: annotations.Entity, Note: name}
		var start, end int
		if _, err := fmt.Sscan(text, &s.Label, &start, &end); err != nil {
			panic(err)
		}
		switch s.Label {
		case "QUOTE":
			s.Kind = annotations.Quote
		case "CLAIM":
			s.Kind = annotations.Claim
		}
		s.Range = model.Range{Start: model.Offset(start), End: model.Offset(end)}
		list = append(list, s)
	}
	return list
}

// describe writes groups as "a.s1+b.s2".
func describe(groups []Group) string {
	var all []string
	for _, g := range groups {
		var parts []string
		for i, s := range g.Spans {
			if s != nil {
				parts = append(parts, string(rune('a'+i))+s.ID[1:])
			}
		}
		text := strings.Join(parts, "+")
		if g.Agreed() {
			text += "!"
		}
		all = append(all, text)
	}
	return strings.Join(all, " ")
}

func TestWhatStandsForWhat(t *testing.T) {
	for _, c := range []struct {
		name  string
		sides [][]*annotations.Span
		want  string
	}{
		{"the same", [][]*annotations.Span{side("a", "PER 0 4"), side("b", "PER 0 4")}, "a1+b1!"},
		{"missed", [][]*annotations.Span{side("a", "PER 0 4"), side("b")}, "a1"},
		{"another label", [][]*annotations.Span{side("a", "PER 0 4"), side("b", "ORG 0 4")}, "a1+b1"},
		{"another end", [][]*annotations.Span{side("a", "PER 0 4"), side("b", "PER 2 8")}, "a1+b1"},
		{"no text in common", [][]*annotations.Span{side("a", "PER 0 4"), side("b", "PER 4 8")}, "a1 b1"},
		{"a name in a quotation is not the quotation", [][]*annotations.Span{side("a", "QUOTE 0 40"), side("b", "PER 0 4")}, "a1 b1"},
		{"a claim may be taken for a quotation", [][]*annotations.Span{side("a", "QUOTE 0 40"), side("b", "CLAIM 4 40")}, "a1+b1"},
		{"nested ones each with its own", [][]*annotations.Span{side("a", "ORG 0 20", "GPE 0 4"), side("b", "GPE 0 4", "ORG 0 20")},
			"a1+b2! a2+b1!"},
		{"two short ones in a long one count once", [][]*annotations.Span{side("a", "PER 0 20"), side("b", "PER 0 4", "PER 6 20")}, "a1+b2 b1"},
		// First come, first served would give the long one the first short one and leave the second without.
		{"as much as can be", [][]*annotations.Span{side("a", "PER 0 8", "PER 6 12"), side("b", "PER 4 12", "PER 0 5")}, "a1+b2 a2+b1"},
		{"identical before alike", [][]*annotations.Span{side("a", "PER 0 8", "PER 4 12"), side("b", "PER 4 12", "PER 6 14")}, "a1+b2 a2+b1!"},
		{"the same label before the same ends", [][]*annotations.Span{side("a", "GPE 0 8"), side("b", "ORG 0 8", "GPE 0 6")}, "a1+b2 b1"},
		{"three", [][]*annotations.Span{side("a", "PER 0 8"), side("b", "PER 0 8"), side("c", "PER 0 6")}, "a1+b1+c1"},
		{"three who agree", [][]*annotations.Span{side("a", "PER 0 8"), side("b", "PER 0 8"), side("c", "PER 0 8")}, "a1+b1+c1!"},
		{"all in a group share text", [][]*annotations.Span{side("a", "PER 0 8"), side("b", "PER 6 14"), side("c", "PER 12 20")}, "a1+b1 c1"},
		{"twice by one", [][]*annotations.Span{side("a", "PER 0 8", "PER 0 8"), side("b", "PER 0 8")}, "a1+b1! a2"},
		{"nobody", nil, ""},
		{"nothing", [][]*annotations.Span{nil, nil}, ""},
		{"one alone", [][]*annotations.Span{side("a", "PER 0 8")}, "a1!"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := describe(Of(c.sides...)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAttributesCountAsDisagreementNotesDoNot(t *testing.T) {
	a, b := side("a", "QUOTE 0 9"), side("b", "QUOTE 0 9")
	if !Of(a, b)[0].Agreed() {
		t.Error("only the notes differ")
	}
	a[0].Attrs = map[string]string{"type": "direct"}
	if Of(a, b)[0].Agreed() {
		t.Error("an attribute differs")
	}
	// Of what one side marked twice, the one that says the same goes with the other's.
	b = side("b", "QUOTE 0 9", "QUOTE 0 9")
	b[1].Attrs = map[string]string{"type": "direct"}
	a = side("a", "QUOTE 0 9", "QUOTE 0 9")
	a[0].Attrs = map[string]string{"type": "direct"}
	if got := describe(Of(a, b)); got != "a2+b1! a1+b2!" {
		t.Error(got)
	}
}

func drawSides(t *rapid.T) [][]*annotations.Span {
	n := rapid.IntRange(1, 4).Draw(t, "sides")
	sides := make([][]*annotations.Span, n)
	for i := range sides {
		var texts []string
		for range rapid.IntRange(0, 7).Draw(t, "spans") {
			start := rapid.IntRange(0, 14).Draw(t, "start")
			texts = append(texts, fmt.Sprint(rapid.SampledFrom([]string{"PER", "ORG", "QUOTE", "CLAIM"}).Draw(t, "label"), " ", start, " ",
				start+rapid.IntRange(1, 9).Draw(t, "length")))
		}
		sides[i] = side("", texts...)
	}
	return sides
}

// keys names the spans of each group, whoever's, so that groups of other orders can be compared.
func keys(groups []Group) []string {
	var list []string
	for _, g := range groups {
		var parts []string
		for _, s := range g.Spans {
			if s != nil {
				parts = append(parts, fmt.Sprint(s.Range, s.Label))
			}
		}
		slices.Sort(parts)
		list = append(list, strings.Join(parts, "+"))
	}
	slices.Sort(list)
	return list
}

func TestGroupsPartitionTheSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sides := drawSides(t)
		seen := make(map[*annotations.Span]bool)
		for _, g := range Of(sides...) {
			if g.Votes() == 0 {
				t.Fatal("an empty group")
			}
			for i, s := range g.Spans {
				if s == nil {
					continue
				}
				if seen[s] || !slices.Contains(sides[i], s) || !g.Range.Covers(s.Range) {
					t.Fatal("a span twice, of another side, or beyond its group")
				}
				seen[s] = true
			}
		}
		for _, list := range sides {
			for _, s := range list {
				if !seen[s] {
					t.Fatal("a span in no group")
				}
			}
		}
	})
}

func TestTheOrderOfSidesAndSpansDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sides := drawSides(t)
		want := keys(Of(sides...))
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		for _, list := range sides {
			random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		}
		random.Shuffle(len(sides), func(i, j int) { sides[i], sides[j] = sides[j], sides[i] })
		if got := keys(Of(sides...)); !slices.Equal(got, want) {
			t.Fatalf("%v became %v", want, got)
		}
	})
}

func TestWhoSaysTheSameAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := drawSides(t)[0]
		for _, g := range Of(list, list, list) {
			if !g.Agreed() {
				t.Fatal(describe([]Group{g}))
			}
		}
	})
}

// TestTwoSidesShareTheMost tries every way to join what is not identical.
func TestTwoSidesShareTheMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sides := drawSides(t)
		if len(sides) < 2 {
			t.Skip()
		}
		got := 0.0
		var left, right []*annotations.Span
		for _, g := range Of(sides[0], sides[1]) {
			a, b := g.Spans[0], g.Spans[1]
			if a != nil && b != nil && compareMark(a, b) == 0 {
				continue
			}
			if a != nil {
				left = append(left, a)
			}
			if b != nil {
				right = append(right, b)
			}
			if a != nil && b != nil {
				got += Likeness(a, b)
			}
		}
		if want := most(left, right); got < want-1e-9 {
			t.Fatalf("%v in common, there could be %v", got, want)
		}
	})
}

func most(left, right []*annotations.Span) float64 {
	if len(left) == 0 {
		return 0
	}
	best := most(left[1:], right)
	for i, s := range right {
		if like := Likeness(left[0], s); like > 0 {
			best = max(best, like+most(left[1:], slices.Delete(slices.Clone(right), i, i+1)))
		}
	}
	return best
}

// TestSpansPiledOnOnePlaceAreGroupedToo has hundreds of spans share one place, which no person makes and a file can hold.
func TestSpansPiledOnOnePlaceAreGroupedToo(t *testing.T) {
	for _, n := range []int{2, 3} {
		sides := make([][]*annotations.Span, n)
		for side := range sides {
			for i := range 400 {
				sides[side] = append(sides[side], &annotations.Span{ID: fmt.Sprint("s", i), Kind: annotations.Entity, Label: "PER",
					Range: model.Range{Start: model.Offset(i), End: model.Offset(1000 + 7*i + side)}})
			}
		}
		spans := 0
		for _, g := range Of(sides...) {
			spans += g.Votes()
		}
		if spans != 400*n {
			t.Errorf("%d spans of %d sides are in groups", spans, n)
		}
	}
}

// BenchmarkOf groups what two annotators say of an article of 5,000 spans, of which some differ.
func BenchmarkOf(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 1))
	var first, second []*annotations.Span
	for i := range 5000 {
		s := &annotations.Span{ID: fmt.Sprint("s", i), Kind: annotations.Entity, Label: "PER",
			Range: model.Range{Start: model.Offset(i * 20), End: model.Offset(i*20 + 12)}}
		first = append(first, s)
		moved := *s
		if random.IntN(5) == 0 {
			moved.Range.End += 15
		}
		second = append(second, &moved)
	}
	for b.Loop() {
		Of(first, second)
	}
}
