package agree

import (
	"cmp"
	"slices"

	"tippani/annotations"
	"tippani/model/order"
)

// page writes the figures of all annotators, or of one pair.
type page struct {
	study                   Study
	compared, answers       *book
	totals, answerTotals    []sum
	who                     int   // whose groups: joint, or a pair
	pairs                   []int // over which the mean is taken
	few                     bool  // too few articles for intervals
	unlisted                int
	askedSpans, askedAnswer []asked
}

func (p *page) ask(into *Figure, of reading) {
	p.askedSpans = append(p.askedSpans, asked{into, of, p.few})
}

func (p *page) mean(into *Figure, of func(pair int) reading) {
	var list []reading
	for _, pair := range p.pairs {
		list = append(list, of(pair))
	}
	p.ask(into, mean(list))
}

func (p *page) write(f *Figures) {
	p.line(&f.All, annotations.Class{}, func(annotations.Class) bool { return true }, p.compared.what(p.who, everything))
	f.Kappa = none
	if p.study.Tokens {
		p.mean(&f.Kappa, p.compared.kappa)
	}
	p.relations(f)
	p.attributes(f)
	f.Answers.Units = int(part(p.answerTotals, p.answers.among(decided, p.who, nil), 0))
	p.askedAnswer = append(p.askedAnswer, asked{&f.Answers.Alpha, alpha(p.answers.among(answered, p.who, nil)),
		f.Answers.Units < FewestArticles})
}

// lines writes the lines of labels and kinds.
func (p *page) lines(f *Figures) {
	counts := make(map[annotations.Class]float64)
	var classes []annotations.Class
	var kinds []annotations.Kind
	for i := range p.study.Annotators {
		for _, k := range p.compared.keys(owned, i, nil) {
			if _, known := counts[k.class]; !known {
				classes = append(classes, k.class)
			}
			counts[k.class] += p.totals[p.compared.slots[k]][0]
		}
	}
	order.By(classes, func(a, b annotations.Class) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a.Label, b.Label), cmp.Compare(a.Kind, b.Kind))
	})
	for _, kind := range annotations.Kinds() {
		if slices.ContainsFunc(classes, func(c annotations.Class) bool { return c.Kind == kind }) {
			kinds = append(kinds, kind)
		}
	}
	p.unlisted += max(0, len(classes)-maxLines)
	classes = classes[:min(len(classes), maxLines)]
	f.Labels = make([]Line, len(classes))
	for i, class := range classes {
		p.line(&f.Labels[i], class, func(c annotations.Class) bool { return c == class }, p.compared.whatOf(p.who, class))
	}
	if len(kinds) < 2 {
		return
	}
	f.Kinds = make([]Line, len(kinds))
	for i, kind := range kinds {
		p.line(&f.Kinds[i], annotations.Class{Kind: kind}, func(c annotations.Class) bool { return c.Kind == kind },
			p.compared.what(p.who, kind))
	}
}

func (p *page) line(l *Line, class annotations.Class, of scope, what reading) {
	l.Class = class
	p.ask(&l.What, what)
	p.mean(&l.Exact, func(pair int) reading { return p.compared.f1(pair, of, false) })
	p.mean(&l.Overlap, func(pair int) reading { return p.compared.f1(pair, of, true) })
	l.Where, l.Unitizing = none, none
	if p.study.Gamma != nil {
		p.where(&l.Where, class)
	}
	if p.study.Continua {
		p.ask(&l.Unitizing, p.compared.unitizing(p.who, of))
	}
	l.Spans = p.spans(of)
	for _, pair := range p.pairs {
		l.Both += int(part(p.totals, p.compared.among(matched, pair, of.has), 0))
	}
}

// where is γ: of all annotators together, or the mean over the pairs.
func (p *page) where(into *Figure, class annotations.Class) {
	switch {
	case !p.study.Joint:
		p.mean(into, func(pair int) reading { return p.compared.gamma(where(pair, class)) })
	case len(p.pairs) == len(Pairs(p.study.Annotators)):
		p.ask(into, p.compared.gamma(where(joint, class)))
	}
}

// spans counts the spans of each annotator.
func (p *page) spans(of scope) []int {
	if len(p.pairs) == 1 {
		return p.two(marked, of.has)
	}
	var counts []int
	for i := range p.study.Annotators {
		counts = append(counts, int(part(p.totals, p.compared.among(owned, i, of.has), 0)))
	}
	return counts
}

// two adds up the two numbers of sums over the pairs.
func (p *page) two(of what, ok func(key) bool) []int {
	counts := make([]int, 2)
	for _, pair := range p.pairs {
		slots := p.compared.among(of, pair, ok)
		counts[0] += int(part(p.totals, slots, 0))
		counts[1] += int(part(p.totals, slots, 1))
	}
	return counts
}

// attributes writes the attributes, those of most groups first.
func (p *page) attributes(f *Figures) {
	keys := p.compared.keys(attributed, p.who, nil)
	p.unlisted += max(0, len(keys)-maxLines)
	order.By(keys, func(a, b key) int {
		return cmp.Compare(p.totals[p.compared.slots[b]][1], p.totals[p.compared.slots[a]][1])
	})
	keys = keys[:min(len(keys), maxLines)]
	f.Attributes = make([]Attribute, len(keys))
	for i, k := range keys {
		s := p.totals[p.compared.slots[k]]
		f.Attributes[i] = Attribute{Class: k.class, Name: k.name, Coded: Coded{Units: int(s[0])}, Any: int(s[1])}
		p.ask(&f.Attributes[i].Alpha, alpha(p.compared.among(valued, p.who, func(v key) bool { return v.class == k.class && v.name == k.name })))
	}
}
