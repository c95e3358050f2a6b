package formats

import (
	"errors"
	"fmt"
	"strconv"

	"tippani/annotations"
	"tippani/annotations/formats/native"
)

// Encoder writes one format. Encode, which may run on several goroutines at once, tells what is lost and returns how to
// write the article; nothing is written before a strict conversion has passed the losses. What depends on the articles before
// is for write, which is called in their order. Close ends the output.
type Encoder interface {
	Encode(d *Doc, t *Tally) (write func() error, err error)
	Close() error
}

// Namer is an encoder that gives each article a file. Name is called in the order of the articles, before write.
type Namer interface {
	Name(d *Doc, t *Tally)
}

// Parted is a writer, or its encoder, that keeps parts of a dataset apart, such as those for training and test. Part says to which part
// belongs what is put from now on. It is not called while something is put.
type Parted interface {
	Part(name string)
}

// encoding is the Writer of every format: it counts what the format can't hold and lets the encoder do the rest.
type encoding struct {
	Encoder
	keeps  Feature
	opt    Options
	number int
	failed error
}

// Prepared is an article that is ready to be written.
type Prepared struct {
	doc   *Doc
	tally Tally
	write func() error
	err   error
	left  bool // the format has no place for such an article
	spans int  // that the output will hold
}

// Prepare implements Writer.
func (e *encoding) Prepare(d *Doc) *Prepared {
	p := &Prepared{doc: d, write: func() error { return nil }}
	p.err = e.prepare(p)
	return p
}

func (e *encoding) prepare(p *Prepared) (err error) {
	d, t := p.doc, &p.tally
	if n := len(d.Problems); n > 0 {
		if !e.opt.SkipBad {
			return fmt.Errorf("%s: %s (correct it, or use --skip-bad)", NameOf(d), d.Problems[0])
		}
		t.Add(SpanOut, n, d.Problems[0].String())
	}
	if err := check(d); err != nil {
		return err
	}
	if (d.Answer == annotations.Reject || d.Answer == annotations.Ignore) && !e.keeps.Has(KeepsRejected) {
		t.Add(ArticleOut, 1, string(d.Answer))
		p.left = true
		return nil
	}
	e.missing(d, t)
	before := t.spansOut()
	p.write, err = e.Encode(d, t)
	p.spans = len(d.Spans) - (t.spansOut() - before)
	return err
}

// Put implements Writer.
func (e *encoding) Put(p *Prepared) error {
	if e.failed != nil {
		return e.failed
	}
	e.number++
	if p.err != nil {
		return p.err
	}
	if n, ok := e.Encoder.(Namer); ok && !p.left {
		n.Name(p.doc, &p.tally)
	}
	report := ArticleReport{Number: e.number, ID: p.doc.Article.ID(), Entries: p.tally.Entries}
	if e.opt.Strict && p.tally.Harmful() {
		return &LossError{report}
	}
	if err := p.write(); err != nil {
		e.failed = fmt.Errorf("the output can't be written: %w", err)
		return e.failed
	}
	if !p.left && !p.tally.Absent {
		e.opt.Report.Articles++
		e.opt.Report.Spans += p.spans
	}
	e.opt.Report.Take(report)
	return nil
}

// Part implements Parted; in a format that knows no parts it says nothing.
func (e *encoding) Part(name string) {
	if p, ok := e.Encoder.(Parted); ok {
		p.Part(name)
	}
}

// Write implements Writer.
func (e *encoding) Write(d *Doc) error { return e.Put(e.Prepare(d)) }

// Close implements Writer.
func (e *encoding) Close() error {
	if e.failed != nil {
		return e.failed
	}
	e.failed = errClosed
	return e.Encoder.Close()
}

var errClosed = errors.New("the writer is closed")

// missing counts what the format has no place for at all.
func (e *encoding) missing(d *Doc, t *Tally) {
	lacks := func(f Feature) bool { return !e.keeps.Has(f) }
	ids, extra := 0, len(d.Extra)
	for i, s := range d.Spans {
		if lacks(KeepsAttributes) {
			t.Add(AttributeOut, len(s.Attrs), d.Article.Slice(s.Range))
		}
		if lacks(KeepsNotes) && s.Note != "" {
			t.Add(NoteOut, 1, s.Note)
		}
		if lacks(KeepsKinds) && s.Kind != e.opt.KindOf(s.Label) {
			t.Add(KindOut, 1, string(s.Kind))
		}
		if s.ID != "s"+strconv.Itoa(i+1) {
			ids++
		}
		extra += len(s.Extra)
		if lacks(KeepsSuggested) && s.Suggested != nil {
			t.Add(SuggestedOut, 1, s.Suggested.Source)
		}
	}
	for i, r := range d.Relations {
		if lacks(KeepsRelations) {
			t.Add(RelationOut, 1, r.Label)
		} else if r.ID != "r"+strconv.Itoa(i+1) {
			ids++
		}
		extra += len(r.Extra)
	}
	count := func(f Feature, l Loss, n int, example string) {
		if lacks(f) {
			t.Add(l, n, example)
		}
	}
	a := d.Article
	count(KeepsSpanIDs, SpanIDOut, ids, "")
	if kept := d.Aside().Spans; len(kept) > 0 {
		extra--
		count(KeepsExtra, AsideOut, len(kept), kept[0].Text)
	}
	count(KeepsExtra, ExtraOut, extra, "")
	count(KeepsAnswer, AnswerOut, One(d.Answer == annotations.Accept), string(d.Answer))
	count(KeepsAnnotator, AnnotatorOut, One(d.Annotator != ""), d.Annotator)
	count(KeepsTimes, TimesOut, One(d.Created != "" || d.Modified != ""), d.Created)
	count(KeepsMeta, MetaOut, One(native.HasMeta(a.Meta())), a.Meta().Title)
	count(KeepsID, ArticleIDOut, One(a.ID() != ""), a.ID())
	count(KeepsText, TextOut, One(a.Len() > 0), "")
}
