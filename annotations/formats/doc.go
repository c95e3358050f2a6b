// Package formats is what every exchange format is made of: what a Format is and keeps, the options, the count of what is lost, input and
// output. The formats themselves stand in packages below, a family in each, and package catalogue lists them. A format that can't hold
// something says so in a Report: nothing is left out or moved silently. docs/formats.md has the table.
package formats

import (
	"fmt"

	"tippani/annotations/record"
)

// Doc is one article with what one annotator said about it: a record of a dataset.
type Doc = record.Record

// Writer writes articles in one format. Write either takes the whole article or, with an error, nothing of it. Write is Prepare
// followed by Put. Prepare is the greater part of the work, and several goroutines may do it at once; the article must not change
// afterwards. Put is called in the order of the articles. Close finishes the file; without it the output is not whole.
type Writer interface {
	Write(*Doc) error
	Prepare(*Doc) *Prepared
	Put(*Prepared) error
	Close() error
}

// Reader reads articles in one format. Read returns io.EOF after the last.
type Reader interface {
	Read() (*Doc, error)
}

// NameOf is what messages call an article: by its id, if it has one.
func NameOf(d *Doc) string {
	if id := d.Article.ID(); id != "" {
		return "article " + id
	}
	return "an article without id"
}

// check refuses what no writer can write exactly: a span outside its article, a relation to nothing, an id used twice.
func check(d *Doc) error {
	ids := make(map[string]bool, len(d.Spans))
	for _, s := range d.Spans {
		if s.Range.Start < 0 || s.Range.Empty() || s.Range.End > d.Article.Len() {
			return fmt.Errorf("%s: span %s lies outside the text or is empty; correct it (“tippani check” lists such faults)", NameOf(d),
				s.ID)
		}
		if ids[s.ID] {
			return fmt.Errorf("%s: two spans have the id %q; rename one of them", NameOf(d), s.ID)
		}
		ids[s.ID] = true
	}
	for _, r := range d.Relations {
		if !ids[r.From] || !ids[r.To] {
			return fmt.Errorf("%s: relation %s joins a span that does not exist; remove it", NameOf(d), r.ID)
		}
	}
	return nil
}
