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
// one article more than anybody else with the same choice, and any two share about as many. The same plan gives the same.
func (p Plan) Give(articles []Article) ([][]int, error) {
	g := newGiving(p, articles)
	// Which articles are annotated by several must not depend on where in the queue they stand.
	order := rand.New(rand.NewPCG(p.Seed, 0)).Perm(len(articles))
	g.several = len(articles) - int(float64(len(articles))*(1-p.Share)+0.5)
	for _, i := range order {
		if len(g.given[i]) > 1 {
			g.several--
		}
	}
	for _, i := range order {
		if err := g.give(i); err != nil {
			return nil, err
		}
	}
	for _, list := range g.given {
		slices.Sort(list)
	}
	return g.given, nil
}

// giving is a plan being carried out.
type giving struct {
	Plan
	articles []Article
	given    [][]int
	load     []int
	shared   [][]int // of each two
	several  int     // articles that are still to get several annotators
	random   *rand.Rand
}

func newGiving(p Plan, articles []Article) *giving {
	g := &giving{Plan: p, articles: articles, given: make([][]int, len(articles)), load: make([]int, len(p.Annotators)),
		random: rand.New(rand.NewPCG(p.Seed, 1))}
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
func (g *giving) give(i int) error {
	a := g.articles[i]
	wanted := 1
	if g.several > 0 && len(g.given[i]) < 2 {
		wanted = g.Overlap
		g.several--
	}
	if len(a.Has) > 0 { // it was given out before, as it should be then
		return nil
	}
	var can []int
	for n, who := range g.Annotators {
		if who.For == "" || who.For == a.For {
			can = append(can, n)
		}
	}
	if len(can) < wanted {
		return &ForError{a.For, len(can), wanted}
	}
	g.random.Shuffle(len(can), func(x, y int) { can[x], can[y] = can[y], can[x] })
	for range wanted {
		best := slices.MinFunc(can, func(x, y int) int {
			return cmp.Or(cmp.Compare(g.load[x], g.load[y]), cmp.Compare(g.sharedWith(i, x), g.sharedWith(i, y)))
		})
		g.add(i, best)
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
