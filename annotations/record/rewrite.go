package record

import (
	"bytes"
	"slices"
	"strconv"

	"tippani/annotations"
	"tippani/model/jsontext"
	"tippani/model/stop"
)

// Rewrite is the line of a record with other spans, relations, answer, annotator, times and tool. Everything else keeps its
// bytes and its place; what was missing comes last. line comes without its line feed and so does the result.
func Rewrite(line []byte, r *Record) ([]byte, error) {
	line = Body(line)
	set := annotations.SetOf(r.Spans, r.Relations, r.Answer)
	ours := []struct {
		key   string
		value []byte // nil: leave the key out
	}{
		{"spans", appendSpans(nil, set, r.Article, new(stop.Pace))},
		{"relations", orNil(set.RelationLen() > 0, func() []byte { return appendRelations(nil, set, new(stop.Pace)) })},
		{"answer", orNil(r.Answer != "", func() []byte { return jsontext.AppendString(nil, string(r.Answer)) })},
		{"annotator", orNil(r.Annotator != "", func() []byte { return jsontext.AppendString(nil, r.Annotator) })},
		{"created", orNil(r.Created != "", func() []byte { return jsontext.AppendString(nil, r.Created) })},
		{"modified", orNil(r.Modified != "", func() []byte { return jsontext.AppendString(nil, r.Modified) })},
		{"schema", strconv.AppendInt(nil, schemaVersion, 10)},
		{AsideKey, r.asideRaw()},
		{DecisionsKey, r.decisionsRaw()},
		{"tool", orNil(r.Tool != "", func() []byte { return jsontext.AppendString(nil, r.Tool) })},
	}
	written := make(map[string]bool)
	o := jsontext.Open(make([]byte, 0, len(line)+256))
	err := jsontext.EachMember(line, nil, func(key, value []byte) error {
		name, _ := jsontext.Unquote(key)
		for _, mine := range ours {
			if mine.key == name {
				written[name] = true
				if mine.value != nil {
					o.Raw(name, mine.value)
				}
				return nil
			}
		}
		o.Raw(name, value)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, mine := range ours {
		if !written[mine.key] && mine.value != nil {
			o.Raw(mine.key, mine.value)
		}
	}
	return o.Close(), nil
}

// WithSpans is a record's line, without its end, that has the key "spans", which what comes from elsewhere may lack; then a list
// of none is added at its end. What is no JSON object stays as it is.
func WithSpans(line []byte) []byte {
	there, members := false, 0
	err := jsontext.EachMember(line, nil, func(key, _ []byte) error {
		members++
		if name, ok := jsontext.Unquote(key); ok && name == "spans" {
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
