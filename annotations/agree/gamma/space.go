package gamma

import (
	"cmp"
	"hash/fnv"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// space is a continuum made ready: annotators and units in an order that depends on nothing but what they say, so that no figure
// depends on the order in which they came.
type space struct {
	metric
	sides  [][]unit // by start, then end, then category
	order  []int    // which annotator each side is
	start  int      // of the text
	length int
	total  int // units
}

type unit struct {
	start, end int
	category   int // number of the category, in the order of names
	index      int // among the annotator's units as they came
}

// metric is how far apart units are, with the distances of categories looked up.
type metric struct {
	Params
	names []string
	table []float64 // categorical distance, by names × names
}

func (m *metric) distance(a, b *unit) float64 {
	return m.join(positional(a.start, a.end, b.start, b.end), m.table[a.category*len(m.names)+b.category])
}

func newMetric(c Continuum, p Params) metric {
	seen := make(map[string]bool)
	for _, list := range c.Annotators {
		for _, u := range list {
			seen[u.Category] = true
		}
	}
	m := metric{Params: p, names: slices.Sorted(maps.Keys(seen))}
	for _, a := range m.names {
		for _, b := range m.names {
			m.table = append(m.table, p.categorical(a, b))
		}
	}
	return m
}

func newSpace(c Continuum, p Params) *space {
	s := &space{metric: newMetric(c, p)}
	number := make(map[string]int, len(s.names))
	for i, name := range s.names {
		number[name] = i
	}
	all := make([][]unit, len(c.Annotators))
	for i, list := range c.Annotators {
		s.order = append(s.order, i)
		s.total += len(list)
		for j, u := range list {
			all[i] = append(all[i], unit{u.Start, u.End, number[u.Category], j})
		}
		slices.SortStableFunc(all[i], compareUnits)
	}
	slices.SortStableFunc(s.order, func(i, j int) int { return slices.CompareFunc(all[i], all[j], compareUnits) })
	for _, i := range s.order {
		s.sides = append(s.sides, all[i])
	}
	s.measureText(c.Length)
	return s
}

// measureText finds where the text begins and how long it is: at least as long as it is said to be, and with room for all units.
func (s *space) measureText(length int) {
	start, end := math.MaxInt, math.MinInt
	for _, side := range s.sides {
		for _, u := range side {
			start, end = min(start, u.start), max(end, u.end)
		}
	}
	if length > 0 {
		start, end = min(start, 0), max(end, length)
	}
	s.length = 1
	if start < end {
		s.start, s.length = start, end-start
	}
}

func compareUnits(a, b unit) int {
	return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(a.category, b.category))
}

// mean is the mean number of units that an annotator has.
func (s *space) mean() float64 { return float64(s.total) / float64(len(s.sides)) }

// fingerprint is a number that depends on what the annotators say and on nothing else, neither on order nor on the system.
func (s *space) fingerprint() uint64 {
	h := fnv.New64a()
	line := make([]byte, 0, 64)
	put := func(numbers ...int) {
		line = line[:0]
		for _, n := range numbers {
			line = append(strconv.AppendInt(line, int64(n), 10), ' ')
		}
		_, _ = h.Write(line)
	}
	_, _ = h.Write([]byte(strings.Join(s.names, "\x00")))
	put(s.length, len(s.sides))
	for _, side := range s.sides {
		put(len(side))
		for _, u := range side {
			put(u.start, u.end, u.category)
		}
	}
	return h.Sum64()
}
