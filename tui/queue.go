package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
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

// indexOf is where an article stands in the queue, by its id as the dataset writes it: where this run met it, else the
// nearest that has it. It looks no further than farthestLook either way.
func (a *App) indexOf(id string) (int, bool) {
	if i, met := a.met[id]; met {
		return i, true
	}
	total, _ := a.options.Queue.Len()
	is := func(i int) bool {
		if i < 0 || i >= total {
			return false
		}
		other, err := a.options.Queue.ID(i)
		return err == nil && strings.ToValidUTF8(other, "\uFFFD") == id
	}
	for n := range farthestLook {
		for _, i := range []int{a.at + n, a.at - n} {
			if is(i) {
				return i, true
			}
		}
	}
	return 0, false
}

// goToArticle opens the article of an id.
func (a *App) goToArticle(id string) error {
	i, ok := a.indexOf(id)
	if !ok {
		return errNotInQueue
	}
	f, err := a.fetch(i)
	if err != nil {
		return err
	}
	if f.session.ID() != id {
		return errors.Join(errNotInQueue, a.goTo(a.at)) // its own session may have ended
	}
	a.put(f)
	return nil
}

// errNotInQueue is why an article that the dataset knows can't be shown.
var errNotInQueue = errors.New("it is not in the queue any more")

// whereabouts names the article on the desk: its title, and its place where there are several.
func (a *App) whereabouts() string {
	title := "“" + a.title() + "”"
	if total, exact := a.options.Queue.Len(); total > 1 || !exact {
		title += " (" + a.view.lang.Number(a.at+1) + "/" + a.view.lang.Number(total) + ")"
	}
	return title
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
