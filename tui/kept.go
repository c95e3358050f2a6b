package tui

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

// revise brings back what the article was opened with: the offer to move its annotations, or to take up another record; else it lists
// what is kept aside.
func (a *App) revise() {
	switch w := a.work; {
	case w.edited != nil:
		a.offerEdited()
	case len(w.formers) > 0:
		a.offerFormers(w.item, w.formers)
	default:
		a.openKept()
	}
}

func (a *App) offerEdited() {
	w := a.work
	old, err := a.options.Desk.Record(w.session.ID())
	if err != nil {
		a.say(action.Bad, lang.Text{En: "%v", Bn: "%v"}, err)
		return
	}
	a.offerRevision(*w.edited, old, w.session.ID())
}

// openKept lists the spans that the record keeps aside. One that is picked gets the place that is selected.
func (a *App) openKept() {
	record, err := a.options.Desk.Record(a.work.session.ID())
	var kept []annotations.AsideSpan
	if err == nil {
		kept = record.Aside().Spans
	}
	if len(kept) == 0 {
		a.say(action.Info, lang.Text{En: "Nothing is kept aside in this article", Bn: "এই নিবন্ধে আলাদা রাখা কিছু নেই"})
		return
	}
	target := a.target()
	choices := make([]dialog.Choice, len(kept))
	for i, s := range kept {
		choices[i] = dialog.Choice{Chip: s.Label, Look: a.words.Look(s.Label), Title: words.OneLine(s.Text), Match: s.Label + "\n" +
			s.Text +
			"\n" +
			s.Note,
			Help: "…" + words.OneLine(s.Before) + " [" + words.OneLine(s.Text) + "] " + words.OneLine(s.After) + "…"}
	}
	c := dialog.NewChooser(a.view.Lang.Format(lang.Text{En: "Kept aside (%s): place at “%s”", Bn: "আলাদা রাখা (%s): বসবে “%s”-এ"},
		lang.Number(len(kept)), a.excerpt(target)), choices)
	c.Hint = a.view.Lang.Of(lang.Text{En: " enter places it · esc closes ", Bn: " enter: বসান · esc: বন্ধ "})
	c.Pick = told(func(i int) { a.placeKept(record, i, target) })
	a.open(c)
}

// placeKept puts a span that was kept aside at a place of the text, with its relations as far as their other ends stand.
func (a *App) placeKept(record *record.Record, i int, at model.Range) {
	next, label := withKept(record, i, at)
	if err := a.replaceRecord(a.work.session.ID(), next); err != nil {
		a.say(action.Bad, lang.Text{En: "Not done: %v", Bn: "করা গেল না: %v"}, err)
		return
	}
	if a.fetchAgain() {
		a.work.reader.MoveTo(at.Start, false)
		a.say(action.Good, lang.Text{En: "%s: %s", Bn: "%s: %s"}, a.words.Label(label), a.excerpt(at))
	}
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
