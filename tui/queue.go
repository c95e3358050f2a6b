package tui

import (
	"time"

	"tippani/annotations"
	"tippani/tui/action"
	"tippani/tui/chrome"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/manual"
	"tippani/tui/queue"
	"tippani/tui/shelf"
)

// step goes to the next article, or the one before. One that can't be read is passed over and its fault told.
func step(n int) func(*App) action.Action {
	return func(a *App) action.Action {
		total, exact := a.options.Queue.Len()
		i := a.work.At + n
		switch {
		case i >= total && !exact:
			return action.Tell(lang.Text{En: "The queue is still being counted: try again in a moment",
				Bn: "তালিকা এখনো গোনা হচ্ছে: একটু পরে আবার চেষ্টা করুন"})
		case i < 0 || i >= total:
			return action.Tell(lang.Text{En: "There is no further article that way", Bn: "ওদিকে আর নিবন্ধ নেই"})
		}
		var fault error
		return a.take(func() (t shelf.Taken, err error) {
			t, fault, err = a.shelf.TakeFrom(i, n)
			return t, err
		}, func(err error) action.Action {
			switch {
			case a.options.Cancel.Err() != nil:
				return action.Cancelled
			case fault != nil:
				return action.Fail(action.Verbatim, fault)
			}
			return nil
		})
	}
}

// answer marks the article and goes on to the next one that is not finished. One that has this answer already keeps it:
// the key always leads on, and reopening has a key of its own.
func answer(as annotations.Answer) func(*App) action.Action {
	return func(a *App) action.Action {
		settled := a.work.pen.Settle()
		if a.review != nil && as == annotations.Accept {
			if why, hold := a.review.Finish(a.work.pen); hold {
				return action.All{settled, why}
			}
		}
		outcome, said := a.work.pen.Answer(as)
		if outcome == "" {
			return action.All{settled, said}
		}
		return action.All{settled, said, a.proposals.Learn(a.work.pen), nextUnfinished(a, outcome)}
	}
}

// nextUnfinished goes on to the next unfinished article; outcome is what has become of this one.
func nextUnfinished(a *App, outcome string) action.Action {
	at := a.work.At
	total, exact := a.options.Queue.Len()
	// A key should not read a whole corpus: one looks so far ahead, and so far from the start.
	ahead, behind := min(total, at+1+shelf.Farthest), min(at, shelf.Farthest)
	found := false
	return a.take(func() (t shelf.Taken, err error) {
		next, ok := a.shelf.Unfinished(at+1, ahead)
		if !ok {
			next, ok = a.shelf.Unfinished(0, behind)
		}
		if found = ok; !ok {
			return t, shelf.ErrNotInQueue
		}
		return a.shelf.Take(next)
	}, func(err error) action.Action {
		switch {
		case a.options.Cancel.Err() != nil:
			return action.Refuse(lang.Text{En: "%s; going to the next article was cancelled", Bn: "%s; পরের নিবন্ধে যাওয়া বাতিল হলো"},
				outcome)
		case found && err != nil:
			return action.Fault(err, action.Verbatim)
		case found && a.out.message != (chrome.Message{}):
			return nil // there is something to say of the next one
		case found:
			return action.Done(lang.Text{En: "%s; here is the next one", Bn: "%s; এবার পরেরটি"}, outcome)
		case !exact:
			return action.Done(lang.Text{En: "%s. The queue is still being counted: ctrl+n in a moment",
				Bn: "%s। তালিকা এখনো গোনা হচ্ছে: একটু পরে ctrl+n"}, outcome)
		case ahead < total || behind < at:
			return action.Done(lang.Text{En: "%s. The next %s articles are all finished: A lists others",
				Bn: "%s। পরের %sটি নিবন্ধও শেষ: A চাপলে বাকিগুলো"}, outcome, lang.Number(ahead-at-1))
		}
		return action.Done(lang.Text{En: "%s. Every article is finished; q leaves", Bn: "%s। সব নিবন্ধ শেষ; q চাপলে বেরোবে"}, outcome)
	})
}

// openQueue shows the list of all articles.
func openQueue(a *App) action.Action {
	key := ""
	if keys := a.options.Keys.Keys(keymap.NextState, keymap.List); len(keys) > 0 {
		key = manual.KeyName(keys[0])
	}
	a.noteWork()
	return dialog.Open{Dialog: a.roundup.OpenList(&a.view, a.work.At, key)}
}

// visitArticle opens an article, and shows what was found there.
func visitArticle(a *App, v queue.Visit) action.Action {
	show := func(err error) action.Action {
		switch {
		case err != nil:
			return action.Fault(err, action.Verbatim)
		case v.Query != "":
			return a.search.Show(a.work.pen.Reader, v.Query, v.At)
		}
		return nil
	}
	if v.Query == "" || v.Article != a.work.At {
		return a.goTo(v.Article, show)
	}
	return show(nil)
}

// nextUntouched goes to the next article that nothing was done to yet, round the end of the queue.
func nextUntouched(a *App) action.Action {
	q := &a.roundup
	q.Stop()
	q.Begin()
	q.CatchUp()
	a.noteWork()
	from := a.work.At
	var found, far bool
	return a.take(func() (t shelf.Taken, err error) {
		err = shelf.ErrNotInQueue
		found, far = q.UntouchedNear(from, a.options.Cancel.Err, func(i int) bool {
			t, err = a.shelf.Take(i)
			return err == nil
		})
		return t, err
	}, func(error) action.Action {
		switch {
		case a.options.Cancel.Err() != nil:
			return action.Cancelled
		case found:
			return nil
		case far || !q.Count.Exact:
			q.SeekFrom(from)
			return q.HowFar()
		}
		return action.Tell(textNoUntouched)
	})
}

var textNoUntouched = lang.Text{En: "No untouched article is left: A lists them all", Bn: "ছোঁয়া হয়নি এমন নিবন্ধ আর নেই: A চাপলে সবগুলো"}

// goOnSeeking looks at what has been read meanwhile.
func goOnSeeking(a *App) action.Action {
	q := &a.roundup
	i, sure, ok := q.Sought()
	switch {
	case ok && sure:
		q.Stop()
		return action.All{action.Hush{}, a.goTo(i, func(err error) action.Action {
			switch {
			case err == nil:
				return nil
			case a.options.Cancel.Err() != nil:
				return action.Cancelled
			}
			q.Standing.Set(i, queue.Unreadable, 0)
			q.SeekFrom(a.work.At)
			return goOnSeeking(a)
		})}
	case !ok && q.Count.Exact:
		q.Stop()
		return action.Tell(textNoUntouched)
	}
	return q.HowFar()
}

// newsEvent asks the App to look what has been found in the background.
type newsEvent struct{}

// Times between looks at what has been found: soon at first, so that a small queue is there at once.
const (
	firstNews = 10 * time.Millisecond
	laterNews = 60 * time.Millisecond
)

// news takes what was found in the background to where it is wanted.
func (a *App) news() {
	a.perform(a.roundup.News())
	if a.roundup.Seek != nil {
		a.perform(goOnSeeking(a))
	}
}
