package evaluate

import (
	"cmp"
	"maps"
	"slices"

	"tippani/annotations"
)

// The bounds of the tables that Add makes.
const (
	maxLabels     = 1_000
	maxConfusions = 10_000
)

// Scores are the scores of all schemes, by Scheme.
type Scores [schemes]Score

// Confusion is the label of a gold span and that of the predicted one in its place; "" where there is none: missed, or spurious.
type Confusion struct{ Gold, Predicted string }

func (c Confusion) compare(d Confusion) int {
	return cmp.Or(cmp.Compare(c.Gold, d.Gold), cmp.Compare(c.Predicted, d.Predicted))
}

// Result is how well predicted spans agree with gold, of one article or of several added up.
type Result struct {
	All    Scores
	Labels map[string]*Scores
	// Confusions counts the pairs of another label. They come from one pairing of the spans: first those of one label and the same ends,
	// then of one label, then of the same ends, and what shares most text first.
	Confusions map[Confusion]int
	Capped     int // labels and confusions of an article that a table had no room for; they count in All
	Crowded    int // articles in which spans overlap a million times, so that not all overlaps were looked at
}

// Spans compares the spans of one article. Neither list is changed.
func Spans(gold, predicted []*annotations.Span) *Result {
	r := &Result{Labels: make(map[string]*Scores), Confusions: make(map[Confusion]int)}
	list, whole := overlaps(gold, predicted)
	if !whole {
		r.Crowded = 1
	}
	for _, s := range gold {
		r.each(s.Label, func(c *Score) { c.Gold++ })
	}
	for _, s := range predicted {
		r.each(s.Label, func(c *Score) { c.Predicted++ })
	}
	for _, scheme := range Schemes() {
		m := newMatching(len(gold), len(predicted))
		scheme.match(m, list)
		for g, p := range m.ofGold {
			if p != nobody {
				r.count(scheme, gold[g], predicted[p])
			}
		}
	}
	r.confuse(gold, predicted, list)
	return r
}

// match finds the partners of a scheme, with the greatest sum of credits that there is.
func (s Scheme) match(m *matching, list []overlap) {
	switch s {
	case Strict:
		m.take(list, func(o overlap) bool { return o.sameLabel && o.sameEnds })
	case Exact:
		m.take(list, func(o overlap) bool { return o.sameEnds })
	case Partial:
		// Pairs of the same ends count twice as much, so that parting one to join two others gains nothing.
		m.take(list, func(o overlap) bool { return o.sameEnds })
		settled := newMatching(len(m.ofGold), len(m.ofPredicted))
		copy(settled.ofGold, m.ofGold)
		copy(settled.ofPredicted, m.ofPredicted)
		free := func(o overlap) bool {
			return settled.ofGold[o.gold] == nobody && settled.ofPredicted[o.predicted] == nobody
		}
		m.take(list, free)
		m.widen(list, free)
	default:
		fits := func(o overlap) bool { return o.sameLabel || s == Overlap }
		m.take(list, fits)
		m.widen(list, fits)
	}
}

func (s Scheme) credit(a, b *annotations.Span) float64 {
	if s == Partial && a.Range != b.Range {
		return 0.5
	}
	return 1
}

func (r *Result) count(scheme Scheme, gold, predicted *annotations.Span) {
	credit := scheme.credit(gold, predicted)
	r.All[scheme].Found += credit
	r.All[scheme].Right += credit
	r.Labels[gold.Label][scheme].Found += credit
	r.Labels[predicted.Label][scheme].Right += credit
}

func (r *Result) each(label string, count func(*Score)) {
	s := r.Labels[label]
	if s == nil {
		s = new(Scores)
		r.Labels[label] = s
	}
	for i := range s {
		count(&s[i])
		count(&r.All[i])
	}
}

func (r *Result) confuse(gold, predicted []*annotations.Span, list []overlap) {
	m := newMatching(len(gold), len(predicted))
	m.take(list, func(overlap) bool { return true })
	for g, p := range m.ofGold {
		if p == nobody {
			r.Confusions[Confusion{Gold: gold[g].Label}]++
		} else if gold[g].Label != predicted[p].Label {
			r.Confusions[Confusion{gold[g].Label, predicted[p].Label}]++
		}
	}
	for p, g := range m.ofPredicted {
		if g == nobody {
			r.Confusions[Confusion{Predicted: predicted[p].Label}]++
		}
	}
}

// Add adds what was counted elsewhere.
func (r *Result) Add(more *Result) {
	addScores(&r.All, &more.All)
	if r.Labels == nil {
		r.Labels, r.Confusions = make(map[string]*Scores), make(map[Confusion]int)
	}
	for _, name := range slices.Sorted(maps.Keys(more.Labels)) {
		s := more.Labels[name]
		if r.Labels[name] == nil {
			if len(r.Labels) == maxLabels {
				r.Capped++
				continue
			}
			r.Labels[name] = new(Scores)
		}
		addScores(r.Labels[name], s)
	}
	for _, c := range slices.SortedFunc(maps.Keys(more.Confusions), Confusion.compare) {
		n := more.Confusions[c]
		if _, known := r.Confusions[c]; !known && len(r.Confusions) == maxConfusions {
			r.Capped++
			continue
		}
		r.Confusions[c] += n
	}
	r.Capped += more.Capped
	r.Crowded += more.Crowded
}

func addScores(to, more *Scores) {
	for i := range to {
		to[i].add(more[i])
	}
}

// Macro is the mean of the figures of all labels that either side has. One that a side lacks counts with 0 for what can't be measured.
func (r *Result) Macro(s Scheme) Figures {
	var list []Figures
	for _, name := range slices.Sorted(maps.Keys(r.Labels)) {
		list = append(list, r.Labels[name][s].Figures())
	}
	return mean(list)
}
