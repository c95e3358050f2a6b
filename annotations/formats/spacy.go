package formats

import (
	"encoding/json"
	"errors"
	"fmt"

	"tippani/annotations"
)

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
	j := jsonText{dst}
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

type spacyReader struct{ values *jsonValues }

func newSpacyReader(f *Format, in Input, opt Options) (Reader, error) {
	values, err := newJSONValues(in)
	if err != nil {
		return nil, err
	}
	return newResolver(f, &spacyReader{values}, opt), nil
}

func (r *spacyReader) next() (*rawDoc, error) {
	value, err := r.values.next()
	if err != nil {
		return nil, err
	}
	raw, err := spacyDoc(value)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.values.where(), err)
	}
	raw.where = r.values.where()
	return raw, nil
}

// spacyDoc reads a pair, or an object with text beside entities and spans, or with them under annotations.
func spacyDoc(value json.RawMessage) (*rawDoc, error) {
	raw := new(rawDoc)
	var said object
	var err error
	if value[0] == '[' {
		var pair []json.RawMessage
		if err = json.Unmarshal(value, &pair); err != nil {
			return nil, err
		}
		if len(pair) != 2 || json.Unmarshal(pair[0], &raw.text) != nil {
			return nil, errors.New(`a pair ["text", {"entities": …}] is expected; correct the line`)
		}
		if said, err = parseObject(pair[1]); err != nil {
			return nil, err
		}
	} else {
		if said, err = parseObject(value); err != nil {
			return nil, err
		}
		if raw.text, err = said.text("text"); err != nil {
			return nil, err
		}
		if raw.id, err = said.str("id"); err != nil {
			return nil, err
		}
		raw.meta = readMeta(said.get("meta"))
		if inner, err := said.object("annotations"); err == nil && inner != nil {
			said = inner
		}
	}
	raw.tally.add(ColumnOut, len(said.rest("text", "id", "meta", "annotations", "entities", "spans")), "")
	return raw, spacySpans(raw, said)
}

func spacySpans(raw *rawDoc, said object) error {
	lists := map[string]object{"entities": said}
	keys := []string{"entities"}
	if said.has("spans") {
		groups, err := said.object("spans")
		if err != nil {
			return err
		}
		for _, group := range groups {
			lists["\x00"+group.Key] = object{{Key: "\x00" + group.Key, Raw: group.Raw}}
			keys = append(keys, "\x00"+group.Key)
		}
	}
	for _, key := range keys {
		elements, err := lists[key].list(key)
		if err != nil {
			return err
		}
		for i, element := range elements {
			s, err := tupleSpan(element, &raw.tally)
			if err != nil {
				return fmt.Errorf("span %d: %w", i+1, err)
			}
			raw.spans = append(raw.spans, s)
		}
	}
	return nil
}

// tupleSpan reads [start, end, label]; a fourth element, a knowledge base id, becomes the attribute kb_id.
func tupleSpan(raw json.RawMessage, t *tally) (rawSpan, error) {
	var s rawSpan
	var parts []json.RawMessage
	if err := json.Unmarshal(raw, &parts); err != nil || len(parts) < 3 {
		return s, fmt.Errorf("a list [start, end, label] is expected, not %s; correct it", clip(string(raw)))
	}
	var err error
	if s.start, err = wholeNumber(parts[0]); err != nil {
		return s, err
	}
	if s.end, err = wholeNumber(parts[1]); err != nil {
		return s, err
	}
	if s.Label, err = (object{annotations.Field{Key: "label", Raw: parts[2]}}).str("label"); err != nil {
		return s, err
	}
	if len(parts) > 3 {
		var id string
		if json.Unmarshal(parts[3], &id) == nil && id != "" {
			s.Attrs = map[string]string{"kb_id": id}
		} else if string(parts[3]) != `""` && string(parts[3]) != "null" {
			t.add(ItemOut, 1, "id "+clip(string(parts[3])))
		}
		t.add(ItemOut, len(parts)-4, "")
	}
	return s, nil
}
