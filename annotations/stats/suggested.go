package stats

import (
	"cmp"
	"strings"

	"tippani/annotations"
	"tippani/model/order"
)

// maxSources is how many sources are told apart, counted once for each annotator and label.
const maxSources = 10_000

// whose are the spans of one label of one annotator.
type whose struct{ annotator, label string }

// sourceOf is a source that one annotator took up spans of one label from.
type sourceOf struct {
	whose
	name string
}

// taken counts spans by what they were made from.
type taken struct{ byHand, untouched, changed int }

func (c *taken) add(s *annotations.Suggested) {
	switch {
	case s == nil:
		c.byHand++
	case s.Changed:
		c.changed++
	default:
		c.untouched++
	}
}

// origin counts what a span of an annotator was made from.
func (t *Table) origin(annotator string, s *annotations.Span) {
	key := whose{annotator, s.Label}
	c := t.taken[key]
	if c == nil {
		if len(t.taken) == maxLinks {
			t.cap("annotators and labels")
			return
		}
		c = new(taken)
		t.taken[whose{strings.Clone(annotator), strings.Clone(s.Label)}] = c
	}
	c.add(s.Suggested)
	if s.Suggested == nil {
		return
	}
	from := sourceOf{key, s.Suggested.Source}
	c = t.sources[from]
	if c == nil {
		if len(t.sources) == maxSources {
			t.cap("sources of suggestions")
			return
		}
		c = new(taken)
		t.sources[sourceOf{whose{strings.Clone(annotator), strings.Clone(s.Label)}, strings.Clone(from.name)}] = c
	}
	c.add(s.Suggested)
}

// suggested lists where something was taken up: by annotator, then the label with most taken up first.
func (t *Table) suggested() []Suggested {
	sources := make(map[whose][]Source)
	for from, c := range t.sources {
		sources[from.whose] = append(sources[from.whose], Source{from.name, c.untouched, c.changed})
	}
	list := []Suggested{}
	for key, c := range t.taken {
		up := c.untouched + c.changed
		if up == 0 {
			continue
		}
		s := Suggested{Annotator: key.annotator, Label: key.label, ByHand: c.byHand, Untouched: c.untouched, Changed: c.changed,
			Shares:  TakenShare{OfAll: float64(c.untouched) / float64(up+c.byHand), OfTaken: float64(c.untouched) / float64(up)},
			Sources: append([]Source{}, sources[key]...)}
		order.By(s.Sources, func(a, b Source) int {
			return cmp.Or(cmp.Compare(b.Untouched+b.Changed, a.Untouched+a.Changed), cmp.Compare(a.Name, b.Name))
		})
		list = append(list, s)
	}
	order.By(list, func(a, b Suggested) int {
		return cmp.Or(cmp.Compare(a.Annotator, b.Annotator), cmp.Compare(b.Untouched+b.Changed, a.Untouched+a.Changed),
			cmp.Compare(a.Label, b.Label))
	})
	return list
}
