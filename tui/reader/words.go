package reader

import (
	"tippani/model"
	"tippani/model/segment"
)

// WordEnd is the end of the first word that ends after o.
func WordEnd(a *model.Article, o model.Offset) model.Offset {
	w := model.WordAt(a, o)
	if w.End <= o || !WorthLabelling(a, w) {
		w = model.WordAt(a, model.NextWord(a, o))
	}
	return max(w.End, o)
}

// ArticleStart is the start of the text.
func ArticleStart(*model.Article, model.Offset) model.Offset { return 0 }

// ArticleEnd is the end of the last words: an empty last line is no place to work at.
func ArticleEnd(a *model.Article, _ model.Offset) model.Offset {
	return max(model.Trim(a, model.Range{End: a.Len()}).End, 0)
}

// WorthLabelling reports whether a word is one that an annotator would go to: letters or a number, no punctuation.
func WorthLabelling(a *model.Article, w model.Range) bool {
	if w.Empty() {
		return false
	}
	_, _, kind := segment.WordAt(a.Text(), int(w.Start))
	return kind == segment.Letters || kind == segment.Number
}

// WholeWords is a range with the rest of the words that it begins and ends in.
func WholeWords(a *model.Article, r model.Range) model.Range {
	if w := model.WordAt(a, r.Start); w.Start < r.Start && r.Start < w.End {
		r.Start = w.Start
	}
	if w := model.WordAt(a, r.End); w.Start < r.End && r.End < w.End {
		r.End = w.End
	}
	return r
}
