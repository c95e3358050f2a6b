package align

import (
	"slices"

	"tippani/annotations"
	"tippani/model"
)

// cluster is a group being made; its spans are by side in canonical order.
type cluster struct {
	at    model.Range // from the first start to the last end
	spans []*annotations.Span
}

// identical makes a cluster of the spans that mark the same; of what a side marked twice, the nth of one goes with the nth of another.
func identical(sides [][]*annotations.Span) []*cluster {
	type mark struct {
		at    model.Range
		kind  annotations.Kind
		label string
		nth   int
	}
	index := make(map[mark]*cluster)
	var list []*cluster
	for i, side := range sides {
		for n, s := range side {
			k := mark{at: s.Range, kind: s.Kind, label: s.Label}
			for n -= 1; n >= 0 && compareMark(side[n], s) == 0; n-- {
				k.nth++
			}
			c := index[k]
			if c == nil {
				c = &cluster{at: s.Range, spans: make([]*annotations.Span, len(sides))}
				index[k] = c
				list = append(list, c)
			}
			c.spans[i] = s
		}
	}
	slices.SortStableFunc(list, func(a, b *cluster) int { return compareMark(a.first(), b.first()) })
	return list
}

func (c *cluster) first() *annotations.Span {
	i := slices.IndexFunc(c.spans, func(s *annotations.Span) bool { return s != nil })
	return c.spans[i]
}

// whole reports whether every side has a span in the cluster.
func (c *cluster) whole() bool { return !slices.Contains(c.spans, nil) }

// join adds another cluster, of other sides.
func (c *cluster) join(d *cluster) {
	for i, s := range d.spans {
		if s != nil {
			c.spans[i] = s
		}
	}
	c.at = model.Range{Start: min(c.at.Start, d.at.Start), End: max(c.at.End, d.at.End)}
}

// likeness says how much two clusters have in common, more than 0 and at most 2; 0 when they can not be joined.
func (c *cluster) likeness(d *cluster) float64 {
	sum, pairs := 0.0, 0
	for i, s := range c.spans {
		if s == nil {
			continue
		}
		if d.spans[i] != nil {
			return 0
		}
		for _, t := range d.spans {
			if t == nil {
				continue
			}
			one := Likeness(s, t)
			if one == 0 {
				return 0
			}
			sum += one
			pairs++
		}
	}
	return sum / float64(pairs)
}

// half is how much of what they cover together spans of different kinds must share to be taken for one another.
const half = 0.5

// Likeness is the Jaccard index of what two spans cover, and 1 more where they have the same label; 0 when they can not be the same.
func Likeness(a, b *annotations.Span) float64 {
	shared := min(a.Range.End, b.Range.End) - max(a.Range.Start, b.Range.Start)
	if shared <= 0 {
		return 0
	}
	covered := max(a.Range.End, b.Range.End) - min(a.Range.Start, b.Range.Start)
	jaccard := float64(shared) / float64(covered)
	switch {
	case a.Kind != b.Kind && jaccard < half:
		return 0
	case a.Class() == b.Class():
		return jaccard + 1
	}
	return jaccard
}
