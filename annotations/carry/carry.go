// Package carry takes records over to articles that are not what they were: whose text was edited, or whose file was renamed.
// annotations/reanchor says where spans are, annotations/store puts the record in the place of the old one.
package carry

import (
	"bytes"
	"encoding/json"
	"slices"

	"tippani/annotations"
	"tippani/annotations/reanchor"
	"tippani/annotations/record"
	"tippani/model"
)

// boundToText are keys of other programs whose values say something of the text, letter by letter, and would say it wrongly of
// another.
var boundToText = []string{"tokens", "_input_hash", "_task_hash", "_view_id"}

// Carried is a record on its way to another article.
type Carried struct {
	Record    *record.Record // with the new article; nothing is written yet
	Outcome   reanchor.Outcome
	Reopened  bool     // it was finished, and is not any more: the new text has words that nobody has looked at
	Forgotten []string // keys of other programs that are left out since they describe the old text
}

// Over makes the record of an article from the one of its former state. What the record kept aside stays so.
func Over(old *record.Record, plan *reanchor.Plan, decisions map[string]reanchor.Decision) (Carried, error) {
	c := Carried{Outcome: plan.Outcome(old.Relations, decisions)}
	same := old.Article.Text() == plan.New.Text()
	article, err := withMeta(plan.New, old.Article.Meta())
	if err != nil {
		return c, err
	}
	r := *old
	r.Article, r.Problems = article, nil
	r.Spans, r.Relations = c.Outcome.Spans, c.Outcome.Relations
	r.Extra = slices.Clone(old.Extra)
	if !same {
		r.Extra = slices.DeleteFunc(r.Extra, func(f annotations.Field) bool {
			bound := slices.Contains(boundToText, f.Key)
			if bound {
				c.Forgotten = append(c.Forgotten, f.Key)
			}
			return bound
		})
		if r.Answer == annotations.Accept && !reanchor.SameWords(old.Article, plan.New) {
			r.Answer, c.Reopened = annotations.InProgress, true
		}
	}
	if !c.Outcome.Aside.Empty() {
		r.KeepAside(old.Aside().Join(c.Outcome.Aside))
	}
	c.Record = &r
	return c, nil
}

// withMeta is an article with what the old one's meta has and its own does not say.
func withMeta(a *model.Article, old model.Meta) (*model.Article, error) {
	meta := a.Meta()
	if meta.Title == "" {
		meta.Title = old.Title
	}
	if len(old.Extra) > 0 {
		extra, err := joinObjects(old.Extra, meta.Extra)
		if err != nil {
			return nil, err
		}
		meta.Extra = extra
	}
	return model.NewValidArticle(a.ID(), a.Text(), meta)
}

// joinObjects is a JSON object with the members of both, those of b where both have one.
func joinObjects(a, b []byte) ([]byte, error) {
	all := make(map[string]json.RawMessage)
	for _, raw := range [][]byte{a, b} {
		if len(raw) == 0 {
			continue
		}
		if err := json.Unmarshal(raw, &all); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(all); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(out.Bytes()), nil
}
