package tui

import (
	"tippani/annotations/carry"
	"tippani/annotations/reanchor"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/source"
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/lang"
	"tippani/tui/words"
)

// offerRevision says that an article was edited since it was annotated and offers to move the annotations to the new text. former is
// the id of the record, which is another when the file was renamed as well.
func (a *App) offerRevision(now source.Item, old *record.Record, former string) {
	r, err := newRevision(old, now.Article, a.stop)
	if err != nil {
		a.declined[a.at] = true
		a.say(action.Warn, lang.Text{En: "Comparing the texts was cancelled; E offers it again",
			Bn: "লেখা দুটি মেলানো বাতিল হলো; E চাপলে আবার বলবে"})
		return
	}
	moved, uncertain, gone := r.plan.Count()
	detail := a.view.Lang.Format(lang.Text{En: "%s move, %s uncertain, %s gone", Bn: "%sটি সরবে, %sটি অনিশ্চিত, %sটি নেই"},
		lang.Number(moved), lang.Number(uncertain), lang.Number(gone))
	c := dialog.NewChooser(a.view.Lang.Of(lang.Text{En: "The text was edited after it was annotated",
		Bn: "চিহ্নিত করার পর লেখাটি বদলেছে"}),
		[]dialog.Choice{
			{Key: "1", Title: a.view.Lang.Of(lang.Text{En: "Move the annotations to the new text", Bn: "চিহ্নগুলো নতুন লেখায় নিন"}),
				Detail: detail,
				Help: a.view.Lang.Of(lang.Text{En: "You decide about each uncertain one with a key and agree at the end. Before that " +
					"nothing changes.", Bn: "অনিশ্চিত প্রতিটি আপনি এক চাপে ঠিক করবেন, শেষে সম্মতি দেবেন। তার আগে কিছু বদলাবে না।"})},
			{Key: "2", Title: a.view.Lang.Of(lang.Text{En: "List what is uncertain or gone", Bn: "কোনগুলো অনিশ্চিত বা নেই, দেখান"})},
			{Key: "3", Title: a.view.Lang.Of(lang.Text{En: "Not now", Bn: "এখন নয়"}),
				Detail: a.view.Lang.Of(lang.Text{En: "E brings this back", Bn: "E চাপলে আবার আসবে"})},
		})
	c.Plain = true
	c.Pick = told(func(i int) {
		switch i {
		case 0:
			a.review(r, former)
		case 1:
			a.listRevision(r, c)
		default:
			a.declineRevision()
		}
	})
	c.Left = told0(a.declineRevision)
	a.open(c)
}

// declineRevision leaves everything as it is.
func (a *App) declineRevision() {
	a.declined[a.at] = true
	a.say(action.Warn, lang.Text{En: "Nothing has changed; E offers it again", Bn: "কিছু বদলায়নি; E চাপলে আবার বলবে"})
}

// review goes through the uncertain spans, then asks for agreement.
func (a *App) review(r *revision, former string) {
	if _, open := r.current(); !open {
		a.confirmRevision(r, former)
		return
	}
	a.open(&reviewer{revision: r, done: told0(func() { a.confirmRevision(r, former) }), left: told0(a.declineRevision)})
}

// confirmRevision asks for agreement to what was decided.
func (a *App) confirmRevision(r *revision, former string) {
	out := r.outcome()
	choices := []dialog.Choice{{Key: "1", Title: a.view.Lang.Of(lang.Text{En: "Take the new text", Bn: "নতুন লেখা নিন"}),
		Detail: a.view.Lang.Format(lang.Text{En: "%s spans stand, %s kept aside, %s dropped",
			Bn: "%sটি চিহ্ন থাকবে, %sটি আলাদা, %sটি বাদ"},
			lang.Number(len(out.Spans)), lang.Number(len(out.Aside.Spans)), lang.Number(out.Dropped)),
		Help: a.view.Lang.Of(lang.Text{En: "What is kept aside stays in the record, E lists it. The old record stays in the file " +
			"…superseded.jsonl beside the dataset.",
			Bn: "আলাদা রাখাগুলো রেকর্ডেই থাকবে, E চাপলে দেখাবে। পুরোনো রেকর্ড থাকবে ডেটাসেটের পাশে …superseded.jsonl ফাইলে।"})}}
	choices = append(choices, dialog.Choice{Key: "2",
		Title: a.view.Lang.Of(lang.Text{En: "Go through the uncertain ones again", Bn: "অনিশ্চিতগুলো আবার দেখুন"})},
		dialog.Choice{Key: "3", Title: a.view.Lang.Of(lang.Text{En: "Keep the old text", Bn: "পুরোনো লেখাই থাক"})})
	if len(r.open) == 0 {
		choices[1].Title = a.view.Lang.Of(lang.Text{En: "List what is gone", Bn: "কোনগুলো নেই, দেখান"})
	}
	c := dialog.NewChooser(a.view.Lang.Of(lang.Text{En: "Move the annotations?", Bn: "চিহ্নগুলো সরাবেন?"}), choices)
	c.Plain = true
	c.Pick = told(func(i int) {
		switch {
		case i == 0:
			a.carryOut(r, former)
		case i == 1 && len(r.open) == 0:
			a.listRevision(r, c)
		case i == 1:
			r.again()
			a.review(r, former)
		default:
			a.declineRevision()
		}
	})
	c.Left = told0(a.declineRevision)
	a.open(c)
}

// listRevision shows the spans that do not move by themselves; closing the list leads back.
func (a *App) listRevision(r *revision, back dialog.Dialog) {
	var all []string
	for i := range r.plan.Placements {
		p := &r.plan.Placements[i]
		if p.Fate == reanchor.Moved {
			continue
		}
		fate := lang.Text{En: "uncertain", Bn: "অনিশ্চিত"}
		if p.Fate == reanchor.Gone {
			fate = lang.Text{En: "gone", Bn: "নেই"}
		}
		all = append(all, a.view.Lang.Of(fate)+": "+p.Span.Label+" “"+quotedShort(r.plan.Old, p.Span.Range)+"”: "+
			a.view.Lang.Of(reasonTexts[p.Reason]))
	}
	if len(all) == 0 {
		all = []string{a.view.Lang.Of(lang.Text{En: "Every span stands unchanged in the new text.",
			Bn: "নতুন লেখায় প্রতিটি চিহ্ন অপরিবর্তিত আছে।"})}
	}
	a.open(back)
	a.openPage(lang.Text{En: "Uncertain or gone", Bn: "অনিশ্চিত বা নেই"}, all)
	if page, ok := a.dialogs.Top().(*dialog.Page); ok {
		page.Notice = false
	}
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
func (a *App) carryOut(r *revision, former string) {
	carried, err := carry.Over(r.old, r.plan, r.said)
	if err == nil {
		err = a.stop()
	}
	if err == nil {
		err = a.replaceRecord(former, carried.Record)
	}
	if err != nil {
		a.sayFault(err, lang.Text{En: "Nothing has changed: %v", Bn: "কিছু বদলায়নি: %v"})
		return
	}
	if !a.fetchAgain() {
		return
	}
	said := lang.Text{En: "Moved: %s spans stand, %s kept aside", Bn: "সরানো হলো: %sটি চিহ্ন আছে, %sটি আলাদা"}
	if carried.Reopened {
		said = lang.Text{En: "Moved: %s spans stand, %s kept aside; in progress again, for the new words",
			Bn: "সরানো হলো: %sটি চিহ্ন আছে, %sটি আলাদা; নতুন শব্দের জন্য কাজ আবার খোলা"}
	}
	a.say(action.Good, said, lang.Number(len(carried.Outcome.Spans)), lang.Number(len(carried.Outcome.Aside.Spans)))
}

// replaceRecord puts a record in the place of another, as a whole.
func (a *App) replaceRecord(former string, record *record.Record) (err error) {
	a.options.Cancel.whole(func() { _, err = a.options.Desk.Replace(former, record) })
	return err
}

// fetchAgain shows the article on the desk as the dataset has it now, from its source. Its record has changed, so that it must not
// be broken off.
func (a *App) fetchAgain() bool {
	delete(a.declined, a.at)
	var f fetched
	var err error
	a.options.Cancel.whole(func() { f, err = a.fetch(a.at) })
	if err != nil {
		a.say(action.Bad, lang.Text{En: "%v", Bn: "%v"}, err)
		return false
	}
	a.put(f)
	return true
}
