package formats

import (
	"errors"
	"fmt"
	"strconv"
	"sync"

	"tippani/annotations"
)

// encoder writes one format. encode, which may run on several goroutines at once, tells what is lost and returns how to
// write the article; nothing is written before a strict conversion has passed the losses. What depends on the articles before
// is for write, which is called in their order.
type encoder interface {
	encode(d *Doc, t *tally) (write func() error, err error)
	close() error
}

// namer is an encoder that gives each article a file. name is called in the order of the articles, before write.
type namer interface {
	name(d *Doc, t *tally)
}

// encoding is the Writer of every format: it counts what the format can't hold and lets the encoder do the rest.
type encoding struct {
	encoder
	keeps  Feature
	opt    Options
	number int
	failed error
}

// Prepared is an article that is ready to be written.
type Prepared struct {
	doc   *Doc
	tally tally
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
			return fmt.Errorf("%s: %s (correct it, or use --skip-bad)", nameOf(d), d.Problems[0])
		}
		t.add(SpanOut, n, d.Problems[0].String())
	}
	if err := check(d); err != nil {
		return err
	}
	if (d.Answer == annotations.Reject || d.Answer == annotations.Ignore) && !e.keeps.Has(KeepsRejected) {
		t.add(ArticleOut, 1, string(d.Answer))
		p.left = true
		return nil
	}
	e.missing(d, t)
	before := t.spansOut()
	p.write, err = e.encode(d, t)
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
	if n, ok := e.encoder.(namer); ok && !p.left {
		n.name(p.doc, &p.tally)
	}
	report := ArticleReport{Number: e.number, ID: p.doc.Article.ID(), Entries: p.tally.entries}
	if e.opt.Strict && p.tally.harmful() {
		return &LossError{report}
	}
	if err := p.write(); err != nil {
		e.failed = fmt.Errorf("the output can't be written: %w", err)
		return e.failed
	}
	if !p.left && !p.tally.absent {
		e.opt.Report.Articles++
		e.opt.Report.Spans += p.spans
	}
	e.opt.Report.take(report)
	return nil
}

// Write implements Writer.
func (e *encoding) Write(d *Doc) error { return e.Put(e.Prepare(d)) }

// Close implements Writer.
func (e *encoding) Close() error {
	if e.failed != nil {
		return e.failed
	}
	e.failed = errClosed
	return e.close()
}

var errClosed = errors.New("the writer is closed")

// missing counts what the format has no place for at all.
func (e *encoding) missing(d *Doc, t *tally) {
	lacks := func(f Feature) bool { return !e.keeps.Has(f) }
	ids, extra := 0, len(d.Extra)
	for i, s := range d.Spans {
		if lacks(KeepsAttributes) {
			t.add(AttributeOut, len(s.Attrs), d.Article.Slice(s.Range))
		}
		if lacks(KeepsNotes) && s.Note != "" {
			t.add(NoteOut, 1, s.Note)
		}
		if lacks(KeepsKinds) && s.Kind != e.opt.kind(s.Label) {
			t.add(KindOut, 1, string(s.Kind))
		}
		if s.ID != "s"+strconv.Itoa(i+1) {
			ids++
		}
		extra += len(s.Extra)
	}
	for i, r := range d.Relations {
		if lacks(KeepsRelations) {
			t.add(RelationOut, 1, r.Label)
		} else if r.ID != "r"+strconv.Itoa(i+1) {
			ids++
		}
		extra += len(r.Extra)
	}
	count := func(f Feature, l Loss, n int, example string) {
		if lacks(f) {
			t.add(l, n, example)
		}
	}
	a := d.Article
	count(KeepsSpanIDs, SpanIDOut, ids, "")
	if kept := d.Aside().Spans; len(kept) > 0 {
		extra--
		count(KeepsExtra, AsideOut, len(kept), kept[0].Text)
	}
	count(KeepsExtra, ExtraOut, extra, "")
	count(KeepsAnswer, AnswerOut, one(d.Answer == annotations.Accept), string(d.Answer))
	count(KeepsAnnotator, AnnotatorOut, one(d.Annotator != ""), d.Annotator)
	count(KeepsTimes, TimesOut, one(d.Created != "" || d.Modified != ""), d.Created)
	count(KeepsMeta, MetaOut, one(hasMeta(a.Meta())), a.Meta().Title)
	count(KeepsID, ArticleIDOut, one(a.ID() != ""), a.ID())
	count(KeepsText, TextOut, one(a.Len() > 0), "")
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// lines is the encoder of formats that are one stretch of bytes per article.
type lines struct {
	out      Output
	before   string // written once, before the first article
	between  string // between two articles
	after    string // at the end
	opened   bool
	articles int
	encodeTo func(dst []byte, d *Doc, t *tally) ([]byte, error)
	spare    sync.Pool // of *[]byte
}

func (l *lines) encode(d *Doc, t *tally) (func() error, error) {
	buf := l.buffer()
	var err error
	if *buf, err = l.encodeTo((*buf)[:0], d, t); err != nil {
		return nil, err
	}
	return l.later(buf), nil
}

// buffer is room for an article, to be given to later.
func (l *lines) buffer() *[]byte {
	if buf, ok := l.spare.Get().(*[]byte); ok {
		return buf
	}
	return new([]byte)
}

// later writes an article and takes its room back.
func (l *lines) later(buf *[]byte) func() error {
	return func() error {
		defer l.spare.Put(buf)
		return l.write(*buf)
	}
}

// write adds an article; one of no bytes is none.
func (l *lines) write(article []byte) error {
	if len(article) == 0 {
		return nil
	}
	if err := l.begin(); err != nil {
		return err
	}
	if l.articles > 0 && l.between != "" {
		if err := l.out.write([]byte(l.between)); err != nil {
			return err
		}
	}
	l.articles++
	return l.out.write(article)
}

func (l *lines) begin() error {
	if l.opened || l.before == "" {
		return nil
	}
	l.opened = true
	return l.out.write([]byte(l.before))
}

func (l *lines) close() error {
	if err := l.begin(); err != nil {
		return err
	}
	if l.after == "" {
		return nil
	}
	return l.out.write([]byte(l.after))
}
