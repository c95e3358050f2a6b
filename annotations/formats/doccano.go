package formats

import "fmt"

// doccanoFormat is doccano's JSON lines (github.com/doccano/doccano): offsets in UTF-16 units, the browser's, unless
// the project counts grapheme clusters; the file says neither, so the unit is detected. Form "relations" writes
// entities and relations, the other form a list of labels.
func doccanoFormat() Format {
	return Format{
		Name: "doccano", Extensions: []string{".jsonl"}, Description: "doccano JSON lines: sequence labelling, or entities and relations",
		Unit: UTF16, Units: []Unit{UTF16, CodePoints, Clusters},
		Keeps: KeepsNesting | KeepsSubtoken | KeepsText | KeepsID | KeepsMeta | KeepsExtra, Streams: true,
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
	labelKey  string
}

func newDoccanoWriter(out Output, opt Options) (encoder, error) {
	w := doccanoWriter{unit: opt.Unit, textKey: opt.TextKey, labelKey: opt.LabelKey}
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
	if w.labelKey == "" {
		w.labelKey = "label"
	}
	return &lines{out: out, encodeTo: w.encode}, nil
}

func (w doccanoWriter) encode(dst []byte, d *Doc, t *tally) ([]byte, error) {
	a := d.Article
	for _, s := range d.Spans {
		t.add(ExtraOut, len(s.Extra), "")
	}
	j := jsonText{b: dst}
	j.open('{')
	j.optional("id", a.ID())
	j.keyStr(w.textKey, a.Text())
	if hasMeta(a.Meta()) {
		j.key("meta")
		writeMeta(&j, a.Meta())
	}
	if w.relations {
		w.entities(&j, d)
	} else {
		j.key(w.labelKey)
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
