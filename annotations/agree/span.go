package agree

import (
	"math"

	"tippani/annotations"
)

// Confusion is what the two annotators of a pair call one place; no label where one of them has marked nothing.
type Confusion struct {
	Pair          Pair
	First, Second annotations.Class
}

// own counts the spans of each annotator.
func (c *comparison) own() {
	for _, i := range c.present {
		for _, s := range c.article.Sides[i].Spans {
			c.add(key{what: owned, pair: i, class: s.Class()}, 1, 0)
		}
	}
}

// matched counts what F1 is made of, and what was taken for what.
func (c *comparison) matched(pair int, a aligned) {
	for _, g := range a.groups {
		first, second := g.Spans[0], g.Spans[1]
		confusion := Confusion{Pair: Pairs(c.Annotators)[pair]}
		if first != nil {
			c.add(key{what: marked, pair: pair, class: first.Class()}, 1, 0)
			confusion.First = first.Class()
		}
		if second != nil {
			c.add(key{what: marked, pair: pair, class: second.Class()}, 0, 1)
			confusion.Second = second.Class()
		}
		if confusion.First != confusion.Second {
			c.sheet.confusions[confusion]++
			continue
		}
		c.add(key{what: matched, pair: pair, class: first.Class()}, one(first.Range == second.Range), 1)
	}
}

// exact is exact F1 of a pair in this article.
func (c *comparison) exact(pair int) float64 {
	var both, all float64
	for k, s := range c.sheet.sums {
		switch {
		case k.pair != pair:
		case k.what == matched:
			both += s[0]
		case k.what == marked:
			all += s[0] + s[1]
		}
	}
	return f1(both, all)
}

// f1 is the harmonic mean of precision and recall, whoever of the two is taken for the gold: twice what both have, by what each has in sum.
func f1(both, all float64) float64 {
	if all == 0 {
		return math.NaN()
	}
	return 2 * both / all
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
