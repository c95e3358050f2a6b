package highlight

import (
	"slices"

	"tippani/annotations"
	"tippani/model"
)

// MostInner is how many of the spans around the same text can be seen at most.
const MostInner = 3

// Sight is what has to be known of the spans on screen while a frame is drawn. Thousands may lie over the same text; only a few of
// those can be told apart, and the others are left out once for all its lines.
type Sight struct {
	Over  model.Range // the text on screen; empty outside of a frame
	Spans []*annotations.Span
}

// mostMarked is how many labels of spans over the same text show in the margin at most.
const mostMarked = 8

// SightOf thins out spans, which come in span order. always is the id of a span that must stay.
func SightOf(spans []*annotations.Span, over model.Range, always string) Sight {
	around := picker{}
	var out []*annotations.Span
	for i := 0; i < len(spans); {
		same := i + 1
		for same < len(spans) && spans[same].Range == spans[i].Range {
			same++
		}
		if spans[i].Range.Covers(over) {
			for _, s := range spans[i:same] {
				around.add(s, s.ID == always)
			}
		} else {
			p := picker{}
			for _, s := range spans[i:same] {
				p.add(s, s.ID == always)
			}
			out = append(out, p.picked()...)
		}
		i = same
	}
	out = append(out, around.picked()...)
	slices.SortFunc(out, annotations.CompareSpans)
	return Sight{over, out}
}

// picker keeps, of spans over the same text, the first of each label, which the margin shows, and the innermost, which the text
// and the brackets under it show.
type picker struct {
	first     []*annotations.Span
	inner     []*annotations.Span // the longest first
	labels    map[string]bool
	mandatory *annotations.Span
}

func (p *picker) add(s *annotations.Span, mandatory bool) {
	if mandatory {
		p.mandatory = s
	}
	if p.labels == nil {
		p.labels = make(map[string]bool)
	}
	if len(p.labels) < mostMarked && !p.labels[s.Label] {
		p.labels[s.Label] = true
		p.first = append(p.first, s)
	}
	p.inner = addInner(p.inner, s, MostInner)
}

// picked lists what is kept, in the order of its coming, which is span order.
func (p *picker) picked() []*annotations.Span {
	out := slices.Concat(p.first, p.inner)
	if p.mandatory != nil {
		out = append(out, p.mandatory)
	}
	slices.SortFunc(out, annotations.CompareSpans)
	return slices.Compact(out)
}

// addInner puts s into a list of the n innermost spans, the longest first; equal ones stay in the order of their coming, and of
// those the earlier go first when there is no room.
func addInner(list []*annotations.Span, s *annotations.Span, n int) []*annotations.Span {
	if len(list) == n && s.Range.Len() > list[0].Range.Len() {
		return list
	}
	at := len(list)
	for at > 0 && list[at-1].Range.Len() < s.Range.Len() {
		at--
	}
	if list = slices.Insert(list, at, s); len(list) > n {
		list = slices.Delete(list, 0, 1)
	}
	return list
}

// Within lists the spans over a range of the text on screen.
func (in Sight) Within(rg model.Range) []*annotations.Span {
	var out []*annotations.Span
	for _, s := range in.Spans {
		if s.Range.Overlaps(rg) {
			out = append(out, s)
		}
	}
	return out
}

// LongestFirst orders spans by length, longest first; equal ones stay in their order.
func LongestFirst(spans []*annotations.Span) []*annotations.Span {
	slices.SortStableFunc(spans, func(s, t *annotations.Span) int { return t.Range.Len() - s.Range.Len() })
	return spans
}

// Innermost leaves out, of the spans that cover all of within, all but the n innermost: thousands may lie over one line, and only
// these can be seen. Those that begin or end inside stay.
func Innermost(spans []*annotations.Span, within model.Range, n int) []*annotations.Span {
	if len(spans) <= n {
		return spans
	}
	var around, inside []*annotations.Span
	for _, s := range spans {
		if s.Range.Start > within.Start || s.Range.End < within.End {
			inside = append(inside, s)
			continue
		}
		around = addInner(around, s, n)
	}
	return append(around, inside...)
}

// FirstOfEach picks one span for each label on a line, the outermost first, at most n.
func FirstOfEach(spans []*annotations.Span, n int) []*annotations.Span {
	var out []*annotations.Span
	seen := map[string]bool{}
	for _, s := range spans {
		if !seen[s.Label] && len(out) < n {
			seen[s.Label] = true
			out = append(out, s)
		}
	}
	return out
}
