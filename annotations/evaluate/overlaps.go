package evaluate

import (
	"cmp"
	"slices"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/order"
)

// maxOverlaps is how many pairs of overlapping spans of one article are looked at: twenty times what an article of 1,000 spans has, and
// few enough that spans piled up on one place take neither the memory nor the afternoon.
const maxOverlaps = 1 << 20

// overlap is a gold and a predicted span, by their numbers, that share text and can stand for each other.
type overlap struct {
	gold, predicted int32
	shared          model.Offset // bytes
	sameEnds        bool
	sameLabel       bool
}

// comparable reports whether spans that share text can stand for each other: a name inside a quotation is no bad quotation, and so the
// kinds have to be one unless the labels or the ends are.
func (o *overlap) comparable(a, b *annotations.Span) bool {
	return o.sameLabel || o.sameEnds || a.Kind == b.Kind || a.Kind == "" || b.Kind == ""
}

// overlaps lists what can stand for what, the best first: label and ends, label and most text, ends, most text. Whole reports whether
// all are there.
func overlaps(gold, predicted []*annotations.Span) (list []overlap, whole bool) {
	looked := 0
	var open [2][]int32 // spans of each side that go on
	sides := [2][]*annotations.Span{gold, predicted}
	for _, e := range inOrder(sides) {
		other := 1 - e.side
		s := sides[e.side][e.number]
		open[other] = slices.DeleteFunc(open[other], func(i int32) bool { return sides[other][i].Range.End <= s.Range.Start })
		for _, i := range open[other] {
			pair := [2]int32{e.number, i}
			if e.side == 1 {
				pair = [2]int32{i, e.number}
			}
			a, b := gold[pair[0]], predicted[pair[1]]
			o := overlap{pair[0], pair[1], min(a.Range.End, b.Range.End) - max(a.Range.Start, b.Range.Start), a.Range == b.Range,
				a.Label == b.Label}
			if looked++; looked > maxOverlaps {
				return sorted(list, gold, predicted), false
			}
			if o.comparable(a, b) {
				list = append(list, o)
			}
		}
		open[e.side] = append(open[e.side], e.number)
	}
	return sorted(list, gold, predicted), true
}

// entry is a span of one side: 0 gold, 1 predicted.
type entry struct {
	side   int
	number int32
}

// inOrder lists the spans of both sides as they stand in the text. Empty ones share nothing and are left out.
func inOrder(sides [2][]*annotations.Span) []entry {
	var list []entry
	for side, spans := range sides {
		for i, s := range spans {
			if !s.Range.Empty() {
				list = append(list, entry{side, int32(i)})
			}
		}
	}
	order.By(list, func(a, b entry) int {
		return sides[a.side][a.number].Range.Compare(sides[b.side][b.number].Range)
	})
	return list
}

// sorted puts the best first. Which of two equally good ones is first depends on what the spans say only, not on their order or side,
// unless they say the same.
func sorted(list []overlap, gold, predicted []*annotations.Span) []overlap {
	rank := func(o overlap) int {
		switch {
		case o.sameLabel && o.sameEnds:
			return 0
		case o.sameLabel:
			return 1
		case o.sameEnds:
			return 2
		}
		return 3
	}
	order.By(list, func(a, b overlap) int {
		ga, gb, pa, pb := gold[a.gold], gold[b.gold], predicted[a.predicted], predicted[b.predicted]
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.shared, a.shared),
			cmp.Compare(ga.Range.Len()+pa.Range.Len(), gb.Range.Len()+pb.Range.Len()),
			cmp.Compare(ga.Range.Start+pa.Range.Start, gb.Range.Start+pb.Range.Start),
			cmp.Compare(min(ga.Label, pa.Label), min(gb.Label, pb.Label)), cmp.Compare(max(ga.Label, pa.Label), max(gb.Label, pb.Label)),
			cmp.Compare(a.gold, b.gold), cmp.Compare(a.predicted, b.predicted))
	})
	return list
}
