package main

import (
	"errors"
	"fmt"
	"time"

	"tippani/annotations"
	"tippani/annotations/adjudicate"
	"tippani/annotations/store"
)

// decide decides what needs no person in all articles, finishes those in which nothing is left, and says how much that was.
func (c *adjudication) decide(share float64, schema *annotations.Schema) error {
	var sum adjudicate.Tally
	open, finished := 0, 0
	var misfits []error
	progress := newProgress(c.flags.env, "deciding", int64(len(c.shown)))
	defer progress.clear()
	for i, l := range c.shown {
		progress.add(1)
		item, err := c.At(i)
		if err != nil {
			return err
		}
		s, err := c.dataset.Session(item.Article)
		if err != nil {
			return err
		}
		if r, err := c.dataset.Record(l.id); err == nil {
			if err := r.DecisionsError(); err != nil {
				return fmt.Errorf("%s: %w", c.dataset.Path(), err)
			}
		}
		sides, err := c.Of(l.id)
		if err != nil {
			return err
		}
		b := adjudicate.New(sides)
		chair := adjudicate.Chair{Name: c.annotator, Time: time.Now().UTC().Format(time.RFC3339), How: c.flags.auto, Schema: schema,
			Whole: c.versions}
		t, tally := b.Auto(s.Set(), share, chair)
		m := schema.Misfit(s.Set(), t)
		if m != nil {
			misfits = append(misfits, foundf("%s: %q can't be decided by a rule: %w; decide it in the program", item.Source, l.id, m))
			t, tally = annotations.Transaction{}, adjudicate.Tally{}
		}
		sum.Agreed += tally.Agreed
		sum.ByRule += tally.ByRule
		if err := s.Commit(t, 0); err != nil {
			return err
		}
		left := 0
		for _, it := range b.Items(s.Set()) {
			if it.State == adjudicate.Open {
				left++
			}
		}
		open += left
		l.open, l.todo = left, left
		switch answer := s.Set().Answer(); {
		case left > 0 && answer == annotations.Accept: // work that came later has opened something
			err = mark(s, annotations.InProgress)
		case left == 0 && m == nil && !l.faulty && answer == annotations.InProgress:
			err = mark(s, annotations.Accept)
			finished++
			l.finished = true
		}
		if err != nil {
			return err
		}
	}
	progress.clear()
	if c.flags.asJSON {
		report := c.report()
		report.Auto = &decidedJSON{c.flags.auto, sum.Agreed, sum.ByRule, finished}
		if err := printJSON(c.flags.env.stdout, report); err != nil || len(misfits) > 0 {
			return errors.Join(append(misfits, err)...)
		}
		return leftToDecide(open)
	}
	p := newPen(c.flags.env)
	p.print("%s: %s that all agree about, %d more decided by %s; %s finished, %s left to decide%s\n", many(len(c.shown), "article"),
		many(sum.Agreed, "span"), sum.ByRule, c.flags.auto, many(finished, "article"), many(open, "disagreement"), c.left())
	if err := p.flush(); err != nil || len(misfits) > 0 {
		return errors.Join(append(misfits, err)...)
	}
	return leftToDecide(open)
}

// leftToDecide is the exit status of what is still to be decided.
func leftToDecide(n int) error {
	if n > 0 {
		return errProblems
	}
	return nil
}

// reopen opens finished articles in which work that came later is to be decided: they would not be gone to otherwise.
func (c *adjudication) reopen() error {
	for i, l := range c.shown {
		if answer, _ := c.dataset.Answer(l.id); l.open == 0 || answer != annotations.Accept || c.flags.mine != "" {
			continue
		}
		item, err := c.At(i)
		if err != nil {
			return err
		}
		s, err := c.dataset.Session(item.Article)
		if err != nil {
			return err
		}
		if err := mark(s, annotations.InProgress); err != nil {
			return err
		}
	}
	return nil
}

func mark(s *store.Session, a annotations.Answer) error {
	t := annotations.SetAnswer(s.Set(), a)
	t.Origin = annotations.Origin{Kind: annotations.Review}
	return s.Commit(t, 0)
}
