package stats

import (
	"container/heap"
	"unicode/utf8"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/order"
)

// Measure is what is counted of one record, ready to be added to a Table. It keeps the record's text.
type Measure struct {
	record              *record.Record
	codePoints, tokens  int
	spans               []spanMeasure
	nested, overlapping int
}

type spanMeasure struct {
	span               *annotations.Span
	form               string
	codePoints, tokens int
}

// Meter measures records. Use one a goroutine.
type Meter struct{ tokens []model.Range }

// NewMeter makes a meter.
func NewMeter() *Meter { return new(Meter) }

// Measure counts what can be counted of a record alone. The order of its spans changes.
func (m *Meter) Measure(r *record.Record) Measure {
	out := Measure{record: r}
	if r.Article == nil {
		return out
	}
	text := r.Article.Text()
	m.tokens = model.AppendTokens(m.tokens[:0], r.Article)
	out.codePoints, out.tokens = r.Article.Index().CodePoints(), len(m.tokens)
	out.spans = make([]spanMeasure, len(r.Spans))
	for i, s := range r.Spans {
		form := text[s.Range.Start:s.Range.End]
		first, last := model.Touching(m.tokens, s.Range)
		out.spans[i] = spanMeasure{s, form, utf8.RuneCountInString(form), last - first + 1}
	}
	order.By(r.Spans, annotations.CompareSpans)
	out.nested, out.overlapping = crossings(r.Spans)
	return out
}

// crossings counts the spans that lie inside another one, and those that begin inside another and end after it. Spans are
// sorted by start, then longer first.
func crossings(spans []*annotations.Span) (nested, overlapping int) {
	var open ends // of spans that go on at the current start
	furthest := model.Offset(-1)
	for _, s := range spans {
		if furthest <= s.Range.Start { // no span goes on here
			open, furthest = append(open[:0], s.Range.End), s.Range.End
			continue
		}
		for len(open) > 0 && open[0] <= s.Range.Start {
			heap.Pop(&open)
		}
		if s.Range.End <= furthest {
			nested++
		}
		// A span with the same start that came before is at least as long, so what ends earlier also began earlier.
		if len(open) > 0 && open[0] < s.Range.End {
			overlapping++
		}
		furthest = max(furthest, s.Range.End)
		heap.Push(&open, s.Range.End)
	}
	return nested, overlapping
}

// ends is a heap with the least end first.
type ends []model.Offset

func (e ends) Len() int           { return len(e) }
func (e ends) Less(i, j int) bool { return e[i] < e[j] }
func (e ends) Swap(i, j int)      { e[i], e[j] = e[j], e[i] }
func (e *ends) Push(x any)        { *e = append(*e, x.(model.Offset)) }
func (e *ends) Pop() any {
	last := (*e)[len(*e)-1]
	*e = (*e)[:len(*e)-1]
	return last
}
