// Package assign plans who annotates which articles: everybody about as many as anybody else, some of them by several, so that it can be
// measured how far they agree.
package assign

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
)

// Article is one article to be given to annotators.
type Article struct {
	ID  string
	For string   // what it belongs to, such as a desk; only those who have it get it. "" for anybody
	Has []string // who has it already; they keep it
}

// Annotator is somebody who gets articles.
type Annotator struct {
	Name string
	For  string // as in Article; "" for everything
}

// Plan is how articles are given out.
type Plan struct {
	Annotators []Annotator
	Overlap    int     // how many annotators an article gets that is annotated by several
	Share      float64 // of the articles that are, above 0 and at most 1; the others get one annotator each
	Seed       uint64  // decides which
}

// ForError says that nobody can take what belongs to something, or not as many as there should be.
type ForError struct {
	For          string
	Have, Wanted int
}

func (e *ForError) Error() string {
	return fmt.Sprintf("%q has %d annotators, and an article needs %d", e.For, e.Have, e.Wanted)
}

// Give says who gets each article, by the numbers of the annotators, in order. Nobody who has an article already loses it. Of those that an
// article can go to, the ones with fewest articles get it, and among these those who share fewest with one another; so nobody has more than
// one article more than anybody else with the same choice, and any two share about as many. Where too few articles have several annotators,
// new ones get them, then those that fewer have. The same plan gives the same.
func (p Plan) Give(articles []Article) ([][]int, error) {
	g := newGiving(p, articles)
	for _, turn := range g.turns() {
		if err := g.give(turn); err != nil {
			return nil, err
		}
	}
	for _, list := range g.given {
		slices.Sort(list)
	}
	return g.given, nil
}

// turn is an article that gets annotators, until it has as many as wanted.
type turn struct {
	article, wanted int
	can             []int // who may get it
}

// turns are the articles that get annotators, in the order in which they do. Those that few can take come first: whoever can take others
// as well is not to be full of what few can take. Those with several annotators come before the rest, which then evens out the loads.
func (g *giving) turns() []turn {
	var turns []turn
	for i, wanted := range g.wanted() {
		if wanted <= len(g.given[i]) {
			continue
		}
		t := turn{article: i, wanted: wanted}
		for n, who := range g.Annotators {
			if who.For == "" || who.For == g.articles[i].For {
				t.can = append(t.can, n)
			}
		}
		turns = append(turns, t)
	}
	// Which annotators an article gets must not depend on where in the queue it stands.
	g.random.Shuffle(len(turns), func(x, y int) { turns[x], turns[y] = turns[y], turns[x] })
	slices.SortStableFunc(turns, func(x, y turn) int {
		return cmp.Or(cmp.Compare(len(x.can), len(y.can)), cmp.Compare(y.wanted, x.wanted))
	})
	return turns
}

// wanted is how many annotators each article is to have.
func (g *giving) wanted() []int {
	wanted := make([]int, len(g.articles))
	several := int(float64(len(g.articles))*g.Share + 0.5)
	for i := range wanted {
		wanted[i] = 1
		if len(g.given[i]) >= g.Overlap {
			several--
		}
	}
	order := g.random.Perm(len(g.articles))
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(len(g.articles[x].Has), len(g.articles[y].Has)) })
	for _, i := range order {
		if several > 0 && len(g.given[i]) < g.Overlap {
			wanted[i] = g.Overlap
			several--
		}
	}
	return wanted
}

// giving is a plan being carried out.
type giving struct {
	Plan
	articles []Article
	given    [][]int
	load     []int
	shared   [][]int // of each two
	random   *rand.Rand
}

func newGiving(p Plan, articles []Article) *giving {
	g := &giving{Plan: p, articles: articles, given: make([][]int, len(articles)), load: make([]int, len(p.Annotators)),
		random: rand.New(rand.NewPCG(p.Seed, 0))}
	for range p.Annotators {
		g.shared = append(g.shared, make([]int, len(p.Annotators)))
	}
	for i, a := range articles {
		for n, who := range p.Annotators {
			if slices.Contains(a.Has, who.Name) {
				g.add(i, n)
			}
		}
	}
	return g
}

// add gives an article to one more annotator.
func (g *giving) add(article, annotator int) {
	for _, other := range g.given[article] {
		g.shared[other][annotator]++
		g.shared[annotator][other]++
	}
	g.given[article] = append(g.given[article], annotator)
	g.load[annotator]++
}

// give gives an article to as many as it needs.
func (g *giving) give(t turn) error {
	if len(t.can) < t.wanted {
		return &ForError{g.articles[t.article].For, len(t.can), t.wanted}
	}
	can := slices.DeleteFunc(t.can, func(n int) bool { return slices.Contains(g.given[t.article], n) })
	g.random.Shuffle(len(can), func(x, y int) { can[x], can[y] = can[y], can[x] })
	for len(g.given[t.article]) < t.wanted && len(can) > 0 {
		best := slices.MinFunc(can, func(x, y int) int {
			return cmp.Or(cmp.Compare(g.load[x], g.load[y]), cmp.Compare(g.sharedWith(t.article, x), g.sharedWith(t.article, y)))
		})
		g.add(t.article, best)
		can = slices.DeleteFunc(can, func(n int) bool { return n == best })
	}
	return nil
}

// sharedWith is how many articles an annotator shares with those that have an article.
func (g *giving) sharedWith(article, annotator int) int {
	n := 0
	for _, other := range g.given[article] {
		n += g.shared[other][annotator]
	}
	return n
}
