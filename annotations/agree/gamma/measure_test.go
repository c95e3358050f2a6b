package gamma

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"tippani/model/stop"
)

func TestNoFigureWhereNoneIsDefined(t *testing.T) {
	one := []Unit{{0, 4, "a"}}
	for name, c := range map[string]Continuum{
		"nobody": {}, "one annotator": {Annotators: [][]Unit{one}}, "no units": {Annotators: [][]Unit{nil, {}}, Length: 9},
	} {
		figure, err := Measure(c, Defaults())
		if err != nil || figure.Defined() || !math.IsNaN(figure.Low) || !math.IsNaN(figure.High) {
			t.Errorf("%s: %+v %v", name, figure, err)
		}
		found, err := Compare(c, Defaults())
		if err != nil || found.Disorders.Figure().Defined() || found.Disorders.Without != 1 || !math.IsNaN(found.Categories.Gamma()) {
			t.Errorf("%s: %+v %v", name, found, err)
		}
	}
	// Who found nothing disagrees with who found something.
	figure, err := Measure(Continuum{Annotators: [][]Unit{one, nil}, Length: 9}, Defaults())
	if err != nil || !figure.Defined() || figure.Observed != 2 || figure.Gamma > 0.1 {
		t.Errorf("%+v %v", figure, err)
	}
	found, err := Compare(Continuum{Annotators: [][]Unit{one, {{2, 6, "a"}}}, Length: 9}, Defaults())
	if of := found.Categories.Of(); err != nil || len(of) != 1 || !math.IsNaN(of["a"]) || !math.IsNaN(found.Categories.Gamma()) {
		t.Errorf("with one category only %v %v", of, err)
	}
}

// inTurn gives continua of two annotators with two units each, the first of which are some way apart.
func inTurn(starts ...int) func(*rand.Rand) Continuum {
	next := 0
	return func(*rand.Rand) Continuum {
		start := starts[next%len(starts)]
		next++
		return Continuum{Annotators: [][]Unit{{{0, 10, "a"}, {99, 100, "a"}}, {{start, start + 10, "a"}, {99, 100, "a"}}}}
	}
}

func TestSamplesAreToppedUpOnce(t *testing.T) {
	c := inTurn(2)(nil)
	o := Options{Params: Params{Alpha: 1, Beta: 1, Empty: 1}, Samples: 10, Precision: 0.05, Sampler: inTurn(5, 10)}
	figure, err := Measure(c, o)
	if err != nil {
		t.Fatal(err)
	}
	// The disorders are .02 for the annotators, and .125 and .5 in turn for chance: cv is .1875/.3125 = .6, and (.6·1.96/.05)² is 553.19.
	if figure.Samples != 554 {
		t.Errorf("%d samples", figure.Samples)
	}
	near(t, "δrandom", figure.Expected, 0.3125, 1e-12)
	near(t, "γ", figure.Gamma, 1-0.02/0.3125, 1e-12)
	off := 1.96 * 0.6 / math.Sqrt(554)
	near(t, "low", figure.Low, 1-0.02/(0.3125*(1-off)), 1e-12)
	near(t, "high", figure.High, 1-0.02/(0.3125*(1+off)), 1e-12)
	o.Precision = 0.9
	if figure, _ := Measure(c, o); figure.Samples != 10 {
		t.Errorf("%d samples, though they are enough", figure.Samples)
	}
	o.Precision = 1e-9
	if figure, _ := Measure(c, o); figure.Samples != maxSamples {
		t.Errorf("%d samples at most", figure.Samples)
	}
}

// dataset is three articles: one where the annotators agree, one where they do not, and an empty one.
var dataset = []Continuum{
	{Annotators: [][]Unit{{{0, 9, "a"}, {20, 30, "b"}}, {{0, 9, "a"}, {20, 30, "b"}}}, Length: 100},
	{Annotators: [][]Unit{{{5, 9, "a"}, {20, 30, "b"}, {40, 44, "a"}}, {{5, 11, "a"}, {60, 70, "b"}}}, Length: 100},
	{Annotators: [][]Unit{nil, nil}, Length: 100},
}

func TestADatasetWeighsArticlesByTheirUnits(t *testing.T) {
	o := Defaults()
	var sum Disorders
	observed, expected := 0.0, 0.0
	for i, weight := range []float64{2, 2.5, 0} {
		found, err := Compare(dataset[i], o)
		if err != nil {
			t.Fatal(err)
		}
		figure := found.Disorders.Figure()
		observed += weight * figure.Observed
		expected += weight * figure.Expected
		sum.Add(found.Disorders)
		alone, err := Measure(dataset[i], o)
		if err != nil || alone.Gamma != figure.Gamma && weight > 0 {
			t.Errorf("%+v by itself, %+v of the dataset: %v", alone, figure, err)
		}
	}
	figure := sum.Figure()
	near(t, "γ", figure.Gamma, 1-observed/expected, 1e-12)
	if sum.Continua != 3 || sum.Without != 1 || !(figure.Low < figure.Gamma && figure.Gamma < figure.High && figure.High < 1) {
		t.Errorf("%+v %+v", sum, figure)
	}
}

func TestCategoriesAddUp(t *testing.T) {
	// Aligned units at one place: half of the pairs of the first continuum differ, none of the second, which has three times as many.
	var first, second Continuum
	for _, c := range []struct {
		to     *Continuum
		n      int
		differ bool
	}{{&first, 2, true}, {&second, 6, false}} {
		c.to.Annotators = make([][]Unit, 2)
		for i := range c.n {
			a := Unit{100 * i, 100*i + 10, string(rune('a' + i%2))}
			b := a
			if c.differ && i == 0 {
				b.Category = "b"
			}
			c.to.Annotators[0], c.to.Annotators[1] = append(c.to.Annotators[0], a), append(c.to.Annotators[1], b)
		}
	}
	// By chance half of the pairs differ.
	o := Options{Params: Usual(), Samples: 2, Sampler: func(*rand.Rand) Continuum { return first }}
	var sum Categories
	for _, c := range []Continuum{first, second} {
		found, err := Compare(c, o)
		if err != nil {
			t.Fatal(err)
		}
		sum.Add(found.Categories)
	}
	near(t, "γcat", sum.Gamma(), 1-(1.0/8)/(1.0/2), 1e-12)
	of := sum.Of()
	// One of the 4 pairs with an a differs, and one of the 5 with a b; by chance all with an a, and half with a b.
	near(t, "γk of a", of["a"], 1-1.0/4, 1e-12)
	near(t, "γk of b", of["b"], 1-(1.0/5)/(1.0/2), 1e-12)
}

func TestMeanOfPairs(t *testing.T) {
	nan := math.NaN()
	mean := Mean(Figure{Gamma: 0.8, Low: 0.5, High: 0.9, Observed: 1, Expected: 5, Samples: 30, Proven: true},
		Figure{Gamma: nan, Low: nan, High: nan, Proven: true},
		Figure{Gamma: 0.4, Low: 0, High: 0.6, Observed: 3, Expected: 5, Samples: 40, Proven: true})
	near(t, "γ", mean.Gamma, 0.6, 1e-12)
	near(t, "low", mean.Low, 0.6-0.25, 1e-12)
	near(t, "high", mean.High, 0.6+math.Sqrt(0.05)/2, 1e-12)
	if mean.Samples != 70 || !mean.Proven || mean.Observed != 2 || mean.Expected != 5 {
		t.Errorf("%+v", mean)
	}
	if none := Mean(); none.Defined() {
		t.Errorf("%+v", none)
	}
}

func TestAnotherDistanceOfCategories(t *testing.T) {
	p := Usual()
	p.Category = func(a, b string) float64 { return math.Abs(float64(len(a)-len(b))) / 10 }
	c := Continuum{Annotators: [][]Unit{{{0, 10, "a"}}, {{0, 10, "aaa"}}}}
	near(t, "best", best(t, c, p).Disorder, 0.2, 1e-12)
	near(t, "distance", p.Distance(c.Annotators[0][0], c.Annotators[1][0]), 0.2, 1e-12)
}

func TestStopping(t *testing.T) {
	c := crowd(1, 3, 12, 30)
	for _, each := range []Continuum{c, c.Pair(0, 2)} {
		asked := 0
		if _, err := Best(each, Usual(), func() error { asked++; return nil }); err != nil || asked == 0 {
			t.Fatal(err, asked)
		}
		for _, after := range []int{0, 1, asked - 1, asked, asked + 1} {
			n := 0
			o := Options{Params: Usual(), Samples: 2, Stop: func() error {
				if n++; n > after {
					return stop.ErrCancelled
				}
				return nil
			}}
			if _, err := Measure(each, o); !errors.Is(err, stop.ErrCancelled) {
				t.Errorf("after %d: %v", after, err)
			}
			n = 0
			if _, err := Compare(each, o); !errors.Is(err, stop.ErrCancelled) {
				t.Errorf("after %d: %v", after, err)
			}
		}
	}
}

// Units that no text has are no reason to panic.
func TestUnitsThatNoTextHas(t *testing.T) {
	for _, list := range [][]Unit{{{5, 5, "a"}}, {{9, 3, "a"}}, {{-4, -2, "a"}, {50, 60, "b"}}, {{5, 5, "a"}, {5, 5, "a"}, {6, 6, "a"}}} {
		c := Continuum{Annotators: [][]Unit{list, {{2, 4, "a"}}, list[:1]}, Length: 10}
		for _, c := range []Continuum{c, c.Pair(0, 1), c.Pair(0, 2), {Annotators: c.Annotators}} {
			if figure, err := Measure(c, Defaults()); err != nil || !figure.Defined() {
				t.Errorf("%v: %+v %v", c, figure, err)
			}
		}
	}
}
