package gamma

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestMasks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) ([]int, mask) {
			list := rapid.SliceOfDistinct(rapid.IntRange(0, span-1), func(n int) int { return n }).Draw(t, name)
			for n := range rapid.IntRange(0, span).Draw(t, "leading") {
				if !slices.Contains(list, n) {
					list = append(list, n)
				}
			}
			var m mask
			for _, n := range list {
				m.add(n)
			}
			return list, m
		}
		a, ma := draw("a")
		b, mb := draw("b")
		if got, want := ma.meets(mb), slices.ContainsFunc(a, func(n int) bool { return slices.Contains(b, n) }); got != want {
			t.Fatal("meets", got)
		}
		leading := 0
		for slices.Contains(a, leading) {
			leading++
		}
		if got := ma.leading(); got != leading {
			t.Fatal("leading", got, leading)
		}
		by := rapid.IntRange(0, span).Draw(t, "by")
		var shifted, both mask
		for _, n := range a {
			both.add(n)
			if n >= by {
				shifted.add(n - by)
			}
		}
		for _, n := range b {
			both.add(n)
		}
		if ma.shifted(by) != shifted || ma.with(mb) != both {
			t.Fatal(by, ma.shifted(by), shifted)
		}
	})
}

// crowd draws many units of some annotators on a short text.
func crowd(seed uint64, annotators, units, text int) Continuum {
	random := rand.New(rand.NewPCG(seed, 0))
	c := Continuum{Annotators: make([][]Unit, annotators), Length: text}
	for i := range c.Annotators {
		for range units {
			start := random.IntN(text)
			c.Annotators[i] = append(c.Annotators[i], Unit{start, start + 1 + random.IntN(text/4), string(rune('a' + random.IntN(3)))})
		}
	}
	return c
}

// What is written for three and more gives for two what the assignment gives.
func TestBothSolversAgreeOnTwo(t *testing.T) {
	for seed := range uint64(40) {
		s := newSpace(crowd(seed, 2, 10+int(seed), 200), Usual())
		two, err := s.align(s.sides, nil)
		several := solution{mean: two.mean}
		if err == nil {
			err = s.alignSeveral(&several, s.sides, nil)
		}
		if err != nil || !several.proven {
			t.Fatal(seed, err, several.proven)
		}
		near(t, fmt.Sprint("seed ", seed), several.sum, two.sum, 1e-8)
	}
}

func TestWhatIsNotProvenIsSaid(t *testing.T) {
	unbound := bounds
	defer func() { bounds = unbound }()
	unproven := 0
	rapid.Check(t, func(t *rapid.T) {
		c, p := drawContinuum(t, rapid.IntRange(3, 4).Draw(t, "annotators"), 5), drawParams(t)
		bounds = unbound
		exact, err := Best(c, p, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !exact.Proven { // with α = 0 all units can be aligned with all
			return
		}
		bounds.breadths = []int{1}
		if rapid.Bool().Draw(t, "few sets") {
			bounds.sets, bounds.steps = 0, 0
		}
		bound, err := Best(c, p, nil)
		if err != nil {
			t.Fatal(err)
		}
		checkAlignment(t, c, p, bound)
		if !bound.Proven {
			unproven++
		}
		if bound.Disorder < exact.Disorder-1e-9 || bound.Proven && math.Abs(bound.Disorder-exact.Disorder) > 1e-9 {
			t.Fatalf("%+v, the best is %v", bound, exact.Disorder)
		}
	})
	if unproven == 0 {
		t.Error("the bounds were never reached")
	}
}

func TestAFigureSaysWhatIsNotProven(t *testing.T) {
	unbound := bounds
	defer func() { bounds = unbound }()
	c := crowd(1, 4, 20, 20)
	const alone = 4
	for name, reach := range map[string]func(){
		"states": func() { bounds.transitions = 1 << 12 },
		"sets":   func() { bounds.sets = 0 },
		"steps":  func() { bounds.steps = 0 },
	} {
		bounds = unbound
		reach()
		a, err := Best(c, Usual(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if a.Proven || a.Disorder > alone*0.6 {
			t.Errorf("%s: %v %v", name, a.Disorder, a.Proven)
		}
		figure, err := Measure(c, Options{Params: Usual(), Samples: 1, Seed: 1})
		if err != nil || figure.Proven || !figure.Defined() {
			t.Errorf("%s: %+v %v", name, figure, err)
		}
	}
}

// A search that knows a good cover from a narrower one finds the best still.
func TestWiderSearchesEndWithTheBest(t *testing.T) {
	unbound := bounds
	defer func() { bounds = unbound }()
	for seed := range uint64(30) {
		c := crowd(seed, 3, 7, 40)
		bounds.breadths = unbound.breadths
		want := best(t, c, Usual())
		bounds.breadths = []int{1, 2, 3, 4096}
		near(t, fmt.Sprint("seed ", seed), best(t, c, Usual()).Disorder, want.Disorder, 1e-9)
	}
}
