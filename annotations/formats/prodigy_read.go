package formats

import (
	"fmt"

	"tippani/annotations"
)

func newProdigyReader(f *Format, in Input, opt Options) (Reader, error) {
	values, err := newJSONValues(in)
	if err != nil {
		return nil, err
	}
	values.isRecord = withKey(`"`, "text")
	return newResolver(f, &objectReader{values: values, doc: prodigyDoc}, opt), nil
}

// prodigyDoc reads one task or answer.
func prodigyDoc(o object) (*rawDoc, error) {
	raw := &rawDoc{meta: readMeta(o.get("meta"))}
	known := []string{"id", "text", "meta", "spans", "relations", "answer", "_annotator_id", "created", "modified"}
	answer := ""
	err := o.strings(map[string]*string{"id": &raw.id, "text": &raw.text, "answer": &answer,
		"_annotator_id": &raw.annotator, "created": &raw.created, "modified": &raw.modified})
	if err != nil {
		return nil, err
	}
	if text := o.get("text"); text == nil || text[0] != '"' {
		return nil, fmt.Errorf("there is no text under “text” (the keys are %s); tasks about sound and pictures can't be imported, and "+
			"other files need another --from", o.keyNames())
	}
	raw.answer = annotations.Answer(answer)
	raw.extra = o.rest(known...)
	watchProdigy(raw)
	raw.finish = prodigyTokensRead(&raw.tally)
	spans, err := o.objects("spans")
	if err != nil {
		return nil, err
	}
	lasts := make(map[int]int, len(spans)) // last token of a span -> its number
	for i, s := range spans {
		span, err := prodigySpan(s)
		if err != nil {
			return nil, fmt.Errorf("span %d: %w", i+1, err)
		}
		if n, err := s.num("token_end"); err == nil {
			lasts[n] = i
		}
		raw.spans = append(raw.spans, span)
	}
	return raw, prodigyRelations(raw, o, lasts)
}

func prodigySpan(o object) (rawSpan, error) {
	var s rawSpan
	err := o.need("label", "label")
	if err != nil {
		return s, err
	}
	kind := ""
	if err = o.strings(map[string]*string{"id": &s.ID, "label": &s.Label, "kind": &kind, "note": &s.Note}); err != nil {
		return s, err
	}
	s.Kind = annotations.Kind(kind)
	if s.start, err = o.num("start"); err != nil {
		return s, err
	}
	if s.end, err = o.num("end"); err != nil {
		return s, err
	}
	if s.Attrs, err = readAttrs(o, "attrs"); err != nil {
		return s, err
	}
	if o.has("text") {
		s.quoted = true
		if s.quote, err = o.str("text"); err != nil {
			return s, err
		}
	}
	s.Extra = o.rest("id", "start", "end", "label", "kind", "attrs", "note", "text", "token_start", "token_end")
	return s, nil
}

func prodigyRelations(raw *rawDoc, o object, lasts map[int]int) error {
	list, err := o.objects("relations")
	if err != nil || len(list) == 0 {
		return err
	}
	nameRawSpans(raw.spans)
	for _, r := range list {
		var rel annotations.Relation
		if err := r.strings(map[string]*string{"id": &rel.ID, "from": &rel.From, "to": &rel.To, "label": &rel.Label}); err != nil {
			return err
		}
		rel.Extra = r.rest("id", "from", "to", "label", "head", "child", "head_span", "child_span")
		if rel.From == "" {
			rel.From = prodigyEnd(raw, r, "head", lasts)
		}
		if rel.To == "" {
			rel.To = prodigyEnd(raw, r, "child", lasts)
		}
		raw.relations = append(raw.relations, rel)
	}
	return nil
}

// prodigyEnd finds the span that a relation starts or ends at: the one with the offsets and label of head_span, else
// the one whose last token is head. The answer is "" when neither is there, as between tokens without a span.
func prodigyEnd(raw *rawDoc, r object, end string, lasts map[int]int) string {
	if o, err := r.object(end + "_span"); err == nil && o != nil {
		start, err1 := o.num("start")
		stop, err2 := o.num("end")
		label, _ := o.str("label")
		for _, s := range raw.spans {
			if err1 == nil && err2 == nil && s.start == start && s.end == stop && (label == "" || s.Label == label) {
				return s.ID
			}
		}
		return ""
	}
	if n, err := r.num(end); err == nil {
		if i, ok := lasts[n]; ok {
			return raw.spans[i].ID
		}
	}
	return ""
}

// watchProdigy counts annotation under keys that come back with the article but mark no span: labels of the whole text, say.
func watchProdigy(d *rawDoc) {
	watch(&d.tally, object(d.extra).rest("tokens", "options"), "")
}
