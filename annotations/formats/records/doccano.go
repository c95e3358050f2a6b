package records

import (
	"fmt"

	"tippani/annotations/formats"
	"tippani/annotations/formats/native"
	"tippani/model/jsontext"
)

// Doccano is doccano's JSON lines (github.com/doccano/doccano): offsets in UTF-16 units, the browser's, unless
// the project counts grapheme clusters; the file says neither, so the unit is detected. Form "relations" writes
// entities and relations, the other form a list of labels.
func Doccano() formats.Format {
	return formats.Format{
		Name: "doccano", Extensions: []string{".jsonl"}, Description: "doccano JSON lines: sequence labelling, or entities and relations",
		Unit: formats.UTF16, Units: []formats.Unit{formats.UTF16, formats.CodePoints, formats.Clusters},
		Keeps: formats.KeepsNesting | formats.KeepsSubtoken | formats.KeepsText |
			formats.KeepsID | formats.KeepsMeta | formats.KeepsExtra,
		Streams: true,
		KeepsMore: func(o formats.Options) formats.Feature {
			if o.Form == "relations" {
				return formats.KeepsRelations
			}
			return 0
		},
		Reading: newDoccanoReader, Writing: newDoccanoWriter,
	}
}

type doccanoWriter struct {
	unit      formats.Unit
	relations bool
	textKey   string
	labelKey  string
}

func newDoccanoWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	w := doccanoWriter{unit: opt.Unit, textKey: opt.TextKey, labelKey: opt.LabelKey}
	switch opt.Form {
	case "", "labels":
	case "relations":
		w.relations = true
	default:
		return nil, fmt.Errorf("doccano has no form %q; use labels or relations", opt.Form)
	}
	if w.unit == "" {
		w.unit = formats.UTF16
	}
	if w.textKey == "" {
		w.textKey = "text"
	}
	if w.labelKey == "" {
		w.labelKey = "label"
	}
	return &formats.Stream{Out: out, EncodeTo: w.encode}, nil
}

func (w doccanoWriter) encode(dst []byte, d *formats.Doc, t *formats.Tally) ([]byte, error) {
	a := d.Article
	for _, s := range d.Spans {
		t.Add(formats.ExtraOut, len(s.Extra), "")
	}
	j := jsontext.Text{B: dst}
	j.Open('{')
	j.Optional("id", a.ID())
	j.KeyStr(w.textKey, a.Text())
	if native.HasMeta(a.Meta()) {
		j.Key("meta")
		native.WriteMeta(&j, a.Meta())
	}
	if w.relations {
		w.entities(&j, d)
	} else {
		j.Key(w.labelKey)
		j.Open('[')
		for _, s := range d.Spans {
			j.Open('[')
			j.Num(w.unit.Count(a, s.Range.Start))
			j.Num(w.unit.Count(a, s.Range.End))
			j.Str(s.Label)
			j.Shut(']')
		}
		j.Shut(']')
	}
	j.Fields(d.Extra)
	j.Shut('}')
	return append(j.B, '\n'), nil
}

func (w doccanoWriter) entities(j *jsontext.Text, d *formats.Doc) {
	numbers := make(map[string]int, len(d.Spans))
	j.Key("entities")
	j.Open('[')
	for i, s := range d.Spans {
		numbers[s.ID] = i
		j.Open('{')
		j.KeyNum("id", i)
		j.KeyNum("start_offset", w.unit.Count(d.Article, s.Range.Start))
		j.KeyNum("end_offset", w.unit.Count(d.Article, s.Range.End))
		j.KeyStr("label", s.Label)
		j.Shut('}')
	}
	j.Shut(']')
	j.Key("relations")
	j.Open('[')
	for i, r := range d.Relations {
		j.Open('{')
		j.KeyNum("id", i)
		j.KeyNum("from_id", numbers[r.From])
		j.KeyNum("to_id", numbers[r.To])
		j.KeyStr("type", r.Label)
		j.Shut('}')
	}
	j.Shut(']')
}
