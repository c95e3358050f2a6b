// Package records has the formats of one JSON object an article, with its text and its spans: of annotation tools, of training data, and
// of what is published.
package records

import (
	"tippani/annotations/formats"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/tagging"
	"tippani/model"
	"tippani/model/jsontext"
)

// Prodigy is the JSON lines of Prodigy's db-out and of its tasks (prodi.gy/docs/api-interfaces): code points,
// ends exclusive, but token_end inclusive. What Prodigy has no key for goes under the native keys, which it ignores.
func Prodigy() formats.Format {
	return formats.Format{
		Name: "prodigy", Extensions: []string{".jsonl"}, Description: "Prodigy JSON lines, with tokens and relations",
		Unit: formats.CodePoints, UnitFixed: true, Keeps: formats.KeepsAll, Streams: true,
		Reading: newProdigyReader, Writing: newProdigyWriter,
	}
}

func newProdigyWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	p := prodigyWriter{opt}
	return &formats.Stream{Out: out, EncodeTo: p.encode}, nil
}

type prodigyWriter struct{ opt formats.Options }

func (p prodigyWriter) encode(dst []byte, d *formats.Doc, t *formats.Tally) ([]byte, error) {
	tokens, asTheyCame, err := p.tokens(d)
	if err != nil {
		return nil, err
	}
	j := jsontext.Text{B: dst}
	a := d.Article
	j.Open('{')
	j.Optional("id", a.ID())
	j.KeyStr("text", a.Text())
	if native.HasMeta(a.Meta()) {
		j.Key("meta")
		native.WriteMeta(&j, a.Meta())
	}
	j.Key("tokens")
	if own := ordered.Object(d.Extra).Get("tokens"); own != nil && asTheyCame {
		j.Raw(own)
	} else {
		writeProdigyTokens(&j, d, tokens)
	}
	j.Key("spans")
	j.Open('[')
	places := make(map[string]tagging.Span, len(d.Spans))
	for _, s := range d.Spans {
		at := tagging.Span{Span: s}
		at.First, at.Last = model.Touching(tokens, s.Range)
		places[s.ID] = at
		if at.First > at.Last || tokens[at.First].Start != s.Range.Start || tokens[at.Last].End != s.Range.End {
			t.Add(formats.TokenCover, 1, a.Slice(s.Range))
		}
		j.Open('{')
		writeProdigyPlace(&j, d, at)
		j.Optional("id", s.ID)
		j.Optional("kind", string(s.Kind))
		native.WriteExtras(&j, s, "attrs")
		j.Optional("note", s.Note)
		j.Fields(s.Extra)
		j.Shut('}')
	}
	j.Shut(']')
	j.Key("relations")
	j.Open('[')
	for _, r := range d.Relations {
		head, child := places[r.From], places[r.To]
		j.Open('{')
		j.KeyNum("head", head.Last)
		j.KeyNum("child", child.Last)
		j.KeyStr("label", r.Label)
		j.Key("head_span")
		j.Open('{')
		writeProdigyPlace(&j, d, head)
		j.Shut('}')
		j.Key("child_span")
		j.Open('{')
		writeProdigyPlace(&j, d, child)
		j.Shut('}')
		j.KeyStr("id", r.ID)
		j.KeyStr("from", r.From)
		j.KeyStr("to", r.To)
		j.Fields(r.Extra)
		j.Shut('}')
	}
	j.Shut(']')
	for _, f := range d.Extra {
		if f.Key != "tokens" {
			j.Key(f.Key)
			j.Raw(f.Raw)
		}
	}
	j.Optional("answer", string(d.Answer))
	j.Optional("_annotator_id", d.Annotator)
	j.Optional("created", d.Created)
	j.Optional("modified", d.Modified)
	j.Shut('}')
	return append(j.B, '\n'), nil
}

func writeProdigyPlace(j *jsontext.Text, d *formats.Doc, at tagging.Span) {
	x := d.Article.Index()
	j.KeyNum("start", x.CodePoint(at.Span.Range.Start))
	j.KeyNum("end", x.CodePoint(at.Span.Range.End))
	if at.First <= at.Last {
		j.KeyNum("token_start", at.First)
		j.KeyNum("token_end", at.Last)
	}
	j.KeyStr("label", at.Span.Label)
}
