package records

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/unread"
)

func newDoccanoReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	values, err := input.NewValues(in)
	if err != nil {
		return nil, err
	}
	r := doccanoReader{textKey: opt.TextKey, labelKey: opt.LabelKey}
	if r.names, err = namesBeside(in); err != nil {
		return nil, err
	}
	values.IsRecord = input.WithKey(`"`, "text", "data")
	if r.textKey != "" {
		values.IsRecord = input.WithKey(`"`, r.textKey)
	}
	return foreign.Resolve(f, &foreign.ObjectStream{Values: values, Doc: r.doc}, opt), nil
}

type doccanoReader struct {
	textKey, labelKey string
	names             map[string]string // of labels by number
}

// doccanoKeys hold the spans: label since version 1.5, labels in old JSON lines, entities with relations, annotations in the JSON of
// version 1.0 and before.
var doccanoKeys = []string{"label", "labels", "entities", "annotations"}

// doc reads one line. The keys vary with the version and the project's columns.
func (r doccanoReader) doc(o ordered.Object) (*foreign.Doc, error) {
	raw := &foreign.Doc{Meta: native.ReadMeta(o.Get("meta"))}
	textKey := r.textKey
	if textKey == "" {
		textKey = "text"
		if !o.Has("text") && o.Has("data") {
			textKey = "data"
		}
	}
	var err error
	if raw.Text, err = o.Text(textKey); err != nil {
		return nil, err
	}
	if raw.Id, err = o.Str("id"); err != nil {
		return nil, err
	}
	keys := o.Present(doccanoKeys)
	if r.labelKey != "" {
		keys = o.Present([]string{r.labelKey})
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("there are no labels (the keys are %s); say with --label-key which key holds them, or check the input "+
			"format", o.KeyNames())
	}
	for _, key := range keys {
		if err := r.spans(raw, o, key); err != nil {
			return nil, err
		}
	}
	raw.Extra = o.Rest(append(keys, "id", "meta", textKey, "relations")...)
	if i := ordered.Object(raw.Extra).Find("Comments"); i >= 0 && string(raw.Extra[i].Raw) == "[]" {
		raw.Extra = append(raw.Extra[:i:i], raw.Extra[i+1:]...)
	}
	unread.Watch(&raw.Tally, raw.Extra, "")
	return raw, doccanoRelations(raw, o)
}

// spans reads lists and objects. Objects without any offsets are labels of the whole text.
func (r doccanoReader) spans(raw *foreign.Doc, o ordered.Object, key string) error {
	if list, err := o.Objects(key); err == nil && len(list) > 0 && !hasOffsets(list) {
		return errWholeText(key, o.Get(key))
	}
	return spansUnder(raw, o, key, func(element json.RawMessage) (foreign.Span, error) {
		s, err := looseSpan(element, r.names, &raw.Tally)
		if element[0] == '[' || err != nil {
			return s, err
		}
		number, err := doccanoID(element)
		if number != "" {
			s.ID = "s" + number
		}
		return s, err
	})
}

func hasOffsets(list []ordered.Object) bool {
	for _, o := range list {
		if o.Has(o.First(startKeys)) || o.Has(o.First(endKeys)) {
			return true
		}
	}
	return false
}

// doccanoID is the number of an entity, by which relations name it.
func doccanoID(element json.RawMessage) (string, error) {
	o, err := ordered.Parse(element)
	if err != nil {
		return "", err
	}
	id, err := o.Str("id")
	if _, bad := strconv.Atoi(id); bad != nil && id != "" {
		return "", fmt.Errorf("the entity id %q is no number; correct it", id)
	}
	return id, err
}

func doccanoRelations(raw *foreign.Doc, o ordered.Object) error {
	relations, err := o.Objects("relations")
	if err != nil {
		return err
	}
	for i, rel := range relations {
		if err := errors.Join(rel.Need("first span", "from_id"), rel.Need("second span", "to_id")); err != nil {
			return fmt.Errorf("relation %d: %w", i+1, err)
		}
		var q annotations.Relation
		if err := rel.Strings(map[string]*string{"from_id": &q.From, "to_id": &q.To, "type": &q.Label}); err != nil {
			return err
		}
		q.From, q.To = "s"+q.From, "s"+q.To
		q.Extra = rel.Rest("id", "from_id", "to_id", "type")
		raw.Relations = append(raw.Relations, q)
	}
	if len(relations) == 0 {
		for i := range raw.Spans {
			raw.Spans[i].ID = ""
		}
	}
	return nil
}
