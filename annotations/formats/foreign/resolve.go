package foreign

import (
	"fmt"
	"io"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/native"
	"tippani/model"
	"tippani/model/order"
)

// maxPending bounds the articles that wait for a later one to show what the offsets count.
const maxPending = 1000

// resolver turns raw articles into records: it finds out what the offsets count, puts ends on cluster boundaries,
// trims, and gives ids and kinds.
type resolver struct {
	raw     Articles
	opt     formats.Options
	unit    formats.Unit   // decided for the whole file; a file comes from one tool
	own     formats.Unit   // the format's
	usual   []formats.Unit // that its tools write
	certain bool           // the format fixes its unit, so that nothing need decide between two that fit
	pending []waiting
	ready   []waiting
	size    int // bytes of the texts of pending
	number  int
	err     error
	yield   yield
}

// waiting is an article whose unit is not known, or already resolved.
type waiting struct {
	raw     *Doc
	article *model.Article
	unit    formats.Unit
	fit     []formats.Unit
}

// Resolve makes records of what raw reads, for format f.
func Resolve(f *formats.Format, raw Articles, opt formats.Options) *resolver {
	return &resolver{raw: raw, opt: opt, unit: opt.Unit, own: f.Unit, usual: f.Units, certain: f.UnitFixed}
}

// Read implements Reader.
func (r *resolver) Read() (*formats.Doc, error) {
	for len(r.ready) == 0 {
		if r.err != nil {
			return nil, r.err
		}
		if r.err = r.advance(); r.err == io.EOF && !r.opt.SkipBad {
			r.err = r.yield.verdict()
		}
	}
	w := r.ready[0]
	r.ready = r.ready[1:]
	doc, err := r.resolve(w)
	if err != nil {
		r.ready, r.err = nil, err
		return nil, err
	}
	return doc, nil
}

// advance reads one raw article and moves what can be resolved to ready.
func (r *resolver) advance() error {
	raw, err := r.raw.Next()
	if err != nil {
		if err == io.EOF && len(r.pending) > 0 {
			return r.undecided()
		}
		return err
	}
	article, err := model.NewArticle(raw.Id, raw.Text, raw.Meta)
	if err != nil {
		return fmt.Errorf("%s: %w", raw.Where, err)
	}
	if err := raw.checkNames(); err != nil {
		return fmt.Errorf("%s: %w", raw.Where, err)
	}
	w := waiting{raw: raw, article: article, unit: raw.Unit}
	switch {
	case raw.Unit != "":
	case r.unit != "":
		w.unit = r.unit
	default:
		w.unit, w.fit = r.detect(raw, article)
	}
	if len(raw.Spans)+len(raw.Relations) > model.MaxElements {
		return fmt.Errorf("%s: %w", raw.Where, formats.ErrTooManySpans)
	}
	if w.unit == "" {
		r.pending = append(r.pending, w)
		r.size += len(raw.Text)
		if len(r.pending) >= maxPending || r.size > model.MaxRecord {
			return r.undecided()
		}
		return nil
	}
	if r.unit != "" {
		for _, p := range r.pending {
			p.unit = r.unit
			r.ready = append(r.ready, p)
		}
		r.pending, r.size = nil, 0
	}
	if len(r.pending) > 0 {
		r.pending = append(r.pending, w)
		if r.size += len(raw.Text); r.size > model.MaxRecord {
			return r.undecided()
		}
		return nil
	}
	r.ready = append(r.ready, w)
	return nil
}

func (r *resolver) resolve(w waiting) (*formats.Doc, error) {
	raw := w.raw
	r.number++
	if w.unit != r.own && raw.Unit == "" && r.opt.Unit == "" && len(raw.Spans) > 0 {
		raw.Tally.Add(formats.UnitFound, 1, string(w.unit))
	}
	doc := &formats.Doc{Article: w.article, Answer: raw.Answer, Annotator: raw.Annotator, Created: raw.Created, Modified: raw.Modified,
		Extra: unreserved(&raw.Tally, raw.Extra, native.ReservedRecord)}
	if !doc.Answer.Known() {
		return nil, fmt.Errorf("%s: the answer %q is unknown; use accept, reject or ignore", raw.Where, doc.Answer)
	}
	for i := range raw.Spans {
		s, err := r.locate(w, &raw.Spans[i])
		if err != nil {
			return nil, err
		}
		if s != nil {
			doc.Spans = append(doc.Spans, s)
		}
	}
	order.By(doc.Spans, func(a, b *annotations.Span) int { return a.Range.Compare(b.Range) })
	uniqueIDs(doc, &raw.Tally)
	joinRelations(doc, raw.Relations, &raw.Tally)
	if raw.Finish != nil {
		raw.Finish(doc)
	}
	return doc, r.account(doc, &raw.Tally, raw.Where)
}

func (r *resolver) account(d *formats.Doc, t *formats.Tally, where string) error {
	report := formats.ArticleReport{Number: r.number, ID: d.Article.ID(), Entries: t.Entries}
	if r.opt.Strict && t.Harmful() {
		return &formats.LossError{Article: report}
	}
	r.yield.count(len(d.Spans), t, where)
	r.opt.Report.Articles++
	r.opt.Report.Spans += len(d.Spans)
	r.opt.Report.Take(report)
	return nil
}
