package adjudicate

import (
	"cmp"
	"slices"

	"tippani/annotations"
	"tippani/annotations/align"
)

// Option is one thing that annotators say about an item, and who does.
type Option struct {
	Sides []int             // numbers of the sides, in order
	Span  *annotations.Span // of the first of them; nil where they marked nothing, and about relations
	To    int               // about relations: number of the group that it leads to; align.None for no relation
}

// Nothing reports whether these annotators marked nothing.
func (o Option) Nothing() bool { return o.Span == nil && o.To == align.None }

// Options lists the different versions of an item, in the order of the sides that first say so; what says that nothing is to be
// marked comes last. About a relation only those have a say who marked the span that it leaves.
func (b *Bench) Options(it Item) []Option {
	if it.About == annotations.AboutRelation {
		return b.linkOptions(it.Number)
	}
	var list []Option
	none := Option{To: align.None}
	for side, s := range b.Groups[it.Number].Spans {
		if s == nil {
			none.Sides = append(none.Sides, side)
			continue
		}
		i := slices.IndexFunc(list, func(o Option) bool { return align.Same(o.Span, s) })
		if i < 0 {
			i = len(list)
			list = append(list, Option{Span: s, To: align.None})
		}
		list[i].Sides = append(list[i].Sides, side)
	}
	return withNone(list, none)
}

func (b *Bench) linkOptions(link int) []Option {
	var list []Option
	none := Option{To: align.None}
	l := b.Links[link]
	for side, to := range l.To {
		switch {
		case !b.hasSay(link, side):
			continue
		case to == align.None:
			none.Sides = append(none.Sides, side)
			continue
		}
		i := slices.IndexFunc(list, func(o Option) bool { return o.To == to })
		if i < 0 {
			i = len(list)
			list = append(list, Option{To: to})
		}
		list[i].Sides = append(list[i].Sides, side)
	}
	return withNone(list, none)
}

func withNone(list []Option, none Option) []Option {
	if len(none.Sides) > 0 {
		list = append(list, none)
	}
	return list
}

// leading is the option with most votes and its share of all votes, which is more than 0 and at most 1; false when several have as
// many.
func leading(options []Option) (best Option, share float64, ok bool) {
	votes, all := 0, 0
	for _, o := range options {
		all += len(o.Sides)
		switch c := cmp.Compare(len(o.Sides), votes); {
		case c > 0:
			best, votes, ok = o, len(o.Sides), true
		case c == 0:
			ok = false
		}
	}
	return best, float64(votes) / float64(max(all, 1)), ok
}
