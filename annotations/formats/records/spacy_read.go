package records

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/tagging"
	"tippani/annotations/formats/unread"
)

// spacyReader reads training pairs, objects with entities, displaCy's ents, Doc.to_json of version 3 and the documents of version 2
// (spacy.io/api/data-formats, v2.spacy.io/api/annotation#json-input).
type spacyReader struct {
	values   *input.Values
	textKeys []string // the first that is there counts
	queue    []*foreign.Doc
}

// SpacyTextKeys hold the text in spaCy's files, and in those of annotators that have the same spans (LightTag's content).
var SpacyTextKeys = []string{"text", "content", "document"}

func newSpacyReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	values, err := input.NewValues(in)
	if err != nil {
		return nil, err
	}
	r := &spacyReader{values: values, textKeys: SpacyTextKeys}
	if opt.TextKey != "" {
		r.textKeys = []string{opt.TextKey}
	}
	keyed := input.WithKey(`"[`, append([]string{"paragraphs", "words"}, r.textKeys...)...)
	values.IsRecord = func(raw json.RawMessage) bool { return isPair(raw) || keyed(raw) }
	return foreign.Resolve(f, r, opt), nil
}

// isPair tells ["text", {…}], or ["text", [...]], from lists of others.
func isPair(raw json.RawMessage) bool {
	if len(raw) == 0 || raw[0] != '[' {
		return false
	}
	inner := bytes.Trim(raw[1:len(raw)-1], " \t\r\n")
	return bytes.HasPrefix(inner, []byte(`"`)) && (bytes.HasSuffix(inner, []byte("}")) || bytes.HasSuffix(inner, []byte("]")))
}

func (r *spacyReader) Next() (*foreign.Doc, error) {
	for len(r.queue) == 0 {
		value, err := r.values.Next()
		if err != nil {
			return nil, err
		}
		if r.queue, err = r.docs(value); err != nil {
			return nil, fmt.Errorf("%s: %w", r.values.Where(), err)
		}
	}
	raw := r.queue[0]
	r.queue = r.queue[1:]
	raw.Where = r.values.Where()
	r.values.TakeAround(&raw.Tally)
	return raw, nil
}

func (r *spacyReader) docs(value json.RawMessage) ([]*foreign.Doc, error) {
	if value[0] == '[' {
		raw, err := spacyPair(value)
		return []*foreign.Doc{raw}, err
	}
	o, err := ordered.Parse(value)
	if err != nil {
		return nil, err
	}
	if o.Find("paragraphs") >= 0 {
		return spacyParagraphs(o)
	}
	raw, err := r.object(o)
	return []*foreign.Doc{raw}, err
}

// spacyPair reads a text with what is said of it: an object, or the list of entities itself.
func spacyPair(value json.RawMessage) (*foreign.Doc, error) {
	raw := new(foreign.Doc)
	var pair []json.RawMessage
	if err := json.Unmarshal(value, &pair); err != nil {
		return nil, err
	}
	if len(pair) != 2 || pair[0][0] != '"' || json.Unmarshal(pair[0], &raw.Text) != nil {
		return nil, errors.New(`a pair ["text", {"entities": …}] is expected; correct the line`)
	}
	if pair[1][0] == '[' {
		return raw, spacySpans(raw, ordered.Object{{Key: "entities", Raw: pair[1]}})
	}
	said, err := ordered.Parse(pair[1])
	if err != nil || len(said) == 0 {
		return raw, err
	}
	if tagged, is, err := spacyTagged(raw.Text, said); is {
		return tagged, err
	}
	return raw, spacySpans(raw, said)
}

// object reads a text beside its entities, or with them under annotations.
func (r *spacyReader) object(o ordered.Object) (*foreign.Doc, error) {
	raw := new(foreign.Doc)
	var err error
	textKey := o.First(r.textKeys)
	if words := o.First(tagging.TokenKeys); !o.Has(textKey) && o.Has(words) {
		return spacyWords(o, words)
	}
	if raw.Text, err = o.Text(textKey); err != nil {
		return nil, err
	}
	if raw.Id, err = o.Str("id"); err != nil {
		return nil, err
	}
	raw.Meta = native.ReadMeta(o.Get("meta"))
	if title, err := o.Str("title"); err == nil && title != "" && raw.Meta.Title == "" {
		raw.Meta.Title = title
	}
	rest := ordered.Object(o.Rest(textKey, "id", "meta", "title", "settings"))
	if inner, err := o.Object("annotations"); err == nil && inner != nil {
		unread.LeaveOut(&raw.Tally, ordered.Object(rest).Rest("annotations"), "")
		rest = inner
	}
	return raw, spacySpans(raw, rest)
}

// spacyKeys hold spans; those of wordKeys what is said of words, which are no spans.
var (
	spacyKeys = []string{"entities", "ents", "annotations", "spans"}
	wordKeys  = []string{"tokens", "sents", "heads", "deps", "tags", "pos", "lemmas", "morphs", "sent_starts", "spaces"}
)

func spacySpans(d *foreign.Doc, said ordered.Object) error {
	if err := said.Need("spans", spacyKeys...); err != nil {
		if said.Has("cats") {
			return errWholeText("cats", said.Get("cats"))
		}
		return err
	}
	for _, key := range said.Present(spacyKeys) {
		groups := ordered.Object{{Key: key, Raw: said.Get(key)}}
		if raw := said.Get(key); raw != nil && raw[0] == '{' {
			var err error
			if groups, err = ordered.Parse(raw); err != nil {
				return err
			}
		}
		for _, group := range groups {
			if err := spansUnder(d, groups, group.Key, spacySpan(d, said)); err != nil {
				return err
			}
		}
	}
	leaveSpacy(d, said.Rest(spacyKeys...))
	return nil
}

// leaveSpacy counts keys that are not read, those of what is said of words as columns.
func leaveSpacy(d *foreign.Doc, fields []annotations.Field) {
	rest := ordered.Object(fields)
	d.Tally.Add(formats.ColumnOut, len(rest.Present(wordKeys)), strings.Join(rest.Present(wordKeys), ", "))
	unread.LeaveOut(&d.Tally, rest.Rest(wordKeys...), "")
}

// spacySpan reads a span in characters, or one in tokens as displaCy's span visualiser has them.
func spacySpan(d *foreign.Doc, said ordered.Object) func(json.RawMessage) (foreign.Span, error) {
	return func(raw json.RawMessage) (foreign.Span, error) {
		if o, err := ordered.Parse(raw); raw[0] == '{' && err == nil && o.Has("start_token") && !o.Has("start") {
			return spacyTokenSpan(d, said, o)
		}
		s, err := looseSpan(raw, nil, &d.Tally)
		for _, key := range []string{"kb_id", "params", "kb_url"} {
			if i := ordered.Object(s.Extra).Find(key); i >= 0 && string(s.Extra[i].Raw) == `""` {
				s.Extra = ordered.Object(s.Extra).Rest(key)
			}
		}
		if id, _ := ordered.Object(s.Extra).Str("kb_id"); id != "" {
			s.Attrs, s.Extra = map[string]string{"kb_id": id}, ordered.Object(s.Extra).Rest("kb_id")
		}
		return s, err
	}
}

func spacyTokenSpan(d *foreign.Doc, said, o ordered.Object) (foreign.Span, error) {
	var s foreign.Span
	words, err := said.StringList("tokens")
	if err != nil {
		return s, err
	}
	tokens, missing := tagging.Locate(d.Text, words)
	if missing >= 0 {
		return s, fmt.Errorf("token %d, “%s”, does not follow in the text; correct one of them", missing+1, quote.Clip(words[missing]))
	}
	first, err1 := o.Num("start_token")
	end, err2 := o.Num("end_token")
	if err := errors.Join(err1, err2, o.Need("label", "label")); err != nil {
		return s, err
	}
	if first < 0 || end <= first || end > len(tokens) {
		return s, fmt.Errorf("the span goes from token %d to %d of %d; correct it (the last is not included)", first, end, len(tokens))
	}
	s.Label, err = o.Str("label")
	s.Placed, s.Start, s.End = true, int(tokens[first].Start), int(tokens[end-1].End)
	return s, err
}
