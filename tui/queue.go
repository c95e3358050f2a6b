package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/store"
	"tippani/annotations/store/place"
	"tippani/model"
	"tippani/model/source"
	"tippani/tui/lang"
)

// fetched is an article read in, with what the dataset says of it, and not yet on screen.
type fetched struct {
	at      int
	item    source.Item
	session *store.Session
}

// fetchFirst reads the article that was open last, if it is not finished; else the first that is not. Where that one can't be read
// the next that can is taken, and its fault told; if there is none, the fault is the error.
func (a *App) fetchFirst() (fetched, error) {
	n, exact := a.options.Queue.Len()
	f, fault := a.fetch(a.firstToOpen(min(n, farthestLook)))
	if fault == nil {
		return f, nil
	}
	for i := 0; i < n && i < farthestLook && (n > 1 || !exact); i++ {
		if f, err := a.fetch(i); err == nil {
			f.item.Notices = append([]string{fault.Error()}, f.item.Notices...)
			return f, nil
		}
	}
	return fetched{}, fault
}

func (a *App) firstToOpen(n int) int {
	if last := a.lastOpen(); last != "" {
		for i := range n {
			if id, err := a.options.Queue.ID(i); err == nil && id == last {
				if as, _ := a.options.Dataset.Answer(id); as == annotations.InProgress {
					return i
				}
				break
			}
		}
	}
	i, _ := a.unfinished(0, n)
	return i
}

// farthestLook is how many articles of a queue are looked through, at most, for one to open: a start should not read a whole corpus.
const farthestLook = 10_000

func (a *App) lastOpen() string {
	if a.options.Places == nil {
		return ""
	}
	return a.options.Places.Current
}

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

// goTo opens an article of the queue. The one before is left as it stands: every change to it is on disk already.
func (a *App) goTo(i int) error {
	f, err := a.fetch(i)
	if err != nil {
		return err
	}
	a.put(f)
	return nil
}

// fetch reads an article and what the dataset says of it.
func (a *App) fetch(i int) (fetched, error) {
	item, err := a.options.Queue.At(i)
	if err != nil {
		return fetched{}, err
	}
	session, err := a.options.Dataset.SessionFrom(item.Article, item.Record, item.Source)
	var changed *store.TextChangedError
	if errors.As(err, &changed) {
		session, err = a.recorded(&item, changed)
	}
	return fetched{i, item, session}, err
}

// put lays an article on the desk.
func (a *App) put(f fetched) {
	a.leave()
	article := f.session.Article()
	a.fit(article.Text())
	w := &work{item: f.item, session: f.session, reader: newReader(article, a.view.profile, a.options.Measure)}
	if why := f.session.ReadOnly(); why != "" {
		w.locked = lang.Text{En: why, Bn: a.view.lang.Sentence(why)}
	}
	a.at, a.work = f.at, w
	a.search = search{last: a.search.last}
	a.jump, a.adjust, a.mouse, a.panel = nil, "", mouse{}, panel{open: a.panel.open, automatic: a.panel.automatic}
	a.relay()
	w.reader.moveTo(a.place(w), false)
	a.announce(f.item)
}

// recorded goes on with the text that the annotations were made on, when the source's text is another now: they would point at
// the wrong words in that one.
func (a *App) recorded(item *source.Item, changed *store.TextChangedError) (*store.Session, error) {
	article, err := a.options.Dataset.RecordedArticle(changed.ID)
	if err != nil {
		return nil, errors.Join(changed, err)
	}
	item.Article = article
	item.Notices = append(item.Notices, a.view.lang.Format(lang.Text{
		En: "The text has changed since it was annotated: this is the text as it was then. Annotate the new one into another dataset with --output",
		Bn: "চিহ্নিত করার পর লেখাটি বদলেছে: এটি তখনকার লেখা। নতুনটির জন্য --output দিয়ে অন্য ডেটাসেট দিন",
	}))
	return a.options.Dataset.Session(article)
}

// place is where reading goes on in an article: where this run left it, else where the last change was made if that run
// ended badly, else where an earlier run left it.
func (a *App) place(w *work) model.Offset {
	if o, ok := a.left[w.session.Article().ID()]; ok {
		return o
	}
	if o, ok := w.session.Cursor(); ok {
		return o
	}
	if a.options.Places != nil {
		if at, ok := a.options.Places.Place(w.session.Article().ID()); ok {
			x := w.reader.article.Index()
			if b, ok := x.ByteOfCodePoint(at.Cursor); ok {
				return x.Snap(b)
			}
		}
	}
	return 0
}

// leave remembers where reading stopped in the article on the desk. What can't be remembered costs the person a search, no work.
func (a *App) leave() {
	if a.work == nil {
		return
	}
	r := a.work.reader
	a.left[r.article.ID()] = r.cursor()
	if a.options.Places == nil {
		return
	}
	x := r.article.Index()
	a.options.Places.Leave(r.article.ID(), place.Place{
		Cursor: x.CodePoint(r.cursor()), Top: x.CodePoint(r.doc.Line(r.top).Range.Start), Left: a.options.Clock().UTC(),
	})
	_ = a.options.Places.Save()
}

// announce tells everything that is worth knowing of an article just opened, in one message.
func (a *App) announce(item source.Item) {
	var all []string
	for _, n := range slices.Concat(item.Notices, a.options.Dataset.Notices()) {
		all = append(all, a.view.lang.Sentence(n))
	}
	if len(all) > 0 {
		a.say(toneWarn, lang.Text{En: "%s", Bn: "%s"}, strings.Join(all, " · "))
	}
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
	total, _ := a.options.Queue.Len()
	next, ok := a.unfinished(a.at+1, total)
	if !ok {
		next, ok = a.unfinished(0, a.at)
	}
	if ok {
		a.goOrSay(next)
		if a.message == (message{}) { // else there is something to say of the next one, or it can't be opened
			a.say(toneGood, lang.Text{En: "Marked %s; here is the next one", Bn: "%s; এবার পরেরটি"}, a.answerName(as))
		}
		return
	}
	a.say(toneGood, lang.Text{En: "Marked %s. Every article is finished; q leaves", Bn: "%s। সব নিবন্ধ শেষ; q চাপলে বেরোবে"}, a.answerName(as))
}

func (a *App) answerName(as annotations.Answer) string {
	switch as {
	case annotations.Accept:
		return a.view.lang.Of(lang.Text{En: "done", Bn: "সম্পন্ন"})
	case annotations.Reject:
		return a.view.lang.Of(lang.Text{En: "rejected", Bn: "বাতিল"})
	case annotations.Ignore:
		return a.view.lang.Of(lang.Text{En: "ignored", Bn: "বাদ"})
	}
	return a.view.lang.Of(lang.Text{En: "in progress", Bn: "চলছে"})
}

// openQueue lists the articles around this one.
func (a *App) openQueue() {
	total, _ := a.options.Queue.Len()
	const most = 200 // around this one: each is read for its title
	from := max(0, min(a.at-most/2, total-most))
	to := min(total, from+most)
	choices := make([]choice, 0, to-from)
	for i := from; i < to; i++ {
		title, err := a.titleOf(i)
		detail := ""
		if err != nil {
			title, detail = err.Error(), a.view.lang.Of(lang.Text{En: "can't be read", Bn: "পড়া যায় না"})
		} else if id, err := a.options.Queue.ID(i); err == nil {
			if as, _ := a.options.Dataset.Answer(id); as != annotations.InProgress {
				detail = a.answerName(as)
			}
		}
		n := a.view.lang.Number(i + 1)
		choices = append(choices, choice{chip: detail, look: look{bold: true}, title: n + "  " + title, match: fmt.Sprint(i+1) + "\n" + n + "\n" + title, on: i == a.at})
	}
	c := newChooser(a.view.lang.Format(lang.Text{En: "Articles (%s)", Bn: "নিবন্ধ (%s)"}, lang.Number(total)), choices)
	c.hint = a.view.lang.Of(lang.Text{En: " type to filter · enter opens · esc closes ", Bn: " লিখলে ছাঁকে · enter খোলে · esc বন্ধ "})
	c.at = a.at - from
	c.pick = func(a *App, i int) { a.goOrSay(from + i) }
	a.open(c)
}

// titleOf is an article's title for the list; the article is read for it.
func (a *App) titleOf(i int) (string, error) {
	item, err := a.options.Queue.At(i)
	if err != nil {
		return "", err
	}
	return item.Article.Meta().Title, nil
}
