package agree

import (
	"tippani/annotations"
	"tippani/annotations/align"
)

// origin is where links of one label leave from: a group.
type origin struct {
	label string
	group int
}

// linkage is how the links of one origin compare.
type linkage struct {
	first, second bool // who links
	apart         bool // not all lead to the same group in both
	astray        bool // nor to the same words
}

// linked counts the relations of a pair, and from how many spans that both found they lead to the same.
func (c *comparison) linked(pair int, a aligned) {
	for side, s := range a.sides {
		for _, r := range s.Relations {
			c.add(key{what: linked, pair: pair, name: r.Label}, one(side == 0), one(side == 1))
		}
	}
	origins := make(map[origin]*linkage)
	for _, l := range align.Relations(a.groups, a.sides[0].Relations, a.sides[1].Relations) {
		if l.Agreed() {
			strict := identical(a.groups[l.From]) && identical(a.groups[l.To[0]])
			c.add(key{what: alike, pair: pair, name: l.Label}, one(strict), 1)
		}
		from := a.groups[l.From]
		if from.Spans[0] == nil || from.Spans[1] == nil {
			continue
		}
		o := origin{l.Label, l.From}
		if origins[o] == nil {
			origins[o] = new(linkage)
		}
		origins[o].see(l, c.sameWords(a.groups, l))
	}
	for o, l := range origins {
		kind := kindOf(a.groups[o.group])
		c.add(key{what: shared, pair: pair, scope: kind, name: o.label}, 1, one(!l.apart))
		c.add(key{what: resolved, pair: pair, scope: kind, name: o.label}, one(!l.astray), one(l.first != l.second))
	}
}

func (l *linkage) see(link align.Link, sameWords bool) {
	l.first = l.first || link.Relations[0] != nil
	l.second = l.second || link.Relations[1] != nil
	if !link.Agreed() {
		l.apart = true
		l.astray = l.astray || !sameWords
	}
}

// sameWords reports whether a link leads both annotators to the same words, maybe at different places of the text.
func (c *comparison) sameWords(groups []align.Group, l align.Link) bool {
	if l.Relations[0] == nil || l.Relations[1] == nil {
		return false
	}
	words := func(side int) string { return c.article.Text.Slice(groups[l.To[side]].Spans[side].Range) }
	return words(0) == words(1)
}

// identical reports whether the two spans of a group have the same label and ends.
func identical(g align.Group) bool {
	first, second := g.Spans[0], g.Spans[1]
	return first != nil && second != nil && first.Class() == second.Class() && first.Range == second.Range
}

// kindOf is the kind of the two spans of a group, "" when they are of different ones.
func kindOf(g align.Group) annotations.Kind {
	if g.Spans[0].Kind != g.Spans[1].Kind {
		return ""
	}
	return g.Spans[0].Kind
}
