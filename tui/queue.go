package tui

import (
	"fmt"
	"slices"
	"time"

	"tippani/annotations"
	"tippani/tui/lang"
)

// unfinished is the first article in [from, to) of the queue that has no answer in the dataset.
func (a *App) unfinished(from, to int) (int, bool) {
	for i := from; i < to; i++ {
		id, err := a.options.Queue.ID(i)
		if err != nil {
			continue
		}
		if as, _ := a.options.Dataset.Answer(id); as == annotations.InProgress {
			return i, true
		}
	}
	return 0, false
}

// step goes to the next article, or the one before. One that can't be read is passed over and its fault told.
func step(n int) func(*App) {
	return func(a *App) {
		total, exact := a.options.Queue.Len()
		i := a.at + n
		switch {
		case i >= total && !exact:
			a.say(toneInfo, lang.Text{En: "The queue is still being counted: try again in a moment", Bn: "তালিকা এখনো গোনা হচ্ছে: একটু পরে আবার চেষ্টা করুন"})
			return
		case i < 0 || i >= total:
			a.say(toneInfo, lang.Text{En: "There is no further article that way", Bn: "ওদিকে আর নিবন্ধ নেই"})
			return
		}
		var fault error
		for ; 0 <= i && i < total; i += n {
			err := a.goTo(i)
			if err == nil {
				break
			}
			if fault == nil {
				fault = err
			}
		}
		if fault != nil {
			a.say(toneBad, lang.Text{En: "%v", Bn: "%v"}, fault)
		}
	}
}

func (a *App) goOrSay(i int) {
	if err := a.goTo(i); err != nil {
		a.say(toneBad, lang.Text{En: "%v", Bn: "%v"}, err)
	}
}

// answer marks the article and goes on to the next one that is not finished. The same answer again takes it back.
func answer(as annotations.Answer) func(*App) {
	return func(a *App) {
		a.settle()
		set := a.work.set()
		to := as
		if set.Answer() == as {
			to = annotations.InProgress
		}
		if !a.commit(annotations.SetAnswer(set, to).By("answer")) {
			return
		}
		if to == annotations.InProgress {
			a.say(toneInfo, lang.Text{En: "Back in progress", Bn: "আবার কাজ চলছে"})
			return
		}
		a.afterAnswer(to)
	}
}

func (a *App) afterAnswer(as annotations.Answer) {
	total, exact := a.options.Queue.Len()
	// A key should not read a whole corpus: one looks so far ahead, and so far from the start.
	ahead, behind := min(total, a.at+1+farthestLook), min(a.at, farthestLook)
	next, ok := a.unfinished(a.at+1, ahead)
	if !ok {
		next, ok = a.unfinished(0, behind)
	}
	if ok {
		a.goOrSay(next)
		if a.message == (message{}) { // else there is something to say of the next one, or it can't be opened
			a.say(toneGood, lang.Text{En: "Marked %s; here is the next one", Bn: "%s; এবার পরেরটি"}, a.answerName(as))
		}
		return
	}
	if !exact {
		a.say(toneGood, lang.Text{En: "Marked %s. The queue is still being counted: ctrl+n in a moment", Bn: "%s। তালিকা এখনো গোনা হচ্ছে: একটু পরে ctrl+n"}, a.answerName(as))
		return
	}
	if ahead < total || behind < a.at {
		a.say(toneGood, lang.Text{En: "Marked %s. The next %s articles are all finished: A lists others", Bn: "%s। পরের %sটি নিবন্ধও শেষ: A চাপলে বাকিগুলো"}, a.answerName(as), lang.Number(ahead-a.at-1))
		return
	}
	a.say(toneGood, lang.Text{En: "Marked %s. Every article is finished; q leaves", Bn: "%s। সব নিবন্ধ শেষ; q চাপলে বেরোবে"}, a.answerName(as))
}

func (a *App) answerName(as annotations.Answer) string {
	switch as {
	case annotations.Accept:
		return a.view.lang.Of(lang.Text{En: "done", Bn: "সম্পন্ন"})
	case annotations.Reject:
		return a.view.lang.Of(lang.Text{En: "rejected", Bn: "প্রত্যাখ্যাত"})
	case annotations.Ignore:
		return a.view.lang.Of(lang.Text{En: "ignored", Bn: "এড়ানো"})
	}
	return a.view.lang.Of(lang.Text{En: "in progress", Bn: "চলছে"})
}

// openQueue lists the articles around this one.
func (a *App) openQueue() {
	total, _ := a.options.Queue.Len()
	const most = 200
	from := max(0, min(a.at-most/2, total-most))
	to := min(total, from+most)
	choices := make([]choice, to-from)
	late := a.options.Clock().Add(longestListing)
	for _, i := range nearestFirst(a.at, from, to) {
		choices[i-from] = a.queueChoice(i, a.options.Clock().Before(late))
	}
	c := newChooser(a.view.lang.Format(lang.Text{En: "Articles (%s)", Bn: "নিবন্ধ (%s)"}, lang.Number(total)), choices)
	c.hint = a.view.lang.Of(lang.Text{En: " type to filter · enter opens · esc closes ", Bn: " লিখে খুঁজুন · enter: খুলুন · esc: বন্ধ "})
	c.at = a.at - from
	c.pick = func(a *App, i int) { a.goOrSay(from + i) }
	a.open(c)
}

// longestListing is how long articles are read for their titles; those that are left are listed by their ids. The list is wanted now,
// and articles may be large.
const longestListing = 150 * time.Millisecond

// nearestFirst lists the numbers in [from, to), those next to at first.
func nearestFirst(at, from, to int) []int {
	var all []int
	for i := from; i < to; i++ {
		all = append(all, i)
	}
	away := func(i int) int { return max(i-at, at-i) }
	slices.SortStableFunc(all, func(i, j int) int { return away(i) - away(j) })
	return all
}

// queueChoice is article i's line in the list; read allows to read the article for its title.
func (a *App) queueChoice(i int, read bool) choice {
	id, err := a.options.Queue.ID(i)
	title, detail, done := id, "", false
	switch {
	case i == a.at:
		title = a.title()
	case read && err == nil:
		if title, err = a.titleOf(i); title == "" {
			title = id
		}
	}
	if err != nil {
		title, detail = a.view.lang.Sentence(err.Error()), a.view.lang.Of(lang.Text{En: "can't be read", Bn: "পড়া যায় না"})
	} else if as, _ := a.options.Dataset.Answer(id); as == annotations.Accept {
		done = true
	} else if as != annotations.InProgress {
		detail = a.answerName(as)
	}
	n := a.view.lang.Number(i + 1)
	return choice{chip: detail, look: look{bold: true}, title: n + "  " + title, match: fmt.Sprint(i+1) + "\n" + n + "\n" + title + "\n" + id, on: done}
}

// titleOf is an article's title for the list; the article is read for it.
func (a *App) titleOf(i int) (string, error) {
	item, err := a.options.Queue.At(i)
	if err != nil {
		return "", err
	}
	return item.Article.Meta().Title, nil
}
