package gamma

import "math"

// Figure is γ with what it is made of.
type Figure struct {
	Gamma     float64 // NaN if there is none: without units or without two annotators, nobody agrees on anything
	Low, High float64 // NaN with Gamma; what it would be if the expected disorder were off by what it can be with 95 % confidence
	Observed  float64 // δbest
	Expected  float64 // δrandom; 0 if nothing was sampled
	Samples   int
	Proven    bool // whether every alignment, also of the samples, is proven to be the best
}

// Defined reports whether there is a γ.
func (f Figure) Defined() bool { return !math.IsNaN(f.Gamma) }

// Mean is the mean of figures, such as those of all pairs of annotators; those without a γ are left out. Their samples being drawn
// apart, the ways from γ to the ends of the intervals add up as the sides of right angles do.
func Mean(figures ...Figure) Figure {
	mean := Figure{Proven: true}
	n, low, high := 0.0, 0.0, 0.0
	for _, f := range figures {
		mean.Proven = mean.Proven && f.Proven
		mean.Samples += f.Samples
		if !f.Defined() {
			continue
		}
		n++
		mean.Gamma += f.Gamma
		mean.Observed += f.Observed
		mean.Expected += f.Expected
		low += float64((f.Gamma - f.Low) * (f.Gamma - f.Low))
		high += float64((f.High - f.Gamma) * (f.High - f.Gamma))
	}
	if n == 0 {
		mean.Gamma, mean.Low, mean.High = math.NaN(), math.NaN(), math.NaN()
		return mean
	}
	mean.Gamma /= n
	mean.Observed /= n
	mean.Expected /= n
	mean.Low, mean.High = mean.Gamma-math.Sqrt(low)/n, mean.Gamma+math.Sqrt(high)/n
	return mean
}
