package tui

import (
	"errors"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/carry"
	"tippani/annotations/record"
	"tippani/model"
	said "tippani/model/message"
	"tippani/model/source"
	"tippani/tui/action"
	"tippani/tui/desk"
	"tippani/tui/lang"
	"tippani/tui/place"
	"tippani/tui/reader"
)

// fetched is an article read in, with what the dataset says of it, and not yet on screen.
type fetched struct {
	at      int
	item    source.Item
	session desk.Session
	edited  *source.Item   // as in work
	formers []carry.Former // as in work
}

// fetchFirst reads the article that was open last, if it is not finished; else the first that is not. Where that one can't be read
// the next that can is taken, and its fault told; if there is none, the fault is the error.
func (a *App) fetchFirst() (fetched, error) {
	n, exact := a.options.Queue.Len()
	f, fault := a.fetch(a.firstToOpen(min(n, farthestLook)))
	if fault == nil {
		return f, nil
	}
	if err := a.stop(); err != nil {
		return fetched{}, err
	}
	for i := 0; i < n && i < farthestLook && (n > 1 || !exact); i++ {
		if f, err := a.fetch(i); err == nil {
			f.item.Notices = append([]said.Message{said.Of(fault)}, f.item.Notices...)
			return f, nil
		}
	}
	return fetched{}, fault
}

func (a *App) firstToOpen(n int) int {
	if last := a.lastOpen(); last != "" {
		for i := range n {
			if a.stop() != nil {
				return 0
			}
			if id, err := a.options.Queue.ID(i); err == nil && id == last {
				if as, _ := a.options.Desk.Answer(id); as == annotations.InProgress {
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

// goTo opens an article of the queue. The one before is left as it stands: every change to it is on disk already.
func (a *App) goTo(i int) error {
	a.settle()
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
	if own, ok := a.underOwnID(item); ok {
		return fetched{at: i, item: item, session: own}, nil
	}
	formers := a.formers(item)
	session, err := a.options.Desk.Open(item.Article, item.Record, item.Source)
	var changed *record.TextChangedError
	if errors.As(err, &changed) {
		if apart, ok := a.options.Queue.Apart(i); ok {
			// The record is that of another article of the queue with the same id, not of an older text of this one.
			session, err = a.options.Desk.Open(apart.Article, apart.Record, apart.Source)
			return fetched{at: i, item: apart, session: session}, err
		}
		now := item
		session, err = a.recorded(&item, changed)
		return fetched{at: i, item: item, session: session, edited: &now}, err
	}
	return fetched{at: i, item: item, session: session, formers: formers}, err
}

// underOwnID is the record of an article that goes by another id than its own, because an article before it has that one, when the
// dataset holds its text under its own id all the same: it was annotated when the queue stood in another order.
func (a *App) underOwnID(item source.Item) (desk.Session, bool) {
	if item.Declared == "" {
		return nil, false
	}
	if _, begun := a.options.Desk.Answer(item.Article.ID()); begun {
		return nil, false
	}
	recorded, err := a.options.Desk.RecordedArticle(item.Declared)
	if err != nil || recorded.Text() != item.Article.Text() {
		return nil, false
	}
	session, err := a.options.Desk.Open(recorded, nil, "")
	return session, err == nil
}

// put lays an article on the desk.
func (a *App) put(f fetched) {
	a.leave()
	article := f.session.Article()
	a.fit(article.Text())
	w := &work{item: f.item, session: f.session, edited: f.edited, formers: f.formers, reader: reader.New(article)}
	if why := f.session.ReadOnly(); !why.None() {
		w.locked = lang.Text{En: why.String(), Bn: lang.Bengali.Message(why)}
	}
	a.at, a.work = f.at, w
	a.met[f.session.ID()] = f.at
	a.search.Off()
	a.draft = draft{}
	a.jump, a.adjust, a.mouse, a.focus, a.panel.Focused = nil, "", mouse{}, focus{}, false
	a.relay()
	w.reader.MoveTo(a.place(w), false)
	a.announce(f.item)
	a.offer()
}

// offer asks, once an article is on the desk, what is to become of annotations that its text or its name has left behind.
func (a *App) offer() {
	w := a.work
	if a.declined[a.at] || w.locked != (lang.Text{}) {
		return
	}
	switch {
	case w.edited != nil:
		a.dialogs.Clear()
		a.offerEdited()
	case len(w.formers) > 0:
		a.dialogs.Clear()
		a.offerFormers(w.item, w.formers)
	}
}

// recorded goes on with the text that the annotations were made on, when the source's text is another now: they would point at
// the wrong words in that one.
func (a *App) recorded(item *source.Item, changed *record.TextChangedError) (desk.Session, error) {
	article, err := a.options.Desk.RecordedArticle(changed.ID)
	if err != nil {
		return nil, errors.Join(changed, err)
	}
	item.Article = article
	item.Notices = append(item.Notices, said.Verbatim(a.view.Lang.Of(lang.Text{
		En: "The text has changed since it was annotated: this is the text as it was then; E moves the annotations to the new one",
		Bn: "চিহ্নিত করার পর লেখাটি বদলেছে: এটি তখনকার লেখা; E চাপলে চিহ্নগুলো নতুন লেখায় যাবে",
	})))
	return a.options.Desk.Open(article, nil, "")
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
			x := w.reader.Article.Index()
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
	a.noteWork()
	r := a.work.reader
	a.left[r.Article.ID()] = r.Cursor()
	if a.options.Places == nil {
		return
	}
	x := r.Article.Index()
	a.options.Places.Leave(r.Article.ID(), place.Place{
		Cursor: x.CodePoint(r.Cursor()), Top: x.CodePoint(r.Document.Line(r.Top).Range.Start), Left: a.options.Clock().UTC(),
	})
	_ = a.options.Places.Save()
}

// announce tells everything that is worth knowing of an article just opened, in one message.
func (a *App) announce(item source.Item) {
	var all []string
	for _, n := range slices.Concat(item.Notices, a.options.Desk.Notices()) {
		all = append(all, a.view.Lang.Message(n))
	}
	text := strings.Join(all, " · ")
	if text == "" {
		return
	}
	a.say(action.Warn, lang.Text{En: "%s", Bn: "%s"}, text)
	// What does not fit the status line would go unread.
	if a.dialogs.Top() == nil && (len(all) > 1 || a.view.TextColumns(text) > a.view.Columns-30) {
		a.openPage(lang.Text{En: "To know", Bn: "জেনে রাখুন"}, all)
	}
}
