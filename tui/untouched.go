package tui

import (
	"tippani/tui/action"
	"tippani/tui/lang"
)

// seek looks for the next untouched article further than a key may take.
type seek struct{ from int }

// mostAsked is how many articles a key asks the queue for; what is further away is looked for in the background.
const mostAsked = 200

// nextUntouched goes to the next article that nothing was done to yet, round the end of the queue.
func (a *App) nextUntouched() {
	q := &a.roundup
	q.stop()
	q.begin()
	q.catchUp()
	q.noteWork(a.at, a.work)
	from, asked := a.at, 0
	for k := 1; k < q.count.Total; k++ {
		i := (from + k) % q.count.Total
		if q.standing.at(i) == unread {
			if asked++; asked > mostAsked || i > from+mostAsked {
				a.seekFrom(from)
				return
			}
			q.ask(i)
		}
		if q.standing.at(i) == untouched && a.goTo(i) == nil || a.cancelled() {
			return
		}
	}
	if !q.count.Exact {
		a.seekFrom(from)
		return
	}
	a.say(action.Info, textNoUntouched)
}

// ask reads the head of an article at once.
func (q *roundup) ask(i int) {
	head, err := q.queue.Head(i)
	if err != nil {
		head.ID = ""
	}
	q.note(i, head.ID, head.Spans)
}

func (a *App) seekFrom(from int) {
	q := &a.roundup
	q.seek = &seek{from}
	q.heads.From(from + 1)
	q.read()
	a.sayHowFar()
}

var textNoUntouched = lang.Text{En: "No untouched article is left: A lists them all", Bn: "ছোঁয়া হয়নি এমন নিবন্ধ আর নেই: A চাপলে সবগুলো"}

// goOnSeeking looks at what has been read meanwhile.
func (a *App) goOnSeeking() {
	q := &a.roundup
	for {
		i, sure, ok := q.standing.next(q.seek.from, q.count.Total, untouched)
		switch {
		case ok && sure:
			q.stop()
			a.message = message{}
			if err := a.goTo(i); err == nil || a.cancelled() {
				return
			}
			q.standing.set(i, unreadable, 0)
			a.seekFrom(a.at)
		case !ok && q.count.Exact:
			q.stop()
			a.say(action.Info, textNoUntouched)
			return
		default:
			a.sayHowFar()
			return
		}
	}
}

func (a *App) sayHowFar() {
	c := a.roundup.count
	a.say(action.Info, lang.Text{En: "Looking for the next untouched article: %s of %s read; any key stops",
		Bn: "পরের বাকি নিবন্ধ খোঁজা হচ্ছে: %s / %s পড়া হয়েছে; যেকোনো বোতামে থামবে"},
		lang.Number(c.Read), lang.Number(c.Total))
}
