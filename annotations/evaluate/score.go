// Package evaluate measures how well spans and relations that somebody proposes agree with gold: precision, recall and F, by label and
// overall, and which label was taken for which. Both sides speak of the same text.
package evaluate

import "math"

// Scheme says when a predicted span is right. Strict, Exact, Partial and Type are those of SemEval-2013, task 9.
type Scheme uint8

// The schemes. Whatever the scheme, a span has one partner at most, and as many as can find one.
const (
	Strict  Scheme = iota // the label and both ends are right
	Type                  // the label is right, and some text is shared
	Exact                 // both ends are right, whatever the label
	Partial               // as Exact; one that shares some text counts half, whatever the label
	Overlap               // some text is shared, whatever the label
	schemes
)

// Schemes lists the schemes in the order they are shown.
func Schemes() []Scheme { return []Scheme{Strict, Type, Exact, Partial, Overlap} }

// String is the scheme in one word.
func (s Scheme) String() string {
	return [schemes]string{"strict", "type", "exact", "partial", "overlap"}[s]
}

// Score is what one scheme counted. Over all labels Found and Right are equal; of one label they differ where a span of it was found
// under another label, which is found and not right.
type Score struct {
	Gold, Predicted int
	Found           float64 // gold spans that a predicted one stands for
	Right           float64 // predicted spans that stand for a gold one
}

func (s *Score) add(t Score) {
	s.Gold += t.Gold
	s.Predicted += t.Predicted
	s.Found += t.Found
	s.Right += t.Right
}

// Figures are precision, recall and F, from 0 to 1. What there is nothing to measure of is NaN.
type Figures struct{ Precision, Recall, F float64 }

// Figures are those of a score. Without predicted spans there is no precision, without gold no recall, and F is NaN without both.
func (s Score) Figures() Figures {
	f := Figures{Precision: s.Right / float64(s.Predicted), Recall: s.Found / float64(s.Gold)}
	switch {
	case s.Gold+s.Predicted == 0:
		f.F = math.NaN()
	case s.Found > 0 && s.Right > 0:
		f.F = 2 * f.Precision * f.Recall / (f.Precision + f.Recall)
	}
	return f
}

// mean is the mean of figures, in which one that is NaN counts as 0; without figures NaN.
func mean(list []Figures) Figures {
	var sum Figures
	for _, f := range list {
		sum.Precision += orZero(f.Precision)
		sum.Recall += orZero(f.Recall)
		sum.F += orZero(f.F)
	}
	n := float64(len(list))
	return Figures{sum.Precision / n, sum.Recall / n, sum.F / n}
}

func orZero(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return x
}
