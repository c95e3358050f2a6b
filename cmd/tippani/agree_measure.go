package main

import (
	"cmp"
	"runtime"
	"slices"
	"sync/atomic"

	"tippani/annotations"
	"tippani/annotations/agree"
	"tippani/annotations/record"
	"tippani/model/relay"
)

// measure compares all articles, on all cores, and adds them up. In which order does not matter to the table.
func (a *agreement) measure(table *agree.Table) error {
	study := table.Study()
	type measured struct {
		sheet *agree.Sheet
		left  agreeLeft
		err   error
	}
	shown := newProgress(a.env, "comparing", int64(len(a.articles)))
	defer shown.clear()
	var next atomic.Int64
	var failed relay.Relay
	out := make(chan measured, 2*runtime.GOMAXPROCS(0))
	work := func() {
		for {
			i := int(next.Add(1)) - 1
			if i >= len(a.articles) {
				return
			}
			article, left, err := a.article(a.articles[i])
			m := measured{left: left, err: err}
			if err == nil {
				m.sheet = study.Compare(article)
			}
			out <- m
		}
	}
	workers := min(runtime.GOMAXPROCS(0), max(len(a.articles), 1))
	var running atomic.Int64
	running.Store(int64(workers))
	for range workers {
		go func() {
			defer func() {
				if running.Add(-1) == 0 {
					close(out)
				}
			}()
			defer failed.Catch(func() {})
			work()
		}()
	}
	var err error
	for m := range out {
		shown.add(1)
		err = cmp.Or(err, m.err)
		if m.err != nil {
			next.Store(int64(len(a.articles)))
			continue
		}
		a.left.add(m.left)
		table.Add(m.sheet)
	}
	failed.Check()
	return err
}

// article reads what the annotators say of an article and leaves out what can't be compared.
func (a *agreement) article(list []agreeRecord) (agree.Article, agreeLeft, error) {
	var left agreeLeft
	records := make([]*record.Record, len(a.names))
	out := agree.Article{Answers: make([]annotations.Answer, len(a.names)), Sides: make([]*agree.Side, len(a.names))}
	for _, at := range list {
		f := a.files[at.file]
		r, err := f.record(f.lines[at.line])
		if err != nil {
			return out, left, err
		}
		if !r.Sound() {
			left.faulty++
		}
		records[at.annotator], out.Answers[at.annotator], out.Text = r, r.Answer, r.Article
	}
	done := make([]*record.Record, 0, len(list)) // in the order of the annotators
	unfinished := 0
	for _, r := range records {
		switch {
		case r == nil:
		case a.all || r.Answer == annotations.Accept:
			done = append(done, r)
		default:
			unfinished++
		}
	}
	same := alike(done)
	switch {
	case len(list) < 2:
		left.alone++
	case len(done) < 2:
		left.unfinished++
	case len(same) < 2:
		left.otherText++
	default:
		left.recordsUnfinished, left.recordsOtherText = unfinished, len(done)-len(same)
		for i, r := range records {
			if slices.Contains(same, r) {
				a.chosen.narrow(r)
				out.Text, out.Sides[i] = r.Article, &agree.Side{Spans: r.Spans, Relations: r.Relations}
			}
		}
	}
	return out, left, nil
}

// alike are the records with the text that most of them have; of two texts that equally many have the one that sorts first.
func alike(records []*record.Record) []*record.Record {
	groups := make(map[string][]*record.Record)
	for _, r := range records {
		groups[r.Article.Text()] = append(groups[r.Article.Text()], r)
	}
	var most string
	for text, group := range groups {
		if len(group) > len(groups[most]) || len(group) == len(groups[most]) && text < most {
			most = text
		}
	}
	return groups[most]
}
