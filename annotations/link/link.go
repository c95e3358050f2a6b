// Package link lists what a span is linked to and what it could be, in the order in which a person is asked.
package link

import (
	"slices"

	"tippani/annotations"
	"tippani/model"
)

// Link is a relation that a span has, or could have.
type Link struct {
	Relation *annotations.Relation // nil when it is not there yet
	Label    string                // of the relation
	From, To *annotations.Span
}

// Other is the end of the link that is not s.
func (k Link) Other(s *annotations.Span) *annotations.Span {
	if k.To.ID == s.ID {
		return k.From
	}
	return k.To
}

// most is how many spans to each side of a span are offered: nobody reads further.
const most = 500

// Of lists the links that s has, and then those that the schema allows it. Of the latter the likeliest of each type of relation
// come first, types that s has no link of yet before the others; then the rest. How likely a speaker is, docs/speakers.md says;
// anything else goes by distance.
func Of(article *model.Article, set *annotations.Set, schema *annotations.Schema, s *annotations.Span) []Link {
	f := newFinder(article, set, schema, s)
	var first, second, rest []Link
	for _, g := range f.groups() {
		if len(g.links) == 0 {
			continue
		}
		if f.used[g.label] {
			second = append(second, g.links[0])
		} else {
			first = append(first, g.links[0])
		}
		rest = append(rest, g.links[1:]...)
	}
	return slices.Concat(f.have, first, second, rest)
}

// group is the links of one type in one direction, the likeliest first.
type group struct {
	label string
	links []Link
}

// finder looks around a span.
type finder struct {
	article *model.Article
	set     *annotations.Set
	schema  *annotations.Schema
	span    *annotations.Span
	near    []*annotations.Span
	have    []Link
	used    map[string]bool // labels of the links that the span has
	taken   map[[3]string]bool
}

func newFinder(article *model.Article, set *annotations.Set, schema *annotations.Schema, s *annotations.Span) *finder {
	f := &finder{article: article, set: set, schema: schema, span: s, used: map[string]bool{}, near: around(set, s)}
	relations := set.RelationsOf(s.ID)
	for _, r := range relations {
		from, _ := set.Span(r.From)
		to, _ := set.Span(r.To)
		f.have = append(f.have, Link{r, r.Label, from, to})
		f.used[r.Label] = true
	}
	slices.SortStableFunc(f.have, func(x, y Link) int { return f.compare(x.Other(s), y.Other(s)) })
	f.have = f.have[:min(len(f.have), 2*most)]
	f.taken = make(map[[3]string]bool, len(relations))
	for _, r := range relations {
		f.taken[[3]string{r.Label, r.From, r.To}] = true
	}
	return f
}
