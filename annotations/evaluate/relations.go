package evaluate

import (
	"maps"
	"slices"

	"tippani/annotations"
	"tippani/model"
)

// Side is what one side says of an article.
type Side struct {
	Spans     []*annotations.Span
	Relations []*annotations.Relation
}

// Links is how well relations agree, by label and overall.
type Links struct {
	All    Score
	Labels map[string]*Score
	Capped int // labels of an article that the table had no room for; they count in All
}

type end struct {
	at    model.Range
	label string
}

// link is what a relation says, whatever its spans are called.
type link struct {
	label    string
	from, to end
}

// Relations compares the relations of one article: one is right when its label and the labels and ends of both its spans are. A
// relation of which an end is not among the spans counts and is never right.
func Relations(gold, predicted Side) *Links {
	l := &Links{Labels: make(map[string]*Score)}
	there := make(map[link]int)
	for _, r := range gold.Relations {
		l.each(r.Label, func(s *Score) { s.Gold++ })
	}
	gold.each(func(k link) { there[k]++ })
	for _, r := range predicted.Relations {
		l.each(r.Label, func(s *Score) { s.Predicted++ })
	}
	predicted.each(func(k link) {
		if there[k] > 0 {
			there[k]--
			l.each(k.label, func(s *Score) { s.Found, s.Right = s.Found+1, s.Right+1 })
		}
	})
	return l
}

// each visits the relations whose spans are both there.
func (s Side) each(visit func(link)) {
	ends := make(map[string]end, len(s.Spans))
	for _, span := range s.Spans {
		ends[span.ID] = end{span.Range, span.Label}
	}
	for _, r := range s.Relations {
		from, one := ends[r.From]
		to, other := ends[r.To]
		if one && other {
			visit(link{r.Label, from, to})
		}
	}
}

func (l *Links) each(label string, count func(*Score)) {
	if l.Labels[label] == nil {
		l.Labels[label] = new(Score)
	}
	count(l.Labels[label])
	count(&l.All)
}

// Add adds what was counted elsewhere.
func (l *Links) Add(more *Links) {
	l.All.add(more.All)
	if l.Labels == nil {
		l.Labels = make(map[string]*Score)
	}
	l.Capped += more.Capped
	for _, name := range slices.Sorted(maps.Keys(more.Labels)) {
		s := more.Labels[name]
		if l.Labels[name] == nil {
			if len(l.Labels) == maxLabels {
				l.Capped++
				continue
			}
			l.Labels[name] = new(Score)
		}
		l.Labels[name].add(*s)
	}
}

// Macro is the mean of the figures of all labels that either side has, as Result.Macro.
func (l *Links) Macro() Figures {
	var list []Figures
	for _, name := range slices.Sorted(maps.Keys(l.Labels)) {
		list = append(list, l.Labels[name].Figures())
	}
	return mean(list)
}
