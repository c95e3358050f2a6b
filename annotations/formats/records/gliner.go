package records

import (
	"encoding/json"
	"errors"
	"fmt"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/tagging"
	"tippani/annotations/formats/unread"
	"tippani/model"
	"tippani/model/jsontext"
)

// Gliner is GLiNER's training list: tokens, and spans in tokens with both ends included; nesting is allowed.
func Gliner() formats.Format {
	return formats.Format{
		Name: "gliner", Extensions: []string{".json"}, Description: "GLiNER training list",
		Keeps: formats.KeepsNesting, Streams: true,
		Reading: newGlinerReader, Writing: newGlinerWriter,
	}
}

func newGlinerWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	w := glinerWriter{opt}
	return &formats.Stream{Out: out, Before: "[\n", Between: ",\n", After: "\n]\n", EncodeTo: w.encode}, nil
}

type glinerWriter struct{ opt formats.Options }

func (w glinerWriter) encode(dst []byte, d *formats.Doc, t *formats.Tally) ([]byte, error) {
	tokens, err := tagging.Tokens(&w.opt, d)
	if err != nil {
		return nil, err
	}
	spans := tagging.Align(d, tokens, w.opt.Align, t)
	j := jsontext.Text{B: dst}
	j.Open('{')
	j.Key("tokenized_text")
	j.Open('[')
	for _, r := range tokens {
		j.Str(d.Article.Slice(r))
	}
	j.Shut(']')
	j.Key("ner")
	j.Open('[')
	for _, s := range spans {
		j.Open('[')
		j.Num(s.First)
		j.Num(s.Last)
		j.Str(s.Span.Label)
		j.Shut(']')
	}
	j.Shut(']')
	j.Shut('}')
	return j.B, nil
}

func newGlinerReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	values, err := input.NewValues(in)
	if err != nil {
		return nil, err
	}
	values.IsRecord = input.WithKey("[", "tokenized_text")
	return foreign.Resolve(f, &foreign.ObjectStream{Values: values, Doc: glinerDoc}, opt), nil
}

func glinerDoc(o ordered.Object) (*foreign.Doc, error) {
	if !o.Has("tokenized_text") {
		if o.Has("entities") || o.Has("output") {
			return nil, errors.New("this is GLiNER2 data, which names entities by their words and has no positions; find them with " +
				"another tool first")
		}
	}
	if err := o.Need("tokens", "tokenized_text"); err != nil {
		return nil, err
	}
	if err := o.Need("entities", "ner"); err != nil {
		return nil, err
	}
	if !o.Has("tokenized_text") {
		return nil, errors.New("“tokenized_text” is null; leave the row out")
	}
	words, err := o.StringList("tokenized_text")
	if err != nil {
		return nil, err
	}
	if len(words) > model.MaxTokens {
		return nil, formats.ErrTooManyTokens
	}
	var b foreign.Rebuilt
	for _, word := range words {
		b.Add(" ", word)
	}
	list, err := o.List("ner")
	if err != nil {
		return nil, err
	}
	var spans []tagging.Run
	further := 0
	for i, element := range list {
		var parts []json.RawMessage
		if json.Unmarshal(element, &parts) != nil || len(parts) < 3 {
			return nil, fmt.Errorf("entity %d: a list [first token, last token, label] is expected; correct it", i+1)
		}
		var s tagging.Run
		first, err1 := ordered.WholeNumber(parts[0])
		last, err2 := ordered.WholeNumber(parts[1])
		if err := errors.Join(err1, err2); err != nil {
			return nil, fmt.Errorf("entity %d: %w", i+1, err)
		}
		if s.Label, err = (ordered.Object{{Key: "label", Raw: parts[2]}}).Str("label"); err != nil {
			return nil, fmt.Errorf("entity %d: the label should be a string, not %s; correct it", i+1, quote.Clip(string(parts[2])))
		}
		if first < 0 || last < first || last >= len(words) {
			return nil, fmt.Errorf("entity %d goes from token %d to %d of %d; correct it (the last token is included)", i+1, first, last,
				len(words))
		}
		s.First, s.Last = first, last
		spans = append(spans, s)
		further += len(parts) - 3 // GLiREL's words of the entity
	}
	raw := b.Doc(spans)
	raw.Tally.Add(formats.ColumnOut, further, "further elements of an entity")
	unread.LeaveOut(&raw.Tally, o.Rest("tokenized_text", "ner"), "")
	return raw, nil
}
