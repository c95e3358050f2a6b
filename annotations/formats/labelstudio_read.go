package formats

import (
	"encoding/json"
	"fmt"
	"strings"

	"tippani/annotations"
)

// labelStudioReader gives one article per annotation of a task; a task without any, its first prediction.
type labelStudioReader struct {
	values  *jsonValues
	textKey string
	queue   []*rawDoc
}

func newLabelStudioReader(f *Format, in Input, opt Options) (Reader, error) {
	values, err := newJSONValues(in)
	if err != nil {
		return nil, err
	}
	return newResolver(f, &labelStudioReader{values: values, textKey: opt.TextKey}, opt), nil
}

func (r *labelStudioReader) next() (*rawDoc, error) {
	for len(r.queue) == 0 {
		raw, err := r.values.next()
		if err != nil {
			return nil, err
		}
		task, err := parseObject(raw)
		if err == nil {
			r.queue, err = r.task(task)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.values.where(), err)
		}
	}
	first := r.queue[0]
	r.queue = r.queue[1:]
	first.where = r.values.where()
	return first, nil
}

func (r *labelStudioReader) task(task object) ([]*rawDoc, error) {
	data, err := task.object("data")
	if err != nil {
		return nil, err
	}
	if data == nil {
		return nil, fmt.Errorf(`the task has no "data"; is this a Label Studio export in JSON (not JSON-MIN)?`)
	}
	done, err := task.objects("annotations")
	if err != nil {
		return nil, err
	}
	if old, err := task.objects("completions"); err != nil {
		return nil, err
	} else if len(done) == 0 {
		done = old // the name before Label Studio 1.0
	}
	guesses, err := task.objects("predictions")
	if err != nil {
		return nil, err
	}
	var docs []*rawDoc
	for _, a := range done {
		raw, err := r.article(task, data)
		if err != nil {
			return nil, err
		}
		if err := labelStudioAnswer(raw, a, data); err != nil {
			return nil, err
		}
		docs = append(docs, raw)
		if err := labelStudioResults(raw, a); err != nil {
			return nil, err
		}
	}
	if len(docs) > 0 {
		docs[0].tally.add(ItemOut, len(guesses), "predictions beside annotations")
		return docs, nil
	}
	raw, err := r.article(task, data)
	if err != nil {
		return nil, err
	}
	if len(guesses) > 0 {
		raw.tally.add(ItemOut, len(guesses)-1, "predictions beside the first")
		err = labelStudioResults(raw, guesses[0])
	}
	return []*rawDoc{raw}, err
}

func (r *labelStudioReader) article(task, data object) (*rawDoc, error) {
	raw := &rawDoc{meta: readMeta(data.get("meta")), mend: mendMixedUnits}
	key := r.textKey
	if key == "" {
		key = "text"
	}
	var err error
	if raw.text, err = data.text(key); err != nil {
		return nil, err
	}
	if raw.id, err = task.str("id"); err != nil {
		return nil, err
	}
	err = data.strings(map[string]*string{"id": &raw.id, "annotator": &raw.annotator, "created": &raw.created, "modified": &raw.modified})
	raw.extra = data.rest(key, "id", "meta", "annotator", "created", "modified", "answer")
	raw.tally.add(ExtraOut, len(task.rest("id", "data", "annotations", "completions", "predictions")), "of the task")
	return raw, err
}

func labelStudioAnswer(raw *rawDoc, a, data object) error {
	raw.answer = annotations.Accept
	if string(a.get("was_cancelled")) == "true" {
		raw.answer = annotations.Ignore
		if answer, _ := data.str("answer"); answer == string(annotations.Reject) {
			raw.answer = annotations.Reject
		}
	}
	if by := a.get("completed_by"); by != nil {
		if by[0] == '{' {
			who, err := a.object("completed_by")
			if err != nil {
				return err
			}
			if err := who.strings(map[string]*string{"id": &raw.annotator, "email": &raw.annotator}); err != nil {
				return err
			}
			if email, _ := who.str("email"); email != "" {
				raw.annotator = email
			}
		} else if err := a.strings(map[string]*string{"completed_by": &raw.annotator}); err != nil {
			return err
		}
	}
	return a.strings(map[string]*string{"created_at": &raw.created, "updated_at": &raw.modified})
}

// labelStudioResults reads regions first, then what belongs to them.
func labelStudioResults(raw *rawDoc, a object) error {
	results, err := a.objects("result")
	if err != nil {
		return err
	}
	regions := make(map[string][]int)
	for _, o := range results {
		if kind, _ := o.str("type"); kind == "labels" {
			if err := labelStudioRegion(raw, o, regions); err != nil {
				return err
			}
		}
	}
	for _, o := range results {
		kind, err := o.str("type")
		if err != nil {
			return err
		}
		switch kind {
		case "labels":
		case "relation":
			err = labelStudioRelation(raw, o)
		default:
			err = labelStudioAttribute(raw, o, kind, regions)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// labelStudioRegion makes a span for each label of a region; the first has the region's id.
func labelStudioRegion(raw *rawDoc, o object, regions map[string][]int) error {
	value, err := o.object("value")
	if err != nil {
		return err
	}
	if value.has("startOffset") || value.has("globalOffsets") {
		raw.tally.add(ItemOut, 1, "a region of HyperText or Paragraphs")
		return nil
	}
	var s rawSpan
	if s.ID, err = o.str("id"); err != nil {
		return err
	}
	if s.start, err = value.num("start"); err != nil {
		return fmt.Errorf("region %s: %w", s.ID, err)
	}
	if s.end, err = value.num("end"); err != nil {
		return fmt.Errorf("region %s: %w", s.ID, err)
	}
	if s.quoted = value.has("text"); s.quoted {
		if s.quote, err = value.str("text"); err != nil {
			return err
		}
	}
	meta, err := o.object("meta")
	if err != nil {
		return err
	}
	if s.Note, err = joined(meta, "text"); err != nil {
		return err
	}
	kind, _ := meta.str("kind")
	s.Kind = annotations.Kind(kind)
	labels, err := value.list("labels")
	if err != nil {
		return err
	}
	if len(labels) == 0 {
		raw.tally.add(SpanOut, 1, "a region without label: "+clip(s.quote))
	}
	id := s.ID
	for _, label := range labels {
		if err := json.Unmarshal(label, &s.Label); err != nil {
			return fmt.Errorf("region %s: a label should be a string; correct it", id)
		}
		regions[id] = append(regions[id], len(raw.spans))
		raw.spans = append(raw.spans, s)
		s.ID = ""
	}
	return nil
}

func labelStudioRelation(raw *rawDoc, o object) error {
	var rel annotations.Relation
	direction := ""
	if err := o.strings(map[string]*string{"from_id": &rel.From, "to_id": &rel.To, "direction": &direction}); err != nil {
		return err
	}
	var err error
	if rel.Label, err = joined(o, "labels"); err != nil {
		return err
	}
	switch direction {
	case "left":
		rel.From, rel.To = rel.To, rel.From
	case "bi":
		raw.relations = append(raw.relations, annotations.Relation{From: rel.To, To: rel.From, Label: rel.Label})
	}
	raw.relations = append(raw.relations, rel)
	return nil
}

// labelStudioAttribute takes what is said of a region by choices, a text area, a rating, under the control's name.
func labelStudioAttribute(raw *rawDoc, o object, kind string, regions map[string][]int) error {
	id, err := o.str("id")
	if err != nil {
		return err
	}
	name, err := o.str("from_name")
	if err != nil {
		return err
	}
	value, err := o.object("value")
	if err != nil {
		return err
	}
	key := kind
	if kind == "textarea" {
		key = "text"
	}
	of := regions[id]
	if len(of) == 0 || !value.has(key) || name == "" {
		raw.tally.add(ItemOut, 1, kind+" "+name)
		return nil
	}
	said, err := joined(value, key)
	if err != nil {
		return err
	}
	for _, i := range of {
		s := &raw.spans[i]
		if s.Attrs == nil {
			s.Attrs = make(map[string]string)
		}
		s.Attrs[name] = said
	}
	return nil
}

// joined is a string, or a list of strings with line feeds between them; anything else as its JSON.
func joined(o object, key string) (string, error) {
	raw := o.get(key)
	if raw == nil {
		return "", nil
	}
	if raw[0] == '"' {
		return o.str(key)
	}
	var list []string
	if json.Unmarshal(raw, &list) != nil {
		return string(compact(raw)), nil
	}
	return strings.Join(list, "\n"), nil
}
