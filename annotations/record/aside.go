package record

import (
	"slices"

	"tippani/annotations"
	"tippani/model/jsontext"
	"tippani/model/message"
)

// AsideKey is the key of a record under which it keeps annotations that have no place in its text.
const AsideKey = "aside"

var (
	asideKeys     = []string{"spans", "relations"}
	asideSpanKeys = []string{"id", "label", "kind", "text", "before", "after", "why", "attrs", "note", SuggestedKey}
)

// Aside is what the record keeps aside. What another program wrote under the key and is not of this form is not looked at, and
// stays as it is.
func (r *Record) Aside() annotations.Aside {
	i := r.asideIndex()
	if i < 0 {
		return annotations.Aside{}
	}
	a, fault := decodeAside(r.Extra[i].Raw)
	if fault != "" {
		return annotations.Aside{}
	}
	return a
}

// KeepAside makes a what the record keeps aside.
func (r *Record) KeepAside(a annotations.Aside) {
	i := r.asideIndex()
	r.Extra = slices.Clone(r.Extra)
	switch {
	case a.Empty() && i < 0:
	case a.Empty():
		r.Extra = slices.Delete(r.Extra, i, i+1)
	case i < 0:
		r.Extra = append(r.Extra, annotations.Field{Key: AsideKey, Raw: appendAside(nil, a)})
	default:
		r.Extra[i].Raw = appendAside(nil, a)
	}
}

// asideRaw is what the record keeps aside as it is written; nil for nothing.
func (r *Record) asideRaw() []byte {
	if i := r.asideIndex(); i >= 0 {
		return r.Extra[i].Raw
	}
	return nil
}

func (r *Record) asideIndex() int {
	return slices.IndexFunc(r.Extra, func(f annotations.Field) bool { return f.Key == AsideKey })
}

func appendAside(dst []byte, a annotations.Aside) []byte {
	o := jsontext.Open(dst)
	o.List("spans", len(a.Spans), func(dst []byte, i int) []byte { return appendAsideSpan(dst, &a.Spans[i]) })
	o.List("relations", len(a.Relations), func(dst []byte, i int) []byte { return AppendRelation(dst, a.Relations[i]) })
	appendFields(&o, a.Extra)
	return o.Close()
}

func appendAsideSpan(dst []byte, s *annotations.AsideSpan) []byte {
	o := jsontext.Open(dst)
	o.Text("id", s.ID)
	o.Text("label", s.Label)
	o.Some("kind", string(s.Kind))
	o.Text("text", s.Text)
	o.Some("before", s.Before)
	o.Some("after", s.After)
	o.Some("why", s.Why)
	said(&o, &s.Span)
	return o.Close()
}

var (
	sayAsideRemedy = message.New("record.aside-remedy", "correct it, see tippani help dataset, or give the key another name if it is "+
		"not tippani's")
	sayAsideTwice = message.New("record.aside-twice", `the id stands twice, in "spans" and in "aside" or twice in one of them`)
	sayAnotherID  = message.New("record.another-id", "give one of the two another id")
)

// aside reports, strictly, what is wrong with what the record keeps aside.
func (d *decoder) aside() {
	i := d.record.asideIndex()
	if !d.strict || i < 0 {
		return
	}
	a, fault := decodeAside(d.record.Extra[i].Raw)
	if fault != "" {
		d.strictly("", message.Verbatim(fault), sayAsideRemedy.With())
		return
	}
	ids := make(map[string]bool)
	for _, s := range d.record.Spans {
		ids[s.ID] = true
	}
	for i := range a.Spans {
		if id := a.Spans[i].ID; ids[id] {
			d.strictly(id, sayAsideTwice.With(), sayAnotherID.With())
		} else {
			ids[id] = true
		}
	}
}

// decodeAside reads the value of AsideKey; fault says what is wrong with its form, "" when nothing is.
func decodeAside(raw []byte) (a annotations.Aside, fault string) {
	fields, extra, fault := membersOf(raw, asideKeys, `"aside"`)
	if fault != "" {
		return a, fault
	}
	a.Extra = extra
	fault = eachOf(fields.get("spans"), `the "spans" of "aside"`, func(value []byte) string {
		s, fault := decodeAsideSpan(value)
		a.Spans = append(a.Spans, s)
		return fault
	})
	if fault != "" {
		return a, fault
	}
	fault = eachOf(fields.get("relations"), `the "relations" of "aside"`, func(value []byte) string {
		const what = `a relation in "aside"`
		fields, extra, fault := membersOf(value, relationKeys, what)
		r := &annotations.Relation{Extra: extra}
		for _, t := range []struct {
			key  string
			into *string
		}{{"id", &r.ID}, {"from", &r.From}, {"to", &r.To}, {"label", &r.Label}} {
			*t.into, fault = textOf(fields, t.key, true, what, fault)
		}
		a.Relations = append(a.Relations, r)
		return fault
	})
	return a, fault
}

func decodeAsideSpan(value []byte) (s annotations.AsideSpan, fault string) {
	const what = `a span in "aside"`
	fields, extra, fault := membersOf(value, asideSpanKeys, what)
	s.Extra = extra
	var kind string
	for _, t := range []struct {
		key  string
		into *string
		must bool
	}{{"id", &s.ID, true}, {"label", &s.Label, true}, {"text", &s.Text, true}, {"kind", &kind, false}, {"before", &s.Before, false},
		{"after", &s.After, false}, {"why", &s.Why, false}, {"note", &s.Note, false}} {
		*t.into, fault = textOf(fields, t.key, t.must, what, fault)
	}
	s.Kind = annotations.Kind(kind)
	if fields.get("kind") != nil && !slices.Contains(annotations.Kinds(), s.Kind) && fault == "" {
		fault = what + ` has an unknown "kind"`
	}
	if from := fields.get(SuggestedKey); from != nil && fault == "" {
		if s.Suggested, fault = ParseSuggested(from); fault != "" {
			return s, what + ` has a "suggested" that can't be read: ` + fault
		}
	}
	if attrs := fields.get("attrs"); attrs != nil && fault == "" {
		if attrs[0] != '{' {
			return s, what + ` has "attrs" that are not an object`
		}
		s.Attrs = make(map[string]string)
		_ = jsontext.EachInner(attrs, func(key, value []byte) error {
			name, okName := jsontext.Unquote(key)
			text, okText := jsontext.Unquote(value)
			if _, twice := s.Attrs[name]; twice {
				fault = `an attribute of ` + what + ` stands twice`
			} else if !okName || !okText {
				fault = what + ` has an attribute that is not a string of valid characters`
			}
			s.Attrs[name] = text
			return nil
		})
	}
	return s, fault
}

// membersOf splits a value that should be an object.
func membersOf(raw []byte, names []string, what string) (known members, extra []annotations.Field, fault string) {
	if raw[0] != '{' {
		return nil, nil, what + " is not an object"
	}
	sorted := sorter{names: names}
	if err := jsontext.EachInner(raw, sorted.add); err != nil {
		return nil, nil, what + ": " + err.Error()
	}
	return sorted.known, sorted.extra, ""
}

// eachOf hands the elements of a value that should be a list, if it is there, to read, up to the first fault.
func eachOf(raw []byte, what string, read func([]byte) string) (fault string) {
	if raw == nil {
		return ""
	}
	if raw[0] != '[' {
		return what + " are not a list"
	}
	_ = jsontext.EachElement(raw, func(value []byte) error {
		if fault == "" {
			fault = read(value)
		}
		return nil
	})
	return fault
}

// textOf reads a member that should be a string, and one with something in it if it must be there. An earlier fault stays.
func textOf(fields members, key string, must bool, what, earlier string) (text, fault string) {
	raw := fields.get(key)
	switch {
	case earlier != "" || raw == nil && !must:
		return "", earlier
	case must && missing(raw):
		return "", what + ` has no "` + key + `"`
	}
	text, ok := jsontext.Unquote(raw)
	if !ok {
		return "", what + ` has a "` + key + `" that is not a string of valid characters`
	}
	return text, ""
}
