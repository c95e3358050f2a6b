// Package shelf is where articles are taken from: the queue, and what the dataset and earlier runs say of each. It draws nothing and
// changes nothing that is drawn, so that taking an article can be done beside the program.
package shelf

import (
	"errors"
	"strings"
	"time"

	"tippani/annotations"
	"tippani/annotations/carry"
	"tippani/annotations/record"
	"tippani/model"
	said "tippani/model/message"
	"tippani/model/source"
	"tippani/model/stop"
	"tippani/tui/desk"
	"tippani/tui/lang"
	"tippani/tui/place"
	"tippani/tui/reader"
)

// Shelf is a queue of articles with a desk to put them on.
type Shelf struct {
	Queue  source.Queue
	Desk   desk.Desk
	Places *place.Places // where reading stopped in earlier runs; nil for nowhere
	Clock  func() time.Time
	Stop   stop.Func // whether the work of the present key is cancelled
	Lang   lang.Lang

	left     map[string]model.Offset // where this run left articles, by their ids
	met      map[string]int          // places in the queue of the articles that this run has opened, by the dataset's ids
	declined map[int]bool            // articles, by their place in the queue, of which an offer was declined in this run
	finder   *carry.Finder           // of records under other names; nil until it is wanted
}

// Taken is an article read in, with what the dataset says of it, and not yet on screen.
type Taken struct {
	At      int // its place in the queue
	Item    source.Item
	Session desk.Session
	Edited  *source.Item   // the article as its source has it, when that is another text than the annotated one; else nil
	Formers []carry.Former // records that may be this article's, which has none; none when there are none
}

// Farthest is how many articles of a queue are looked through, at most, for one to open: a key should not read a whole corpus.
const Farthest = 10_000

// First takes the article that was open last, if it is not finished; else the first that is not. Where that one can't be read
// the next that can is taken, and its fault told; if there is none, the fault is the error.
func (s *Shelf) First() (Taken, error) {
	n, exact := s.Queue.Len()
	f, fault := s.Take(s.firstToOpen(min(n, Farthest)))
	if fault == nil {
		return f, nil
	}
	if err := s.Stop.Err(); err != nil {
		return Taken{}, err
	}
	for i := 0; i < n && i < Farthest && (n > 1 || !exact); i++ {
		if f, err := s.Take(i); err == nil {
			f.Item.Notices = append([]said.Message{said.Of(fault)}, f.Item.Notices...)
			return f, nil
		}
	}
	return Taken{}, fault
}

func (s *Shelf) firstToOpen(n int) int {
	if last := s.lastOpen(); last != "" {
		for i := range n {
			if s.Stop.Err() != nil {
				return 0
			}
			if id, err := s.Queue.ID(i); err == nil && id == last {
				if as, _ := s.Desk.Answer(id); as == annotations.InProgress {
					return i
				}
				break
			}
		}
	}
	i, _ := s.Unfinished(0, n)
	return i
}

func (s *Shelf) lastOpen() string {
	if s.Places == nil {
		return ""
	}
	return s.Places.Current
}

// Take reads an article of the queue and what the dataset says of it.
func (s *Shelf) Take(i int) (Taken, error) {
	item, err := s.Queue.At(i)
	if err != nil {
		return Taken{}, err
	}
	if own, ok := s.underOwnID(item); ok {
		return Taken{At: i, Item: item, Session: own}, nil
	}
	formers := s.Formers(item)
	session, err := s.Desk.Open(item.Article, item.Record, item.Source)
	var changed *record.TextChangedError
	if errors.As(err, &changed) {
		if apart, ok := s.Queue.Apart(i); ok {
			// The record is that of another article of the queue with the same id, not of an older text of this one.
			session, err = s.Desk.Open(apart.Article, apart.Record, apart.Source)
			return Taken{At: i, Item: apart, Session: session}, err
		}
		now := item
		session, err = s.recorded(&item, changed)
		return Taken{At: i, Item: item, Session: session, Edited: &now}, err
	}
	return Taken{At: i, Item: item, Session: session, Formers: formers}, err
}

// underOwnID is the record of an article that goes by another id than its own, because an article before it has that one, when the
// dataset holds its text under its own id all the same: it was annotated when the queue stood in another order.
func (s *Shelf) underOwnID(item source.Item) (desk.Session, bool) {
	if item.Declared == "" {
		return nil, false
	}
	if _, begun := s.Desk.Answer(item.Article.ID()); begun {
		return nil, false
	}
	recorded, err := s.Desk.RecordedArticle(item.Declared)
	if err != nil || recorded.Text() != item.Article.Text() {
		return nil, false
	}
	session, err := s.Desk.Open(recorded, nil, "")
	return session, err == nil
}

// recorded goes on with the text that the annotations were made on, when the source's text is another now: they would point at
// the wrong words in that one.
func (s *Shelf) recorded(item *source.Item, changed *record.TextChangedError) (desk.Session, error) {
	article, err := s.Desk.RecordedArticle(changed.ID)
	if err != nil {
		return nil, errors.Join(changed, err)
	}
	item.Article = article
	item.Notices = append(item.Notices, said.Verbatim(s.Lang.Of(lang.Text{
		En: "The text has changed since it was annotated: this is the text as it was then; E moves the annotations to the new one",
		Bn: "চিহ্নিত করার পর লেখাটি বদলেছে: এটি তখনকার লেখা; E চাপলে চিহ্নগুলো নতুন লেখায় যাবে",
	})))
	return s.Desk.Open(article, nil, "")
}

// Unfinished is the first article in [from, to) of the queue that has no answer in the dataset. When it is cancelled it is none.
func (s *Shelf) Unfinished(from, to int) (int, bool) {
	for i := from; i < to && s.Stop.Err() == nil; i++ {
		id, err := s.Queue.ID(i)
		if err != nil {
			continue
		}
		if as, _ := s.Desk.Answer(id); as == annotations.InProgress {
			return i, true
		}
	}
	return 0, false
}

// TakeFrom takes the article at i, or, where that one can't be read, the next that can, going on by step. Fault is why the first that
// could not be read can't be; where none can be read it is the error too.
func (s *Shelf) TakeFrom(i, step int) (t Taken, fault, err error) {
	total, _ := s.Queue.Len()
	for ; 0 <= i && i < total; i += step {
		t, err = s.Take(i)
		if err == nil {
			return t, fault, nil
		}
		if stopped := s.Stop.Err(); stopped != nil {
			return Taken{}, fault, stopped
		}
		if fault == nil {
			fault = err
		}
	}
	return Taken{}, fault, fault
}

// ErrNotInQueue is why an article that the dataset knows can't be shown.
var ErrNotInQueue = errors.New("it is not in the queue any more")

// TakeArticle takes the article of an id, as the dataset writes it, looking for it near a place of the queue. Where the place
// holds another article by now, moved is true: the session of the article at near may have ended.
func (s *Shelf) TakeArticle(id string, near int) (t Taken, moved bool, err error) {
	i, ok := s.indexOf(id, near)
	if err := s.Stop.Err(); err != nil {
		return Taken{}, false, err
	}
	if !ok {
		return Taken{}, false, ErrNotInQueue
	}
	t, err = s.Take(i)
	if err != nil {
		return Taken{}, false, err
	}
	if t.Session.ID() != id {
		return Taken{}, true, ErrNotInQueue
	}
	return t, false, nil
}

// indexOf is where an article stands in the queue, by its id as the dataset writes it: where this run met it, else the
// nearest that has it. It looks no further than Farthest either way.
func (s *Shelf) indexOf(id string, near int) (int, bool) {
	if i, met := s.met[id]; met {
		return i, true
	}
	total, _ := s.Queue.Len()
	is := func(i int) bool {
		if i < 0 || i >= total {
			return false
		}
		other, err := s.Queue.ID(i)
		return err == nil && strings.ToValidUTF8(other, "\uFFFD") == id
	}
	for n := range Farthest {
		if s.Stop.Err() != nil {
			return 0, false
		}
		for _, i := range []int{near + n, near - n} {
			if is(i) {
				return i, true
			}
		}
	}
	return 0, false
}

// Put notes that an article that was taken is on screen.
func (s *Shelf) Put(t Taken) {
	if s.met == nil {
		s.met = map[string]int{}
	}
	s.met[t.Session.ID()] = t.At
}

// Place is where reading goes on in an article: where this run left it, else where the last change was made if that run
// ended badly, else where an earlier run left it.
func (s *Shelf) Place(session desk.Session) model.Offset {
	a := session.Article()
	if o, ok := s.left[a.ID()]; ok {
		return o
	}
	if o, ok := session.Cursor(); ok {
		return o
	}
	if s.Places != nil {
		if at, ok := s.Places.Place(a.ID()); ok {
			if b, ok := a.Index().ByteOfCodePoint(at.Cursor); ok {
				return a.Index().Snap(b)
			}
		}
	}
	return 0
}

// Rejected are the proposals of an article that were let go in earlier runs.
func (s *Shelf) Rejected(id string) []place.Mark {
	if s.Places == nil {
		return nil
	}
	at, _ := s.Places.Place(id)
	return at.Rejected
}

// Leave remembers where reading stopped, and the proposals that were let go. What can't be remembered costs the person a search, no work.
func (s *Shelf) Leave(r *reader.Reader, rejected []place.Mark) {
	if s.left == nil {
		s.left = map[string]model.Offset{}
	}
	s.left[r.Article.ID()] = r.Cursor()
	if s.Places == nil {
		return
	}
	x := r.Article.Index()
	s.Places.Leave(r.Article.ID(), place.Place{
		Cursor: x.CodePoint(r.Cursor()), Top: x.CodePoint(r.Document.Line(r.Top).Range.Start), Left: s.Clock().UTC(),
		Rejected: rejected,
	})
	_ = s.Places.Save()
}

// Decline notes that what was offered of the article at a place of the queue is not wanted now; Offer that it may be offered again.
func (s *Shelf) Decline(i int) {
	if s.declined == nil {
		s.declined = map[int]bool{}
	}
	s.declined[i] = true
}

// Offer takes a Decline back.
func (s *Shelf) Offer(i int) { delete(s.declined, i) }

// Declined reports whether an offer was declined.
func (s *Shelf) Declined(i int) bool { return s.declined[i] }
