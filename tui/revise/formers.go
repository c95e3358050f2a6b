package revise

import (
	"tippani/annotations/carry"
	"tippani/annotations/record"
	"tippani/model/source"
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/lang"
	"tippani/tui/queue"
	"tippani/tui/shelf"
)

// offerFormers says that the dataset holds an article under another name, and offers to take its record up.
func (r *Reviser) offerFormers(item source.Item, formers []carry.Former) action.Action {
	var choices []dialog.Choice
	for i, f := range formers[:min(len(formers), 7)] {
		title := lang.Text{En: "Take up the record of %s", Bn: "%s-এর রেকর্ড নিন"}
		detail := r.Screen.Lang.Format(lang.Text{En: "%s, the same text", Bn: "%s, একই লেখা"}, queue.SpansText(r.Screen, f.Spans))
		if !f.Same() {
			title = lang.Text{En: "Move the annotations of %s to this text", Bn: "%s-এর চিহ্নগুলো এই লেখায় নিন"}
			detail = r.Screen.Lang.Format(lang.Text{En: "%s, %s %% the same", Bn: "%s, %s %% এক"}, queue.SpansText(r.Screen, f.Spans),
				lang.Number(int(100*f.Similarity)))
		}
		choices = append(choices, dialog.Choice{Key: string(rune('1' + i)), Title: r.Screen.Lang.Format(title, f.ID), Detail: detail,
			Help: r.Screen.Lang.Of(lang.Text{En: "The record goes by this article's name from then on; the file was renamed.",
				Bn: "রেকর্ডটি এরপর এই নামে থাকবে; ফাইলটির নাম বদলেছে।"})})
	}
	all, nothing := -1, len(choices)
	if formers[0].Same() && len(formers) == 1 {
		all, nothing = len(choices), len(choices)+1
		choices = append(choices, dialog.Choice{Key: "2",
			Title: r.Screen.Lang.Of(lang.Text{En: "Take up all renamed articles of the queue",
				Bn: "তালিকার সব নাম-বদলানো নিবন্ধের রেকর্ড নিন"}),
			Help: r.Screen.Lang.Of(lang.Text{En: "Those whose text is the same as in the dataset, byte for byte.",
				Bn: "যাদের লেখা ডেটাসেটের সঙ্গে হুবহু এক।"})})
	}
	choices = append(choices, dialog.Choice{Key: string(rune('1' + nothing)),
		Title:  r.Screen.Lang.Of(lang.Text{En: "Start from nothing", Bn: "শূন্য থেকে শুরু"}),
		Detail: r.Screen.Lang.Of(lang.Text{En: "E brings this back", Bn: "E চাপলে আবার আসবে"})})
	c := dialog.NewChooser(r.Screen.Lang.Of(lang.Text{En: "The dataset holds this article under another name",
		Bn: "ডেটাসেটে নিবন্ধটি অন্য নামে আছে"}), choices)
	c.Plain = true
	c.Pick = func(i int) action.Action {
		switch i {
		case nothing:
			return r.decline()
		case all:
			return r.takeUpAll()
		}
		return r.takeUp(item, formers[i])
	}
	c.Left = r.decline
	return dialog.Open{Dialog: c}
}

// takeUp makes the record of another name this article's, with its spans moved where the text was edited too.
func (r *Reviser) takeUp(item source.Item, f carry.Former) action.Action {
	var v *revision
	var err error
	return action.Work{Run: func() {
		if f.Same() {
			err = r.rename(item, f)
			return
		}
		var old *record.Record
		if old, err = r.Shelf.Desk.Peek(f.ID); err == nil {
			v, err = newRevision(old, item.Article, r.Stop)
		}
	}, Then: func() action.Action {
		switch {
		case err != nil:
			return action.Fault(err, textUnchanged)
		case v != nil:
			return r.review(v, f.ID)
		}
		return Reopen{Then: func() action.Action {
			return action.Done(lang.Text{En: "Taken up from %s: %s", Bn: "%s থেকে নেওয়া হলো: %s"}, f.ID,
				queue.SpansText(r.Screen, f.Spans))
		}}
	}}
}

// rename puts the record of the same text under the article's name.
func (r *Reviser) rename(item source.Item, f carry.Former) error {
	old, err := r.Shelf.Desk.Peek(f.ID)
	if err != nil {
		return err
	}
	v, err := newRevision(old, item.Article, r.Stop)
	if err != nil {
		return err
	}
	carried, err := carry.Over(old, v.plan, nil)
	if err == nil {
		err = r.Stop.Err()
	}
	if err != nil {
		return err
	}
	return r.replaceRecord(f.ID, carried.Record)
}

// takeUpAll takes up the records of all articles of the queue that have none under their name and whose text one other record has.
func (r *Reviser) takeUpAll() action.Action {
	taken := 0
	var fault error
	return action.Work{Run: func() {
		n, _ := r.Shelf.Queue.Len()
		for i := range min(n, shelf.MostPresent) {
			if fault = r.Stop.Err(); fault != nil {
				return
			}
			item, err := r.Shelf.Queue.At(i)
			if err != nil {
				continue // opening it will tell
			}
			if formers := r.Shelf.Formers(item); len(formers) == 1 && formers[0].Same() {
				if fault = r.rename(item, formers[0]); fault != nil {
					return
				}
				taken++
			}
		}
	}, Then: func() action.Action {
		return Reopen{Then: func() action.Action {
			if fault != nil {
				return action.Fail(lang.Text{En: "%s taken up, then: %v", Bn: "%sটি নেওয়ার পর: %v"}, lang.Number(taken), fault)
			}
			return action.Done(lang.Text{En: "The records of %s renamed articles are taken up",
				Bn: "নাম-বদলানো %sটি নিবন্ধের রেকর্ড নেওয়া হলো"}, lang.Number(taken))
		}}
	}}
}
