package record

import (
	"bytes"
	"fmt"
	"slices"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
	"tippani/model/stop"
)

// InputKey is the key of a record that holds what the record it began with had and it could not take over: faulty spans
// and relations, and who made that record, when and with which answer. With a record that has the key already, a number
// is added to it.
const InputKey = "input"

// input collects what is not taken over.
type input struct {
	decoder *decoder
	left    map[string][]byte // values of known keys
	faulty  map[string][][]byte
}

// inputKeys is the order in which they are written.
var inputKeys = []string{"spans", "relations", "answer", "annotator", "created", "modified", "schema", "tool"}

// Beginning says who begins a record, and with what.
type Beginning struct {
	Annotator, Tool string
	Schema          *annotations.Schema // tells the kind of spans that name none; nil for none
	Stop            stop.Func
}

var sayShaLook = message.New("record.sha-look", "look whether the spans are where they should be")

// FromInput makes the record with which an annotator begins, of the members of the JSON object that the article was read from,
// which stands at place ("FILE:LINE"). The problems say what of it could not be taken over; that is kept in the record under
// InputKey. A *FaultyError when they can't be taken at all, or the error of Stop.
func FromInput(a *model.Article, from jsontext.Fields, whence string, by Beginning) (*Record, []Problem, error) {
	if whence == "" {
		whence = a.ID()
	}
	dec := &decoder{base: Problem{File: whence}, record: &Record{Article: a, Annotator: by.Annotator, Tool: by.Tool},
		index: a.Index(), length: a.Index().CodePoints(), pace: stop.Pace{Stop: by.Stop}}
	fields, err := dec.sorted(from)
	if err != nil {
		dec.problem("", message.Of(err), sayRestore.With())
		return nil, nil, &FaultyError{whence, dec.record.Problems}
	}
	in := &input{decoder: dec, left: map[string][]byte{}, faulty: map[string][][]byte{}}
	in.spans(fields.get("spans"), by.Schema)
	in.relations(fields.get("relations"))
	in.scalars(fields)
	if err := by.Stop.Err(); err != nil {
		return nil, nil, err
	}
	dec.finish()
	if err := by.Stop.Err(); err != nil {
		return nil, nil, err
	}
	if sha := in.hash(fields.get("meta")); sha != "" && sha != a.SHA256() {
		dec.problem("", sayShaDiffers.With(), sayShaLook.With())
	}
	if left := in.close(); left != nil {
		dec.record.Extra = append(dec.record.Extra, annotations.Field{Key: in.freeKey(), Raw: left})
	}
	problems := dec.record.Problems
	dec.record.Problems = nil // they are the input's, not the new record's
	return dec.record, problems, nil
}

// sound reports whether nothing but trifles was found since the list of problems had that length.
func (in *input) sound(from int) bool { return !Major(in.decoder.record.Problems[from:]) }

func (in *input) keep(key string, value []byte) {
	in.faulty[key] = append(in.faulty[key], bytes.Clone(value))
}

func (in *input) spans(raw []byte, schema *annotations.Schema) {
	d := in.decoder
	if raw != nil && raw[0] != '[' && string(raw) != "null" {
		in.left["spans"] = bytes.Clone(raw)
	}
	var ids idSet // of those taken over, which relations may name
	d.array("spans", raw, func(at *jsontext.Scanner) error {
		from, start := len(d.record.Problems), at.Pos
		s := d.span(at)
		if s != nil && s.Kind != "" && !slices.Contains(annotations.Kinds(), s.Kind) {
			d.problem(s.ID, sayKindUnknown.With(s.Kind), sayKindRemedy.With())
		}
		if s == nil || !in.sound(from) {
			d.unnamed = slices.DeleteFunc(d.unnamed, func(u *annotations.Span) bool { return u == s })
			in.keep("spans", at.Data[start:at.Pos])
			return nil
		}
		if s.Kind == "" {
			s.Kind = kindOf(s.Label, schema)
		}
		if s.ID != "" {
			ids.add(s.ID)
		}
		d.record.Spans = append(d.record.Spans, s)
		return nil
	})
	d.spanIDs = ids
}

func kindOf(label string, schema *annotations.Schema) annotations.Kind {
	if schema != nil {
		if l, known := schema.Label(label); known {
			return l.Kind
		}
	}
	return annotations.Entity
}

func (in *input) relations(raw []byte) {
	d := in.decoder
	if raw != nil && raw[0] != '[' && string(raw) != "null" {
		in.left["relations"] = bytes.Clone(raw)
	}
	d.array("relations", raw, func(at *jsontext.Scanner) error {
		from, start := len(d.record.Problems), at.Pos
		r := d.linked(at)
		if r == nil || !in.sound(from) {
			in.keep("relations", at.Data[start:at.Pos])
			return nil
		}
		if r.ID == "" {
			d.unlinked = append(d.unlinked, r)
		}
		d.record.Relations = append(d.record.Relations, r)
		return nil
	})
}

// scalars takes over the answer and the time of a record that this annotator made; those of another are kept apart.
func (in *input) scalars(fields members) {
	r := in.decoder.record
	by, _ := jsontext.Unquote(fields.get("annotator"))
	own := by != "" && by == r.Annotator
	answer, _ := jsontext.Unquote(fields.get("answer"))
	if own && annotations.Answer(answer).Known() {
		r.Answer = annotations.Answer(answer)
	}
	if created, _ := jsontext.Unquote(fields.get("created")); own && timeForm(created) {
		r.Created = created
	}
	for _, key := range inputKeys[2:] {
		raw := fields.get(key)
		taken := key == "schema" && string(raw) == "1" || own && (key == "annotator" || key == "answer" && r.Answer != "" ||
			key == "created" && r.Created != "")
		if raw != nil && !taken && !missing(raw) {
			in.left[key] = bytes.Clone(raw)
		}
	}
}

func (in *input) hash(meta []byte) string {
	if meta == nil || meta[0] != '{' {
		return ""
	}
	sorted := sorter{names: metaKeys}
	if err := jsontext.EachInner(meta, sorted.add); err != nil {
		return ""
	}
	sha, _ := jsontext.Unquote(sorted.known.get("sha256"))
	return sha
}

// close is what was not taken over as a JSON object; nil when there is nothing.
func (in *input) close() []byte {
	o := jsontext.Open(nil)
	for _, key := range inputKeys {
		if list := in.faulty[key]; list != nil {
			in.left[key] = slices.Concat([]byte{'['}, bytes.Join(list, []byte{','}), []byte{']'})
		}
		if raw := in.left[key]; raw != nil {
			o.Raw(key, raw)
		}
	}
	if o.Empty() {
		return nil
	}
	return o.Close()
}

func (in *input) freeKey() string {
	key := InputKey
	taken := func(f annotations.Field) bool { return f.Key == key }
	for n := 2; slices.ContainsFunc(in.decoder.record.Extra, taken); n++ {
		key = fmt.Sprintf("%s%d", InputKey, n)
	}
	return key
}
