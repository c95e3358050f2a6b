package agree

import (
	"tippani/annotations"
	"tippani/annotations/agree/gamma"
)

// disorder is what γ knows of one article: of a pair, or of all annotators together.
type disorder struct {
	id  string
	who int
	gamma.Disorders
}

// disorders measures the article for γ: all spans, those of each kind, where there are several, and those of each label. Ends count in code
// points.
func (c *comparison) disorders() {
	if c.Joint {
		c.disordered(joint, c.present)
		return
	}
	for number, p := range Pairs(c.Annotators) {
		if c.article.Sides[p.First] != nil && c.article.Sides[p.Second] != nil {
			c.disordered(number, []int{p.First, p.Second})
		}
	}
}

func (c *comparison) disordered(who int, numbers []int) {
	index := c.article.Text.Index()
	continua := make(map[key]*continuum)
	all := c.where(continua, who, annotations.Class{}, nil, len(numbers))
	for i, n := range numbers {
		for _, s := range c.article.Sides[n].Spans {
			places := []*continuum{all}
			if s.Kind != "" {
				places = append(places, c.where(continua, who, annotations.Class{Kind: s.Kind}, all, len(numbers)))
			}
			places = append(places, c.where(continua, who, s.Class(), places[len(places)-1], len(numbers)))
			unit := gamma.Unit{Start: index.CodePoint(s.Range.Start), End: index.CodePoint(s.Range.End), Category: s.Class().String()}
			for _, in := range places {
				in.Annotators[i] = append(in.Annotators[i], unit)
				in.units++
			}
		}
	}
	for k, in := range continua {
		d := in.measure(c.Gamma)
		if f, weight := d.Figure(), float64(in.units)/float64(len(numbers)); f.Defined() {
			c.add(k, f.Observed*weight, f.Expected*weight)
		}
	}
	c.sheet.disorders = append(c.sheet.disorders, disorder{c.sheet.ID, who, all.measure(c.Gamma)})
}

// continuum is the spans of one line of the report.
type continuum struct {
	gamma.Continuum
	units    int
	of       *continuum // the one that it is a part of
	measured *gamma.Disorders
}

// where finds the continuum of a class, which may be new.
func (c *comparison) where(continua map[key]*continuum, who int, class annotations.Class, of *continuum, annotators int) *continuum {
	k := where(who, class)
	if continua[k] == nil {
		continua[k] = &continuum{of: of, Continuum: gamma.Continuum{Length: c.article.Text.Index().CodePoints(),
			Annotators: make([][]gamma.Unit, annotators)}}
	}
	return continua[k]
}

// measure measures a continuum once. One that has all units of the one that it is a part of is the same.
func (c *continuum) measure(o *gamma.Options) gamma.Disorders {
	switch {
	case c.measured != nil:
	case c.of != nil && c.of.units == c.units:
		d := c.of.measure(o)
		c.measured = &d
	default:
		// The error is that of whoever stops the work, which nobody does.
		found, _ := gamma.Compare(c.Continuum, *o)
		c.measured = &found.Disorders
	}
	return *c.measured
}

// where is the key of γ of a class.
func where(who int, class annotations.Class) key {
	switch {
	case class.Label != "":
		return key{what: disordered, pair: who, class: class}
	case class.Kind != "":
		return key{what: disordered, pair: who, scope: class.Kind}
	}
	return key{what: disordered, pair: who, scope: everything}
}
