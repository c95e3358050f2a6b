package gamma

import "math"

// spread is numbers, of which the mean is wanted.
type spread []float64

func (e spread) mean() float64 {
	sum := 0.0
	for _, x := range e {
		sum += x
	}
	return sum / float64(len(e))
}

func (e spread) variance() float64 {
	mean, squares := e.mean(), 0.0
	for _, x := range e {
		squares += float64((x - mean) * (x - mean))
	}
	return squares / float64(len(e))
}

// confidence is how many standard deviations hold 95 % of what is normally distributed.
const confidence = 1.96

// maxSamples is how many numbers are drawn at most.
const maxSamples = 100_000

// lacking is how many numbers more it takes until their mean is known to a precision.
func (e spread) lacking(precision float64) int {
	mean := e.mean()
	if mean == 0 {
		return 0
	}
	wanted := math.Sqrt(e.variance()) / mean * confidence / precision
	return max(0, int(min(maxSamples, math.Ceil(wanted*wanted)))-len(e))
}
