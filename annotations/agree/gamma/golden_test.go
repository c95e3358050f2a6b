package gamma

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// fixture is a continuum that pygamma measured; see testdata/README.md.
type fixture struct {
	name   string
	Params struct{ Alpha, Beta, DeltaEmpty float64 }
	Units  []fixtureUnit `json:"continuum"`
	Tier1  struct {
		PairDissimilarities []struct {
			AnnotatorA, AnnotatorB            string
			UnitIndexA, UnitIndexB            int
			Positional, Categorical, Combined float64
		}
		BestAlignmentDisorder float64
	}
	Tier2 struct {
		SampledContinua []struct {
			Scaled struct {
				Units                 []fixtureUnit
				BestAlignmentDisorder float64
			}
		}
	}
	Tier3 struct{ ExpectedDisorder, Gamma float64 }
}

type fixtureUnit struct {
	Annotator  string
	Start, End int
	Category   string
}

func fixtures(t testing.TB) []*fixture {
	t.Helper()
	files, err := filepath.Glob("testdata/0*.json")
	if err != nil || len(files) != 6 {
		t.Fatal(files, err)
	}
	var all []*fixture
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		f := &fixture{name: filepath.Base(file)}
		if err := json.Unmarshal(data, f); err != nil {
			t.Fatal(file, err)
		}
		all = append(all, f)
	}
	return all
}

// arrange gives the units to their annotators, those of the fixture.
func (f *fixture) arrange(units []fixtureUnit) (c Continuum, place map[string]int) {
	place = make(map[string]int)
	for _, u := range f.Units {
		if _, known := place[u.Annotator]; !known {
			place[u.Annotator] = len(place)
		}
	}
	c.Annotators = make([][]Unit, len(place))
	for _, u := range units {
		at := place[u.Annotator]
		c.Annotators[at] = append(c.Annotators[at], Unit{u.Start, u.End, u.Category})
	}
	return c, place
}

func (f *fixture) params() Params {
	return Params{Alpha: f.Params.Alpha, Beta: f.Params.Beta, Empty: f.Params.DeltaEmpty}
}

func near(t testing.TB, what string, got, want, by float64) {
	t.Helper()
	if !(math.Abs(got-want) <= by) {
		t.Errorf("%s: %v, want %v ± %v", what, got, want, by)
	}
}

func best(t testing.TB, c Continuum, p Params) Alignment {
	t.Helper()
	a, err := Best(c, p, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !a.Proven {
		t.Error("not proven")
	}
	return a
}

func TestDistancesAndDisordersAreThoseOfPygamma(t *testing.T) {
	for _, f := range fixtures(t) {
		t.Run(f.name, func(t *testing.T) {
			c, place := f.arrange(f.Units)
			p := f.params()
			for _, pair := range f.Tier1.PairDissimilarities {
				a, b := c.Annotators[place[pair.AnnotatorA]][pair.UnitIndexA], c.Annotators[place[pair.AnnotatorB]][pair.UnitIndexB]
				near(t, "positional", p.Positional(a, b), pair.Positional, 1e-5*max(1, pair.Positional))
				near(t, "combined", p.Distance(a, b), pair.Combined, 1e-5*max(1, pair.Combined))
			}
			near(t, "best", best(t, c, p).Disorder, f.Tier1.BestAlignmentDisorder, 1e-5)
			if len(f.Tier2.SampledContinua) != 10 {
				t.Fatal(len(f.Tier2.SampledContinua), "samples")
			}
			for _, s := range f.Tier2.SampledContinua {
				sample, _ := f.arrange(s.Scaled.Units)
				near(t, "sample", best(t, sample, p).Disorder, s.Scaled.BestAlignmentDisorder, 1e-5)
			}
		})
	}
}

func TestGammaFollowsFromTheSamples(t *testing.T) {
	for _, f := range fixtures(t) {
		t.Run(f.name, func(t *testing.T) {
			c, _ := f.arrange(f.Units)
			mean, next := 0.0, 0
			for _, s := range f.Tier2.SampledContinua {
				mean += s.Scaled.BestAlignmentDisorder / float64(len(f.Tier2.SampledContinua))
			}
			figure, err := Measure(c, Options{Params: f.params(), Samples: 10, Sampler: func(*rand.Rand) Continuum {
				sample, _ := f.arrange(f.Tier2.SampledContinua[next].Scaled.Units)
				next++
				return sample
			}})
			if err != nil {
				t.Fatal(err)
			}
			near(t, "γ", figure.Gamma, 1-f.Tier1.BestAlignmentDisorder/mean, 1e-5)
			if figure.Gamma == 1 {
				return
			}
			near(t, "δrandom", figure.Expected, mean, 1e-5)
			// Ten samples say about what pygamma's thirty say.
			near(t, "γ of pygamma", figure.Gamma, f.Tier3.Gamma, 0.2)
			if !(figure.Low < figure.Gamma && figure.Gamma < figure.High) || next != 10 || figure.Samples != 10 {
				t.Errorf("%+v after %d samples", figure, next)
			}
		})
	}
}

// alexPaulSuzan is the example of the papers' software.
var alexPaulSuzan = Continuum{Annotators: [][]Unit{
	{{2, 9, "1"}, {11, 17, "2"}, {24, 30, "5"}, {32, 36, "6"}, {36, 44, "6"}, {44, 60, "7"}},
	{{2, 9, "1"}, {11, 17, "3"}, {19, 25, "5"}, {32, 44, "6"}},
	{{2, 9, "1"}, {11, 17, "4"}, {21, 27, "5"}, {32, 36, "6"}, {36, 40, "6"}, {40, 44, "6"}},
}}

func TestAlexPaulSuzan(t *testing.T) {
	near(t, "best", best(t, alexPaulSuzan, Usual()).Disorder, 0.960625, 1e-5)
	o := Defaults()
	o.Samples = 1000
	figure, err := Measure(alexPaulSuzan, o)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "γ", figure.Gamma, 0.455, 0.015)
	found, err := Compare(alexPaulSuzan, o)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "γcat", found.Categories.Gamma(), 0.40, 0.02)
	of := found.Categories.Of()
	near(t, "γk of 1", of["1"], 1, 0)
	near(t, "γk of 5", of["5"], 1, 0)
	near(t, "γk of 6", of["6"], 0.37, 0.01)
	for _, k := range []string{"2", "3", "4", "7"} {
		if !(of[k] <= 0) {
			t.Errorf("γk of %s: %v", k, of[k])
		}
	}
}

// With few samples γ stays within its own interval and what pygamma's test allows; one seed gives one figure.
func TestOneSeedGivesOneFigure(t *testing.T) {
	figure, err := Measure(alexPaulSuzan, Defaults())
	if err != nil {
		t.Fatal(err)
	}
	near(t, "γ", figure.Gamma, 0.4483295236014131, 1e-12)
	o := Defaults()
	o.Seed = 2
	if other, _ := Measure(alexPaulSuzan, o); other.Gamma == figure.Gamma {
		t.Error("another seed, and the same figure")
	}
}

func TestOfAlignmentsThatAreAsGoodTheOneWithFewestRows(t *testing.T) {
	if a := best(t, alexPaulSuzan, Usual()); len(a.Unitary) != 6 {
		t.Errorf("%v", a.Unitary)
	}
	// 2·Δ∅ apart: aligned or alone, the disorder is the same.
	two := Continuum{Annotators: [][]Unit{{{0, 10, "a"}}, {{5, 15, "b"}}}}
	if a := best(t, two, Params{Alpha: 4, Beta: 1, Empty: 1}); a.Disorder != 2 || len(a.Unitary) != 1 {
		t.Errorf("%+v", a)
	}
	three := Continuum{Annotators: [][]Unit{{{0, 1, "a"}}, {{0, 1, "a"}, {1, 2, "a"}}, {{0, 1, "a"}, {3, 4, "a"}}}}
	if a := best(t, three, Params{Alpha: 1, Beta: 1, Empty: 1}); len(a.Unitary) != 2 {
		t.Errorf("%+v", a)
	}
}

func TestRotationMakesTheDisorderOfChance(t *testing.T) {
	f := fixtures(t)[4]
	c, _ := f.arrange(f.Units)
	for seed := range uint64(5) {
		figure, err := Measure(c, Options{Params: f.params(), Samples: 300, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		near(t, "δrandom", figure.Expected, f.Tier3.ExpectedDisorder, 0.15*f.Tier3.ExpectedDisorder)
	}
}

func TestPositionalDistances(t *testing.T) {
	p := Usual()
	for _, c := range []struct{ start, end, start2, end2, want100 int }{
		{4, 14, 40, 44, 2222}, {4, 14, 20, 25, 324}, {20, 30, 20, 25, 11}, {20, 25, 14, 24, 22},
	} {
		a, b := Unit{c.start, c.end, ""}, Unit{c.start2, c.end2, ""}
		near(t, "positional", p.Positional(a, b), float64(c.want100)/100, 0.005)
		near(t, "positional", p.Positional(b, a), float64(c.want100)/100, 0.005)
	}
	if small, large := p.Positional(Unit{0, 7, ""}, Unit{0, 10, ""}), p.Positional(Unit{0, 21, ""}, Unit{0, 30, ""}); small != large {
		t.Error("not the same at another scale", small, large)
	}
}

func TestDistancesAreInTheMeasureOfEmpty(t *testing.T) {
	p := Params{Alpha: 3, Beta: 2, Empty: 0.5}
	near(t, "distance", p.Distance(Unit{0, 10, "a"}, Unit{0, 20, "b"}), 0.5*(3.0/9+2), 1e-12)
	near(t, "positional", p.Positional(Unit{0, 10, "a"}, Unit{0, 20, "b"}), 0.5/9, 1e-12)
}

func TestUnitsAreSoughtAsFarAsTheyCanBeAligned(t *testing.T) {
	p := Params{Alpha: 2.9, Beta: 1, Empty: 1}
	short, long := Unit{9, 10, "a"}, Unit{0, 10, "a"}
	for _, c := range []Continuum{{Annotators: [][]Unit{{short}, {long}}}, {Annotators: [][]Unit{{long}, {short}}}} {
		near(t, "best", best(t, c, p).Disorder, 2.9*81/121, 1e-12)
	}
}
