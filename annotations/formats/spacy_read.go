package formats

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"tippani/annotations"
)

// spacyReader reads training pairs, objects with entities, displaCy's ents, Doc.to_json of version 3 and the documents of version 2
// (spacy.io/api/data-formats, v2.spacy.io/api/annotation#json-input).
type spacyReader struct {
	values   *jsonValues
	textKeys []string // the first that is there counts
	queue    []*rawDoc
}

// textKeys hold the text in spaCy's files, and in those of annotators that have the same spans (LightTag's content).
var textKeys = []string{"text", "content", "document"}

func newSpacyReader(f *Format, in Input, opt Options) (Reader, error) {
	values, err := newJSONValues(in)
	if err != nil {
		return nil, err
	}
	r := &spacyReader{values: values, textKeys: textKeys}
	if opt.TextKey != "" {
		r.textKeys = []string{opt.TextKey}
	}
	keyed := withKey(`"[`, append([]string{"paragraphs", "words"}, r.textKeys...)...)
	values.isRecord = func(raw json.RawMessage) bool { return isPair(raw) || keyed(raw) }
	return newResolver(f, r, opt), nil
}

// isPair tells ["text", {…}], or ["text", [...]], from lists of others.
func isPair(raw json.RawMessage) bool {
	if len(raw) == 0 || raw[0] != '[' {
		return false
	}
	inner := bytes.Trim(raw[1:len(raw)-1], " \t\r\n")
	return bytes.HasPrefix(inner, []byte(`"`)) && (bytes.HasSuffix(inner, []byte("}")) || bytes.HasSuffix(inner, []byte("]")))
}

func (r *spacyReader) next() (*rawDoc, error) {
	for len(r.queue) == 0 {
		value, err := r.values.next()
		if err != nil {
			return nil, err
		}
		if r.queue, err = r.docs(value); err != nil {
			return nil, fmt.Errorf("%s: %w", r.values.where(), err)
		}
	}
	raw := r.queue[0]
	r.queue = r.queue[1:]
	raw.where = r.values.where()
	r.values.takeAround(&raw.tally)
	return raw, nil
}

func (r *spacyReader) docs(value json.RawMessage) ([]*rawDoc, error) {
	if value[0] == '[' {
		raw, err := spacyPair(value)
		return []*rawDoc{raw}, err
	}
	o, err := parseObject(value)
	if err != nil {
		return nil, err
	}
	if o.find("paragraphs") >= 0 {
		return spacyParagraphs(o)
	}
	raw, err := r.object(o)
	return []*rawDoc{raw}, err
}

// spacyPair reads a text with what is said of it: an object, or the list of entities itself.
func spacyPair(value json.RawMessage) (*rawDoc, error) {
	raw := new(rawDoc)
	var pair []json.RawMessage
	if err := json.Unmarshal(value, &pair); err != nil {
		return nil, err
	}
	if len(pair) != 2 || pair[0][0] != '"' || json.Unmarshal(pair[0], &raw.text) != nil {
		return nil, errors.New(`a pair ["text", {"entities": …}] is expected; correct the line`)
	}
	if pair[1][0] == '[' {
		return raw, spacySpans(raw, object{{Key: "entities", Raw: pair[1]}})
	}
	said, err := parseObject(pair[1])
	if err != nil || len(said) == 0 {
		return raw, err
	}
	if tagged, is, err := spacyTagged(raw.text, said); is {
		return tagged, err
	}
	return raw, spacySpans(raw, said)
}

// object reads a text beside its entities, or with them under annotations.
func (r *spacyReader) object(o object) (*rawDoc, error) {
	raw := new(rawDoc)
	var err error
	textKey := o.first(r.textKeys)
	if words := o.first(tokenColumns); !o.has(textKey) && o.has(words) {
		return spacyWords(o, words)
	}
	if raw.text, err = o.text(textKey); err != nil {
		return nil, err
	}
	if raw.id, err = o.str("id"); err != nil {
		return nil, err
	}
	raw.meta = readMeta(o.get("meta"))
	if title, err := o.str("title"); err == nil && title != "" && raw.meta.Title == "" {
		raw.meta.Title = title
	}
	rest := object(o.rest(textKey, "id", "meta", "title", "settings"))
	if inner, err := o.object("annotations"); err == nil && inner != nil {
		leaveOut(&raw.tally, object(rest).rest("annotations"), "")
		rest = inner
	}
	return raw, spacySpans(raw, rest)
}

// spacyKeys hold spans; those of wordKeys what is said of words, which are no spans.
var (
	spacyKeys = []string{"entities", "ents", "annotations", "spans"}
	wordKeys  = []string{"tokens", "sents", "heads", "deps", "tags", "pos", "lemmas", "morphs", "sent_starts", "spaces"}
)

func spacySpans(d *rawDoc, said object) error {
	if err := said.need("spans", spacyKeys...); err != nil {
		if said.has("cats") {
			return errWholeText("cats", said.get("cats"))
		}
		return err
	}
	for _, key := range said.present(spacyKeys) {
		groups := object{{Key: key, Raw: said.get(key)}}
		if raw := said.get(key); raw != nil && raw[0] == '{' {
			var err error
			if groups, err = parseObject(raw); err != nil {
				return err
			}
		}
		for _, group := range groups {
			if err := spansUnder(d, groups, group.Key, spacySpan(d, said)); err != nil {
				return err
			}
		}
	}
	leaveSpacy(d, said.rest(spacyKeys...))
	return nil
}

// leaveSpacy counts keys that are not read, those of what is said of words as columns.
func leaveSpacy(d *rawDoc, fields []annotations.Field) {
	rest := object(fields)
	d.tally.add(ColumnOut, len(rest.present(wordKeys)), strings.Join(rest.present(wordKeys), ", "))
	leaveOut(&d.tally, rest.rest(wordKeys...), "")
}

// spacySpan reads a span in characters, or one in tokens as displaCy's span visualiser has them.
func spacySpan(d *rawDoc, said object) func(json.RawMessage) (rawSpan, error) {
	return func(raw json.RawMessage) (rawSpan, error) {
		if o, err := parseObject(raw); raw[0] == '{' && err == nil && o.has("start_token") && !o.has("start") {
			return spacyTokenSpan(d, said, o)
		}
		s, err := looseSpan(raw, nil, &d.tally)
		for _, key := range []string{"kb_id", "params", "kb_url"} {
			if i := object(s.Extra).find(key); i >= 0 && string(s.Extra[i].Raw) == `""` {
				s.Extra = object(s.Extra).rest(key)
			}
		}
		if id, _ := object(s.Extra).str("kb_id"); id != "" {
			s.Attrs, s.Extra = map[string]string{"kb_id": id}, object(s.Extra).rest("kb_id")
		}
		return s, err
	}
}

func spacyTokenSpan(d *rawDoc, said, o object) (rawSpan, error) {
	var s rawSpan
	words, err := said.stringList("tokens")
	if err != nil {
		return s, err
	}
	tokens, missing := locate(d.text, words)
	if missing >= 0 {
		return s, fmt.Errorf("token %d, “%s”, does not follow in the text; correct one of them", missing+1, clip(words[missing]))
	}
	first, err1 := o.num("start_token")
	end, err2 := o.num("end_token")
	if err := errors.Join(err1, err2, o.need("label", "label")); err != nil {
		return s, err
	}
	if first < 0 || end <= first || end > len(tokens) {
		return s, fmt.Errorf("the span goes from token %d to %d of %d; correct it (the last is not included)", first, end, len(tokens))
	}
	s.Label, err = o.str("label")
	s.placed, s.start, s.end = true, int(tokens[first].Start), int(tokens[end-1].End)
	return s, err
}
