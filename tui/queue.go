package tui

import (
	"errors"
	"strings"

	"tippani/annotations"
	"tippani/tui/action"
	"tippani/tui/lang"
)

// unfinished is the first article in [from, to) of the queue that has no answer in the dataset. When it is cancelled it is none.
func (a *App) unfinished(from, to int) (int, bool) {
	for i := from; i < to && a.stop() == nil; i++ {
		id, err := a.options.Queue.ID(i)
		if err != nil {
			continue
		}
		if as, _ := a.options.Desk.Answer(id); as == annotations.InProgress {
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
			a.say(action.Info, lang.Text{En: "The queue is still being counted: try again in a moment",
				Bn: "তালিকা এখনো গোনা হচ্ছে: একটু পরে আবার চেষ্টা করুন"})
			return
		case i < 0 || i >= total:
			a.say(action.Info, lang.Text{En: "There is no further article that way", Bn: "ওদিকে আর নিবন্ধ নেই"})
			return
		}
		var fault error
		for ; 0 <= i && i < total; i += n {
			err := a.goTo(i)
			if err == nil {
				break
			}
			if a.cancelled() {
				return
			}
			if fault == nil {
				fault = err
			}
		}
		if fault != nil {
			a.say(action.Bad, lang.Text{En: "%v", Bn: "%v"}, fault)
		}
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
		if a.stop() != nil {
			return 0, false
		}
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
	if err := a.stop(); err != nil {
		return err
	}
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

// whereabouts names the article on the desk: its place where there are several, and its title.
func (a *App) whereabouts() string {
	title := "“" + a.title() + "”"
	if total, exact := a.options.Queue.Len(); total > 1 || !exact {
		return a.view.Lang.Number(a.at+1) + "/" + a.view.Lang.Number(total) + " " + title
	}
	return title
}
