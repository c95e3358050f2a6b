// Package native reads and writes parts of a record as the dataset has them, for the formats that carry them along under its own keys:
// the meta of an article, and what a span has beside its place and label.
package native

import (
	"encoding/json"
	"slices"

	"tippani/annotations/formats/ordered"
	"tippani/model"
	"tippani/model/jsontext"
)

// WriteMeta writes an article's meta as an object in the native form.
func WriteMeta(j *jsontext.Text, m model.Meta) {
	j.Open('{')
	j.Optional("source", m.Source)
	j.Optional("title", m.Title)
	if len(m.Changes) > 0 {
		j.Key("changes")
		j.Open('[')
		for _, c := range m.Changes {
			j.Str(c)
		}
		j.Shut(']')
	}
	if extra, err := ordered.Parse(m.Extra); err == nil {
		j.Fields(extra)
	}
	j.Shut('}')
}

// HasMeta reports whether there is anything to write.
func HasMeta(m model.Meta) bool {
	return m.Source != "" || m.Title != "" || len(m.Changes) > 0 || len(m.Extra) > 2
}

// ReadMeta takes source, title and changes out of a meta object and keeps the rest as it is. A meta that is no object
// is kept under "value".
func ReadMeta(raw json.RawMessage) model.Meta {
	if raw == nil {
		return model.Meta{}
	}
	o, err := ordered.Parse(raw)
	if err != nil {
		var j jsontext.Text
		j.Open('{')
		j.Key("value")
		j.Raw(ordered.Compact(raw))
		j.Shut('}')
		return model.Meta{Extra: j.B}
	}
	var m model.Meta
	var taken []string
	for key, to := range map[string]*string{"source": &m.Source, "title": &m.Title} {
		if json.Unmarshal(o.Get(key), to) == nil && *to != "" {
			taken = append(taken, key)
		}
	}
	if json.Unmarshal(o.Get("changes"), &m.Changes) == nil && len(m.Changes) > 0 {
		taken = append(taken, "changes")
	} else {
		m.Changes = nil
	}
	slices.Sort(taken)
	if rest := o.Rest(taken...); len(rest) > 0 {
		var j jsontext.Text
		j.Open('{')
		j.Fields(rest)
		j.Shut('}')
		m.Extra = j.B
	}
	return m
}
