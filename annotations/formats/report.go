package formats

import (
	"fmt"
	"strings"
)

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
	Articles, Spans int // that the output holds, or that were read: what was left out is not among them
	Each            func(ArticleReport)
	totals          map[Loss]*Entry
}

// Totals lists what was counted over all articles, annotation before bookkeeping.
func (r *Report) Totals() []Entry {
	var all []Entry
	for l := NestedOut; l <= TagsLack; l++ {
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

// Take adds what happened to one article.
func (r *Report) Take(a ArticleReport) {
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

// Name is what the article is called: by its number in the conversion, from 1, and its id, if it has one.
func (a ArticleReport) Name() string {
	if a.ID == "" {
		return fmt.Sprintf("article %d", a.Number)
	}
	return fmt.Sprintf("article %d (%s)", a.Number, a.ID)
}

// LossError says, in a strict conversion, what an article would lose.
type LossError struct{ Article ArticleReport }

// Error implements error.
func (e *LossError) Error() string {
	var parts []string
	for _, entry := range e.Article.Entries {
		if !entry.Loss.Bookkeeping() {
			parts = append(parts, strings.TrimSpace(fmt.Sprintf("%d %s %s", entry.Count, entry.Loss.Of(entry.Count), entry.Example)))
		}
	}
	return fmt.Sprintf("%s does not fit the format: %s; change it, choose another format, or convert without --strict", e.Article.Name(),
		strings.Join(parts, ", "))
}
