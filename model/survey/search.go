package survey

import (
	"errors"
	"strings"

	"tippani/model"
	"tippani/model/find"
	"tippani/model/segment"
	"tippani/model/source"
)

// Bounds of a search. Whoever gets as many hits as this looks for something else.
const (
	MostHits       = 5000 // at most so many are listed, and then the search ends
	MostPerArticle = 100  // of one article
)

// Hit is where a text was found.
type Hit struct {
	Article     int
	Range       model.Range
	Before      string // what stands before it in its line, cut
	Text        string
	After       string
	Title, Name string // of the article
}

// Search looks for a text in every article of a queue, in order. It compares as package find does.
type Search struct {
	worker
	queue   source.Queue
	matcher *find.Matcher
	article int // that is looked through next

	fresh  []Hit
	found  int // hits so far
	in     int // articles with hits
	failed int // articles that can't be read
	full   bool
	ended  bool
}

// Searched is how far a search has come.
type Searched struct {
	Articles, Total  int  // looked through, and of the queue as far as it is known
	Hits, In, Failed int  // hits, articles with hits, articles that can't be read
	Full, Ended      bool // as many hits as there may be were found; the search is over
}

// NewSearch makes a search of what was typed; Start begins it.
func NewSearch(q source.Queue, query string) *Search {
	s := &Search{queue: q, matcher: find.New(query)}
	s.init()
	return s
}

// Start goes on searching in the background until Stop, or until MostHits are found.
func (s *Search) Start() { s.start(s.step) }

// Take takes the hits that have come since the last time.
func (s *Search) Take() ([]Hit, Searched) {
	total, _ := s.queue.Len()
	s.mu.Lock()
	defer s.mu.Unlock()
	fresh := s.fresh
	s.fresh = nil
	s.took()
	return fresh, Searched{Articles: s.article, Total: max(total, s.article), Hits: s.found, In: s.in, Failed: s.failed, Full: s.full,
		Ended: s.ended}
}

// Wait waits for hits, or for the end of the search.
func (s *Search) Wait() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.run != 0 && len(s.fresh) == 0 {
		s.changed.Wait()
	}
}

func (s *Search) step(mine func() bool) bool {
	s.mu.Lock()
	i := s.article
	on := mine() && !s.ended
	s.mu.Unlock()
	if !on {
		return false
	}
	item, err := s.queue.At(i)
	var hits []Hit
	if err == nil {
		hits = s.hits(i, item)
	}
	var end *source.EndError
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case !mine():
		return false
	case errors.As(err, &end):
		s.ended = true
		return false
	case err != nil:
		s.failed++
	case len(hits) > 0:
		s.in++
	}
	s.article++
	if room := MostHits - s.found; len(hits) >= room {
		hits = hits[:room]
		s.full, s.ended = true, true
	}
	s.found += len(hits)
	s.fresh = append(s.fresh, hits...)
	s.changed.Broadcast()
	return !s.ended
}

func (s *Search) hits(i int, item source.Item) []Hit {
	var hits []Hit
	for _, r := range s.matcher.All(item.Article.Text(), MostPerArticle) {
		h := Hit{Article: i, Range: r, Name: item.Name, Title: strings.Clone(OneLine(item.Article.Meta().Title))}
		h.Before, h.Text, h.After = excerpt(item.Article.Text(), r)
		hits = append(hits, h)
	}
	return hits
}

const (
	around     = 240 // bytes of the line on either side of a hit that are kept
	mostOfText = 480 // and of the hit itself
)

// excerpt is a hit with what stands around it in its line, copied so that the article's text need not stay in memory.
func excerpt(text string, r model.Range) (before, hit, after string) {
	start, end := int(r.Start), int(r.End)
	from := segment.Ceil(text, max(start-around, 0))
	from = min(from, start)
	before = text[from:start]
	if line := strings.LastIndexByte(before, '\n'); line >= 0 {
		before = before[line+1:]
	} else if from > 0 {
		before = "…" + before
	}
	to := max(segment.Floor(text, min(end+around, len(text))), end)
	after = text[end:to]
	if line := strings.IndexByte(after, '\n'); line >= 0 {
		after = after[:line]
	} else if to < len(text) {
		after += "…"
	}
	hit = text[start:end]
	if len(hit) > mostOfText {
		hit = hit[:segment.Floor(hit, mostOfText)] + "…"
	}
	return strings.Clone(before), strings.Join(strings.Fields(hit), " "), strings.Clone(after)
}
