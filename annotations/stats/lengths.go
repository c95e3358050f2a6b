package stats

import "math/bits"

// exactLengths is up to where lengths are counted one by one; longer ones count by powers of two.
const exactLengths = 1 << 12

// lengths counts how often each length occurs.
type lengths struct {
	exact []int
	long  [64]int
	n     int
	sum   int64
	max   int
}

func (l *lengths) add(n int) {
	l.n++
	l.sum += int64(n)
	l.max = max(l.max, n)
	if n >= exactLengths {
		l.long[bits.Len(uint(n))]++
		return
	}
	for len(l.exact) <= n {
		l.exact = append(l.exact, 0)
	}
	l.exact[n]++
}

// quantile is the least length that at least the part q of all have; from 4,096 on the power of two below it.
func (l *lengths) quantile(q float64) int {
	seen := 0
	for n, count := range l.exact {
		if seen += count; count > 0 && float64(seen) >= q*float64(l.n) {
			return n
		}
	}
	for n, count := range l.long {
		if seen += count; count > 0 && float64(seen) >= q*float64(l.n) {
			return 1 << (n - 1)
		}
	}
	return l.max
}

// buckets are the counts by powers of two: 1, 2, 3–4, 5–8, …
func (l *lengths) buckets() []Bucket {
	var out []Bucket
	add := func(n, count int) {
		k := bits.Len(uint(max(n, 1) - 1))
		for len(out) <= k {
			from, to := 1, 1
			if i := len(out); i > 0 {
				from, to = 1<<(i-1)+1, 1<<i
			}
			out = append(out, Bucket{From: from, To: to})
		}
		out[k].Count += count
	}
	for n, count := range l.exact {
		if count > 0 {
			add(n, count)
		}
	}
	for n, count := range l.long {
		if count > 0 {
			add(1<<(n-1)+1, count)
		}
	}
	return out
}

func (l *lengths) summary() Lengths {
	s := Lengths{Median: l.quantile(0.5), P90: l.quantile(0.9), Max: l.max, Buckets: l.buckets()}
	if l.n > 0 {
		s.Mean = float64(l.sum) / float64(l.n)
	}
	return s
}
