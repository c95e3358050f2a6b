package records

import (
	"fmt"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/unread"
	"tippani/annotations/record"
)

func newProdigyReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	values, err := input.NewValues(in)
	if err != nil {
		return nil, err
	}
	values.IsRecord = input.WithKey(`"`, "text")
	return foreign.Resolve(f, &foreign.ObjectStream{Values: values, Doc: prodigyDoc}, opt), nil
}

// prodigyDoc reads one task or answer.
func prodigyDoc(o ordered.Object) (*foreign.Doc, error) {
	raw := &foreign.Doc{Meta: native.ReadMeta(o.Get("meta"))}
	known := []string{"id", "text", "meta", "spans", "relations", "answer", "_annotator_id", "created", "modified"}
	answer := ""
	err := o.Strings(map[string]*string{"id": &raw.Id, "text": &raw.Text, "answer": &answer,
		"_annotator_id": &raw.Annotator, "created": &raw.Created, "modified": &raw.Modified})
	if err != nil {
		return nil, err
	}
	if text := o.Get("text"); text == nil || text[0] != '"' {
		return nil, fmt.Errorf("there is no text under “text” (the keys are %s); tasks about sound and pictures can't be imported, and "+
			"other files need another --from", o.KeyNames())
	}
	raw.Answer = annotations.Answer(answer)
	raw.Extra = o.Rest(known...)
	watchProdigy(raw)
	raw.Finish = prodigyTokensRead(&raw.Tally)
	spans, err := o.Objects("spans")
	if err != nil {
		return nil, err
	}
	lasts := make(map[int]int, len(spans)) // last token of a span -> its number
	for i, s := range spans {
		span, err := prodigySpan(s)
		if err != nil {
			return nil, fmt.Errorf("span %d: %w", i+1, err)
		}
		if n, err := s.Num("token_end"); err == nil {
			lasts[n] = i
		}
		raw.Spans = append(raw.Spans, span)
	}
	return raw, prodigyRelations(raw, o, lasts)
}

func prodigySpan(o ordered.Object) (foreign.Span, error) {
	var s foreign.Span
	err := o.Need("label", "label")
	if err != nil {
		return s, err
	}
	kind := ""
	if err = o.Strings(map[string]*string{"id": &s.ID, "label": &s.Label, "kind": &kind, "note": &s.Note}); err != nil {
		return s, err
	}
	s.Kind = annotations.Kind(kind)
	if s.Start, err = o.Num("start"); err != nil {
		return s, err
	}
	if s.End, err = o.Num("end"); err != nil {
		return s, err
	}
	if err = native.ReadExtras(o, &s.Span, "attrs"); err != nil {
		return s, err
	}
	if o.Has("text") {
		s.Quoted = true
		if s.Quote, err = o.Str("text"); err != nil {
			return s, err
		}
	}
	s.Extra = o.Rest("id", "start", "end", "label", "kind", "attrs", "note", "text", "token_start", "token_end")
	if s.Suggested != nil {
		s.Extra = ordered.Object(s.Extra).Rest(record.SuggestedKey)
	}
	return s, nil
}

func prodigyRelations(raw *foreign.Doc, o ordered.Object, lasts map[int]int) error {
	list, err := o.Objects("relations")
	if err != nil || len(list) == 0 {
		return err
	}
	foreign.NameSpans(raw.Spans)
	for _, r := range list {
		var rel annotations.Relation
		if err := r.Strings(map[string]*string{"id": &rel.ID, "from": &rel.From, "to": &rel.To, "label": &rel.Label}); err != nil {
			return err
		}
		rel.Extra = r.Rest("id", "from", "to", "label", "head", "child", "head_span", "child_span")
		if rel.From == "" {
			rel.From = prodigyEnd(raw, r, "head", lasts)
		}
		if rel.To == "" {
			rel.To = prodigyEnd(raw, r, "child", lasts)
		}
		raw.Relations = append(raw.Relations, rel)
	}
	return nil
}

// prodigyEnd finds the span that a relation starts or ends at: the one with the offsets and label of head_span, else
// the one whose last token is head. The answer is "" when neither is there, as between tokens without a span.
func prodigyEnd(raw *foreign.Doc, r ordered.Object, end string, lasts map[int]int) string {
	if o, err := r.Object(end + "_span"); err == nil && o != nil {
		start, err1 := o.Num("start")
		stop, err2 := o.Num("end")
		label, _ := o.Str("label")
		for _, s := range raw.Spans {
			if err1 == nil && err2 == nil && s.Start == start && s.End == stop && (label == "" || s.Label == label) {
				return s.ID
			}
		}
		return ""
	}
	if n, err := r.Num(end); err == nil {
		if i, ok := lasts[n]; ok {
			return raw.Spans[i].ID
		}
	}
	return ""
}

// watchProdigy counts annotation under keys that come back with the article but mark no span: labels of the whole text, say.
func watchProdigy(d *foreign.Doc) {
	unread.Watch(&d.Tally, ordered.Object(d.Extra).Rest("tokens", "options"), "")
}
