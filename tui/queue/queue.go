// Package queue is what the screen shows of all articles: the list of them with how far each is, the search in all, and the next
// one that nobody has touched. It reads in the background, and only while somebody wants to know.
package queue

import (
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/source"
	"tippani/model/stop"
	"tippani/model/survey"
	"tippani/tui/action"
	"tippani/tui/lang"
)

// Queue is what is known of the whole queue. It is read in the background while somebody wants to know: the list of articles is
// open, a search in all of them is, or the next untouched one is looked for.
type Queue struct {
	Articles source.Queue
	stateKey string        // the key that changes which states are listed
	Heads    *survey.Heads // nil until the first time
	Dataset  progress
	Standing Standing
	Count    survey.Count

	list *Overview  // the list of articles, while it is open
	Hits *SearchAll // the search in all articles, while it is open
	Seek *seek      // the next untouched article, while it is looked for

	LastHits *SearchAll // the search that was open last: opening it again goes on there
}

// read goes on reading heads.
func (q *Queue) read() {
	q.Begin()
	q.Heads.Start()
}

// Begin makes ready to read heads.
func (q *Queue) Begin() {
	if q.Heads == nil {
		q.Heads = survey.New(q.Articles)
	}
}

// Busy reports whether something is found out in the background.
func (q *Queue) Busy() bool {
	heads := (q.list != nil || q.Seek != nil) && q.Heads.Busy()
	return heads || q.Hits != nil && q.Hits.Search != nil && q.Hits.Search.Busy()
}

// Stop ends all work in the background. What was found out stays.
func (q *Queue) Stop() {
	if q.Heads != nil {
		q.Heads.Stop()
	}
	if q.Hits != nil {
		q.Hits.stop()
	}
	q.list, q.Hits, q.Seek = nil, nil, nil
}

// Note takes up an article's state from the dataset.
func (q *Queue) Note(i int, id string, spans int) {
	if id == "" {
		q.Standing.Set(i, Unreadable, 0)
		return
	}
	p := q.Dataset.Progress(id)
	if p.Begun {
		spans = p.Spans
	}
	q.Standing.Set(i, stateOf(p), spans)
}

// note is Note for an article that comes with the spans of an annotator. Those of another one are not shown, and so not counted either.
func (q *Queue) note(i int, id string, spans int, annotator string) {
	if q.Dataset.Theirs(id, annotator) {
		spans = 0
	}
	q.Note(i, id, spans)
}

// CatchUp takes up the state of the articles that were read meanwhile.
func (q *Queue) CatchUp() []survey.Match {
	var news survey.News
	news, q.Count = q.Heads.Take()
	for _, p := range news.Read {
		q.note(p.Article, p.ID, p.Spans, p.Annotator)
	}
	return news.Matches
}

// News takes what was found in the background to the dialogs that wait for it.
func (q *Queue) News() action.Action {
	var asked action.All
	if q.Heads != nil {
		if matches := q.CatchUp(); q.list != nil {
			asked = append(asked, q.list.take(matches))
		}
	}
	if q.Hits != nil {
		asked = append(asked, q.Hits.take())
	}
	return asked
}

// Visit is the action that opens an article of the queue, and shows a hit in it if there is a query.
type Visit struct {
	Article int
	Query   string
	At      model.Range
}

// progress is what has to be known of a desk to say how far the work is.
type progress interface {
	Progress(id string) record.Progress
	Theirs(id, annotator string) bool
}

// Seek looks for the next untouched article further than a key may take.
type seek struct{ from int }

// Ask reads the head of an article at once.
func (q *Queue) Ask(i int) {
	head, err := q.Articles.Head(i)
	if err != nil {
		head.ID = ""
	}
	q.note(i, head.ID, head.Spans, head.Annotator)
}

// SeekFrom begins to look for the next untouched article in the background.
func (q *Queue) SeekFrom(from int) {
	q.Seek = &seek{from}
	q.Heads.From(from + 1)
	q.read()
}

// Sought is the next untouched article as far as is known: sure when it is one, else the first whose state is not known yet. ok
// is false when there is none of either.
func (q *Queue) Sought() (i int, sure, ok bool) {
	return q.Standing.next(q.Seek.from, q.Count.Total, Untouched)
}

// MostAsked is how many articles a key asks the queue for; what is further away is looked for in the background.
const MostAsked = 200

// UntouchedNear has the next untouched article after a place taken, round the end of the queue; where that fails, the one after it. Far
// says that it has to be looked for further away than a key may look. It ends early when it is stopped.
func (q *Queue) UntouchedNear(from int, stopped stop.Func, take func(i int) bool) (found, far bool) {
	asked := 0
	for k := 1; k < q.Count.Total && stopped.Err() == nil; k++ {
		i := (from + k) % q.Count.Total
		if q.Standing.At(i) == Unread {
			if asked++; asked > MostAsked || i > from+MostAsked {
				return false, true
			}
			q.Ask(i)
		}
		if q.Standing.At(i) == Untouched && take(i) {
			return true, false
		}
	}
	return false, false
}

// HowFar says how far the search for the next untouched article is.
func (q *Queue) HowFar() action.Action {
	return action.Tell(lang.Text{En: "Looking for the next untouched article: %s of %s read; any key stops",
		Bn: "পরের বাকি নিবন্ধ খোঁজা হচ্ছে: %s / %s পড়া হয়েছে; যেকোনো বোতামে থামবে"},
		lang.Number(q.Count.Read), lang.Number(q.Count.Total))
}
