package tui

import (
	"time"
	"tippani/tui/action"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/queue"
)

// mostAsked is how many articles a key asks the queue for; what is further away is looked for in the background.
const mostAsked = 200

// nextUntouched goes to the next article that nothing was done to yet, round the end of the queue.
func (a *App) nextUntouched() {
	q := &a.roundup
	q.Stop()
	q.Begin()
	q.CatchUp()
	a.noteWork()
	from, asked := a.at, 0
	for k := 1; k < q.Count.Total; k++ {
		i := (from + k) % q.Count.Total
		if q.Standing.At(i) == queue.Unread {
			if asked++; asked > mostAsked || i > from+mostAsked {
				a.seekFrom(from)
				return
			}
			q.Ask(i)
		}
		if q.Standing.At(i) == queue.Untouched && a.goTo(i) == nil || a.cancelled() {
			return
		}
	}
	if !q.Count.Exact {
		a.seekFrom(from)
		return
	}
	a.say(action.Info, textNoUntouched)
}

func (a *App) seekFrom(from int) {
	a.roundup.SeekFrom(from)
	a.sayHowFar()
}

var textNoUntouched = lang.Text{En: "No untouched article is left: A lists them all", Bn: "ছোঁয়া হয়নি এমন নিবন্ধ আর নেই: A চাপলে সবগুলো"}

// goOnSeeking looks at what has been read meanwhile.
func (a *App) goOnSeeking() {
	q := &a.roundup
	for {
		i, sure, ok := q.Sought()
		switch {
		case ok && sure:
			q.Stop()
			a.message = message{}
			if err := a.goTo(i); err == nil || a.cancelled() {
				return
			}
			q.Standing.Set(i, queue.Unreadable, 0)
			a.seekFrom(a.at)
		case !ok && q.Count.Exact:
			q.Stop()
			a.say(action.Info, textNoUntouched)
			return
		default:
			a.sayHowFar()
			return
		}
	}
}

func (a *App) sayHowFar() {
	c := a.roundup.Count
	a.say(action.Info, lang.Text{En: "Looking for the next untouched article: %s of %s read; any key stops",
		Bn: "পরের বাকি নিবন্ধ খোঁজা হচ্ছে: %s / %s পড়া হয়েছে; যেকোনো বোতামে থামবে"},
		lang.Number(c.Read), lang.Number(c.Total))
}

// newsEvent asks the App to look what has been found in the background.
type newsEvent struct{}

// Times between looks at what has been found: soon at first, so that a small queue is there at once.
const (
	firstNews = 10 * time.Millisecond
	laterNews = 60 * time.Millisecond
)

// Busy reports whether something is found out in the background; then a newsEvent should come before long, and one more when it is over.
func (a *App) Busy() bool { return a.roundup.Busy() }

// noteWork takes up the state of the article on the desk.
func (a *App) noteWork() { a.roundup.Note(a.at, a.work.session.ID(), a.work.set().Len()) }

// news takes what was found in the background to where it is wanted.
func (a *App) news() {
	a.perform(a.roundup.News())
	if a.roundup.Seek != nil {
		a.goOnSeeking()
	}
}

// openQueue shows the list of all articles.
func (a *App) openQueue() {
	key := ""
	if keys := a.options.Keys.Keys(keymap.NextState, keymap.List); len(keys) > 0 {
		key = keyName(keys[0])
	}
	a.noteWork()
	a.open(a.roundup.OpenList(&a.view, a.at, key))
}

// openSearchAll shows the search in all articles, as it was left.
func (a *App) openSearchAll() { a.searchAllFor("") }

func (a *App) searchAllFor(query string) { a.open(a.roundup.OpenSearch(&a.view, query)) }

// visit opens an article, and shows what was found there.
func (a *App) visit(v queue.Visit) {
	if v.Query == "" || v.Article != a.at {
		if err := a.goTo(v.Article); err != nil {
			a.sayFault(err, textFault)
			return
		}
	}
	if v.Query != "" {
		a.perform(a.search.Show(a.work.reader, v.Query, v.At))
	}
}
