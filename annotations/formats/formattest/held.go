package formattest

import (
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/model"
)

// Plain is a record as values that can be compared.
type Plain struct {
	ID, Text  string
	Meta      model.Meta
	Spans     []annotations.Span
	Relations []annotations.Relation
	Answer    annotations.Answer
	Annotator string
	Created   string
	Extra     []annotations.Field
}

// Held is what a format that keeps the given features holds of a record.
func Held(d *formats.Doc, keeps formats.Feature, opt formats.Options) Plain {
	opt = opt.WithDefaults()
	p := Plain{ID: d.Article.ID(), Text: d.Article.Text(), Meta: d.Article.Meta(), Answer: d.Answer, Annotator: d.Annotator,
		Created: d.Created, Extra: d.Extra}
	rename := map[string]string{}
	for i, s := range d.Spans {
		c := *s
		if !keeps.Has(formats.KeepsKinds) {
			c.Kind = opt.KindOf(c.Label)
		}
		if !keeps.Has(formats.KeepsAttributes) {
			c.Attrs = nil
		}
		if !keeps.Has(formats.KeepsNotes) {
			c.Note = ""
		}
		if !keeps.Has(formats.KeepsSuggested) {
			c.Suggested = nil
		}
		if !keeps.Has(formats.KeepsSpanIDs) {
			rename[c.ID] = "#" + string(rune('a'+i))
			c.ID = ""
		}
		p.Spans = append(p.Spans, c)
	}
	if keeps.Has(formats.KeepsRelations) {
		for _, r := range d.Relations {
			c := *r
			if !keeps.Has(formats.KeepsSpanIDs) {
				c.ID, c.From, c.To = "", d.Article.Slice(d.SpansByID()[c.From].Range), d.Article.Slice(d.SpansByID()[c.To].Range)
			}
			p.Relations = append(p.Relations, c)
		}
	}
	drop := func(f formats.Feature, clear func()) {
		if !keeps.Has(f) {
			clear()
		}
	}
	drop(formats.KeepsAnswer, func() { p.Answer = "" })
	drop(formats.KeepsAnnotator, func() { p.Annotator = "" })
	drop(formats.KeepsTimes, func() { p.Created = "" })
	drop(formats.KeepsMeta, func() { p.Meta = model.Meta{} })
	drop(formats.KeepsExtra, func() { p.Extra = nil })
	drop(formats.KeepsID, func() { p.ID = "" })
	slices.SortFunc(p.Spans, func(a, b annotations.Span) int {
		return cmpSpans(&a, &b)
	})
	slices.SortFunc(p.Relations, func(a, b annotations.Relation) int {
		return strings.Compare(a.ID+a.From+a.To, b.ID+b.From+b.To)
	})
	return p
}

func cmpSpans(a, b *annotations.Span) int {
	if a.Range != b.Range {
		return int(a.Range.Start-b.Range.Start)*100000 + int(b.Range.End-a.Range.End)
	}
	attrs := func(s *annotations.Span) string {
		return s.Label + "\x00" + string(s.Kind) + s.Note + s.Attrs["type"] + s.ID
	}
	return strings.Compare(attrs(a), attrs(b))
}
