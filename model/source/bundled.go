package source

import (
	_ "embed"

	"tippani/model"
)

// bundledID is the id and source of the article that comes with the program.
const bundledID = "bundled"

//go:embed bundled/article.txt
var bundledText string

type bundled struct{}

func (bundled) Len() (int, bool) { return 1, true }
func (bundled) Close() error     { return nil }

func (q bundled) ID(i int) (string, error) { return idByReading(q, i) }

func (q bundled) Head(i int) (Head, error) { return headByReading(q, i) }

func (bundled) At(i int) (Item, error) {
	if i != 0 {
		return Item{}, &EndError{i, 1}
	}
	a, err := newArticle(bundledID, bundledText, model.Meta{Source: bundledID})
	if err != nil {
		return Item{}, failed(bundledID, err)
	}
	return Item{Article: a, Source: bundledID}, nil
}
