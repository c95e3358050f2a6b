package gamma

import (
	"math/rand/v2"

	"tippani/model/stop"
)

// Options says how to measure.
type Options struct {
	Params
	// Samples is how many continua are made at random, at least 1. The paper takes 30.
	Samples int
	// Precision is how far the expected disorder may be off, as a part of it, with 95 % confidence. If Samples do not reach it, as
	// many more are made, once, as their spread asks for (§5.3 of the paper), up to 100,000. 0 is content with Samples. In a dataset of
	// n articles of about one size, p·√n for each makes p for all.
	Precision float64
	// Seed begins the numbers that are drawn. One seed gives one figure for one continuum, on every system, in whatever order
	// annotators, units and continua come.
	Seed uint64
	// Sampler makes continua in place of those that rotate the annotators' units about the text. nil for these.
	Sampler func(*rand.Rand) Continuum
	Stop    stop.Func
}

// Defaults are 30 samples and more up to a precision of 5 %, with the usual weights and seed 1.
func Defaults() Options { return Options{Params: Usual(), Samples: 30, Precision: 0.05, Seed: 1} }

// Measure measures one continuum. Annotators who agree in everything have γ = 1, without a sample.
func Measure(c Continuum, o Options) (Figure, error) {
	s := newSpace(c, o.Params)
	observed, err := s.align(s.sides, o.Stop)
	if err != nil {
		return Figure{}, err
	}
	if s.total > 0 && len(s.sides) > 1 && observed.sum == 0 {
		return Figure{Gamma: 1, Low: 1, High: 1, Proven: true}, nil
	}
	found, err := s.compare(observed, o)
	if err != nil {
		return Figure{}, err
	}
	return found.Disorders.Figure(), nil
}

// Comparison is what one continuum adds to a dataset's.
type Comparison struct {
	Disorders  Disorders   // for γ
	Categories *Categories // for γcat and γk
}

// Compare measures one continuum so that several can be added up: what chance would give counts there also where the annotators agree in
// everything.
func Compare(c Continuum, o Options) (Comparison, error) {
	s := newSpace(c, o.Params)
	observed, err := s.align(s.sides, o.Stop)
	if err != nil {
		return Comparison{}, err
	}
	return s.compare(observed, o)
}

func (s *space) compare(observed solution, o Options) (Comparison, error) {
	d, c := Disorders{Continua: 1}, &Categories{}
	if s.total == 0 || len(s.sides) < 2 {
		d.Without = 1
		return Comparison{d, c}, nil
	}
	var chance spread
	next := s.sampler(o)
	draw := func(n int) error {
		for range n {
			m, sides, found, err := next()
			if err != nil {
				return err
			}
			chance = append(chance, found.disorder())
			d.prove(found)
			c.expect(m, sides, found)
		}
		return nil
	}
	if err := draw(max(1, o.Samples)); err != nil {
		return Comparison{}, err
	}
	if o.Precision > 0 {
		if err := draw(chance.lacking(o.Precision)); err != nil {
			return Comparison{}, err
		}
	}
	d.prove(observed)
	d.Samples, d.units = len(chance), s.mean()
	d.observed, d.expected = observed.sum, chance.mean()*d.units
	d.variance = chance.variance() / float64(len(chance)) * d.units * d.units
	c.share(len(chance))
	c.observe(&s.metric, s.sides, observed)
	return Comparison{d, c}, nil
}

// sampler gives a function that makes a continuum by chance and aligns it.
func (s *space) sampler(o Options) func() (*metric, [][]unit, solution, error) {
	random := rand.New(rand.NewPCG(o.Seed, s.fingerprint()))
	if o.Sampler == nil {
		r := newRotation(s)
		return func() (*metric, [][]unit, solution, error) {
			sides := r.next(random)
			found, err := s.align(sides, o.Stop)
			return &s.metric, sides, found, err
		}
	}
	return func() (*metric, [][]unit, solution, error) {
		made := newSpace(o.Sampler(random), o.Params)
		found, err := made.align(made.sides, o.Stop)
		return &made.metric, made.sides, found, err
	}
}
