package formats

import (
	"encoding/json"
	"slices"

	"tippani/model"
)

// writeMeta writes an article's meta as an object in the native form.
func writeMeta(j *jsonText, m model.Meta) {
	j.open('{')
	j.optional("source", m.Source)
	j.optional("title", m.Title)
	if len(m.Changes) > 0 {
		j.key("changes")
		j.open('[')
		for _, c := range m.Changes {
			j.str(c)
		}
		j.shut(']')
	}
	if extra, err := parseObject(m.Extra); err == nil {
		j.fields(extra)
	}
	j.shut('}')
}

func hasMeta(m model.Meta) bool {
	return m.Source != "" || m.Title != "" || len(m.Changes) > 0 || len(m.Extra) > 2
}

// readMeta takes source, title and changes out of a meta object and keeps the rest as it is. A meta that is no object
// is kept under "value".
func readMeta(raw json.RawMessage) model.Meta {
	if raw == nil {
		return model.Meta{}
	}
	o, err := parseObject(raw)
	if err != nil {
		var j jsonText
		j.open('{')
		j.key("value")
		j.raw(compact(raw))
		j.shut('}')
		return model.Meta{Extra: j.b}
	}
	var m model.Meta
	var taken []string
	for key, to := range map[string]*string{"source": &m.Source, "title": &m.Title} {
		if json.Unmarshal(o.get(key), to) == nil && *to != "" {
			taken = append(taken, key)
		}
	}
	if json.Unmarshal(o.get("changes"), &m.Changes) == nil && len(m.Changes) > 0 {
		taken = append(taken, "changes")
	} else {
		m.Changes = nil
	}
	slices.Sort(taken)
	if rest := o.rest(taken...); len(rest) > 0 {
		var j jsonText
		j.open('{')
		j.fields(rest)
		j.shut('}')
		m.Extra = j.b
	}
	return m
}
