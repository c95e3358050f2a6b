package store

import (
	"bytes"
	"maps"
	"slices"
	"strconv"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/stop"
)

// object writes the members of a JSON object.
type object struct {
	out   []byte
	empty bool
}

func openObject(dst []byte) object { return object{append(dst, '{'), true} }

func (o *object) key(name string) {
	if !o.empty {
		o.out = append(o.out, ',')
	}
	o.empty = false
	o.out = append(appendString(o.out, name), ':')
}

func (o *object) text(key, s string) {
	o.key(key)
	o.out = appendString(o.out, s)
}

// some writes a string unless it is empty.
func (o *object) some(key, s string) {
	if s != "" {
		o.text(key, s)
	}
}

func (o *object) number(key string, n int) {
	o.key(key)
	o.out = strconv.AppendInt(o.out, int64(n), 10)
}

func (o *object) raw(key string, value []byte) {
	o.key(key)
	o.out = append(o.out, value...)
}

func (o *object) extra(fields []annotations.Field) {
	for _, f := range fields {
		o.raw(f.Key, f.Raw)
	}
}

func (o *object) close() []byte { return append(o.out, '}') }

// said writes what a span bears beside its place and label, in the order of a record: attributes, note, and keys that are not ours.
func (o *object) said(attrs map[string]string, note string, extra []annotations.Field) {
	if len(attrs) > 0 {
		o.key("attrs")
		inner := openObject(o.out)
		for _, name := range slices.Sorted(maps.Keys(attrs)) {
			inner.text(name, attrs[name])
		}
		o.out = inner.close()
	}
	o.some("note", note)
	o.extra(extra)
}

// list writes a list of n items, or nothing when it is empty.
func (o *object) list(key string, n int, item func(dst []byte, i int) []byte) {
	if n == 0 {
		return
	}
	o.key(key)
	for i := range n {
		o.out = append(o.out, "[,"[min(i, 1)])
		o.out = item(o.out, i)
	}
	o.out = append(o.out, ']')
}

// appendSpan writes a span with its ends in code points and the text between them.
func appendSpan(dst []byte, s *annotations.Span, a *model.Article) []byte {
	o := openObject(dst)
	o.text("id", s.ID)
	o.number("start", a.Index().CodePoint(s.Range.Start))
	o.number("end", a.Index().CodePoint(s.Range.End))
	o.text("label", s.Label)
	o.some("kind", string(s.Kind))
	o.text("text", a.Text()[s.Range.Start:s.Range.End])
	o.said(s.Attrs, s.Note, s.Extra)
	return o.close()
}

func appendRelation(dst []byte, r *annotations.Relation) []byte {
	o := openObject(dst)
	o.text("id", r.ID)
	o.text("from", r.From)
	o.text("to", r.To)
	o.text("label", r.Label)
	o.extra(r.Extra)
	return o.close()
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
		dst = appendSpan(dst, s, a)
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
		dst = appendRelation(dst, r)
	}
	return append(dst, ']')
}

func appendMeta(dst []byte, a *model.Article) []byte {
	meta := a.Meta()
	o := openObject(dst)
	o.some("source", meta.Source)
	o.some("title", meta.Title)
	o.text("sha256", a.SHA256())
	o.list("changes", len(meta.Changes), func(dst []byte, i int) []byte { return appendString(dst, meta.Changes[i]) })
	if len(meta.Extra) > 0 {
		_ = eachMember(meta.Extra, nil, func(key, value []byte) error {
			if name, ok := unquote(key); ok && !slices.Contains([]string{"source", "title", "sha256", "changes"}, name) {
				o.raw(name, value)
			}
			return nil
		})
	}
	return o.close()
}

// AppendRecord writes a record as one line of a dataset, without its line feed.
func AppendRecord(dst []byte, r *Record) []byte { return appendRecord(dst, r, nil) }

// appendRecord is AppendRecord until it is told to stop; then what it has written is worth nothing.
func appendRecord(dst []byte, r *Record, told stop.Func) []byte {
	pace := &stop.Pace{Stop: told}
	set := annotations.SetOf(r.Spans, r.Relations, r.Answer)
	o := openObject(dst)
	o.text("id", r.Article.ID())
	o.text("text", r.Article.Text())
	o.key("meta")
	o.out = appendMeta(o.out, r.Article)
	o.key("spans") // also when there are none: programs look for it
	o.out = appendSpans(o.out, set, r.Article, pace)
	if set.RelationLen() > 0 {
		o.key("relations")
		o.out = appendRelations(o.out, set, pace)
	}
	o.some("answer", string(r.Answer))
	o.some("annotator", r.Annotator)
	o.some("created", r.Created)
	o.some("modified", r.Modified)
	o.number("schema", SchemaVersion)
	o.some("tool", r.Tool)
	o.extra(r.Extra)
	return o.close()
}

// rewrite is a record's line with what a session changed. Everything else keeps its bytes and its place; what was
// missing comes last.
func rewrite(line []byte, r *Record) ([]byte, error) {
	set := annotations.SetOf(r.Spans, r.Relations, r.Answer)
	ours := []struct {
		key   string
		value []byte // nil: leave the key out
	}{
		{"spans", appendSpans(nil, set, r.Article, new(stop.Pace))},
		{"relations", orNil(set.RelationLen() > 0, func() []byte { return appendRelations(nil, set, new(stop.Pace)) })},
		{"answer", orNil(r.Answer != "", func() []byte { return appendString(nil, string(r.Answer)) })},
		{"annotator", orNil(r.Annotator != "", func() []byte { return appendString(nil, r.Annotator) })},
		{"created", orNil(r.Created != "", func() []byte { return appendString(nil, r.Created) })},
		{"modified", orNil(r.Modified != "", func() []byte { return appendString(nil, r.Modified) })},
		{"schema", strconv.AppendInt(nil, SchemaVersion, 10)},
		{AsideKey, r.asideRaw()},
		{"tool", orNil(r.Tool != "", func() []byte { return appendString(nil, r.Tool) })},
	}
	written := make(map[string]bool)
	o := openObject(make([]byte, 0, len(line)+256))
	err := eachMember(line, nil, func(key, value []byte) error {
		name, _ := unquote(key)
		for _, mine := range ours {
			if mine.key == name {
				written[name] = true
				if mine.value != nil {
					o.raw(name, mine.value)
				}
				return nil
			}
		}
		o.raw(name, value)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, mine := range ours {
		if !written[mine.key] && mine.value != nil {
			o.raw(mine.key, mine.value)
		}
	}
	return o.close(), nil
}

// WithSpans is a record's line, without its end, that has the key "spans", which what comes from elsewhere may lack; then a list
// of none is added at its end. What is no JSON object stays as it is.
func WithSpans(line []byte) []byte {
	there, members := false, 0
	err := eachMember(line, nil, func(key, _ []byte) error {
		members++
		if name, ok := unquote(key); ok && name == "spans" {
			there = true
		}
		return nil
	})
	end := bytes.LastIndexByte(line, '}')
	if err != nil || there || members == 0 {
		return line
	}
	return slices.Concat(line[:end], []byte(`,"spans":[]`), line[end:])
}

func orNil(present bool, value func() []byte) []byte {
	if !present {
		return nil
	}
	return value()
}
