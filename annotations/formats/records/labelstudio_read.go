package records

import (
	"encoding/json"
	"fmt"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/unread"
)

// labelStudioReader gives one article per annotation of a task; a task without any, its first prediction.
type labelStudioReader struct {
	values  *input.Values
	textKey string
	queue   []*foreign.Doc
}

func newLabelStudioReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	values, err := input.NewValues(in)
	if err != nil {
		return nil, err
	}
	r := &labelStudioReader{values: values, textKey: opt.TextKey}
	if r.textKey == "" {
		r.textKey = "text"
	}
	data, min := input.WithKey("{", "data"), input.WithKey(`"`, r.textKey)
	values.IsRecord = func(raw json.RawMessage) bool { return data(raw) || min(raw) }
	return foreign.Resolve(f, r, opt), nil
}

func (r *labelStudioReader) Next() (*foreign.Doc, error) {
	for len(r.queue) == 0 {
		raw, err := r.values.Next()
		if err != nil {
			return nil, err
		}
		task, err := ordered.Parse(raw)
		if err == nil {
			r.queue, err = r.task(task)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.values.Where(), err)
		}
	}
	first := r.queue[0]
	r.queue = r.queue[1:]
	first.Where = r.values.Where()
	r.values.TakeAround(&first.Tally)
	return first, nil
}

func (r *labelStudioReader) task(task ordered.Object) ([]*foreign.Doc, error) {
	data, err := task.Object("data")
	if err != nil {
		return nil, err
	}
	if data == nil {
		return r.minimal(task)
	}
	done, err := task.Objects("annotations")
	if err != nil {
		return nil, err
	}
	if old, err := task.Objects("completions"); err != nil {
		return nil, err
	} else if len(done) == 0 {
		done = old // the name before Label Studio 1.0
	}
	guesses, err := task.Objects("predictions")
	if err != nil {
		return nil, err
	}
	var docs []*foreign.Doc
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
		docs[0].Tally.Add(formats.ItemOut, len(guesses), "predictions beside annotations")
		return docs, nil
	}
	raw, err := r.article(task, data)
	if err != nil {
		return nil, err
	}
	if len(guesses) > 0 {
		raw.Tally.Add(formats.ItemOut, len(guesses)-1, "predictions beside the first")
		err = labelStudioResults(raw, guesses[0], r.textKey)
	}
	return []*foreign.Doc{raw}, err
}

func (r *labelStudioReader) article(task, data ordered.Object) (*foreign.Doc, error) {
	raw := &foreign.Doc{Meta: native.ReadMeta(data.Get("meta")), Mend: mendMixedUnits}
	var err error
	if raw.Text, err = data.Text(r.textKey); err != nil {
		return nil, err
	}
	if raw.Id, err = task.Str("id"); err != nil {
		return nil, err
	}
	err = data.Strings(map[string]*string{"id": &raw.Id, "annotator": &raw.Annotator, "created": &raw.Created, "modified": &raw.Modified})
	raw.Extra = data.Rest(r.textKey, "id", "meta", "annotator", "created", "modified", "answer")
	unread.Watch(&raw.Tally, raw.Extra, "")
	unread.LeaveOut(&raw.Tally, task.Rest("id", "data", "annotations", "completions", "predictions"), "of the task")
	return raw, err
}

func labelStudioAnswer(raw *foreign.Doc, a, data ordered.Object) error {
	raw.Answer = annotations.Accept
	if string(a.Get("was_cancelled")) == "true" {
		raw.Answer = annotations.Ignore
		if answer, _ := data.Str("answer"); answer == string(annotations.Reject) {
			raw.Answer = annotations.Reject
		}
	}
	if by := a.Get("completed_by"); by != nil {
		if by[0] == '{' {
			who, err := a.Object("completed_by")
			if err != nil {
				return err
			}
			if err := who.Strings(map[string]*string{"id": &raw.Annotator, "email": &raw.Annotator}); err != nil {
				return err
			}
			if email, _ := who.Str("email"); email != "" {
				raw.Annotator = email
			}
		} else if err := a.Strings(map[string]*string{"completed_by": &raw.Annotator}); err != nil {
			return err
		}
	}
	return a.Strings(map[string]*string{"created_at": &raw.Created, "updated_at": &raw.Modified})
}
