package formats

import (
	"strconv"

	"tippani/annotations"
)

// labelStudioFormat is a list of Label Studio tasks (labelstud.io/guide/export): code points, ends exclusive; exports
// from before 2022 count UTF-16 units or mix the two, so the unit is detected. Finished articles are annotations, unfinished ones
// predictions, ignored and rejected ones cancelled annotations. Attributes are choices with their region's id, a note
// is the region's meta text.
func labelStudioFormat() Format {
	return Format{
		Name: "labelstudio", Extensions: []string{".json"}, Description: "Label Studio tasks with annotations and predictions",
		Unit: CodePoints, Units: []Unit{CodePoints, UTF16}, Keeps: keepsAll, Streams: true,
		newReader: newLabelStudioReader, newEncode: newLabelStudioWriter,
	}
}

func newLabelStudioWriter(out Output, opt Options) (encoder, error) {
	w := labelStudioWriter{textKey: opt.TextKey, unit: opt.Unit}
	if w.textKey == "" {
		w.textKey = "text"
	}
	return &lines{out: out, before: "[\n", between: ",\n", after: "\n]\n", encodeTo: w.encode}, nil
}

type labelStudioWriter struct {
	textKey string
	unit    Unit
}

func (w labelStudioWriter) encode(dst []byte, d *Doc, t *tally) ([]byte, error) {
	a := d.Article
	j := jsonText{b: dst}
	j.open('{')
	j.key("data")
	j.open('{')
	j.keyStr(w.textKey, a.Text())
	j.optional("id", a.ID())
	if hasMeta(a.Meta()) {
		j.key("meta")
		writeMeta(&j, a.Meta())
	}
	j.optional("annotator", d.Annotator)
	j.optional("created", d.Created)
	j.optional("modified", d.Modified)
	if d.Answer == annotations.Reject {
		j.keyStr("answer", string(d.Answer))
	}
	j.fields(d.Extra)
	j.shut('}')
	key := "annotations"
	if d.Answer == annotations.InProgress {
		key = "predictions"
	}
	j.key(key)
	j.open('[')
	j.open('{')
	if key == "annotations" {
		if n, err := strconv.Atoi(d.Annotator); err == nil {
			j.keyNum("completed_by", n)
		}
		j.key("was_cancelled")
		j.bool(d.Answer != annotations.Accept)
	} else {
		j.keyStr("model_version", "tippani")
	}
	j.key("result")
	j.open('[')
	for _, s := range d.Spans {
		w.region(&j, d, s)
		t.add(ExtraOut, len(s.Extra), "")
	}
	for i, r := range d.Relations {
		j.open('{')
		j.keyStr("type", "relation")
		j.keyStr("from_id", r.From)
		j.keyStr("to_id", r.To)
		j.keyStr("direction", "right")
		j.key("labels")
		j.open('[')
		j.str(r.Label)
		j.shut(']')
		j.shut('}')
		t.add(ExtraOut, len(r.Extra), "")
		t.add(SpanIDOut, one(r.ID != "r"+strconv.Itoa(i+1)), r.ID)
	}
	j.shut(']')
	j.shut('}')
	j.shut(']')
	j.shut('}')
	return j.b, nil
}

// region writes a span and, with the same id, each of its attributes.
func (w labelStudioWriter) region(j *jsonText, d *Doc, s *annotations.Span) {
	w.result(j, d, s, "label", "labels", s.Label)
	for _, name := range sortedKeys(s.Attrs) {
		w.result(j, d, s, name, "choices", s.Attrs[name])
	}
}

func (w labelStudioWriter) result(j *jsonText, d *Doc, s *annotations.Span, from, kind, value string) {
	j.open('{')
	j.keyStr("id", s.ID)
	j.keyStr("from_name", from)
	j.keyStr("to_name", w.textKey)
	j.keyStr("type", kind)
	j.keyStr("origin", "manual")
	j.key("value")
	j.open('{')
	j.keyNum("start", w.unit.count(d.Article, s.Range.Start))
	j.keyNum("end", w.unit.count(d.Article, s.Range.End))
	j.keyStr("text", d.Article.Slice(s.Range))
	j.key(kind)
	j.open('[')
	j.str(value)
	j.shut(']')
	j.shut('}')
	if kind == "labels" {
		j.key("meta")
		j.open('{')
		if s.Note != "" {
			j.key("text")
			j.open('[')
			j.str(s.Note)
			j.shut(']')
		}
		j.keyStr("kind", string(s.Kind))
		j.shut('}')
	}
	j.shut('}')
}
