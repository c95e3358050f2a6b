package formats

import (
	"encoding/json"
	"fmt"

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
	r := &labelStudioReader{values: values, textKey: opt.TextKey}
	if r.textKey == "" {
		r.textKey = "text"
	}
	data, min := withKey("{", "data"), withKey(`"`, r.textKey)
	values.isRecord = func(raw json.RawMessage) bool { return data(raw) || min(raw) }
	return newResolver(f, r, opt), nil
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
	r.values.takeAround(&first.tally)
	return first, nil
}

func (r *labelStudioReader) task(task object) ([]*rawDoc, error) {
	data, err := task.object("data")
	if err != nil {
		return nil, err
	}
	if data == nil {
		return r.minimal(task)
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
		if err := labelStudioResults(raw, a, r.textKey); err != nil {
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
		err = labelStudioResults(raw, guesses[0], r.textKey)
	}
	return []*rawDoc{raw}, err
}

func (r *labelStudioReader) article(task, data object) (*rawDoc, error) {
	raw := &rawDoc{meta: readMeta(data.get("meta")), mend: mendMixedUnits}
	var err error
	if raw.text, err = data.text(r.textKey); err != nil {
		return nil, err
	}
	if raw.id, err = task.str("id"); err != nil {
		return nil, err
	}
	err = data.strings(map[string]*string{"id": &raw.id, "annotator": &raw.annotator, "created": &raw.created, "modified": &raw.modified})
	raw.extra = data.rest(r.textKey, "id", "meta", "annotator", "created", "modified", "answer")
	watch(&raw.tally, raw.extra, "")
	leaveOut(&raw.tally, task.rest("id", "data", "annotations", "completions", "predictions"), "of the task")
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
