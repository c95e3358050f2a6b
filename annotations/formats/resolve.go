package formats

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tippani/annotations"
	"tippani/model"
)

// maxPending bounds the articles that wait for a later one to show what the offsets count.
const maxPending = 1000

// resolver turns raw articles into records: it finds out what the offsets count, puts ends on cluster boundaries,
// trims, and gives ids and kinds.
type resolver struct {
	raw     rawReader
	opt     Options
	unit    Unit   // decided for the whole file; a file comes from one tool
	own     Unit   // the format's
	usual   []Unit // that its tools write
	certain bool   // the format fixes its unit, so that nothing need decide between two that fit
	pending []waiting
	ready   []waiting
	size    int // bytes of the texts of pending
	number  int
	err     error
	yield   yield
}

// waiting is an article whose unit is not known, or already resolved.
type waiting struct {
	raw     *rawDoc
	article *model.Article
	unit    Unit
	fit     []Unit
}

func newResolver(f *Format, raw rawReader, opt Options) *resolver {
	return &resolver{raw: raw, opt: opt, unit: opt.Unit, own: f.Unit, usual: f.Units, certain: f.UnitFixed}
}

// Read implements Reader.
func (r *resolver) Read() (*Doc, error) {
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
	raw, err := r.raw.next()
	if err != nil {
		if err == io.EOF && len(r.pending) > 0 {
			return r.undecided()
		}
		return err
	}
	article, err := model.NewArticle(raw.id, raw.text, raw.meta)
	if err != nil {
		return fmt.Errorf("%s: %w", raw.where, err)
	}
	w := waiting{raw: raw, article: article, unit: raw.unit}
	switch {
	case raw.unit != "":
	case r.unit != "":
		w.unit = r.unit
	default:
		w.unit, w.fit = r.detect(raw, article)
	}
	if len(raw.spans)+len(raw.relations) > model.MaxElements {
		return fmt.Errorf("%s: %w", raw.where, errTooManySpans)
	}
	if w.unit == "" {
		r.pending = append(r.pending, w)
		r.size += len(raw.text)
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
		if r.size += len(raw.text); r.size > model.MaxRecord {
			return r.undecided()
		}
		return nil
	}
	r.ready = append(r.ready, w)
	return nil
}

// undecided is asked when no article has told the unit. The format's own is taken rather than clusters, which few projects count, if
// with it all spans of each article begin where a word does, and by clusters some begin inside one: people mark from the
// beginning of words.
func (r *resolver) undecided() error {
	for i := range r.pending {
		p := &r.pending[i]
		if p.unit == "" && !r.beginsWords(p) {
			return &UnitError{Where: p.raw.where, ID: p.raw.id, Fit: p.fit}
		}
	}
	for _, p := range r.pending {
		p.unit = cmp.Or(p.unit, r.own)
		r.ready = append(r.ready, p)
	}
	r.pending = nil
	return nil
}

// beginsWords reports whether only clusters stand against the format's unit, and all spans begin at a word in it but not by clusters.
func (r *resolver) beginsWords(w *waiting) bool {
	for _, u := range w.fit {
		if u != r.own && u != Clusters {
			return false
		}
		ranges, f := tryUnit(w.article, placeable(w.article, nonEmpty(w.raw.spans)), u)
		all := f != unfit && !slices.ContainsFunc(ranges, func(s model.Range) bool { return insideWord(w.article.Text(), int(s.Start)) })
		if all != (u == r.own) {
			return false
		}
	}
	return slices.Contains(w.fit, r.own)
}

// insideWord reports whether letters, marks or digits stand on both sides of a place.
func insideWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	word := func(c rune) bool {
		return unicode.In(c, unicode.L, unicode.M, unicode.N) || c == '\u200C' || c == '\u200D'
	}
	return at > 0 && at < len(text) && word(before) && word(after)
}

// detect finds the unit of one article, and fixes it for the file when the article tells units apart. "" means that
// several fit.
func (r *resolver) detect(raw *rawDoc, a *model.Article) (Unit, []Unit) {
	units := []Unit{r.own}
	telling := nonEmpty(raw.spans)
	for _, u := range Units() {
		quoted := len(telling) > 0 && telling[0].quoted
		if u != r.own && (quoted || u != Bytes) {
			units = append(units, u)
		}
	}
	if r.certain {
		if _, f := tryUnit(a, telling, r.own); f != unfit || len(telling) == 0 {
			return r.own, nil
		}
	}
	fitting := decide(a, telling, r.usual)
	if len(fitting) == 0 {
		fitting = decide(a, telling, units)
	}
	if len(fitting) == 0 {
		if telling = placeable(a, telling); r.certain && len(telling) > 0 {
			if _, f := tryUnit(a, telling, r.own); f != unfit {
				return r.own, nil
			}
		}
		fitting = decide(a, telling, units)
	}
	switch len(fitting) {
	case 0:
		return r.own, nil
	case 1:
		if r.tellsApart(a, telling, fitting[0], units) {
			r.unit = fitting[0]
		}
		return fitting[0], nil
	}
	return "", fitting
}

// tellsApart reports whether some other unit would put the spans elsewhere or nowhere.
func (r *resolver) tellsApart(a *model.Article, spans []rawSpan, found Unit, units []Unit) bool {
	for _, u := range units {
		for i := range spans {
			if spans[i].placed {
				continue
			}
			s, ok1 := u.byteOf(a, spans[i].start)
			e, ok2 := u.byteOf(a, spans[i].end)
			fs, _ := found.byteOf(a, spans[i].start)
			fe, _ := found.byteOf(a, spans[i].end)
			if u != Clusters && u != Bytes && (!ok1 || !ok2 || s != fs || e != fe) {
				return true
			}
		}
	}
	return found != r.own
}

func (r *resolver) resolve(w waiting) (*Doc, error) {
	raw := w.raw
	r.number++
	if w.unit != r.own && raw.unit == "" && r.opt.Unit == "" && len(raw.spans) > 0 {
		raw.tally.add(UnitFound, 1, string(w.unit))
	}
	doc := &Doc{Article: w.article, Answer: raw.answer, Annotator: raw.annotator, Created: raw.created, Modified: raw.modified,
		Extra: unreserved(&raw.tally, raw.extra, reservedRecord)}
	if !doc.Answer.Known() {
		return nil, fmt.Errorf("%s: the answer %q is unknown; use accept, reject or ignore", raw.where, doc.Answer)
	}
	for i := range raw.spans {
		s, err := r.place(w, &raw.spans[i])
		if err != nil {
			return nil, err
		}
		if s != nil {
			doc.Spans = append(doc.Spans, s)
		}
	}
	sortSpans(doc.Spans)
	nameSpans(doc, &raw.tally)
	joinRelations(doc, raw.relations, &raw.tally)
	if raw.finish != nil {
		raw.finish(doc)
	}
	return doc, r.account(doc, &raw.tally, raw.where)
}

// place finds a span in the text; nil when it is left out.
func (r *resolver) place(w waiting, s *rawSpan) (*annotations.Span, error) {
	a := w.article
	if strings.TrimSpace(s.Label) == "" {
		w.raw.tally.add(SpanOut, 1, strings.TrimSpace("without a label "+s.quote))
		return nil, nil
	}
	ranges, f := tryUnit(a, []rawSpan{*s}, w.unit)
	if f == unfit {
		ok := false
		if w.raw.mend != nil {
			var start, end int
			if start, end, ok = w.raw.mend(a, s); ok {
				ranges = []model.Range{{Start: model.Offset(start), End: model.Offset(end)}}
				w.raw.tally.add(PositionMended, 1, s.quote)
			}
		}
		if !ok && !r.opt.SkipBad {
			return nil, spanFault(w, s)
		}
		if !ok {
			w.raw.tally.add(SpanOut, 1, fmt.Sprintf("%s %d–%d", s.Label, s.start, s.end))
			return nil, nil
		}
	}
	whole := model.Range{Start: a.Index().Snap(int(ranges[0].Start)), End: a.Index().SnapUp(int(ranges[0].End))}
	if whole != ranges[0] && !ranges[0].Empty() {
		w.raw.tally.add(ClusterWidened, 1, a.Slice(whole))
	}
	trimmed := model.Trim(a, whole)
	if trimmed.Empty() {
		w.raw.tally.add(SpanOut, 1, fmt.Sprintf("%s %d–%d holds no text", s.Label, s.start, s.end))
		return nil, nil
	}
	if trimmed != whole {
		w.raw.tally.add(Trimmed, 1, a.Slice(trimmed))
	}
	span := s.Span
	span.Range = trimmed
	span.Extra = unreserved(&w.raw.tally, span.Extra, reservedSpan)
	watch(&w.raw.tally, span.Extra, "of a span")
	if span.Kind != "" && !slices.Contains(annotations.Kinds(), span.Kind) {
		w.raw.tally.add(KindOut, 1, string(span.Kind))
		span.Kind = ""
	}
	if span.Kind == "" {
		span.Kind = r.opt.kind(span.Label)
	}
	return &span, nil
}

func spanFault(w waiting, s *rawSpan) error {
	start, ok1 := w.unit.byteOf(w.article, s.start)
	end, ok2 := w.unit.byteOf(w.article, s.end)
	name := s.ID
	if name == "" {
		name = s.Label
	}
	if !ok1 || !ok2 || start > end {
		return fmt.Errorf("%s: span %s goes from %d to %d, which is no stretch of its text (%d %s long); correct it, say another "+
			"--unit, or use --skip-bad",
			w.raw.where, name, s.start, s.end, w.unit.count(w.article, w.article.Len()), w.unit)
	}
	return fmt.Errorf("%s: span %s quotes “%s” but the text there is “%s” (offsets taken as %s); correct it, say another --unit, or "+
		"use --skip-bad",
		w.raw.where, name, clip(s.quote), clip(w.article.Text()[start:end]), w.unit)
}

func (r *resolver) account(d *Doc, t *tally, where string) error {
	report := ArticleReport{Number: r.number, ID: d.Article.ID(), Entries: t.entries}
	if r.opt.Strict && t.harmful() {
		return &LossError{report}
	}
	r.yield.count(len(d.Spans), t, where)
	r.opt.Report.Articles++
	r.opt.Report.Spans += len(d.Spans)
	r.opt.Report.take(report)
	return nil
}
