package records

import (
	"strconv"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/ordered"
	"tippani/model/jsontext"
)

// LabelStudio is a list of Label Studio tasks (labelstud.io/guide/export): code points, ends exclusive; exports
// from before 2022 count UTF-16 units or mix the two, so the unit is detected. Finished articles are annotations, unfinished ones
// predictions, ignored and rejected ones cancelled annotations. Attributes are choices with their region's id, a note
// is the region's meta text.
func LabelStudio() formats.Format {
	return formats.Format{
		Name: "labelstudio", Extensions: []string{".json"}, Description: "Label Studio tasks with annotations and predictions",
		Unit: formats.CodePoints, Units: []formats.Unit{formats.CodePoints, formats.UTF16}, Keeps: formats.KeepsAll, Streams: true,
		Reading: newLabelStudioReader, Writing: newLabelStudioWriter,
	}
}

func newLabelStudioWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	w := labelStudioWriter{textKey: opt.TextKey, unit: opt.Unit}
	if w.textKey == "" {
		w.textKey = "text"
	}
	return &formats.Stream{Out: out, Before: "[\n", Between: ",\n", After: "\n]\n", EncodeTo: w.encode}, nil
}

type labelStudioWriter struct {
	textKey string
	unit    formats.Unit
}

func (w labelStudioWriter) encode(dst []byte, d *formats.Doc, t *formats.Tally) ([]byte, error) {
	a := d.Article
	j := jsontext.Text{B: dst}
	j.Open('{')
	j.Key("data")
	j.Open('{')
	j.KeyStr(w.textKey, a.Text())
	j.Optional("id", a.ID())
	if native.HasMeta(a.Meta()) {
		j.Key("meta")
		native.WriteMeta(&j, a.Meta())
	}
	j.Optional("annotator", d.Annotator)
	j.Optional("created", d.Created)
	j.Optional("modified", d.Modified)
	if d.Answer == annotations.Reject {
		j.KeyStr("answer", string(d.Answer))
	}
	j.Fields(d.Extra)
	j.Shut('}')
	key := "annotations"
	if d.Answer == annotations.InProgress {
		key = "predictions"
	}
	j.Key(key)
	j.Open('[')
	j.Open('{')
	if key == "annotations" {
		if n, err := strconv.Atoi(d.Annotator); err == nil {
			j.KeyNum("completed_by", n)
		}
		j.Key("was_cancelled")
		j.Bool(d.Answer != annotations.Accept)
	} else {
		j.KeyStr("model_version", "tippani")
	}
	j.Key("result")
	j.Open('[')
	for _, s := range d.Spans {
		w.region(&j, d, s)
		t.Add(formats.ExtraOut, len(s.Extra), "")
	}
	for i, r := range d.Relations {
		j.Open('{')
		j.KeyStr("type", "relation")
		j.KeyStr("from_id", r.From)
		j.KeyStr("to_id", r.To)
		j.KeyStr("direction", "right")
		j.Key("labels")
		j.Open('[')
		j.Str(r.Label)
		j.Shut(']')
		j.Shut('}')
		t.Add(formats.ExtraOut, len(r.Extra), "")
		t.Add(formats.SpanIDOut, formats.One(r.ID != "r"+strconv.Itoa(i+1)), r.ID)
	}
	j.Shut(']')
	j.Shut('}')
	j.Shut(']')
	j.Shut('}')
	return j.B, nil
}

// region writes a span and, with the same id, each of its attributes.
func (w labelStudioWriter) region(j *jsontext.Text, d *formats.Doc, s *annotations.Span) {
	w.result(j, d, s, "label", "labels", s.Label)
	for _, name := range ordered.SortedKeys(s.Attrs) {
		w.result(j, d, s, name, "choices", s.Attrs[name])
	}
}

func (w labelStudioWriter) result(j *jsontext.Text, d *formats.Doc, s *annotations.Span, from, kind, value string) {
	j.Open('{')
	j.KeyStr("id", s.ID)
	j.KeyStr("from_name", from)
	j.KeyStr("to_name", w.textKey)
	j.KeyStr("type", kind)
	j.KeyStr("origin", labelStudioOrigin(s.Suggested))
	if s.Suggested != nil {
		j.Key("score")
		j.Raw(strconv.AppendFloat(nil, s.Suggested.Score, 'f', -1, 64))
	}
	j.Key("value")
	j.Open('{')
	j.KeyNum("start", w.unit.Count(d.Article, s.Range.Start))
	j.KeyNum("end", w.unit.Count(d.Article, s.Range.End))
	j.KeyStr("text", d.Article.Slice(s.Range))
	j.Key(kind)
	j.Open('[')
	j.Str(value)
	j.Shut(']')
	j.Shut('}')
	if kind == "labels" {
		j.Key("meta")
		j.Open('{')
		if s.Note != "" {
			j.Key("text")
			j.Open('[')
			j.Str(s.Note)
			j.Shut(']')
		}
		j.KeyStr("kind", string(s.Kind))
		native.WriteSuggested(j, s)
		j.Shut('}')
	}
	j.Shut('}')
}

// labelStudioOrigin is what Label Studio says of where a region comes from. The program that suggested it has no place beside: it stands
// in the region's meta.
func labelStudioOrigin(s *annotations.Suggested) string {
	switch {
	case s == nil:
		return "manual"
	case s.Changed:
		return "prediction-changed"
	}
	return "prediction"
}
