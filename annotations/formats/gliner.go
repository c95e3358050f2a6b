package formats

import (
	"encoding/json"
	"errors"
	"fmt"

	"tippani/model"
)

// glinerFormat is GLiNER's training list: tokens, and spans in tokens with both ends included; nesting is allowed.
func glinerFormat() Format {
	return Format{
		Name: "gliner", Extensions: []string{".json"}, Description: "GLiNER training list",
		Keeps: KeepsNesting, Streams: true,
		newReader: newGlinerReader, newEncode: newGlinerWriter,
	}
}

func newGlinerWriter(out Output, opt Options) (encoder, error) {
	w := glinerWriter{opt}
	return &lines{out: out, before: "[\n", between: ",\n", after: "\n]\n", encodeTo: w.encode}, nil
}

type glinerWriter struct{ opt Options }

func (w glinerWriter) encode(dst []byte, d *Doc, t *tally) ([]byte, error) {
	tokens, err := tokensOf(&w.opt, d)
	if err != nil {
		return nil, err
	}
	spans := align(d, tokens, w.opt.Align, t)
	j := jsonText{b: dst}
	j.open('{')
	j.key("tokenized_text")
	j.open('[')
	for _, r := range tokens {
		j.str(d.Article.Slice(r))
	}
	j.shut(']')
	j.key("ner")
	j.open('[')
	for _, s := range spans {
		j.open('[')
		j.num(s.first)
		j.num(s.last)
		j.str(s.span.Label)
		j.shut(']')
	}
	j.shut(']')
	j.shut('}')
	return j.b, nil
}

func newGlinerReader(f *Format, in Input, opt Options) (Reader, error) {
	values, err := newJSONValues(in)
	if err != nil {
		return nil, err
	}
	values.isRecord = withKey("[", "tokenized_text")
	return newResolver(f, &objectReader{values: values, doc: glinerDoc}, opt), nil
}

func glinerDoc(o object) (*rawDoc, error) {
	if !o.has("tokenized_text") {
		if o.has("entities") || o.has("output") {
			return nil, errors.New("this is GLiNER2 data, which names entities by their words and has no positions; find them with " +
				"another tool first")
		}
	}
	if err := o.need("tokens", "tokenized_text"); err != nil {
		return nil, err
	}
	if err := o.need("entities", "ner"); err != nil {
		return nil, err
	}
	if !o.has("tokenized_text") {
		return nil, errors.New("“tokenized_text” is null; leave the row out")
	}
	words, err := o.stringList("tokenized_text")
	if err != nil {
		return nil, err
	}
	if len(words) > model.MaxTokens {
		return nil, errTooManyTokens
	}
	var b rebuilt
	for _, word := range words {
		b.add(" ", word)
	}
	list, err := o.list("ner")
	if err != nil {
		return nil, err
	}
	var spans []tagged
	further := 0
	for i, element := range list {
		var parts []json.RawMessage
		if json.Unmarshal(element, &parts) != nil || len(parts) < 3 {
			return nil, fmt.Errorf("entity %d: a list [first token, last token, label] is expected; correct it", i+1)
		}
		var s tagged
		first, err1 := wholeNumber(parts[0])
		last, err2 := wholeNumber(parts[1])
		if err := errors.Join(err1, err2); err != nil {
			return nil, fmt.Errorf("entity %d: %w", i+1, err)
		}
		if s.label, err = (object{{Key: "label", Raw: parts[2]}}).str("label"); err != nil {
			return nil, fmt.Errorf("entity %d: the label should be a string, not %s; correct it", i+1, clip(string(parts[2])))
		}
		if first < 0 || last < first || last >= len(words) {
			return nil, fmt.Errorf("entity %d goes from token %d to %d of %d; correct it (the last token is included)", i+1, first, last,
				len(words))
		}
		s.first, s.last = first, last
		spans = append(spans, s)
		further += len(parts) - 3 // GLiREL's words of the entity
	}
	raw := b.doc(spans)
	raw.tally.add(ColumnOut, further, "further elements of an entity")
	leaveOut(&raw.tally, o.rest("tokenized_text", "ner"), "")
	return raw, nil
}

func (o object) stringList(key string) ([]string, error) {
	raw := o.get(key)
	if raw == nil {
		return nil, nil
	}
	var list []*string
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("%q should be a list of strings; correct it", key)
	}
	words := make([]string, len(list))
	for i, word := range list {
		if word == nil {
			return nil, fmt.Errorf("%q, element %d: a string is expected, not null; correct it", key, i+1)
		}
		words[i] = *word
	}
	return words, nil
}
