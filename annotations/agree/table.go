package agree

import (
	"cmp"
	"strings"

	"tippani/annotations/agree/gamma"
	"tippani/model/order"
)

// maxLines is how many labels, relations and attributes have lines of their own.
const maxLines = 200

// Table adds up what articles say. Articles have different ids; in which order they come makes no difference.
type Table struct {
	study      Study
	compared   book
	answers    book
	confusions map[Confusion]int
	ranked     []Ranked
	disorders  []disorder
	nested     int
}

// NewTable makes a table of a study.
func NewTable(s Study) *Table { return &Table{study: s, confusions: make(map[Confusion]int)} }

// Study is what the table adds up.
func (t *Table) Study() Study { return t.study }

// Add adds an article.
func (t *Table) Add(s *Sheet) {
	ofAnswers := func(w what) bool { return w == answered || w == decided }
	t.answers.write(s, ofAnswers)
	if !s.Compared {
		return
	}
	t.compared.write(s, func(w what) bool { return !ofAnswers(w) })
	t.nested += s.Nested
	for _, d := range s.disorders {
		d.id = strings.Clone(d.id)
		t.disorders = append(t.disorders, d)
	}
	for c, n := range s.confusions {
		if _, known := t.confusions[c]; !known {
			c.First.Label, c.Second.Label = strings.Clone(c.First.Label), strings.Clone(c.Second.Label)
		}
		t.confusions[c] += n
	}
	if s.Disputed > 0 {
		t.ranked = append(t.ranked, Ranked{strings.Clone(s.ID), s.Agreement, s.Groups, s.Disputed})
	}
}

// Report makes the figures, with intervals from so many draws of the articles; which are drawn depends on the seed.
func (t *Table) Report(draws int, seed uint64) *Report {
	t.compared.close()
	t.answers.close()
	r := &Report{Confusions: t.confusions, Ranked: t.ranked, Nested: t.nested}
	order.By(r.Ranked, func(a, b Ranked) int {
		return cmp.Or(cmp.Compare(a.F1, b.F1), cmp.Compare(b.Disputed, a.Disputed), cmp.Compare(a.ID, b.ID))
	})
	pairs := Pairs(t.study.Annotators)
	whole := &page{study: t.study, compared: &t.compared, answers: &t.answers, totals: t.compared.total(), answerTotals: t.answers.total(),
		who: joint}
	for i := range pairs {
		whole.pairs = append(whole.pairs, i)
	}
	r.Articles = len(t.compared.rows)
	whole.write(&r.Figures)
	whole.lines(&r.Figures)
	spans, answers := whole.askedSpans, whole.askedAnswer
	r.Pairs = make([]Figures, len(pairs))
	for i, pair := range pairs {
		f := &r.Pairs[i]
		f.Pair, f.Articles = pair, int(part(whole.totals, t.compared.among(articles, i, nil), 0))
		p := *whole
		p.pairs, p.few, p.askedSpans, p.askedAnswer = []int{i}, f.Articles < FewestArticles, nil, nil
		if len(pairs) > 1 {
			p.who = i
		}
		p.write(f)
		spans, answers = append(spans, p.askedSpans...), append(answers, p.askedAnswer...)
	}
	r.Unlisted, r.Gamma = whole.unlisted, t.sampled()
	t.compared.fill(spans, draws, seed)
	t.answers.fill(answers, draws, seed)
	return r
}

// sampled adds up what is known of the samples.
func (t *Table) sampled() Sampled {
	order.By(t.disorders, func(a, b disorder) int { return cmp.Or(cmp.Compare(a.who, b.who), cmp.Compare(a.id, b.id)) })
	var figures []gamma.Figure
	for i := 0; i < len(t.disorders); {
		var sum gamma.Disorders
		for who := t.disorders[i].who; i < len(t.disorders) && t.disorders[i].who == who; i++ {
			sum.Add(t.disorders[i].Disorders)
		}
		figures = append(figures, sum.Figure())
	}
	f := gamma.Mean(figures...)
	return Sampled{f.Low, f.High, f.Samples, f.Proven}
}
