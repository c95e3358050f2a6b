package store

import (
	"bytes"
	"fmt"
	"slices"

	"tippani/annotations"
	"tippani/model"
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

// fromInput makes this annotator's record of one that the article was read from.
func (d *Dataset) fromInput(a *model.Article, record []byte, place string) (*Record, error) {
	if place == "" {
		place = a.ID()
	}
	dec := &decoder{base: Problem{File: place}, record: &Record{Article: a, Annotator: d.opt.Annotator, Tool: d.opt.Tool},
		index: a.Index(), length: a.Index().CodePoints(), pace: stop.Pace{Stop: d.opt.Stop}}
	// A record is one line. A line feed between two values, which JSON allows, can become a space; in a string there is none.
	fields, err := dec.fields(bytes.ReplaceAll(bytes.TrimSpace(record), []byte{'\n'}, []byte{' '}), nil)
	if err != nil {
		dec.problem("", err.Error(), restore)
		return nil, &RecordError{d.path, dec.record.Problems}
	}
	in := &input{decoder: dec, left: map[string][]byte{}, faulty: map[string][][]byte{}}
	in.spans(fields.get("spans"), d.opt.Schema)
	in.relations(fields.get("relations"))
	in.scalars(fields)
	if err := d.opt.Stop.Err(); err != nil {
		return nil, err
	}
	dec.finish()
	if err := d.opt.Stop.Err(); err != nil {
		return nil, err
	}
	if sha := in.hash(fields.get("meta")); sha != "" && sha != a.SHA256() {
		dec.problem("", `"text" does not have the sha256 of its "meta"`, "look whether the spans are where they should be")
	}
	if left := in.close(); left != nil {
		dec.record.Extra = append(dec.record.Extra, annotations.Field{Key: in.freeKey(), Raw: left})
	}
	d.tell(dec.record)
	return dec.record, nil
}

// tell turns the problems of an input's record into notices: they are not the new record's.
func (d *Dataset) tell(r *Record) {
	const most = 5
	for i, p := range r.Problems {
		if i == most {
			d.notice("%s: %d more of this kind; tippani check lists all of it", p.File, len(r.Problems)-most)
			break
		}
		d.notice("%s", p.String())
	}
	r.Problems = nil
}

// sound reports whether nothing but trifles was found since the list of problems had that length.
func (in *input) sound(from int) bool { return !hasMajor(in.decoder.record.Problems[from:]) }

func (in *input) keep(key string, value []byte) {
	in.faulty[key] = append(in.faulty[key], bytes.Clone(value))
}

func (in *input) spans(raw []byte, schema *annotations.Schema) {
	d := in.decoder
	if raw != nil && raw[0] != '[' && string(raw) != "null" {
		in.left["spans"] = bytes.Clone(raw)
	}
	var ids idSet // of those taken over, which relations may name
	d.array("spans", raw, func(at *scanner) error {
		from, start := len(d.record.Problems), at.pos
		s := d.span(at)
		if s != nil && s.Kind != "" && !slices.Contains(annotations.Kinds(), s.Kind) {
			d.problem(s.ID, fmt.Sprintf("the kind %.40q is unknown", s.Kind), "write entity, quote, claim or cue, or leave it out")
		}
		if s == nil || !in.sound(from) {
			d.unnamed = slices.DeleteFunc(d.unnamed, func(u *annotations.Span) bool { return u == s })
			in.keep("spans", at.data[start:at.pos])
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
	d.array("relations", raw, func(at *scanner) error {
		from, start := len(d.record.Problems), at.pos
		r := d.linked(at)
		if r == nil || !in.sound(from) {
			in.keep("relations", at.data[start:at.pos])
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
	by, _ := unquote(fields.get("annotator"))
	own := by != "" && by == r.Annotator
	answer, _ := unquote(fields.get("answer"))
	if own && annotations.Answer(answer).Known() {
		r.Answer = annotations.Answer(answer)
	}
	if created, _ := unquote(fields.get("created")); own && timeForm(created) {
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
	if err := eachInner(meta, sorted.add); err != nil {
		return ""
	}
	sha, _ := unquote(sorted.known.get("sha256"))
	return sha
}

// close is what was not taken over as a JSON object; nil when there is nothing.
func (in *input) close() []byte {
	o := openObject(nil)
	for _, key := range inputKeys {
		if list := in.faulty[key]; list != nil {
			in.left[key] = slices.Concat([]byte{'['}, bytes.Join(list, []byte{','}), []byte{']'})
		}
		if raw := in.left[key]; raw != nil {
			o.raw(key, raw)
		}
	}
	if o.empty {
		return nil
	}
	return o.close()
}

func (in *input) freeKey() string {
	key := InputKey
	taken := func(f annotations.Field) bool { return f.Key == key }
	for n := 2; slices.ContainsFunc(in.decoder.record.Extra, taken); n++ {
		key = fmt.Sprintf("%s%d", InputKey, n)
	}
	return key
}
