package agree

import (
	"cmp"
	"slices"

	"tippani/annotations"
	"tippani/model"
)

// tokens counts, for κ, what the two of each pair call each token: by the shortest span that covers some of it, or nothing.
func (c *comparison) tokens() {
	tokens := model.AppendTokens(nil, c.article.Text)
	names := make([][]string, len(c.article.Sides))
	for _, i := range c.present {
		names[i] = named(tokens, c.article.Sides[i].Spans)
	}
	for number, p := range Pairs(c.Annotators) {
		first, second := names[p.First], names[p.Second]
		if first == nil || second == nil {
			continue
		}
		for i := range tokens {
			c.add(key{what: tokenized, pair: number, name: first[i], value: second[i]}, 1, 0)
		}
	}
}

func named(tokens []model.Range, spans []*annotations.Span) []string {
	longest := slices.SortedStableFunc(slices.Values(spans), func(a, b *annotations.Span) int {
		return cmp.Or(cmp.Compare(b.Range.Len(), a.Range.Len()), cmp.Compare(a.Label, b.Label))
	})
	names := make([]string, len(tokens))
	for _, s := range longest {
		first, last := model.Touching(tokens, s.Range)
		for i := first; i <= last; i++ {
			names[i] = s.Label
		}
	}
	return names
}
