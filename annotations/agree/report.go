package agree

import (
	"tippani/annotations"
)

// Report is what came of a comparison. Annotators and pairs go by number; pairs are in the order of Pairs.
type Report struct {
	Figures           // of all annotators: α of all of them, F1 the mean over the pairs
	Pairs   []Figures // of each pair alone
	// Confusions counts the places that the two of a pair do not call the same.
	Confusions map[Confusion]int
	Ranked     []Ranked // articles with disagreement, the worst first
	Gamma      Sampled
	Nested     int // spans that αU leaves out
	Unlisted   int // labels, relations and attributes that have no line, since there are too many; they count in all figures
}

// Sampled is how far γ of all spans depends on chance: on the samples alone, not on the articles.
type Sampled struct {
	Low, High float64 // by the rule of the paper, 95 %; NaN without γ
	Samples   int
	Proven    bool // whether every alignment is proven to be the best
}

// Figures are the figures of all annotators, or of one pair.
type Figures struct {
	Pair       Pair // of a pair
	Articles   int  // compared
	All        Line
	Kinds      []Line // where there is more than one
	Labels     []Line // those with most spans first; of all annotators only
	Kappa      Figure // Cohen's κ of tokens, the mean over the pairs; NaN unless the study counts tokens
	Relations  []Relations
	Attributes []Attribute
	Answers    Coded
}

// Line is the figures of the spans of one label, of one kind, or of all.
type Line struct {
	Class annotations.Class // of a kind without label, of all neither
	// What is α of the labels that a place has, where it was marked by several annotators: of one label against the others; of a kind over
	// the places in which one of its labels is.
	What           Figure
	Where          Figure // γ; of a label or a kind that of its spans alone; NaN unless the study asks for it
	Exact, Overlap Figure // F1
	Unitizing      Figure // αU; NaN unless the study measures continua
	Spans          []int  // by annotator; of a pair both
	Both           int    // spans that both of a pair have with the same ends and label; over all pairs
}

// Relations is how far the relations of one label agree.
type Relations struct {
	Label  string
	Strict Figure // F1; the spans at both ends have to be identical
	Given  Figure // F1; the spans at both ends have to be in the same groups
	Links  []Linked
	Counts []int // of a pair both; over all pairs
}

// Linked counts, over the pairs, spans that both annotators found and from which at least one of them draws such a relation.
type Linked struct {
	Kind annotations.Kind // of the spans; "" where the two have different ones
	Shared,
	Same, // both draw it to the same groups
	SameWords, // or to the same words
	Alone int // only one draws it
}

// Coded is α of values that annotators gave.
type Coded struct {
	Alpha Figure
	Units int // to which two annotators or more gave a value
}

// Attribute is how far the values of an attribute agree, on the spans of one label.
type Attribute struct {
	Class annotations.Class
	Name  string
	Coded
	Any int // groups of which any span has the attribute
}

// Ranked is an article with its exact F1.
type Ranked struct {
	ID               string
	F1               float64
	Groups, Disputed int
}
