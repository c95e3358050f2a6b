package formats

import (
	"encoding/json"
	"fmt"

	"tippani/annotations"
)

// minimal reads a task of JSON-MIN: what was said with a control stands under the control's name, beside the text; regions have no ids
// and no types there, so that a choice belongs to the region with its offsets.
func (r *labelStudioReader) minimal(task object) ([]*rawDoc, error) {
	raw := &rawDoc{mend: mendMixedUnits, answer: annotations.Accept}
	var err error
	if raw.text, err = task.text(r.textKey); err != nil {
		return nil, fmt.Errorf(`the task has no “data”, as Label Studio's JSON has it; as JSON-MIN %w`, err)
	}
	if err := task.strings(map[string]*string{"id": &raw.id, "annotator": &raw.annotator, "created_at": &raw.created,
		"updated_at": &raw.modified}); err != nil {
		return nil, err
	}
	raw.meta = readMeta(task.get("meta"))
	regions := map[string][]int{}
	var attributes []object
	for _, f := range task.rest(r.textKey, "id", "annotator", "created_at", "updated_at", "meta") {
		values, err := object{f}.objects(f.Key)
		if err != nil || len(values) == 0 {
			raw.extra = append(raw.extra, f)
			continue
		}
		elements, _ := object{f}.list(f.Key)
		for i, value := range values {
			o := minResult(f.Key, value, elements[i])
			switch {
			case !value.has("start") && !value.has("labels"):
				leaveOut(&raw.tally, []annotations.Field{{Key: f.Key, Raw: elements[i]}}, "")
			case !value.has("labels"):
				attributes = append(attributes, o)
			default:
				if err := labelStudioRegion(raw, o, regions); err != nil {
					return nil, fmt.Errorf("“%s”: %w", f.Key, err)
				}
			}
		}
	}
	for _, o := range attributes {
		if err := minAttribute(raw, o, regions); err != nil {
			return nil, err
		}
	}
	for i := range raw.spans {
		raw.spans[i].ID = ""
	}
	watch(&raw.tally, raw.extra, "")
	return []*rawDoc{raw}, nil
}

// minResult is a region as the full export has it; its offsets are its id.
func minResult(control string, value object, raw json.RawMessage) object {
	var j jsonText
	j.open('{')
	j.keyStr("id", string(value.get("start"))+"-"+string(value.get("end")))
	j.keyStr("from_name", control)
	j.key("value")
	j.raw(raw)
	j.shut('}')
	o, _ := parseObject(j.b)
	return o
}

// minAttribute takes what a control says of the region with the same offsets: the first key that is no place and no quotation.
func minAttribute(raw *rawDoc, o object, regions map[string][]int) error {
	value, err := o.object("value")
	if err != nil {
		return err
	}
	for _, f := range value.rest("start", "end", "text", "id") {
		if err := labelStudioAttribute(raw, o, f.Key, regions); err != nil {
			return err
		}
	}
	return nil
}
