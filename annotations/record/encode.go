package record

import (
	"maps"
	"slices"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/stop"
)

// said writes what a span bears beside its place and label, in the order of a record: attributes, note, what suggested it, and keys that
// are not ours.
func said(o *jsontext.Writer, s *annotations.Span) {
	if len(s.Attrs) > 0 {
		o.Key("attrs")
		inner := jsontext.Open(o.Out)
		for _, name := range slices.Sorted(maps.Keys(s.Attrs)) {
			inner.Text(name, s.Attrs[name])
		}
		o.Out = inner.Close()
	}
	o.Some("note", s.Note)
	if s.Suggested != nil {
		o.Key(SuggestedKey)
		o.Out = AppendSuggested(o.Out, s.Suggested)
	}
	appendFields(o, s.Extra)
}

// appendFields writes members of other programs as they came.
func appendFields(o *jsontext.Writer, fields []annotations.Field) {
	for _, f := range fields {
		o.Raw(f.Key, f.Raw)
	}
}

// AppendSpan writes a span with its ends in code points and the text between them.
func AppendSpan(dst []byte, s *annotations.Span, a *model.Article) []byte {
	o := jsontext.Open(dst)
	o.Text("id", s.ID)
	o.Number("start", a.Index().CodePoint(s.Range.Start))
	o.Number("end", a.Index().CodePoint(s.Range.End))
	o.Text("label", s.Label)
	o.Some("kind", string(s.Kind))
	o.Text("text", a.Text()[s.Range.Start:s.Range.End])
	said(&o, s)
	return o.Close()
}

// AppendRelation writes a relation.
func AppendRelation(dst []byte, r *annotations.Relation) []byte {
	o := jsontext.Open(dst)
	o.Text("id", r.ID)
	o.Text("from", r.From)
	o.Text("to", r.To)
	o.Text("label", r.Label)
	appendFields(&o, r.Extra)
	return o.Close()
}

// appendSpans writes the list of spans; what it has written is worth nothing when the pace says stop.
func appendSpans(dst []byte, set *annotations.Set, a *model.Article, pace *stop.Pace) []byte {
	dst = append(dst, '[')
	first := true
	for s := range set.Spans() {
		if pace.Step() != nil {
			break
		}
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = AppendSpan(dst, s, a)
	}
	return append(dst, ']')
}

func appendRelations(dst []byte, set *annotations.Set, pace *stop.Pace) []byte {
	dst = append(dst, '[')
	first := true
	for r := range set.Relations() {
		if pace.Step() != nil {
			break
		}
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = AppendRelation(dst, r)
	}
	return append(dst, ']')
}

func appendMeta(dst []byte, a *model.Article) []byte {
	meta := a.Meta()
	o := jsontext.Open(dst)
	o.Some("source", meta.Source)
	o.Some("title", meta.Title)
	o.Text("sha256", a.SHA256())
	o.List("changes", len(meta.Changes), func(dst []byte, i int) []byte { return jsontext.AppendString(dst, meta.Changes[i]) })
	if len(meta.Extra) > 0 {
		_ = jsontext.EachMember(meta.Extra, nil, func(key, value []byte) error {
			if name, ok := jsontext.Unquote(key); ok && !slices.Contains([]string{"source", "title", "sha256", "changes"}, name) {
				o.Raw(name, value)
			}
			return nil
		})
	}
	return o.Close()
}

// Append writes a record as one line of a dataset, without its line feed.
func Append(dst []byte, r *Record) []byte { return AppendUntil(dst, r, nil) }

// AppendUntil is Append until it is told to stop; then what it has written is worth nothing.
func AppendUntil(dst []byte, r *Record, told stop.Func) []byte {
	pace := &stop.Pace{Stop: told}
	set := annotations.SetOf(r.Spans, r.Relations, r.Answer)
	o := jsontext.Open(dst)
	o.Text("id", r.Article.ID())
	o.Text("text", r.Article.Text())
	o.Key("meta")
	o.Out = appendMeta(o.Out, r.Article)
	o.Key("spans") // also when there are none: programs look for it
	o.Out = appendSpans(o.Out, set, r.Article, pace)
	if set.RelationLen() > 0 {
		o.Key("relations")
		o.Out = appendRelations(o.Out, set, pace)
	}
	o.Some("answer", string(r.Answer))
	o.Some("annotator", r.Annotator)
	o.Some("created", r.Created)
	o.Some("modified", r.Modified)
	o.Number("schema", schemaVersion)
	o.Some("tool", r.Tool)
	appendFields(&o, r.Extra)
	return o.Close()
}
