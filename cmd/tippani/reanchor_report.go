package main

import (
	"encoding/json"
	"fmt"

	"tippani/annotations/reanchor"
)

// reanchorReport prints what became of articles, and counts it.
type reanchorReport struct {
	*pen
	env                                           environment
	asJSON, write                                 bool
	same, fresh, written, open, moved, left, gone int
	unread                                        []error
}

func newReanchorReport(env environment, asJSON, write bool) *reanchorReport {
	return &reanchorReport{pen: newPen(env), env: env, asJSON: asJSON, write: write}
}

// unreadable notes an article that can't be read; it is told once, however many annotators there are.
func (r *reanchorReport) unreadable(err error) {
	for _, known := range r.unread {
		if known.Error() == err.Error() {
			return
		}
	}
	r.unread = append(r.unread, err)
	fmt.Fprintf(r.env.stderr, "%s\n", oneLine(err))
}

func (r *reanchorReport) put(c *comparison) error {
	r.count(c)
	if r.asJSON {
		line, err := json.Marshal(reanchorJSON(c))
		if err == nil {
			r.print("%s\n", line)
		}
		return err
	}
	if c.state == stateSame || c.state == stateNew {
		return nil
	}
	r.paint(bold, c.heading()+"\n")
	if c.plan != nil {
		for i := range c.plan.Placements {
			r.span(c.plan, &c.plan.Placements[i])
		}
	}
	r.paint(c.end())
	return nil
}

func (r *reanchorReport) count(c *comparison) {
	switch {
	case c.state == stateSame:
		r.same++
		return
	case c.state == stateNew:
		r.fresh++
		return
	case c.written:
		r.written++
	default:
		r.open++
	}
	if c.plan != nil {
		moved, uncertain, gone := c.plan.Count()
		r.moved, r.left, r.gone = r.moved+moved, r.left+uncertain, r.gone+gone
	}
}

// heading names the article and says how many spans have which fate.
func (c *comparison) heading() string {
	name := c.id
	if c.annotator != "" {
		name += " by " + c.annotator
	}
	switch {
	case c.plan == nil:
		return name
	case c.former != nil && !c.changed:
		return fmt.Sprintf("%s: was %s, with the same text (%s)", name, c.former.ID, many(c.former.Spans, "span"))
	case c.former != nil:
		name += fmt.Sprintf(": was %s, %.0f %% of whose text it has", c.former.ID, 100*c.former.Similarity)
	default:
		name += ": the text has changed"
	}
	moved, uncertain, gone := c.plan.Count()
	return fmt.Sprintf("%s; %s moved, %d uncertain, %d gone", name, many(moved, "span"), uncertain, gone)
}

// span prints a span that does not move by itself, and where it may be.
func (r *reanchorReport) span(plan *reanchor.Plan, p *reanchor.Placement) {
	if p.Fate == reanchor.Moved {
		return
	}
	x, y := plan.Old.Index(), plan.New.Index()
	r.paint(map[reanchor.Fate]colour{reanchor.Uncertain: yellow, reanchor.Gone: red}[p.Fate], "  "+string(p.Fate))
	r.print(" %s %s [%d,%d) “%s”: %s\n", p.Span.ID, p.Span.Label, x.CodePoint(p.Span.Range.Start), x.CodePoint(p.Span.Range.End),
		oneRow(plan.Old.Slice(p.Span.Range)), reasonText(p.Reason))
	for _, c := range p.Candidates {
		before, after := reanchor.Around(plan.New, c.At, 20)
		r.print("    perhaps [%d,%d) … %s “%s” %s …\n", y.CodePoint(c.At.Start), y.CodePoint(c.At.End), oneRow(before),
			oneRow(plan.New.Slice(c.At)), oneRow(after))
	}
}

// end says what was done.
func (c *comparison) end() (colour, string) {
	switch {
	case c.fault != nil:
		return red, fmt.Sprintf("  not written: %v\n", c.fault)
	case c.written && c.carried.Reopened:
		return green, "  written; it is in progress again, since the new text has words that nobody has looked at\n"
	case c.written:
		return green, "  written\n"
	case c.plan != nil && c.uncertain() > 0:
		return yellow, "  not written: open it in tippani to go through the uncertain spans, or give --write --aside\n"
	case c.former != nil:
		return yellow, "  not written: give --write --renamed to take up the record\n"
	}
	return yellow, "  not written: give --write\n"
}

func reasonText(r reanchor.Reason) string {
	switch r {
	case reanchor.Edited:
		return "its words were changed"
	case reanchor.Repeated:
		return "its words stand at several places, and what is around them does not decide"
	case reanchor.Weak:
		return "its words stand among others now"
	case reanchor.PartOfWord:
		return "its words are part of other words now"
	case reanchor.LetterCase:
		return "capitals and small letters differ"
	case reanchor.Removed:
		return "its words are not in the text any more"
	case reanchor.Taken:
		return "its words are only where they stood before, at other places"
	}
	return string(r)
}

// end tells the sum, and gives the error that the exit status comes from.
func (r *reanchorReport) end() error {
	if err := r.flush(); err != nil {
		return err
	}
	if !r.asJSON {
		fmt.Fprintf(r.env.stderr, "%s unchanged, %d written, %d to look at; %s moved, %d uncertain, %d gone\n",
			many(r.same, "record"), r.written, r.open, many(r.moved, "span"), r.left, r.gone)
	}
	switch {
	case len(r.unread) > 0:
		return fmt.Errorf("%s could not be read, see above", many(len(r.unread), "article"))
	case r.open > 0:
		return errProblems
	}
	return nil
}

// reanchorJSON is a comparison for other programs. Ends count code points.
func reanchorJSON(c *comparison) map[string]any {
	out := map[string]any{"id": c.id, "annotator": c.annotator, "state": c.state, "written": c.written}
	if c.former != nil {
		out["former"], out["similarity"] = c.former.ID, c.former.Similarity
	}
	if c.fault != nil {
		out["fault"] = c.fault.Error()
	}
	if c.plan == nil {
		return out
	}
	if c.written {
		out["reopened"] = c.carried.Reopened
	}
	moved, uncertain, gone := []any{}, []any{}, []any{}
	x, y := c.plan.Old.Index(), c.plan.New.Index()
	for i := range c.plan.Placements {
		p := &c.plan.Placements[i]
		span := map[string]any{"id": p.Span.ID, "label": p.Span.Label, "text": c.plan.Old.Slice(p.Span.Range), "reason": p.Reason,
			"start": x.CodePoint(p.Span.Range.Start), "end": x.CodePoint(p.Span.Range.End)}
		switch p.Fate {
		case reanchor.Moved:
			span["to"] = []int{y.CodePoint(p.At.Start), y.CodePoint(p.At.End)}
			moved = append(moved, span)
		case reanchor.Gone:
			gone = append(gone, span)
		default:
			var places []any
			for _, at := range p.Candidates {
				places = append(places, map[string]any{"start": y.CodePoint(at.At.Start), "end": y.CodePoint(at.At.End),
					"text": c.plan.New.Slice(at.At), "reason": at.Reason})
			}
			span["candidates"] = places
			uncertain = append(uncertain, span)
		}
	}
	out["moved"], out["uncertain"], out["gone"] = moved, uncertain, gone
	return out
}
