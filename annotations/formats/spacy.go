package formats

// spacyFormat is JSON lines of spaCy's training pairs [text, {"entities": [[start, end, label]]}]: code points, ends
// exclusive. Entities may not overlap (spaCy error E103); under a key of "spans" they may.
func spacyFormat() Format {
	return Format{
		Name: "spacy", Extensions: []string{".jsonl"}, Description: "spaCy training pairs: entities, or spans that may overlap",
		Unit: CodePoints, UnitFixed: true, Keeps: KeepsSubtoken | KeepsText, Streams: true,
		keepsMore: func(o Options) Feature {
			if o.SpansKey != "" {
				return KeepsNesting
			}
			return 0
		},
		newReader: newSpacyReader, newEncode: newSpacyWriter,
	}
}

func newSpacyWriter(out Output, opt Options) (encoder, error) {
	w := spacyWriter{opt.SpansKey}
	return &lines{out: out, encodeTo: w.encode}, nil
}

type spacyWriter struct{ key string }

func (w spacyWriter) encode(dst []byte, d *Doc, t *tally) ([]byte, error) {
	spans := d.Spans
	if w.key == "" {
		spans = flatten(d, t)
	}
	x := d.Article.Index()
	j := jsonText{b: dst}
	j.open('[')
	j.str(d.Article.Text())
	j.open('{')
	if w.key == "" {
		j.key("entities")
	} else {
		j.key("spans")
		j.open('{')
		j.key(w.key)
	}
	j.open('[')
	for _, s := range spans {
		j.open('[')
		j.num(x.CodePoint(s.Range.Start))
		j.num(x.CodePoint(s.Range.End))
		j.str(s.Label)
		j.shut(']')
	}
	j.shut(']')
	if w.key != "" {
		j.shut('}')
	}
	j.shut('}')
	j.shut(']')
	return append(j.b, '\n'), nil
}
