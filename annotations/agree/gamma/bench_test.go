package gamma

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
)

// newsroom makes articles of 2,000 code points with 40 spans, as annotators mark them who move ends (10 %), miss spans (8 %) and take
// other labels (5 %). Every eighth span is a quotation, which is longer and can hold others.
func newsroom(articles, annotators int) []Continuum {
	random := rand.New(rand.NewPCG(1, 2))
	labels := []string{"PER", "ORG", "GPE", "DATE", "NUMBER"}
	all := make([]Continuum, articles)
	for i := range all {
		var truth []Unit
		for k := range 40 {
			u := Unit{Start: random.IntN(1950), Category: labels[random.IntN(len(labels))]}
			u.End = u.Start + 4 + random.IntN(16)
			if k%8 == 0 {
				u.Category, u.End = "QUOTE", min(2000, u.Start+60+random.IntN(120))
			}
			truth = append(truth, u)
		}
		all[i] = Continuum{Length: 2000}
		for range annotators {
			var list []Unit
			for _, u := range truth {
				if random.Float64() < 0.08 {
					continue
				}
				if random.Float64() < 0.1 {
					u.End = max(u.Start+1, u.End+random.IntN(9)-4)
				}
				if random.Float64() < 0.05 {
					u.Category = labels[random.IntN(len(labels))]
				}
				list = append(list, u)
			}
			all[i].Annotators = append(all[i].Annotators, list)
		}
	}
	return all
}

func pairs(all []Continuum) []Continuum {
	var each []Continuum
	for _, c := range all {
		for i := range c.Annotators {
			for j := range i {
				each = append(each, c.Pair(j, i))
			}
		}
	}
	return each
}

func benchmarkAll(b *testing.B, all []Continuum) {
	o := Defaults()
	o.Precision = 0
	b.ReportAllocs()
	for b.Loop() {
		var sum Disorders
		for found, err := range Each(slices.Values(all), o) {
			if err != nil {
				b.Fatal(err)
			}
			sum.Add(found.Disorders)
		}
		b.ReportMetric(sum.Figure().Gamma, "gamma")
		b.ReportMetric(sum.Figure().Observed, "observed")
		b.ReportMetric(sum.Figure().Expected, "expected")
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.Sys)/1e6, "MB")
	}
}

// 1,000 articles, each pair of three annotators.
func BenchmarkPairs(b *testing.B) { benchmarkAll(b, pairs(newsroom(1000, 3))) }

func BenchmarkJointOfThree(b *testing.B) { benchmarkAll(b, newsroom(20, 3)) }

func BenchmarkJointOfFour(b *testing.B) { benchmarkAll(b, newsroom(2, 4)) }

func BenchmarkJointOfFive(b *testing.B) { benchmarkAll(b, newsroom(1, 5)) }

// As many units upon each other as nobody marks: it ends, with what is not proven.
func BenchmarkCrowd(b *testing.B) {
	for b.Loop() {
		a, err := Best(crowd(1, 4, 40, 40), Usual(), nil)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(a.Disorder, "disorder")
	}
}
