package revise

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/lang"
	"tippani/tui/words"
)

// openKept lists the spans that the record keeps aside. One that is picked gets the place that is selected.
func (r *Reviser) openKept() action.Action {
	record, err := r.Shelf.Desk.Record(r.Pen.Session.ID())
	var kept []annotations.AsideSpan
	if err == nil {
		kept = record.Aside().Spans
	}
	if len(kept) == 0 {
		return action.Tell(lang.Text{En: "Nothing is kept aside in this article", Bn: "এই নিবন্ধে আলাদা রাখা কিছু নেই"})
	}
	target := r.Pen.Target()
	choices := make([]dialog.Choice, len(kept))
	for i, s := range kept {
		choices[i] = dialog.Choice{Chip: r.Words.Tag(s.Label), Look: r.Words.Look(s.Label), Title: words.OneLine(s.Text),
			Match: s.Label + "\n" + r.Words.Tag(s.Label) + "\n" + s.Text + "\n" + s.Note,
			Help:  "…" + words.OneLine(s.Before) + " [" + words.OneLine(s.Text) + "] " + words.OneLine(s.After) + "…"}
	}
	c := dialog.NewChooser(r.Screen.Lang.Format(lang.Text{En: "Kept aside (%s): place at “%s”", Bn: "আলাদা রাখা (%s): বসবে “%s”-এ"},
		lang.Number(len(kept)), words.Excerpt(r.Pen.Reader.Article, target)), choices)
	c.Hint = r.Screen.Lang.Of(lang.Text{En: " enter places it · esc closes ", Bn: " enter: বসান · esc: বন্ধ "})
	c.Pick = func(i int) action.Action { return r.placeKept(record, i, target) }
	return dialog.Open{Dialog: c}
}

// Placed is the action that puts the cursor where a span that was kept aside stands now.
type Placed struct{ At model.Offset }

// placeKept puts a span that was kept aside at a place of the text, with its relations as far as their other ends stand.
func (r *Reviser) placeKept(record *record.Record, i int, at model.Range) action.Action {
	next, label := withKept(record, i, at)
	excerpt := words.Excerpt(r.Pen.Reader.Article, at)
	var err error
	return action.Work{Run: func() { err = r.replaceRecord(r.Pen.Session.ID(), next) }, Then: func() action.Action {
		if err != nil {
			return action.Fail(textNotDone, err)
		}
		return Reopen{Then: func() action.Action {
			return action.All{Placed{at.Start}, action.Done(lang.Text{En: "%s: %s", Bn: "%s: %s"}, r.Words.Label(label), excerpt)}
		}}
	}}
}

// withKept is a record in which the ith span that it keeps aside stands at a place.
func withKept(record *record.Record, i int, at model.Range) (next *record.Record, label string) {
	aside := record.Aside()
	span := aside.Spans[i].Span
	span.Range = at
	aside.Spans = slices.Delete(slices.Clone(aside.Spans), i, i+1)
	r := *record
	r.Spans = append(slices.Clone(record.Spans), &span)
	stands := make(map[string]bool)
	for _, s := range r.Spans {
		stands[s.ID] = true
	}
	var waiting []*annotations.Relation
	r.Relations = slices.Clone(record.Relations)
	for _, rel := range aside.Relations {
		if stands[rel.From] && stands[rel.To] {
			r.Relations = append(r.Relations, rel)
		} else {
			waiting = append(waiting, rel)
		}
	}
	aside.Relations = waiting
	r.KeepAside(aside)
	return &r, span.Label
}
