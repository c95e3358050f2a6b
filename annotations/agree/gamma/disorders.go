package gamma

import "math"

// Disorders adds up the disorder of several continua, such as the articles of a dataset.
//
// Over a dataset γ is 1 − Σ wₐ·δbestₐ / Σ wₐ·δrandomₐ, where wₐ is the mean number of units that an annotator has in article a. As wₐ·δ is
// the sum of the unitary disorders, that is the γ of one long text in which no unit is aligned with one of another article, and chance
// moves none into another. An article with many units weighs more than one with few; one without any changes nothing; and with a
// single article it is that article's γ. A mean of the articles' γ would have none of this, and break where an article has no γ.
type Disorders struct {
	Continua int // how many there are
	Without  int // of them without any unit, or with fewer than two annotators
	Samples  int // made for all of them

	units              float64 // mean number per annotator
	observed, expected float64 // Σ w·δ
	variance           float64 // of expected
	unproven           int     // alignments that are not proven to be the best
}

// Add adds what was measured elsewhere, which may be a sum. The last bits of a sum depend on the order in which it is made: add in one
// order.
func (d *Disorders) Add(more Disorders) {
	d.Continua += more.Continua
	d.Without += more.Without
	d.Samples += more.Samples
	d.units += more.units
	d.observed += more.observed
	d.expected += more.expected
	d.variance += more.variance
	d.unproven += more.unproven
}

func (d *Disorders) prove(found solution) {
	if !found.proven {
		d.unproven++
	}
}

// Figure gives γ over all that was added. The interval is the paper's (§5.3): the expected disorder, a mean of samples, is known to
// 1.96·cv/√samples of itself, which is what the rule for the number of samples promises, read the other way. It says how far γ depends
// on the samples, not on which articles were annotated.
func (d Disorders) Figure() Figure {
	nan := math.NaN()
	f := Figure{Gamma: nan, Low: nan, High: nan, Samples: d.Samples, Proven: d.unproven == 0}
	if d.units == 0 {
		return f
	}
	f.Observed, f.Expected = d.observed/d.units, d.expected/d.units
	switch {
	case d.observed == 0:
		f.Gamma, f.Low, f.High = 1, 1, 1
	case d.expected > 0:
		off := confidence * math.Sqrt(d.variance)
		f.Gamma = 1 - d.observed/d.expected
		f.Low, f.High = 1-d.observed/max(0, d.expected-off), 1-d.observed/(d.expected+off)
	}
	return f
}
