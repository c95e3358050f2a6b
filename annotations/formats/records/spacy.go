package records

import (
	"tippani/annotations/formats"
	"tippani/annotations/formats/tagging"
	"tippani/model/jsontext"
)

// Spacy is JSON lines of spaCy's training pairs [text, {"entities": [[start, end, label]]}]: code points, ends
// exclusive. Entities may not overlap (spaCy error E103); under a key of "spans" they may.
func Spacy() formats.Format {
	return formats.Format{
		Name: "spacy", Extensions: []string{".jsonl"}, Description: "spaCy training pairs: entities, or spans that may overlap",
		Unit: formats.CodePoints, UnitFixed: true, Keeps: formats.KeepsSubtoken | formats.KeepsText, Streams: true,
		KeepsMore: func(o formats.Options) formats.Feature {
			if o.SpansKey != "" {
				return formats.KeepsNesting
			}
			return 0
		},
		Reading: newSpacyReader, Writing: newSpacyWriter,
	}
}

func newSpacyWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	w := spacyWriter{opt.SpansKey}
	return &formats.Stream{Out: out, EncodeTo: w.encode}, nil
}

type spacyWriter struct{ key string }

func (w spacyWriter) encode(dst []byte, d *formats.Doc, t *formats.Tally) ([]byte, error) {
	spans := d.Spans
	if w.key == "" {
		spans = tagging.Flatten(d, t)
	}
	x := d.Article.Index()
	j := jsontext.Text{B: dst}
	j.Open('[')
	j.Str(d.Article.Text())
	j.Open('{')
	if w.key == "" {
		j.Key("entities")
	} else {
		j.Key("spans")
		j.Open('{')
		j.Key(w.key)
	}
	j.Open('[')
	for _, s := range spans {
		j.Open('[')
		j.Num(x.CodePoint(s.Range.Start))
		j.Num(x.CodePoint(s.Range.End))
		j.Str(s.Label)
		j.Shut(']')
	}
	j.Shut(']')
	if w.key != "" {
		j.Shut('}')
	}
	j.Shut('}')
	j.Shut(']')
	return append(j.B, '\n'), nil
}
