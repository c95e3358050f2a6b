package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/store"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/source"
)

// suggesting is the writing of suggestions.
type suggesting struct {
	*suggestFlags
	sources []suggest.Source
	absent  func() error
	schema  *annotations.Schema
	out     lineWriter
	line    []byte

	spans, looked, finished, unread int // suggested spans; articles looked at, finished, that could not be read
}

// suggestedJSON is what was suggested.
type suggestedJSON struct {
	Output     string `json:"output"`
	Spans      int    `json:"spans"`
	Articles   int    `json:"articles"`
	Finished   int    `json:"finished"`   // and so left as they are
	Unreadable int    `json:"unreadable"` // and so left out
	Complaints int    `json:"complaints"` // told on standard error
}

// suggest writes what the sources suggest. What absent says, if it says anything after an article, ends the work.
func (s *suggesting) suggest(paths []string) error {
	if isDataset(paths) {
		return s.dataset(paths[0])
	}
	return s.articles(paths)
}

// tell prints what was done, and reports whether there were problems.
func (s *suggesting) tell(told *complaints) error {
	if s.asJSON {
		err := printJSON(s.env.reportOn(s.output), suggestedJSON{s.output, s.spans, s.looked, s.finished, s.unread, told.count()})
		if err != nil {
			return err
		}
	} else {
		fmt.Fprintf(s.env.stderr, "%s suggested for %s, written to %s\n", many(s.spans, "span"), many(s.looked, "article"),
			outputName(s.output))
		if s.finished > 0 {
			fmt.Fprintf(s.env.stderr, "  finished, and so left as they are: %s\n", many(s.finished, "article"))
		}
	}
	if s.unread+told.count() > 0 {
		return errProblems
	}
	return nil
}

// isDataset reports whether the records of a file are to be kept, and not only its articles.
func isDataset(paths []string) bool {
	ending := strings.ToLower(filepath.Ext(paths[0]))
	return len(paths) == 1 && (ending == ".jsonl" || ending == ".ndjson")
}

// dataset writes the records of a dataset with what is suggested for them. What is not changed keeps its bytes.
func (s *suggesting) dataset(path string) error {
	d, err := openDataset(s.env, path)
	if err != nil {
		return err
	}
	defer d.Close()
	shown := newProgress(s.env, "looking", d.size)
	defer shown.clear()
	type parsed struct {
		line   []byte
		record *record.Record // nil: a blank line
	}
	return store.EachLine(d.name, shown.reader(d.in), func() func(int, []byte) parsed {
		return func(number int, line []byte) parsed {
			if record.Blank(line) {
				return parsed{}
			}
			return parsed{line, record.Parse(d.name, number, line)}
		}
	}, func(at store.Line, p parsed) error {
		switch {
		case p.record == nil:
			return nil
		case p.record.Article == nil || record.Major(p.record.Problems):
			return fmt.Errorf("%s; tippani check %s lists all", p.record.Problems[0], d.name)
		case p.record.Answer != annotations.InProgress && !s.afresh:
			s.finished++
			return s.out.put(record.WithSpans(record.Body(p.line)))
		}
		if err := s.add(p.record); err != nil {
			return err
		}
		line, err := record.Rewrite(p.line, p.record)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", d.name, at.Number, err)
		}
		return s.put(p.record, line)
	})
}

// articles writes a record for each article. One that can't be read is told and left out.
func (s *suggesting) articles(paths []string) error {
	reading, err := s.reading()
	if err != nil {
		return err
	}
	queue, err := openArticles(paths, reading)
	if err != nil {
		return err
	}
	err = s.each(queue)
	return errors.Join(err, queue.Close())
}

func (s *suggesting) each(queue source.Queue) error {
	known, _ := queue.Len()
	shown := newProgress(s.env, "looking", int64(known))
	defer shown.clear()
	for i := 0; ; i++ {
		item, err := queue.At(i)
		if end := new(source.EndError); errors.As(err, &end) {
			return nil
		}
		shown.add(1)
		if err != nil {
			s.unread++
			shown.clear()
			fmt.Fprintf(s.env.stderr, "left out: %s\n", oneLine(err))
			continue
		}
		r, _, err := record.FromInput(item.Article, item.Record, item.Source, record.Beginning{Schema: s.schema})
		if err != nil {
			return err
		}
		if err := s.add(r); err != nil {
			return err
		}
		if err := s.put(r, record.Append(s.line[:0], r)); err != nil {
			return err
		}
	}
}

// add has the sources suggest spans for a record and adds them.
func (s *suggesting) add(r *record.Record) error {
	if s.afresh {
		r.Spans, r.Relations, r.Answer = nil, nil, annotations.InProgress
	}
	t := suggest.Text{Article: r.Article, Spans: r.Spans, Schema: s.schema}
	var all []suggest.Proposal
	for _, source := range s.sources {
		all = append(all, source.Propose(t, model.Range{End: r.Article.Len()}, nil)...)
	}
	if err := s.absent(); err != nil {
		return fmt.Errorf("nothing can be suggested, so nothing was written: %w", err)
	}
	all = slices.DeleteFunc(all, func(p suggest.Proposal) bool { return p.Score < s.least })
	taken := make(map[string]bool, len(r.Spans))
	for _, span := range r.Spans {
		taken[span.ID] = true
	}
	n := 0
	for _, p := range suggest.Merge(r.Spans, all) {
		id := ""
		for id == "" || taken[id] {
			n++
			id = fmt.Sprintf("s%d", n)
		}
		r.Spans = append(r.Spans, p.Span(id))
		s.spans++
	}
	r.Tool = "tippani " + version()
	s.looked++
	return nil
}

func (s *suggesting) put(r *record.Record, line []byte) error {
	if s.line = line; len(line) > model.MaxRecord {
		return fmt.Errorf("article %q would make a line of %d MiB with its spans, and %d is the most that is read again; split it",
			r.Article.ID(), len(line)>>20, model.MaxRecord>>20)
	}
	return s.out.put(line)
}
