package records

import (
	"encoding/json"
	"fmt"

	"tippani/annotations"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/unread"
	"tippani/model/jsontext"
)

// minimal reads a task of JSON-MIN: what was said with a control stands under the control's name, beside the text; regions have no ids
// and no types there, so that a choice belongs to the region with its offsets.
func (r *labelStudioReader) minimal(task ordered.Object) ([]*foreign.Doc, error) {
	raw := &foreign.Doc{Mend: mendMixedUnits, Answer: annotations.Accept}
	var err error
	if raw.Text, err = task.Text(r.textKey); err != nil {
		return nil, fmt.Errorf(`the task has no “data”, as Label Studio's JSON has it; as JSON-MIN %w`, err)
	}
	if err := task.Strings(map[string]*string{"id": &raw.Id, "annotator": &raw.Annotator, "created_at": &raw.Created,
		"updated_at": &raw.Modified}); err != nil {
		return nil, err
	}
	raw.Meta = native.ReadMeta(task.Get("meta"))
	regions := map[string][]int{}
	var attributes []ordered.Object
	for _, f := range task.Rest(r.textKey, "id", "annotator", "created_at", "updated_at", "meta") {
		values, err := ordered.Object{f}.Objects(f.Key)
		if err != nil || len(values) == 0 {
			raw.Extra = append(raw.Extra, f)
			continue
		}
		elements, _ := ordered.Object{f}.List(f.Key)
		for i, value := range values {
			o := minResult(f.Key, value, elements[i])
			switch {
			case !value.Has("start") && !value.Has("labels"):
				unread.LeaveOut(&raw.Tally, []annotations.Field{{Key: f.Key, Raw: elements[i]}}, "")
			case !value.Has("labels"):
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
	for i := range raw.Spans {
		raw.Spans[i].ID = ""
	}
	unread.Watch(&raw.Tally, raw.Extra, "")
	return []*foreign.Doc{raw}, nil
}

// minResult is a region as the full export has it; its offsets are its id.
func minResult(control string, value ordered.Object, raw json.RawMessage) ordered.Object {
	var j jsontext.Text
	j.Open('{')
	j.KeyStr("id", string(value.Get("start"))+"-"+string(value.Get("end")))
	j.KeyStr("from_name", control)
	j.Key("value")
	j.Raw(raw)
	j.Shut('}')
	o, _ := ordered.Parse(j.B)
	return o
}

// minAttribute takes what a control says of the region with the same offsets: the first key that is no place and no quotation.
func minAttribute(raw *foreign.Doc, o ordered.Object, regions map[string][]int) error {
	value, err := o.Object("value")
	if err != nil {
		return err
	}
	for _, f := range value.Rest("start", "end", "text", "id") {
		if err := labelStudioAttribute(raw, o, f.Key, regions); err != nil {
			return err
		}
	}
	return nil
}
