package main

import (
	"fmt"

	"tippani/model/source"
)

// An adjudication is a queue of articles, of each of which it has the record that stands first.

// Len is the number of articles.
func (c *adjudication) Len() (n int, exact bool) { return len(c.shown), true }

// At reads article i.
func (c *adjudication) At(i int) (source.Item, error) {
	if i < 0 || i >= len(c.shown) {
		return source.Item{}, &source.EndError{Index: i, Len: len(c.shown)}
	}
	t := c.shown[i].records[0]
	r, err := c.read(t)
	if err != nil {
		return source.Item{}, err
	}
	return source.Item{Article: r.Article, Source: t.place()}, nil
}

// ID is the id of article i.
func (c *adjudication) ID(i int) (string, error) {
	if i < 0 || i >= len(c.shown) {
		return "", &source.EndError{Index: i, Len: len(c.shown)}
	}
	return c.shown[i].id, nil
}

// Head is what a list shows of article i: its spans are what is to be decided.
func (c *adjudication) Head(i int) (source.Head, error) {
	if i < 0 || i >= len(c.shown) {
		return source.Head{}, &source.EndError{Index: i, Len: len(c.shown)}
	}
	l := c.shown[i]
	return source.Head{ID: l.id, Title: l.title, Spans: l.todo}, nil
}

// Close has nothing to let go of.
func (c *adjudication) Close() error { return nil }

// Apart is nothing here: ids are those of records.
func (c *adjudication) Apart(int) (source.Item, bool) { return source.Item{}, false }

// place is FILE:LINE of a record.
func (t contribution) place() string {
	if t.version != nil {
		return t.version.Article.Meta().Source
	}
	return fmt.Sprintf("%s:%d", t.file.path, t.line.number)
}
