package formats

import (
	"fmt"
	"strconv"

	"tippani/annotations"
)

// doccanoFormat is doccano's JSON lines (github.com/doccano/doccano): offsets in UTF-16 units, the browser's, unless
// the project counts grapheme clusters; the file says neither, so the unit is detected. Form "relations" writes
// entities and relations, the other form a list of labels.
func doccanoFormat() Format {
	return Format{
		Name: "doccano", Extensions: []string{".jsonl"}, Description: "doccano JSON lines: sequence labelling, or entities and relations",
		Unit: UTF16, Keeps: KeepsNesting | KeepsSubtoken | KeepsText | KeepsID | KeepsMeta | KeepsExtra, Streams: true,
		keepsMore: func(o Options) Feature {
			if o.Form == "relations" {
				return KeepsRelations
			}
			return 0
		},
		newReader: newDoccanoReader, newEncode: newDoccanoWriter,
	}
}

type doccanoWriter struct {
	unit      Unit
	relations bool
	textKey   string
}

func newDoccanoWriter(out Output, opt Options) (encoder, error) {
	w := doccanoWriter{unit: opt.Unit, textKey: opt.TextKey}
	switch opt.Form {
	case "", "labels":
	case "relations":
		w.relations = true
	default:
		return nil, fmt.Errorf("doccano has no form %q; use labels or relations", opt.Form)
	}
	if w.unit == "" {
		w.unit = UTF16
	}
	if w.textKey == "" {
		w.textKey = "text"
	}
	return &lines{out: out, encodeTo: w.encode}, nil
}

func (w doccanoWriter) encode(dst []byte, d *Doc, t *tally) ([]byte, error) {
	a := d.Article
	for _, s := range d.Spans {
		t.add(ExtraOut, len(s.Extra), "")
	}
	j := jsonText{dst}
	j.open('{')
	j.optional("id", a.ID())
	j.keyStr(w.textKey, a.Text())
	if hasMeta(a.Meta()) {
		j.key("meta")
		j.meta(a.Meta())
	}
	if w.relations {
		w.entities(&j, d)
	} else {
		j.key("label")
		j.open('[')
		for _, s := range d.Spans {
			j.open('[')
			j.num(w.unit.count(a, s.Range.Start))
			j.num(w.unit.count(a, s.Range.End))
			j.str(s.Label)
			j.shut(']')
		}
		j.shut(']')
	}
	j.fields(d.Extra)
	j.shut('}')
	return append(j.b, '\n'), nil
}

func (w doccanoWriter) entities(j *jsonText, d *Doc) {
	numbers := make(map[string]int, len(d.Spans))
	j.key("entities")
	j.open('[')
	for i, s := range d.Spans {
		numbers[s.ID] = i
		j.open('{')
		j.keyNum("id", i)
		j.keyNum("start_offset", w.unit.count(d.Article, s.Range.Start))
		j.keyNum("end_offset", w.unit.count(d.Article, s.Range.End))
		j.keyStr("label", s.Label)
		j.shut('}')
	}
	j.shut(']')
	j.key("relations")
	j.open('[')
	for i, r := range d.Relations {
		j.open('{')
		j.keyNum("id", i)
		j.keyNum("from_id", numbers[r.From])
		j.keyNum("to_id", numbers[r.To])
		j.keyStr("type", r.Label)
		j.shut('}')
	}
	j.shut(']')
}

func newDoccanoReader(f *Format, in Input, opt Options) (Reader, error) {
	values, err := newJSONValues(in)
	if err != nil {
		return nil, err
	}
	r := doccanoReader{textKey: opt.TextKey}
	return newResolver(f, &objectReader{values, r.doc}, opt), nil
}

type doccanoReader struct{ textKey string }

// doc reads one line. The keys vary with the version and the project's columns: text or data, label, labels or entities.
func (r doccanoReader) doc(o object) (*rawDoc, error) {
	raw := &rawDoc{meta: readMeta(o.get("meta"))}
	textKey := r.textKey
	if textKey == "" {
		textKey = "text"
		if !o.has("text") && o.has("data") {
			textKey = "data"
		}
	}
	var err error
	if raw.text, err = o.text(textKey); err != nil {
		return nil, err
	}
	if raw.id, err = o.str("id"); err != nil {
		return nil, err
	}
	known := []string{"id", "meta", textKey, "relations"}
	for _, key := range []string{"label", "labels", "entities"} {
		list, err := o.list(key)
		if err != nil {
			return nil, err
		}
		known = append(known, key)
		for _, element := range list {
			s, err := doccanoSpan(element, &raw.tally)
			if err != nil {
				return nil, err
			}
			raw.spans = append(raw.spans, s)
		}
	}
	raw.extra = o.rest(known...)
	if i := object(raw.extra).find("Comments"); i >= 0 && string(raw.extra[i].Raw) == "[]" {
		raw.extra = append(raw.extra[:i:i], raw.extra[i+1:]...)
	}
	relations, err := o.objects("relations")
	if err != nil {
		return nil, err
	}
	for _, rel := range relations {
		var q annotations.Relation
		if err := rel.strings(map[string]*string{"from_id": &q.From, "to_id": &q.To, "type": &q.Label}); err != nil {
			return nil, err
		}
		q.From, q.To = "s"+q.From, "s"+q.To
		raw.relations = append(raw.relations, q)
	}
	if len(relations) == 0 {
		for i := range raw.spans {
			raw.spans[i].ID = ""
		}
	}
	return raw, nil
}

// doccanoSpan reads a list or an object; the numbers of entities become ids, so that relations find them.
func doccanoSpan(element []byte, t *tally) (rawSpan, error) {
	if element[0] == '[' {
		return tupleSpan(element, t)
	}
	var s rawSpan
	o, err := parseObject(element)
	if err != nil {
		return s, err
	}
	if err = o.strings(map[string]*string{"id": &s.ID, "label": &s.Label}); err != nil {
		return s, err
	}
	if _, err := strconv.Atoi(s.ID); err != nil && s.ID != "" {
		return s, fmt.Errorf("the entity id %q is no number; correct it", s.ID)
	}
	if s.ID != "" {
		s.ID = "s" + s.ID
	}
	if s.start, err = o.num("start_offset"); err != nil {
		return s, err
	}
	s.end, err = o.num("end_offset")
	s.Extra = o.rest("id", "label", "start_offset", "end_offset")
	return s, err
}
