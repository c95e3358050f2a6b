package survey

import (
	"errors"

	"tippani/model/message"
	"tippani/model/source"
)

// Bounds of what is held. Beyond mostKept bytes of titles and names they are read again when they are filtered or shown.
const (
	mostKept = 64 << 20
	mostNews = 20_000 // articles that were read or matched and not been taken yet; then the work waits
)

// Heads is the heads of a queue. It reads those that are in sight first, then what is filtered, then the others, one after the other.
type Heads struct {
	worker
	queue source.Queue

	rows   []row                   // by article; as many as are known
	read   int                     // of them
	kept   int                     // bytes
	next   int                     // where reading goes on
	sight  []Row                   // the rows in sight
	exact  bool                    // no more articles will be found
	faults map[int]message.Message // of the articles whose text is kept

	filter *Filter
	at     int // where filtering goes on
	news   News
}

// row is what is kept of a head.
type row struct {
	text string // title, name and id, each on a line; "" when it was not read or is not kept
	read bool
}

// News is what has come since it was taken last.
type News struct {
	Read    []Progress // heads that were read for the first time
	Matches []Match    // what passes the filter, in the order of the queue
}

// Progress is an article that was read: what is needed to find out how far the work on it is.
type Progress struct {
	Article int
	ID      string // "" when it can't be read
	Spans   int    // that it comes with

	Annotator string // whose they are, as in the source.Head
}

// Match is an article that passes the filter. When not in full, all words do but those that may mean something else.
type Match struct {
	Article int
	Full    bool
}

// Count is how far the work has come.
type Count struct {
	Read     int  // articles
	Filtered int  // articles; all when there is no filter
	Total    int  // articles of the queue as far as it is known
	Exact    bool // there are not more
}

// New makes the heads of a queue; Start reads them.
func New(q source.Queue) *Heads {
	h := &Heads{queue: q, faults: map[int]message.Message{}}
	h.init()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.learn()
	return h
}

// Start goes on reading, in the background, until everything is read and filtered or Stop is called.
func (h *Heads) Start() { h.start(h.step) }

// Filter begins a new filtering; Matches found before are forgotten. It needs a Start.
func (h *Heads) Filter(f *Filter) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.filter, h.at, h.news.Matches = f, 0, nil
}

// From says where to go on reading what is neither in sight nor filtered.
func (h *Heads) From(article int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.next = article
}

// See says which articles are in sight. They are read first; when not all of them are known yet, that needs a Start.
func (h *Heads) See(articles []int) (complete bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	complete = true
	sight := make([]Row, len(articles))
	for k, i := range articles {
		sight[k] = h.row(i)
		complete = complete && sight[k].Known
	}
	h.sight = sight
	return complete
}

// Row is the head of an article in sight; not Known while it was not read.
func (h *Heads) Row(article int) Row {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.row(article)
}

// Take takes the news.
func (h *Heads) Take() (News, Count) {
	h.mu.Lock()
	defer h.mu.Unlock()
	n := h.news
	h.news = News{}
	h.took()
	h.learn()
	h.changed.Broadcast()
	return n, h.count()
}

func (h *Heads) count() Count {
	c := Count{Read: h.read, Filtered: len(h.rows), Total: len(h.rows), Exact: h.exact}
	if h.filter != nil {
		c.Filtered = h.at
	}
	return c
}

// Wait waits for news, or for the end of the work.
func (h *Heads) Wait() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for h.run != 0 && len(h.news.Read)+len(h.news.Matches) == 0 {
		h.changed.Wait()
	}
}

// learn looks how many articles are known now.
func (h *Heads) learn() {
	n, exact := h.queue.Len()
	if h.exact = exact; n > len(h.rows) {
		h.rows = append(h.rows, make([]row, n-len(h.rows))...)
	}
}

// step reads one article and notes what it is.
func (h *Heads) step(mine func() bool) bool {
	h.mu.Lock()
	for mine() && len(h.news.Read)+len(h.news.Matches) >= mostNews {
		h.changed.Wait()
	}
	i, work := h.todo()
	if !mine() || !work {
		h.mu.Unlock()
		return false
	}
	if text, known := h.known(i); known {
		h.match(i, text)
		h.mu.Unlock()
		return true
	}
	h.mu.Unlock()
	head, err := h.queue.Head(i)
	var end *source.EndError
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.learn(); errors.As(err, &end) {
		return mine() && i < len(h.rows)
	}
	if i >= len(h.rows) {
		h.rows = append(h.rows, make([]row, i+1-len(h.rows))...)
	}
	h.note(i, head, err)
	return mine()
}

// todo is the article to look at next.
func (h *Heads) todo() (article int, work bool) {
	for _, r := range h.sight {
		if !r.Known && r.Article < len(h.rows) {
			return r.Article, true
		}
	}
	if h.filter != nil && h.at < len(h.rows) {
		return h.at, true
	}
	if h.read < len(h.rows) {
		for range len(h.rows) {
			if h.next >= len(h.rows) {
				h.next = 0
			}
			if !h.rows[h.next].read {
				return h.next, true
			}
			h.next++
		}
	}
	if h.learn(); h.exact && h.read == len(h.rows) && (h.filter == nil || h.at == len(h.rows)) {
		return 0, false
	}
	if h.read < len(h.rows) {
		return h.todo()
	}
	return len(h.rows), true // it waits for the queue to be looked through so far
}

// note keeps a head that was read.
func (h *Heads) note(i int, head source.Head, err error) {
	text, fault := joined(head, err), message.Of(err)
	r := &h.rows[i]
	if !r.read {
		r.read = true
		h.read++
		p := Progress{Article: i, ID: head.ID, Spans: head.Spans, Annotator: head.Annotator}
		if err != nil {
			p = Progress{Article: i}
		}
		h.news.Read = append(h.news.Read, p)
	}
	if r.text == "" && h.kept+len(text) <= mostKept {
		r.text = text
		h.kept += len(text)
		if err != nil {
			h.faults[i] = fault
			h.kept += len(text) // the fault takes about as much again
		}
	}
	for k := range h.sight {
		if h.sight[k].Article == i {
			h.sight[k] = parted(i, text, fault)
		}
	}
	h.match(i, text)
	h.changed.Broadcast()
}

// known is the text of an article that was kept.
func (h *Heads) known(i int) (string, bool) {
	if i >= len(h.rows) || h.rows[i].text == "" {
		return "", false
	}
	return h.rows[i].text, true
}

// match puts an article to the filter if it is its turn.
func (h *Heads) match(i int, text string) {
	if h.filter == nil || i != h.at {
		return
	}
	h.at++
	if full, other := h.filter.passes(i, text); other {
		h.news.Matches = append(h.news.Matches, Match{i, full})
		h.changed.Broadcast()
	}
}
