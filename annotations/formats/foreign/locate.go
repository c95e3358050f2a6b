package foreign

import (
	"fmt"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/unread"
	"tippani/model"
)

// locate finds a span in the text; nil when it is left out.
func (r *resolver) locate(w waiting, s *Span) (*annotations.Span, error) {
	a := w.article
	if strings.TrimSpace(s.Label) == "" {
		w.raw.Tally.Add(formats.SpanOut, 1, strings.TrimSpace("without a label "+s.Quote))
		return nil, nil
	}
	ranges, f := tryUnit(a, []Span{*s}, w.unit)
	if f == unfit {
		ok := false
		if w.raw.Mend != nil {
			var start, end int
			if start, end, ok = w.raw.Mend(a, s); ok {
				ranges = []model.Range{{Start: model.Offset(start), End: model.Offset(end)}}
				w.raw.Tally.Add(formats.PositionMended, 1, s.Quote)
			}
		}
		if !ok && !r.opt.SkipBad {
			return nil, spanFault(w, s)
		}
		if !ok {
			w.raw.Tally.Add(formats.SpanOut, 1, fmt.Sprintf("%s %d–%d", s.Label, s.Start, s.End))
			return nil, nil
		}
	}
	whole := model.Range{Start: a.Index().Snap(int(ranges[0].Start)), End: a.Index().SnapUp(int(ranges[0].End))}
	if whole != ranges[0] && !ranges[0].Empty() {
		w.raw.Tally.Add(formats.ClusterWidened, 1, a.Slice(whole))
	}
	trimmed := model.Trim(a, whole)
	if trimmed.Empty() {
		w.raw.Tally.Add(formats.SpanOut, 1, fmt.Sprintf("%s %d–%d holds no text", s.Label, s.Start, s.End))
		return nil, nil
	}
	if trimmed != whole {
		w.raw.Tally.Add(formats.Trimmed, 1, a.Slice(trimmed))
	}
	span := s.Span
	span.Range = trimmed
	span.Extra = unreserved(&w.raw.Tally, span.Extra, native.ReservedSpan)
	unread.Watch(&w.raw.Tally, span.Extra, "of a span")
	if span.Kind != "" && !slices.Contains(annotations.Kinds(), span.Kind) {
		w.raw.Tally.Add(formats.KindOut, 1, string(span.Kind))
		span.Kind = ""
	}
	if span.Kind == "" {
		span.Kind = r.opt.KindOf(span.Label)
	}
	return &span, nil
}

func spanFault(w waiting, s *Span) error {
	start, ok1 := w.unit.ByteOf(w.article, s.Start)
	end, ok2 := w.unit.ByteOf(w.article, s.End)
	name := s.ID
	if name == "" {
		name = s.Label
	}
	if !ok1 || !ok2 || start > end {
		return fmt.Errorf("%s: span %s goes from %d to %d, which is no stretch of its text (%d %s long); correct it, say another "+
			"--unit, or use --skip-bad",
			w.raw.Where, name, s.Start, s.End, w.unit.Count(w.article, w.article.Len()), w.unit)
	}
	return fmt.Errorf("%s: span %s quotes “%s” but the text there is “%s” (offsets taken as %s); correct it, say another --unit, or "+
		"use --skip-bad",
		w.raw.Where, name, quote.Clip(s.Quote), quote.Clip(w.article.Text()[start:end]), w.unit)
}
