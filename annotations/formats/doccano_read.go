package formats

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"tippani/annotations"
)

func newDoccanoReader(f *Format, in Input, opt Options) (Reader, error) {
	values, err := newJSONValues(in)
	if err != nil {
		return nil, err
	}
	r := doccanoReader{textKey: opt.TextKey, labelKey: opt.LabelKey}
	if r.names, err = namesBeside(in); err != nil {
		return nil, err
	}
	values.isRecord = withKey(`"`, "text", "data")
	if r.textKey != "" {
		values.isRecord = withKey(`"`, r.textKey)
	}
	return newResolver(f, &objectReader{values: values, doc: r.doc}, opt), nil
}

type doccanoReader struct {
	textKey, labelKey string
	names             map[string]string // of labels by number
}

// doccanoKeys hold the spans: label since version 1.5, labels in old JSON lines, entities with relations, annotations in the JSON of
// version 1.0 and before.
var doccanoKeys = []string{"label", "labels", "entities", "annotations"}

// doc reads one line. The keys vary with the version and the project's columns.
func (r doccanoReader) doc(o object) (*rawDoc, error) {
	raw := &rawDoc{meta: readMeta(o.get("meta"))}
	textKey := r.textKey
	if textKey == "" {
		textKey = "text"
		if !o.has("text") && o.has("data") {
			textKey = "data"
		}
	}
	var err error
	if raw.text, err = o.text(textKey); err != nil {
		return nil, err
	}
	if raw.id, err = o.str("id"); err != nil {
		return nil, err
	}
	keys := o.present(doccanoKeys)
	if r.labelKey != "" {
		keys = o.present([]string{r.labelKey})
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("there are no labels (the keys are %s); say with --label-key which key holds them, or check the input "+
			"format", o.keyNames())
	}
	for _, key := range keys {
		if err := r.spans(raw, o, key); err != nil {
			return nil, err
		}
	}
	raw.extra = o.rest(append(keys, "id", "meta", textKey, "relations")...)
	if i := object(raw.extra).find("Comments"); i >= 0 && string(raw.extra[i].Raw) == "[]" {
		raw.extra = append(raw.extra[:i:i], raw.extra[i+1:]...)
	}
	watch(&raw.tally, raw.extra, "")
	return raw, doccanoRelations(raw, o)
}

// spans reads lists and objects. Objects without any offsets are labels of the whole text.
func (r doccanoReader) spans(raw *rawDoc, o object, key string) error {
	if list, err := o.objects(key); err == nil && len(list) > 0 && !hasOffsets(list) {
		return errWholeText(key, o.get(key))
	}
	return spansUnder(raw, o, key, func(element json.RawMessage) (rawSpan, error) {
		s, err := looseSpan(element, r.names, &raw.tally)
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

func hasOffsets(list []object) bool {
	for _, o := range list {
		if o.has(o.first(startKeys)) || o.has(o.first(endKeys)) {
			return true
		}
	}
	return false
}

// doccanoID is the number of an entity, by which relations name it.
func doccanoID(element json.RawMessage) (string, error) {
	o, err := parseObject(element)
	if err != nil {
		return "", err
	}
	id, err := o.str("id")
	if _, bad := strconv.Atoi(id); bad != nil && id != "" {
		return "", fmt.Errorf("the entity id %q is no number; correct it", id)
	}
	return id, err
}

func doccanoRelations(raw *rawDoc, o object) error {
	relations, err := o.objects("relations")
	if err != nil {
		return err
	}
	for i, rel := range relations {
		if err := errors.Join(rel.need("first span", "from_id"), rel.need("second span", "to_id")); err != nil {
			return fmt.Errorf("relation %d: %w", i+1, err)
		}
		var q annotations.Relation
		if err := rel.strings(map[string]*string{"from_id": &q.From, "to_id": &q.To, "type": &q.Label}); err != nil {
			return err
		}
		q.From, q.To = "s"+q.From, "s"+q.To
		q.Extra = rel.rest("id", "from_id", "to_id", "type")
		raw.relations = append(raw.relations, q)
	}
	if len(relations) == 0 {
		for i := range raw.spans {
			raw.spans[i].ID = ""
		}
	}
	return nil
}
