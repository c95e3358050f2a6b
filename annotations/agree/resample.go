package agree

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
)

// Resamples is how often articles should be drawn for an interval, and FewestArticles how many there must be for one.
const (
	Resamples      = 1000
	FewestArticles = 5
)

// Figure is a figure and the interval in which 95 % of its values lie when articles are drawn again with replacement (the percentile
// bootstrap). What is not defined is NaN: the figure where there is nothing to compare or nothing but one category, the interval with
// fewer than FewestArticles articles, or where most draws leave the figure undefined.
type Figure struct{ Value, Low, High float64 }

// asked is a figure to be filled.
type asked struct {
	into  *Figure
	of    reading
	alone bool // without an interval
}

var none = Figure{math.NaN(), math.NaN(), math.NaN()}

// fill makes the figures and their intervals. It depends on the seed and the articles alone, not on how many cores there are.
func (b *book) fill(list []asked, draws int, seed uint64) {
	total := b.total()
	for _, a := range list {
		*a.into = Figure{a.of(total), math.NaN(), math.NaN()}
	}
	if len(b.rows) < FewestArticles || draws == 0 {
		return
	}
	drawn := make([][]float32, len(list))
	for i := range drawn {
		drawn[i] = make([]float32, draws)
	}
	workers := min(runtime.GOMAXPROCS(0), draws)
	var wait sync.WaitGroup
	for first := range workers {
		wait.Go(func() {
			for n := first; n < draws; n += workers {
				sums := b.draw(rand.New(rand.NewPCG(seed, uint64(n))))
				for i, a := range list {
					drawn[i][n] = float32(a.of(sums))
				}
			}
		})
	}
	wait.Wait()
	for i, a := range list {
		if !a.alone {
			a.into.Low, a.into.High = interval(drawn[i])
		}
	}
}

// draw adds up as many articles as there are, drawn with replacement.
func (b *book) draw(random *rand.Rand) []sum {
	times := make([]int, len(b.rows))
	for range times {
		times[random.IntN(len(times))]++
	}
	sums := make([]sum, len(b.slots))
	for i, n := range times {
		if n > 0 {
			b.rows[i].addTo(sums, float64(n))
		}
	}
	return sums
}

// interval has 2.5 % of the values below it and 2.5 % above.
func interval(values []float32) (low, high float64) {
	defined := slices.DeleteFunc(values, func(x float32) bool { return x != x })
	if 2*len(defined) < len(values) {
		return math.NaN(), math.NaN()
	}
	slices.Sort(defined)
	cut := len(defined) * 25 / 1000
	return float64(defined[cut]), float64(defined[len(defined)-1-cut])
}
