package merge

import (
	"maps"
	"slices"

	"tippani/annotations"
	"tippani/annotations/align"
	"tippani/annotations/record"
)

// three is a ThreeWay at work.
type three struct {
	base, ours, theirs *record.Record
	spans, links       *ids
	renamed            map[string]string // ids of theirs that are other ones here
	relinked           map[string]string // the same of relations
	out                []*annotations.Span
	mine, other        map[string]*annotations.Span // of out: added or changed by ours, by theirs
	result             Result
}

// ThreeWay joins what two have made of a record, all of one text: what only one has changed is changed, down to a span's label,
// ends, note and each attribute. Where both changed the same in other ways, both stay: ours under the id, theirs under a new one. base
// is nil when both have made the record. Result.Line is 0 for ours, 1 for theirs.
func ThreeWay(base, ours, theirs *record.Record) Result {
	if base == nil {
		b := *ours
		b.Spans, b.Relations, b.Answer = nil, nil, annotations.InProgress
		base = &b
	}
	m := &three{base: base, ours: ours, theirs: theirs, spans: newIDs("s"), links: newIDs("r"), renamed: make(map[string]string), relinked: make(map[string]string),
		mine: make(map[string]*annotations.Span), other: make(map[string]*annotations.Span)}
	for _, v := range []*record.Record{base, ours, theirs} {
		for _, s := range v.Spans {
			m.spans.known[s.ID] = true
		}
		for _, r := range v.Relations {
			m.links.known[r.ID] = true
		}
	}
	m.joinSpans()
	m.contradictions()
	relations := m.joinRelations()
	m.result.Record = m.joinRecord()
	set := annotations.SetOf(m.out, relations, m.result.Record.Answer)
	m.result.Record.Spans, m.result.Record.Relations = slices.Collect(set.Spans()), slices.Collect(set.Relations())
	return m.result
}

func (m *three) conflict(reason Reason, a, b *annotations.Span, ours, theirs side) {
	ours.version, theirs.version = 0, 1
	m.result.Conflicts = append(m.result.Conflicts, Conflict{reason, a, b, []side{ours, theirs}})
}

func sameSpan(a, b *annotations.Span) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Equal(b)
}

func (m *three) joinSpans() {
	ours, theirs, before := m.ours.SpansByID(), m.theirs.SpansByID(), m.base.SpansByID()
	for _, was := range m.base.Spans {
		a, b := ours[was.ID], theirs[was.ID]
		switch {
		case sameSpan(a, b):
			m.put(a, nil)
		case sameSpan(a, was):
			m.put(b, m.other)
		case sameSpan(b, was):
			m.put(a, m.mine)
		case a == nil:
			m.conflict(Removed, nil, b, side{}, side{span: m.put(b, m.other)})
		case b == nil:
			m.conflict(Removed, a, nil, side{span: m.put(a, m.mine)}, side{})
		default:
			if joined, ok := joinSpan(was, a, b); ok {
				m.put(joined, m.mine)
				continue
			}
			m.conflict(OtherWords, a, b, side{span: m.put(a, nil)}, side{span: m.put(b, nil)})
		}
	}
	var added []*annotations.Span
	for _, s := range m.ours.Spans {
		if before[s.ID] == nil {
			m.put(s, m.mine)
			added = append(added, s)
		}
	}
	for _, s := range m.theirs.Spans {
		if before[s.ID] != nil {
			continue
		}
		if i := slices.IndexFunc(added, func(t *annotations.Span) bool { return sameContent(t, s) }); i >= 0 {
			m.renamed[s.ID] = added[i].ID
			if c := m.mine[added[i].ID]; c.Suggested == nil {
				c.Suggested = s.Suggested
			}
			delete(m.mine, added[i].ID)
			added = slices.Delete(added, i, i+1)
			continue
		}
		m.put(s, m.other)
	}
}

// put takes a span over, under a new id when its own is taken, which happens to theirs only, and returns it as it is here.
func (m *three) put(s *annotations.Span, changed map[string]*annotations.Span) *annotations.Span {
	if s == nil {
		return nil
	}
	c := *s
	if c.ID = m.spans.take(s.ID); c.ID != s.ID {
		m.renamed[s.ID] = c.ID
	}
	m.out = append(m.out, &c)
	if changed != nil {
		changed[c.ID] = &c
	}
	return &c
}

// either is the value that one of the two has changed; false when both have, in other ways.
func either[T comparable](was, a, b T) (T, bool) {
	if a == was || a == b {
		return b, true
	}
	return a, b == was
}

func joinSpan(was, a, b *annotations.Span) (*annotations.Span, bool) {
	type named struct {
		label string
		kind  annotations.Kind
	}
	out := *a
	name, ok1 := either(named{was.Label, was.Kind}, named{a.Label, a.Kind}, named{b.Label, b.Kind})
	at, ok2 := either(was.Range, a.Range, b.Range)
	note, ok3 := either(was.Note, a.Note, b.Note)
	out.Label, out.Kind, out.Range, out.Note = name.label, name.kind, at, note
	if a.Suggested.Equal(was.Suggested) {
		out.Suggested = b.Suggested // where both have changed it, ours
	}
	attrs, ok4 := joinAttrs(was.Attrs, a.Attrs, b.Attrs)
	out.Attrs = attrs
	if annotations.EqualFields(a.Extra, was.Extra) {
		out.Extra = b.Extra
	} else if !annotations.EqualFields(b.Extra, was.Extra) && !annotations.EqualFields(a.Extra, b.Extra) {
		return nil, false
	}
	return &out, ok1 && ok2 && ok3 && ok4
}

func joinAttrs(was, a, b map[string]string) (map[string]string, bool) {
	type value struct {
		text string
		set  bool
	}
	get := func(m map[string]string, name string) value {
		text, set := m[name]
		return value{text, set}
	}
	names := make(map[string]string)
	for _, m := range []map[string]string{was, a, b} {
		maps.Copy(names, m)
	}
	var out map[string]string
	for name := range names {
		v, ok := either(get(was, name), get(a, name), get(b, name))
		if !ok {
			return nil, false
		}
		if v.set {
			if out == nil {
				out = make(map[string]string)
			}
			out[name] = v.text
		}
	}
	return out, true
}

// contradictions reports groups of spans that the two have made or changed and that a person would hardly want both of.
func (m *three) contradictions() {
	var sides [2][]*annotations.Span
	for i, changed := range []map[string]*annotations.Span{m.mine, m.other} {
		for _, s := range m.out {
			if changed[s.ID] == s {
				sides[i] = append(sides[i], s)
			}
		}
	}
	for _, g := range align.Of(sides[0], sides[1]) {
		if a, b := g.Spans[0], g.Spans[1]; a != nil && b != nil {
			m.conflict(reasonOf(a, b), a, b, side{span: a}, side{span: b})
		}
	}
}
