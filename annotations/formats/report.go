package formats

import (
	"fmt"
	"strings"
)

// Loss is a way in which what was written or read differs from what was there.
type Loss int

// The losses of annotation come first; with Options.Strict each of them is an error. Those after Renamed are
// bookkeeping: reported, never an error.
const (
	NestedOut      Loss = iota // flat formats: a span inside or across a longer one
	Widened                    // token formats: an end inside a word moved out
	Narrowed                   // token formats: an end inside a word moved in
	MisalignedOut              // token formats: a span with an end inside a word
	RelationOut                // relation the format can't hold, or whose span is missing
	AttributeOut               // attribute of a span
	NoteOut                    // note on a span
	KindOut                    // kind that the label does not imply
	ArticleOut                 // rejected or ignored article
	SpanOut                    // span the format can't hold or that is unusable
	Rewritten                  // name changed to one the format allows
	ClusterWidened             // end inside a grapheme cluster moved out
	Trimmed                    // white space at the ends of a span
	Fragmented                 // discontinuous span became several
	ItemOut                    // something there is no place for: an event argument, an unsupported selector
	LineEnds                   // CR LF or CR became LF
	Renamed                    // ids that had to be changed
	SpanIDOut                  // bookkeeping from here on
	AnswerOut                  //
	AnnotatorOut               //
	TimesOut                   //
	MetaOut                    //
	ExtraOut                   //
	ArticleIDOut               //
	TextRebuilt                // text put together from tokens
	TextOut                    // spacing between tokens
	ColumnOut                  // columns and layers that are no spans
	MarkOut                    // byte order mark inside the text of a file
	UnitFound                  // offsets counted otherwise than the format says
	PositionMended             // position corrected by its quotation
	TokenCover                 // token numbers name the whole word, offsets are exact
	CellLong                   // cell that a spreadsheet program cuts
)

var lossNames = map[Loss]string{
	NestedOut:      "spans inside or across others left out",
	Widened:        "spans widened to whole words",
	Narrowed:       "spans narrowed to whole words",
	MisalignedOut:  "spans that end inside a word left out",
	RelationOut:    "relations left out",
	AttributeOut:   "attributes left out",
	NoteOut:        "notes left out",
	KindOut:        "kinds left out that the label does not tell",
	ArticleOut:     "rejected or ignored articles left out",
	SpanOut:        "spans left out",
	Rewritten:      "names rewritten to what the format allows",
	ClusterWidened: "span ends inside a letter moved to its edge",
	Trimmed:        "spans trimmed of white space",
	Fragmented:     "discontinuous spans read as one span a piece",
	ItemOut:        "items left out",
	LineEnds:       "line ends turned into LF",
	Renamed:        "ids changed",
	SpanIDOut:      "span and relation ids not kept",
	AnswerOut:      "answers not kept",
	AnnotatorOut:   "annotator names not kept",
	TimesOut:       "times not kept",
	MetaOut:        "article meta not kept",
	ExtraOut:       "unknown keys not kept",
	ArticleIDOut:   "article ids not kept",
	TextRebuilt:    "texts put together from tokens, with single spaces",
	TextOut:        "texts kept as tokens only",
	ColumnOut:      "columns and layers left out that mark no spans",
	MarkOut:        "byte order marks removed",
	UnitFound:      "articles whose offsets are counted otherwise than the format says",
	PositionMended: "positions corrected by their quotation",
	TokenCover:     "spans whose token numbers name the whole word",
	CellLong:       "cells over 32,767 characters, which spreadsheet programs cut",
}

// String is the loss as words that follow a number.
func (l Loss) String() string { return lossNames[l] }

// Bookkeeping reports whether no annotation is touched, so that Strict lets it pass.
func (l Loss) Bookkeeping() bool { return l >= SpanIDOut }

// Entry counts one loss. Example is the first case, or "".
type Entry struct {
	Loss    Loss
	Count   int
	Example string
}

// ArticleReport is what happened to one article. Number counts from 1 in the file.
type ArticleReport struct {
	Number  int
	ID      string
	Entries []Entry
}

// Report counts what a conversion widened, moved or left out. One Report may serve several readers and writers. It is not safe for
// concurrent use. Its size does not grow with the dataset: Each hears of every article with an entry.
type Report struct {
	Articles, Spans int // that passed, those left out included
	Each            func(ArticleReport)
	totals          map[Loss]*Entry
}

// Totals lists what was counted over all articles, annotation before bookkeeping.
func (r *Report) Totals() []Entry {
	var all []Entry
	for l := NestedOut; l <= CellLong; l++ {
		if e := r.totals[l]; e != nil {
			all = append(all, *e)
		}
	}
	return all
}

// Count is the total of one loss.
func (r *Report) Count(l Loss) int {
	if e := r.totals[l]; e != nil {
		return e.Count
	}
	return 0
}

func (r *Report) take(a ArticleReport) {
	for _, e := range a.Entries {
		if r.totals == nil {
			r.totals = make(map[Loss]*Entry)
		}
		if sum := r.totals[e.Loss]; sum != nil {
			sum.Count += e.Count
		} else {
			r.totals[e.Loss] = &e
		}
	}
	if r.Each != nil && len(a.Entries) > 0 {
		r.Each(a)
	}
}

// LossError says, in a strict conversion, what an article would lose.
type LossError struct{ Article ArticleReport }

func (e *LossError) Error() string {
	var parts []string
	for _, entry := range e.Article.Entries {
		if !entry.Loss.Bookkeeping() {
			parts = append(parts, strings.TrimSpace(fmt.Sprintf("%d %s %s", entry.Count, entry.Loss, entry.Example)))
		}
	}
	return fmt.Sprintf("article %d (%s) does not fit the format: %s; change it, choose another format, or convert without --strict",
		e.Article.Number, e.Article.ID, strings.Join(parts, ", "))
}

// tally collects the losses of one article.
type tally struct{ entries []Entry }

func (t *tally) add(l Loss, n int, example string) {
	if n == 0 {
		return
	}
	for i := range t.entries {
		if t.entries[i].Loss == l {
			t.entries[i].Count += n
			return
		}
	}
	t.entries = append(t.entries, Entry{l, n, example})
}

func (t *tally) harmful() bool {
	for _, e := range t.entries {
		if !e.Loss.Bookkeeping() {
			return true
		}
	}
	return false
}
