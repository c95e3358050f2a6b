package shelf

import (
	"time"
	"tippani/annotations/carry"
	"tippani/model/source"
)

// presence are the ids of the queue's articles, as far as they can be had in no time.
type presence struct {
	ids   map[string]bool
	whole bool
}

// MostPresent is how long a queue may be for its articles to be looked for under other names.
const (
	MostPresent    = 10_000
	longestPresent = 100 * time.Millisecond
)

func presenceOf(q source.Queue, clock func() time.Time) presence {
	n, exact := q.Len()
	p := presence{ids: map[string]bool{}, whole: exact && n <= MostPresent}
	late := clock().Add(longestPresent)
	for i := 0; i < n && p.whole; i++ {
		if id, err := q.ID(i); err == nil {
			p.ids[id] = true
		}
		p.whole = clock().Before(late)
	}
	return p
}

// Formers are the records that may be those of an article which has none, under the name that its file had before. Of a queue too
// long to know what else is in it nothing is offered: tippani reanchor looks through all of it.
func (s *Shelf) Formers(item source.Item) []carry.Former {
	d := s.Desk
	if _, recorded := d.Answer(item.Article.ID()); recorded || d.ReadOnly() || item.Record != nil && item.Declared != "" {
		return nil
	}
	if s.finder == nil {
		if len(d.OwnIDs()) == 0 {
			return nil
		}
		known := presenceOf(s.Queue, s.Clock)
		s.finder = carry.NewFinder(d, func(id string) bool { return known.ids[id] || !known.whole }).Until(s.Stop)
	}
	return s.finder.Formers(item.Article)
}
