package main

import (
	"fmt"
	"time"

	"tippani/annotations"
	"tippani/annotations/adjudicate"
)

// decide decides what needs no person in all articles, finishes those in which nothing is left, and says how much that was.
func (c *adjudication) decide(share float64, schema *annotations.Schema) error {
	var sum adjudicate.Tally
	open, finished, touched := 0, 0, 0
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
		if m := schema.Misfit(s.Set(), t); m != nil {
			return fmt.Errorf("%s: %q can't be decided by a rule: %w; decide it in the program", item.Source, l.id, m)
		}
		sum.Agreed += tally.Agreed
		sum.ByRule += tally.ByRule
		if err := s.Commit(t, 0); err != nil {
			return err
		}
		if !t.Empty() {
			touched++
		}
		left := 0
		for _, it := range b.Items(s.Set()) {
			if it.State == adjudicate.Open {
				left++
			}
		}
		open += left
		if left > 0 && s.Set().Answer() == annotations.Accept { // work that came later has opened something
			again := annotations.SetAnswer(s.Set(), annotations.InProgress)
			again.Origin = annotations.Origin{Kind: annotations.Review}
			if err := s.Commit(again, 0); err != nil {
				return err
			}
		}
		if left == 0 && !l.faulty && s.Set().Answer() == annotations.InProgress {
			done := annotations.SetAnswer(s.Set(), annotations.Accept)
			done.Origin = annotations.Origin{Kind: annotations.Review}
			if err := s.Commit(done, 0); err != nil {
				return err
			}
			finished++
		}
	}
	p := newPen(c.flags.env)
	p.print("%s: %s that all agree about, %d more decided by %s; %s finished, %s left to decide%s\n", many(len(c.shown), "article"),
		many(sum.Agreed, "span"), sum.ByRule, c.flags.auto, many(finished, "article"), many(open, "disagreement"), c.left())
	return p.flush()
}
