package source

import (
	"fmt"
	"slices"

	"tippani/model"
	"tippani/model/message"
)

// distinct is a queue in which no two articles have one id: what is said about one is never shown with the text of another.
type distinct struct {
	*joined
	known *identities
}

func newDistinct(q *joined) *distinct { return &distinct{q, newIdentities(q)} }

func (q *distinct) Close() error {
	q.known.stop()
	return q.joined.Close()
}

var (
	sayRenamed      = message.New("source.renamed", "%s has the same id as %s; it goes by %s")
	sayOtherRenamed = message.New("source.other-renamed", "%s has the same id as %s; that one goes by %s")
	sayArticle      = message.New("source.article", "article %d")
	saySameRecord   = message.New("source.same-record", "%s is the same record as %s; both have the same annotations")
)

func (q *distinct) At(i int) (Item, error) {
	item, err := q.joined.At(i)
	if err != nil {
		return item, err
	}
	item.Own = item.Article.ID()
	x := q.known
	x.mu.Lock()
	defer x.mu.Unlock()
	x.wait(i)
	first, again := x.repeats[i]
	r, other := x.renamed[i]
	next, clashed := x.clashed[i]
	switch {
	case other:
		change := fmt.Sprintf("The id %q is also that of %s; this article goes by %s.", item.Article.ID(), q.where(r.first), r.id)
		if r.texts && r.id == apartOf(item.Article) {
			item.Declared = item.Article.ID()
		}
		if item, err = item.as(r.id, change); err != nil {
			return item, err
		}
		item.Notices = append(slices.Clip(item.Notices), sayRenamed.With(item.Source, q.where(r.first), r.id))
	case clashed:
		item.Notices = append(slices.Clip(item.Notices), sayOtherRenamed.With(item.Source, q.where(next), x.renamed[next].id))
	}
	if again {
		item.Notices = append(slices.Clip(item.Notices), saySameRecord.With(item.Source, q.where(first)))
	}
	return item, nil
}

// as is the item under another id.
func (item Item) as(id, change string) (Item, error) {
	a := item.Article
	meta := a.Meta()
	meta.Changes = append(slices.Clip(meta.Changes), change)
	renamed, err := model.NewValidArticle(id, a.Text(), meta)
	if err != nil {
		return item, failed(item.Source, err)
	}
	item.Article = renamed
	return item, nil
}

func (q *distinct) Apart(i int) (Item, bool) {
	x := q.known
	x.mu.Lock()
	for !x.ended && !x.stopped {
		x.grown.Wait()
	}
	next, clashed := x.clashed[i]
	different := clashed && x.renamed[next].texts
	x.mu.Unlock()
	if !different {
		return Item{}, false
	}
	item, err := q.At(i)
	if err != nil {
		return Item{}, false
	}
	id := apartOf(item.Article)
	item, err = item.as(id, fmt.Sprintf("The id %q is also that of %s; this article goes by %s.", item.Article.ID(), q.where(next), id))
	return item, err == nil
}

func apartOf(a *model.Article) string { return fmt.Sprintf("%s~%.8s", a.ID(), a.SHA256()) }

func (q *distinct) ID(i int) (string, error) {
	id, err := q.joined.ID(i)
	if err == nil {
		id = q.known.name(i, id)
	}
	return id, err
}

func (q *distinct) Head(i int) (Head, error) {
	h, err := q.joined.Head(i)
	if err == nil {
		h.ID = q.known.name(i, h.ID)
	}
	return h, err
}

// name is the id that article i goes by, whose own is given.
func (x *identities) name(i int, id string) string {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.wait(i)
	if r, ok := x.renamed[i]; ok {
		return r.id
	}
	return id
}

// where is where article i comes from, for people.
func (q *distinct) where(i int) message.Message {
	place, err := ask(q.joined, i, func(p part, i int) (string, error) {
		switch p := p.(type) {
		case *recordQueue:
			at, _, err := p.index.record(i)
			return fmt.Sprint(p.name, p.mark, at.number), err
		case *fileQueue:
			if i < len(p.files) {
				return p.files[i].path, nil
			}
		}
		return p.ID(i)
	})
	if err != nil {
		return sayArticle.With(i + 1)
	}
	return message.Verbatim(place)
}
