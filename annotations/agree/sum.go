package agree

import (
	"tippani/annotations"
)

// sum is two numbers that articles add to; what is the name of the sum and says what they are.
type sum [2]float64

type what uint8

const (
	articles   what = iota // articles that a pair has in common
	owned                  // spans of one annotator, whose number stands for the pair
	marked                 // spans of the first and the second of a pair
	matched                // groups of a pair: identical spans; spans of one label
	labelled               // labels, in groups: given, apart (coefficient.Value)
	valued                 // values of an attribute, in groups: given, apart
	attributed             // groups: two spans or more have the attribute; any has
	answered               // answers to articles: given, apart
	decided                // articles to which two annotators or more gave an answer
	linked                 // relations of the first and the second of a pair
	alike                  // relations both have: between identical spans; between spans in the same groups
	shared                 // groups of a pair from which at least one links: in all; where both link to the same groups
	resolved               // of these: both link to the same groups or words; only one links
	tokenized              // tokens of two labels
	unitized               // continua: observed, expected (coefficient.Unitizing)
	disordered             // disorder observed and expected, by the mean number of units (gamma.Disorders)
)

// joint stands for all annotators where a pair has its number.
const joint = -1

// everything is the scope of all spans.
const everything annotations.Kind = "*"

// key is the name of a sum. Which fields it has depends on what.
type key struct {
	what        what
	pair        int              // number of the pair, or joint
	scope       annotations.Kind // of labels: the groups in which a span is of the kind
	class       annotations.Class
	name, value string
}

func (c *comparison) add(k key, first, second float64) {
	s := c.sheet.sums[k]
	c.sheet.sums[k] = sum{s[0] + first, s[1] + second}
}
