package speaker

import (
	"cmp"
	"slices"

	"tippani/annotations"
	"tippani/model"
)

// Rank orders candidates, entities that a quotation may be linked to, by how likely they said it: who is the subject of the
// report beside it; then people and organisations, the nearest before it, in its paragraph and the one before, and the nearest
// after it in its paragraph; then places and the like in the same order; then those for which spoke is true, because another
// quotation is theirs; then the rest by distance; then what is nested in a quotation or in a longer entity; dates and numbers
// last. around lists the spans that may nest or quote, the candidates and the quotation among them or not.
func Rank(article *model.Article, quote *annotations.Span, candidates, around []*annotations.Span,
	spoke func(*annotations.Span) bool) []*annotations.Span {
	s := newScene(article, quote, candidates, around)
	report := make(map[*annotations.Span]int)
	for i, c := range s.reporters() {
		if _, again := report[c]; !again {
			report[c] = i + 1
		}
	}
	near := paragraphs(article, quote.Range)
	order := func(c *candidate) [3]int {
		at := c.span.Range
		away := quote.Range.Gap(at)
		n, reports := report[c.span]
		switch {
		case c.class == unlikely:
			return [3]int{7, boolean(c.nested), away}
		case c.nested:
			return [3]int{6, 0, away}
		case reports:
			return [3]int{1, n, 0}
		case at.End <= quote.Range.Start && at.Start >= near.Start:
			return [3]int{nearby(c), 0, away}
		case at.Start >= quote.Range.End && at.Start < near.End:
			return [3]int{nearby(c), 1, away}
		case spoke(c.span):
			return [3]int{4, 0, away}
		}
		return [3]int{5, 0, away}
	}
	list := slices.Clone(s.candidates)
	sortBy(list, order)
	out := make([]*annotations.Span, len(list))
	for i, c := range list {
		out[i] = c.span
	}
	return out
}

// nearby is the place in the order of what stands near without a report: people and organisations before places.
func nearby(c *candidate) int {
	if c.class == other {
		return 3
	}
	return 2
}

// paragraphs is where "near" is: from the paragraph before the one a quotation begins in to the end of its own.
func paragraphs(a *model.Article, rg model.Range) model.Range {
	near := model.ParagraphRangeAt(a, rg.Start)
	near.Start = model.PrevParagraph(a, near.Start)
	near.End = max(near.End, model.ParagraphRangeAt(a, rg.End).End)
	return near
}

// scene is a quotation with what stands around it.
type scene struct {
	article    *model.Article
	quote      *annotations.Span
	start      model.Offset // of its sentence
	quotes     []*annotations.Span
	candidates []*candidate
}

func newScene(article *model.Article, quote *annotations.Span, candidates, around []*annotations.Span) *scene {
	s := &scene{article: article, quote: quote}
	var entities []*annotations.Span
	for _, x := range slices.Concat(around, candidates) {
		switch x.Kind {
		case annotations.Quote:
			s.quotes = append(s.quotes, x)
		case annotations.Entity:
			entities = append(entities, x)
		}
	}
	if quote.Kind == annotations.Quote {
		s.quotes = append(s.quotes, quote)
	}
	inside := newHolders(s.quotes)
	longer := newHolders(entities)
	for _, c := range candidates {
		s.candidates = append(s.candidates, &candidate{c, classOf(c.Label), inside.hold(c.Range, false) || longer.hold(c.Range, true) ||
			quote.Range.Covers(c.Range)})
	}
	core := edges(article, quote.Range)
	s.start = min(core.Start, model.SentenceAt(article, core.Start).Start)
	return s
}

// sortBy sorts by a key of three numbers, and leaves equals in their order.
func sortBy[T any](list []T, key func(T) [3]int) {
	slices.SortStableFunc(list, func(a, b T) int {
		x, y := key(a), key(b)
		return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]), cmp.Compare(x[2], y[2]))
	})
}
