// Package agree measures how well annotators agree about the same articles: which spans they mark, how they label them, what they link and
// answer; by label, by kind, by pair of annotators, with intervals. Articles are compared one by one (Study.Compare) and added up (Table).
package agree

import (
	"math"
	"slices"

	"tippani/annotations"
	"tippani/annotations/agree/gamma"
	"tippani/annotations/align"
	"tippani/model"
)

// Study says what is compared.
type Study struct {
	Annotators int  // at least 2
	Tokens     bool // count tokens too, for κ
	Continua   bool // measure articles as continua too, for αU

	Gamma *gamma.Options // how γ is measured; nil for not at all
	Joint bool           // γ is that of all annotators together, not of each pair
}

// Article is what annotators say of one article. Its lists are by the numbers of the annotators.
type Article struct {
	Text    *model.Article
	Answers []annotations.Answer // whoever gave one, whether compared or not; InProgress counts as none
	Sides   []*Side              // nil for an annotator who is not compared
}

// Side is what one annotator says of an article.
type Side struct {
	Spans     []*annotations.Span
	Relations []*annotations.Relation
}

// Groups are the groups of the spans of all annotators who are compared, by their numbers.
func (a Article) Groups() []align.Group {
	sides := make([][]*annotations.Span, len(a.Sides))
	for i, s := range a.Sides {
		if s != nil {
			sides[i] = s.Spans
		}
	}
	return align.Of(sides...)
}

// Agreed reports whether all annotators who are compared say the same in a group, as align.Group.Agreed.
func (a Article) Agreed(g align.Group) bool {
	compared := align.Group{}
	for i, s := range g.Spans {
		if a.Sides[i] != nil {
			compared.Spans = append(compared.Spans, s)
		}
	}
	return compared.Agreed()
}

// Pair is two annotators, by number, the lower first.
type Pair struct{ First, Second int }

// Pairs lists the pairs of n annotators.
func Pairs(n int) []Pair {
	var list []Pair
	for i := range n {
		for j := i + 1; j < n; j++ {
			list = append(list, Pair{i, j})
		}
	}
	return list
}

// Sheet is what one article adds to the figures.
type Sheet struct {
	ID       string
	Compared bool // by two annotators or more; if not, only the answers count
	Groups   int  // of the spans of all annotators
	Disputed int  // groups that not all annotators who are compared agree about
	// Agreement is exact F1, the mean over the pairs of annotators; NaN when nobody has marked anything.
	Agreement float64
	// Nested are the spans that αU leaves out, since they share text with a longer one of the same label and annotator.
	Nested int

	sums       map[key]sum
	disorders  []disorder // of all spans
	confusions map[Confusion]int
}

// Compare compares what annotators say of an article. It may be called from several goroutines.
func (s Study) Compare(a Article) *Sheet {
	c := &comparison{Study: s, article: a, sheet: &Sheet{ID: a.Text.ID(), Agreement: math.NaN(), sums: make(map[key]sum),
		confusions: make(map[Confusion]int)}}
	c.answers()
	for i, side := range a.Sides {
		if side != nil {
			c.present = append(c.present, i)
		}
	}
	if len(c.present) >= 2 {
		c.sheet.Compared = true
		c.compare()
	}
	return c.sheet
}

// comparison is the comparison of an article at work.
type comparison struct {
	Study
	article Article
	present []int // numbers of the annotators who are compared
	sheet   *Sheet
}

func (c *comparison) compare() {
	all := c.align(c.present...)
	c.sheet.Groups = len(all.groups)
	for _, g := range all.groups {
		if !g.Agreed() {
			c.sheet.Disputed++
		}
	}
	c.own()
	c.grouped(joint, all)
	if c.Continua {
		c.continua()
	}
	if c.Gamma != nil {
		c.disorders()
	}
	if c.Tokens {
		c.tokens()
	}
	agreement, measured := 0.0, 0
	for number, p := range Pairs(c.Annotators) {
		if c.article.Sides[p.First] == nil || c.article.Sides[p.Second] == nil {
			continue
		}
		two := all
		if len(c.present) > 2 {
			two = c.align(p.First, p.Second)
		}
		c.add(key{what: articles, pair: number}, 1, 0)
		c.matched(number, two)
		c.linked(number, two)
		if c.Annotators > 2 {
			c.grouped(number, two)
		}
		if f := c.exact(number); !math.IsNaN(f) {
			agreement += f
			measured++
		}
	}
	c.sheet.Agreement = agreement / float64(measured)
}

// aligned is some annotators' work, in groups.
type aligned struct {
	sides  []*Side
	groups []align.Group // their spans are in the order of the sides
}

func (c *comparison) align(numbers ...int) aligned {
	var a aligned
	var spans [][]*annotations.Span
	for _, i := range numbers {
		a.sides = append(a.sides, c.article.Sides[i])
		// Of spans that say the same, which only their ids tell apart, it is to be the same one that stands for another's.
		spans = append(spans, slices.SortedFunc(slices.Values(c.article.Sides[i].Spans), annotations.CompareSpans))
	}
	a.groups = align.Of(spans...)
	return a
}

// grouped counts what goes by the values in a group: labels and attributes.
func (c *comparison) grouped(who int, a aligned) {
	for _, g := range a.groups {
		c.labels(who, g)
		c.attributes(who, g)
	}
}
