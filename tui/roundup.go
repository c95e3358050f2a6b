package tui

import (
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/source"
	"tippani/model/survey"
	"tippani/tui/action"
)

// roundup is what is known of the whole queue. It is read in the background while somebody wants to know: the list of articles is
// open, a search in all of them is, or the next untouched one is looked for.
type roundup struct {
	queue    source.Queue
	stateKey string        // the key that changes which states are listed
	heads    *survey.Heads // nil until the first time
	dataset  progress
	standing standing
	count    survey.Count

	list *overview  // the list of articles, while it is open
	hits *searchAll // the search in all articles, while it is open
	seek *seek      // the next untouched article, while it is looked for

	lastHits *searchAll // the search that was open last: opening it again goes on there
}

// read goes on reading heads.
func (q *roundup) read() {
	q.begin()
	q.heads.Start()
}

func (q *roundup) begin() {
	if q.heads == nil {
		q.heads = survey.New(q.queue)
	}
}

func (q *roundup) busy() bool {
	heads := (q.list != nil || q.seek != nil) && q.heads.Busy()
	return heads || q.hits != nil && q.hits.search != nil && q.hits.search.Busy()
}

// stop ends all work in the background. What was found out stays.
func (q *roundup) stop() {
	if q.heads != nil {
		q.heads.Stop()
	}
	if q.hits != nil {
		q.hits.stop()
	}
	q.list, q.hits, q.seek = nil, nil, nil
}

// note takes up an article's state from the dataset.
func (q *roundup) note(i int, id string, spans int) {
	if id == "" {
		q.standing.set(i, unreadable, 0)
		return
	}
	p := q.dataset.Progress(id)
	if p.Begun {
		spans = p.Spans
	}
	q.standing.set(i, stateOf(p), spans)
}

// catchUp takes up the state of the articles that were read meanwhile.
func (q *roundup) catchUp() []survey.Match {
	var news survey.News
	news, q.count = q.heads.Take()
	for _, p := range news.Read {
		q.note(p.Article, p.ID, p.Spans)
	}
	return news.Matches
}

// news takes what was found in the background to the dialogs that wait for it.
func (q *roundup) news() action.Action {
	var asked action.All
	if q.heads != nil {
		if matches := q.catchUp(); q.list != nil {
			asked = append(asked, q.list.take(matches))
		}
	}
	if q.hits != nil {
		asked = append(asked, q.hits.take())
	}
	return asked
}

// visit is the action that opens an article of the queue, and shows a hit in it if there is a query.
type visit struct {
	Article int
	Query   string
	At      model.Range
}

// progress is what has to be known of a desk to say how far the work is.
type progress interface {
	Progress(id string) record.Progress
}
