package formats

import "tippani/model"

// prodigyFormat is the JSON lines of Prodigy's db-out and of its tasks (prodi.gy/docs/api-interfaces): code points,
// ends exclusive, but token_end inclusive. What Prodigy has no key for goes under the native keys, which it ignores.
func prodigyFormat() Format {
	return Format{
		Name: "prodigy", Extensions: []string{".jsonl"}, Description: "Prodigy JSON lines, with tokens and relations",
		Unit: CodePoints, UnitFixed: true, Keeps: keepsAll, Streams: true,
		newReader: newProdigyReader, newEncode: newProdigyWriter,
	}
}

func newProdigyWriter(out Output, opt Options) (encoder, error) {
	p := prodigyWriter{opt}
	return &lines{out: out, encodeTo: p.encode}, nil
}

type prodigyWriter struct{ opt Options }

func (p prodigyWriter) encode(dst []byte, d *Doc, t *tally) ([]byte, error) {
	tokens, asTheyCame, err := p.tokens(d)
	if err != nil {
		return nil, err
	}
	j := jsonText{b: dst}
	a := d.Article
	j.open('{')
	j.optional("id", a.ID())
	j.keyStr("text", a.Text())
	if hasMeta(a.Meta()) {
		j.key("meta")
		writeMeta(&j, a.Meta())
	}
	j.key("tokens")
	if own := object(d.Extra).get("tokens"); own != nil && asTheyCame {
		j.raw(own)
	} else {
		writeProdigyTokens(&j, d, tokens)
	}
	j.key("spans")
	j.open('[')
	places := make(map[string]tokenSpan, len(d.Spans))
	for _, s := range d.Spans {
		at := tokenSpan{span: s}
		at.first, at.last = model.Touching(tokens, s.Range)
		places[s.ID] = at
		if at.first > at.last || tokens[at.first].Start != s.Range.Start || tokens[at.last].End != s.Range.End {
			t.add(TokenCover, 1, a.Slice(s.Range))
		}
		j.open('{')
		writeProdigyPlace(&j, d, at)
		j.optional("id", s.ID)
		j.optional("kind", string(s.Kind))
		if len(s.Attrs) > 0 {
			j.key("attrs")
			writeAttrs(&j, s.Attrs)
		}
		j.optional("note", s.Note)
		j.fields(s.Extra)
		j.shut('}')
	}
	j.shut(']')
	j.key("relations")
	j.open('[')
	for _, r := range d.Relations {
		head, child := places[r.From], places[r.To]
		j.open('{')
		j.keyNum("head", head.last)
		j.keyNum("child", child.last)
		j.keyStr("label", r.Label)
		j.key("head_span")
		j.open('{')
		writeProdigyPlace(&j, d, head)
		j.shut('}')
		j.key("child_span")
		j.open('{')
		writeProdigyPlace(&j, d, child)
		j.shut('}')
		j.keyStr("id", r.ID)
		j.keyStr("from", r.From)
		j.keyStr("to", r.To)
		j.fields(r.Extra)
		j.shut('}')
	}
	j.shut(']')
	for _, f := range d.Extra {
		if f.Key != "tokens" {
			j.key(f.Key)
			j.raw(f.Raw)
		}
	}
	j.optional("answer", string(d.Answer))
	j.optional("_annotator_id", d.Annotator)
	j.optional("created", d.Created)
	j.optional("modified", d.Modified)
	j.shut('}')
	return append(j.b, '\n'), nil
}

func writeProdigyPlace(j *jsonText, d *Doc, at tokenSpan) {
	x := d.Article.Index()
	j.keyNum("start", x.CodePoint(at.span.Range.Start))
	j.keyNum("end", x.CodePoint(at.span.Range.End))
	if at.first <= at.last {
		j.keyNum("token_start", at.first)
		j.keyNum("token_end", at.last)
	}
	j.keyStr("label", at.span.Label)
}
