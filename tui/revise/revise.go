// Package revise moves annotations to a text that was edited since, or to an article that goes by another name now, and brings
// back what was kept aside on the way. Every uncertain span is decided by the person; before they agree nothing changes.
package revise

import (
	"tippani/annotations/carry"
	"tippani/annotations/reanchor"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/source"
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/lang"
	"tippani/tui/pen"
	"tippani/tui/shelf"
	"tippani/tui/words"
)

// Reviser revises the record of the article that is on screen.
type Reviser struct {
	pen.Kit
	Shelf *shelf.Shelf
	Taken *shelf.Taken
	Pen   *pen.Pen
	Whole func(func()) // does what must not be broken off
}

// Reopen is the action that shows the article as the dataset has it now, from its source, and goes on with Then if that succeeds.
type Reopen struct{ Then func() action.Action }

// Offer asks, once an article is on screen, what is to become of annotations that its text or its name has left behind; nil when there is
// nothing to ask.
func (r *Reviser) Offer() action.Action {
	if r.Shelf.Declined(r.Taken.At) || r.Pen.Locked != (lang.Text{}) || r.Taken.Edited == nil && len(r.Taken.Formers) == 0 {
		return nil
	}
	return r.Again()
}

// Again brings back what the article was opened with: the offer to move its annotations, or to take up another record; else it lists
// what is kept aside.
func (r *Reviser) Again() action.Action {
	switch {
	case r.Taken.Edited != nil:
		return r.offerEdited()
	case len(r.Taken.Formers) > 0:
		return r.offerFormers(r.Taken.Item, r.Taken.Formers)
	}
	return r.openKept()
}

func (r *Reviser) offerEdited() action.Action {
	id := r.Pen.Session.ID()
	old, err := r.Shelf.Desk.Record(id)
	if err != nil {
		return action.Fail(action.Verbatim, err)
	}
	return r.compare(old, *r.Taken.Edited, func(v *revision, err error) action.Action {
		if err != nil {
			r.Shelf.Decline(r.Taken.At)
			return action.Refuse(lang.Text{En: "Comparing the texts was cancelled; E offers it again",
				Bn: "লেখা দুটি মেলানো বাতিল হলো; E চাপলে আবার বলবে"})
		}
		return r.offerRevision(v, id)
	})
}

// compare compares the text of a record with that of an article, which takes its time.
func (r *Reviser) compare(old *record.Record, now source.Item, then func(*revision, error) action.Action) action.Action {
	var v *revision
	var err error
	return action.Work{
		Run:  func() { v, err = newRevision(old, now.Article, r.Stop) },
		Then: func() action.Action { return then(v, err) },
	}
}

// offerRevision says that an article was edited since it was annotated and offers to move the annotations to the new text. former is
// the id of the record, which is another when the file was renamed as well.
func (r *Reviser) offerRevision(v *revision, former string) action.Action {
	say := r.Screen.Lang
	moved, uncertain, gone := v.plan.Count()
	detail := say.Format(lang.Text{En: "%s move, %s uncertain, %s gone", Bn: "%sটি সরবে, %sটি অনিশ্চিত, %sটি নেই"},
		lang.Number(moved), lang.Number(uncertain), lang.Number(gone))
	c := dialog.NewChooser(say.Of(lang.Text{En: "The text was edited after it was annotated",
		Bn: "চিহ্নিত করার পর লেখাটি বদলেছে"}),
		[]dialog.Choice{
			{Key: "1", Title: say.Of(lang.Text{En: "Move the annotations to the new text", Bn: "চিহ্নগুলো নতুন লেখায় নিন"}),
				Detail: detail,
				Help: say.Of(lang.Text{En: "You decide about each uncertain one with a key and agree at the end. Before that " +
					"nothing changes.", Bn: "অনিশ্চিত প্রতিটি আপনি এক চাপে ঠিক করবেন, শেষে সম্মতি দেবেন। তার আগে কিছু বদলাবে না।"})},
			{Key: "2", Title: say.Of(lang.Text{En: "List what is uncertain or gone", Bn: "কোনগুলো অনিশ্চিত বা নেই, দেখান"})},
			{Key: "3", Title: say.Of(lang.Text{En: "Not now", Bn: "এখন নয়"}),
				Detail: say.Of(lang.Text{En: "E brings this back", Bn: "E চাপলে আবার আসবে"})},
		})
	c.Plain = true
	c.Pick = func(i int) action.Action {
		switch i {
		case 0:
			return r.review(v, former)
		case 1:
			return r.list(v, c)
		}
		return r.decline()
	}
	c.Left = r.decline
	return dialog.Open{Dialog: c}
}

// decline leaves everything as it is.
func (r *Reviser) decline() action.Action {
	r.Shelf.Decline(r.Taken.At)
	return action.Refuse(lang.Text{En: "Nothing has changed; E offers it again", Bn: "কিছু বদলায়নি; E চাপলে আবার বলবে"})
}

// review goes through the uncertain spans, then asks for agreement.
func (r *Reviser) review(v *revision, former string) action.Action {
	if _, open := v.current(); !open {
		return r.confirm(v, former)
	}
	return dialog.Open{Dialog: &reviewer{revision: v, done: func() action.Action { return r.confirm(v, former) }, left: r.decline}}
}

// confirm asks for agreement to what was decided.
func (r *Reviser) confirm(v *revision, former string) action.Action {
	say := r.Screen.Lang
	out := v.outcome()
	choices := []dialog.Choice{{Key: "1", Title: say.Of(lang.Text{En: "Take the new text", Bn: "নতুন লেখা নিন"}),
		Detail: say.Format(lang.Text{En: "%s spans stand, %s kept aside, %s dropped",
			Bn: "%sটি চিহ্ন থাকবে, %sটি আলাদা, %sটি বাদ"},
			lang.Number(len(out.Spans)), lang.Number(len(out.Aside.Spans)), lang.Number(out.Dropped)),
		Help: say.Of(lang.Text{En: "What is kept aside stays in the record, E lists it. The old record stays in the file " +
			"…superseded.jsonl beside the dataset.",
			Bn: "আলাদা রাখাগুলো রেকর্ডেই থাকবে, E চাপলে দেখাবে। পুরোনো রেকর্ড থাকবে ডেটাসেটের পাশে …superseded.jsonl ফাইলে।"})}}
	choices = append(choices, dialog.Choice{Key: "2",
		Title: say.Of(lang.Text{En: "Go through the uncertain ones again", Bn: "অনিশ্চিতগুলো আবার দেখুন"})},
		dialog.Choice{Key: "3", Title: say.Of(lang.Text{En: "Keep the old text", Bn: "পুরোনো লেখাই থাক"})})
	if len(v.open) == 0 {
		choices[1].Title = say.Of(lang.Text{En: "List what is gone", Bn: "কোনগুলো নেই, দেখান"})
	}
	c := dialog.NewChooser(say.Of(lang.Text{En: "Move the annotations?", Bn: "চিহ্নগুলো সরাবেন?"}), choices)
	c.Plain = true
	c.Pick = func(i int) action.Action {
		switch {
		case i == 0:
			return r.carryOut(v, former)
		case i == 1 && len(v.open) == 0:
			return r.list(v, c)
		case i == 1:
			v.again()
			return r.review(v, former)
		}
		return r.decline()
	}
	c.Left = r.decline
	return dialog.Open{Dialog: c}
}

// list shows the spans that do not move by themselves; closing the list leads back.
func (r *Reviser) list(v *revision, back dialog.Dialog) action.Action {
	say := r.Screen.Lang
	var all []string
	for i := range v.plan.Placements {
		p := &v.plan.Placements[i]
		if p.Fate == reanchor.Moved {
			continue
		}
		fate := lang.Text{En: "uncertain", Bn: "অনিশ্চিত"}
		if p.Fate == reanchor.Gone {
			fate = lang.Text{En: "gone", Bn: "নেই"}
		}
		all = append(all, say.Of(fate)+": "+p.Span.Label+" “"+quotedShort(v.plan.Old, p.Span.Range)+"”: "+say.Of(reasonTexts[p.Reason]))
	}
	if len(all) == 0 {
		all = []string{say.Of(lang.Text{En: "Every span stands unchanged in the new text.",
			Bn: "নতুন লেখায় প্রতিটি চিহ্ন অপরিবর্তিত আছে।"})}
	}
	page := dialog.Sentences(r.Screen, lang.Text{En: "Uncertain or gone", Bn: "অনিশ্চিত বা নেই"}, all)
	page.Notice = false
	return action.All{dialog.Open{Dialog: back}, dialog.Open{Dialog: page}}
}

// quotedShort is the beginning of a range in one line.
func quotedShort(a *model.Article, r model.Range) string {
	const most = 60 // code points
	x := a.Index()
	if n := x.CodePoint(r.Start) + most; x.CodePoint(r.End) > n {
		if b, ok := x.ByteOfCodePoint(n); ok {
			return words.OneLine(a.Text()[r.Start:x.Snap(b)]) + "…"
		}
	}
	return words.OneLine(a.Slice(r))
}

// carryOut puts the new record in the place of the old one and opens it.
func (r *Reviser) carryOut(v *revision, former string) action.Action {
	var carried carry.Carried
	var err error
	return action.Work{Run: func() {
		carried, err = carry.Over(v.old, v.plan, v.said)
		if err == nil {
			err = r.Stop.Err()
		}
		if err == nil {
			err = r.replaceRecord(former, carried.Record)
		}
	}, Then: func() action.Action {
		if err != nil {
			return action.Fault(err, textUnchanged)
		}
		said := lang.Text{En: "Moved: %s spans stand, %s kept aside", Bn: "সরানো হলো: %sটি চিহ্ন আছে, %sটি আলাদা"}
		if carried.Reopened {
			said = lang.Text{En: "Moved: %s spans stand, %s kept aside; in progress again, for the new words",
				Bn: "সরানো হলো: %sটি চিহ্ন আছে, %sটি আলাদা; নতুন শব্দের জন্য কাজ আবার খোলা"}
		}
		return Reopen{Then: func() action.Action {
			return action.Done(said, lang.Number(len(carried.Outcome.Spans)), lang.Number(len(carried.Outcome.Aside.Spans)))
		}}
	}}
}

// replaceRecord puts a record in the place of another, as a whole.
func (r *Reviser) replaceRecord(former string, record *record.Record) (err error) {
	r.Whole(func() { _, err = r.Shelf.Desk.Replace(former, record) })
	return err
}

var (
	textUnchanged = lang.Text{En: "Nothing has changed: %v", Bn: "কিছু বদলায়নি: %v"}
	textNotDone   = lang.Text{En: "Not done: %v", Bn: "করা গেল না: %v"}
)
