package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tippani/annotations/evaluate"
	"tippani/annotations/record"
)

// evaluated is one of the two datasets, by article.
type evaluated struct {
	file  *lineFile
	want  *wanted
	lines map[uint64][]int32 // by hash of the id: the records that count, of any annotator
	// faulty and strays are the records with faults, of which sound spans were measured, and the lines that are no records.
	faulty, strays int
}

func newEvaluated(f *lineFile, want *wanted) evaluated {
	d := evaluated{file: f, want: want, lines: make(map[uint64][]int32)}
	for i, e := range f.lines {
		switch {
		case e.key == 0:
			d.strays++
		case f.counts(i):
			d.lines[e.id] = append(d.lines[e.id], int32(i))
		}
	}
	return d
}

// find is the record of an article that is asked for; nil when there is none. Of several one has to be chosen by whoever asks.
func (d *evaluated) find(id uint64, flag string) (*record.Record, error) {
	var found *record.Record
	for _, i := range d.lines[id] {
		r, err := d.file.record(d.file.lines[i])
		if err != nil {
			return nil, err
		}
		if !d.want.has(r) {
			continue
		}
		if found != nil {
			return nil, fmt.Errorf("%s:%d: %q has records of %s and of %s; choose one with --%s NAME", d.file.path, d.file.lines[i].number,
				r.Article.ID(), first(found.Annotator, "nobody"), first(r.Annotator, "nobody"), flag)
		}
		found = r
	}
	if found != nil && !found.Sound() {
		d.faulty++
	}
	return found, nil
}

// evaluation is a comparison at work, and what came of it.
type evaluation struct {
	gold, predicted evaluated
	chosen          *choice
	worstOf         int

	articles  int
	spans     evaluate.Result
	relations evaluate.Links
	worst     []worstArticle // the worst first
	// The ids of articles that were left out.
	notPredicted, notInGold, otherText []string
}

// left counts what keeps the figures from being those of the whole datasets.
func (e *evaluation) left() int {
	return len(e.notPredicted) + len(e.notInGold) + len(e.otherText) + e.gold.strays + e.predicted.strays + e.gold.faulty +
		e.predicted.faulty
}

type worstArticle struct {
	id    string
	score evaluate.Score // strict
	f     float64
}

// measure walks the gold in its order, then what is predicted only.
func (e *evaluation) measure(env environment) error {
	shown := newProgress(env, "measuring", int64(len(e.gold.lines)+len(e.predicted.lines)))
	defer shown.clear()
	inGold := make(map[uint64]bool, len(e.gold.lines))
	for i, line := range e.gold.file.lines {
		if line.key == 0 || !e.gold.file.counts(i) || e.gold.lines[line.id][0] != int32(i) {
			continue
		}
		shown.add(1)
		gold, err := e.gold.find(line.id, "annotator")
		if err != nil {
			return err
		}
		inGold[line.id] = true
		if gold == nil {
			continue // not asked for
		}
		predicted, err := e.predicted.find(line.id, "predictor")
		if err != nil {
			return err
		}
		e.article(gold, predicted)
	}
	return e.rest(inGold, shown)
}

func (e *evaluation) rest(inGold map[uint64]bool, shown *progress) error {
	for i, line := range e.predicted.file.lines {
		if line.key == 0 || !e.predicted.file.counts(i) || e.predicted.lines[line.id][0] != int32(i) {
			continue
		}
		shown.add(1)
		if inGold[line.id] {
			continue
		}
		r, err := e.predicted.find(line.id, "predictor")
		if err != nil {
			return err
		}
		if r != nil {
			e.notInGold = append(e.notInGold, strings.Clone(r.Article.ID()))
		}
	}
	return nil
}

func (e *evaluation) article(gold, predicted *record.Record) {
	id := strings.Clone(gold.Article.ID()) // without the line that it stands in
	switch {
	case predicted == nil:
		e.notPredicted = append(e.notPredicted, id)
		return
	case gold.Article.Text() != predicted.Article.Text():
		e.otherText = append(e.otherText, id)
		return
	}
	e.articles++
	e.chosen.narrow(gold)
	e.chosen.narrow(predicted)
	r := evaluate.Spans(gold.Spans, predicted.Spans)
	e.spans.Add(r)
	e.relations.Add(evaluate.Relations(evaluate.Side{Spans: gold.Spans, Relations: gold.Relations},
		evaluate.Side{Spans: predicted.Spans, Relations: predicted.Relations}))
	score := r.All[evaluate.Strict]
	if f := score.Figures().F; f < 1 {
		e.rank(worstArticle{id, score, f})
	}
}

// rank keeps the worst articles: of those of one F, the ones with most spans.
func (e *evaluation) rank(a worstArticle) {
	at, _ := slices.BinarySearchFunc(e.worst, a, func(b, a worstArticle) int {
		return cmp.Or(cmp.Compare(b.f, a.f), cmp.Compare(a.score.Gold+a.score.Predicted, b.score.Gold+b.score.Predicted), -1)
	})
	if at < e.worstOf {
		e.worst = slices.Insert(e.worst, at, a)
		e.worst = e.worst[:min(len(e.worst), e.worstOf)]
	}
}

// labels lists the labels of both datasets.
func (e *evaluation) labels() ([]string, error) {
	seen := make(map[string]bool)
	for _, f := range []*lineFile{e.gold.file, e.predicted.file} {
		for i, line := range f.lines {
			if !f.counts(i) {
				continue
			}
			r, err := f.record(line)
			if err != nil {
				return nil, err
			}
			for _, s := range r.Spans {
				seen[s.Label] = true
			}
		}
	}
	var names []string
	for name := range seen {
		names = append(names, name)
	}
	return names, nil
}
