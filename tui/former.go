package tui

import (
	"time"

	"tippani/annotations/carry"
	"tippani/model/source"
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/lang"
	"tippani/tui/queue"
)

// presence are the ids of the queue's articles, as far as they can be had in no time.
type presence struct {
	ids   map[string]bool
	whole bool
}

const (
	mostPresent    = 10_000
	longestPresent = 100 * time.Millisecond
)

func presenceOf(q source.Queue, clock func() time.Time) presence {
	n, exact := q.Len()
	p := presence{ids: map[string]bool{}, whole: exact && n <= mostPresent}
	late := clock().Add(longestPresent)
	for i := 0; i < n && p.whole; i++ {
		if id, err := q.ID(i); err == nil {
			p.ids[id] = true
		}
		p.whole = clock().Before(late)
	}
	return p
}

// formers are the records that may be those of an article which has none, under the name that its file had before. Of a queue too
// long to know what else is in it nothing is offered: tippani reanchor looks through all of it.
func (a *App) formers(item source.Item) []carry.Former {
	d := a.options.Desk
	if _, recorded := d.Answer(item.Article.ID()); recorded || d.ReadOnly() || item.Record != nil && item.Declared != "" {
		return nil
	}
	if a.finder == nil {
		if len(d.OwnIDs()) == 0 {
			return nil
		}
		known := presenceOf(a.options.Queue, a.options.Clock)
		a.finder = carry.NewFinder(d, func(id string) bool { return known.ids[id] || !known.whole }).Until(a.stop)
	}
	return a.finder.Formers(item.Article)
}

// offerFormers says that the dataset holds an article under another name, and offers to take its record up.
func (a *App) offerFormers(item source.Item, formers []carry.Former) {
	var choices []dialog.Choice
	for i, f := range formers[:min(len(formers), 7)] {
		title := lang.Text{En: "Take up the record of %s", Bn: "%s-এর রেকর্ড নিন"}
		detail := a.view.Lang.Format(lang.Text{En: "%s, the same text", Bn: "%s, একই লেখা"}, queue.SpansText(&a.view, f.Spans))
		if !f.Same() {
			title = lang.Text{En: "Move the annotations of %s to this text", Bn: "%s-এর চিহ্নগুলো এই লেখায় নিন"}
			detail = a.view.Lang.Format(lang.Text{En: "%s, %s %% the same", Bn: "%s, %s %% এক"}, queue.SpansText(&a.view, f.Spans),
				lang.Number(int(100*f.Similarity)))
		}
		choices = append(choices, dialog.Choice{Key: string(rune('1' + i)), Title: a.view.Lang.Format(title, f.ID), Detail: detail,
			Help: a.view.Lang.Of(lang.Text{En: "The record goes by this article's name from then on; the file was renamed.",
				Bn: "রেকর্ডটি এরপর এই নামে থাকবে; ফাইলটির নাম বদলেছে।"})})
	}
	all, nothing := -1, len(choices)
	if formers[0].Same() && len(formers) == 1 {
		all, nothing = len(choices), len(choices)+1
		choices = append(choices, dialog.Choice{Key: "2",
			Title: a.view.Lang.Of(lang.Text{En: "Take up all renamed articles of the queue",
				Bn: "তালিকার সব নাম-বদলানো নিবন্ধের রেকর্ড নিন"}),
			Help: a.view.Lang.Of(lang.Text{En: "Those whose text is the same as in the dataset, byte for byte.",
				Bn: "যাদের লেখা ডেটাসেটের সঙ্গে হুবহু এক।"})})
	}
	choices = append(choices, dialog.Choice{Key: string(rune('1' + nothing)),
		Title:  a.view.Lang.Of(lang.Text{En: "Start from nothing", Bn: "শূন্য থেকে শুরু"}),
		Detail: a.view.Lang.Of(lang.Text{En: "E brings this back", Bn: "E চাপলে আবার আসবে"})})
	c := dialog.NewChooser(a.view.Lang.Of(lang.Text{En: "The dataset holds this article under another name",
		Bn: "ডেটাসেটে নিবন্ধটি অন্য নামে আছে"}), choices)
	c.Plain = true
	c.Pick = told(func(i int) {
		switch i {
		case nothing:
			a.declineRevision()
		case all:
			a.takeUpAll()
		default:
			a.takeUp(item, formers[i])
		}
	})
	c.Left = told0(a.declineRevision)
	a.open(c)
}

// takeUp makes the record of another name this article's, with its spans moved where the text was edited too.
func (a *App) takeUp(item source.Item, f carry.Former) {
	old, err := a.options.Desk.Peek(f.ID)
	if err == nil && !f.Same() {
		var r *revision
		if r, err = newRevision(old, item.Article, a.stop); err == nil {
			a.review(r, f.ID)
			return
		}
	} else if err == nil {
		err = a.rename(item, f)
	}
	if err != nil {
		a.sayFault(err, lang.Text{En: "Nothing has changed: %v", Bn: "কিছু বদলায়নি: %v"})
		return
	}
	if a.fetchAgain() {
		a.say(action.Good, lang.Text{En: "Taken up from %s: %s", Bn: "%s থেকে নেওয়া হলো: %s"}, f.ID, queue.SpansText(&a.view, f.Spans))
	}
}

// rename puts the record of the same text under the article's name.
func (a *App) rename(item source.Item, f carry.Former) error {
	old, err := a.options.Desk.Peek(f.ID)
	if err != nil {
		return err
	}
	r, err := newRevision(old, item.Article, a.stop)
	if err != nil {
		return err
	}
	carried, err := carry.Over(old, r.plan, nil)
	if err == nil {
		err = a.stop()
	}
	if err != nil {
		return err
	}
	return a.replaceRecord(f.ID, carried.Record)
}

// takeUpAll takes up the records of all articles of the queue that have none under their name and whose text one other record has.
func (a *App) takeUpAll() {
	n, _ := a.options.Queue.Len()
	taken := 0
	var fault error
	for i := range min(n, mostPresent) {
		if fault = a.stop(); fault != nil {
			break
		}
		item, err := a.options.Queue.At(i)
		if err != nil {
			continue // opening it will tell
		}
		if formers := a.formers(item); len(formers) == 1 && formers[0].Same() {
			if err := a.rename(item, formers[0]); err != nil {
				fault = err
				break
			}
			taken++
		}
	}
	switch a.fetchAgain(); {
	case fault != nil:
		a.say(action.Bad, lang.Text{En: "%s taken up, then: %v", Bn: "%sটি নেওয়ার পর: %v"}, lang.Number(taken), fault)
	default:
		a.say(action.Good, lang.Text{En: "The records of %s renamed articles are taken up",
			Bn: "নাম-বদলানো %sটি নিবন্ধের রেকর্ড নেওয়া হলো"},
			lang.Number(taken))
	}
}
