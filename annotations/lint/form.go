package lint

import (
	"strings"

	"tippani/annotations"
)

// use is how one form is labelled: how often with which label, in the order in which the labels came.
type use struct {
	labels []labelCount
	words  []string
	whole  bool // it was seen as a whole word, and not only before an ending
}

type labelCount struct {
	label string
	count int
	first *annotations.Span // of the article that has the label
}

// maxLabels bounds how many labels of one form are told apart.
const maxLabels = 32

func (u *use) add(label string, span *annotations.Span) {
	for i := range u.labels {
		if u.labels[i].label == label {
			u.labels[i].count++
			return
		}
	}
	if len(u.labels) < maxLabels {
		u.labels = append(u.labels, labelCount{label, 1, span})
	}
}

func (u *use) count(label string) int {
	for _, c := range u.labels {
		if c.label == label {
			return c.count
		}
	}
	return 0
}

// usual is the label that is there most often; of equals that which more says is more frequent, then the first.
func (u *use) usual(more func(label string) int) labelCount {
	best := u.labels[0]
	for _, c := range u.labels[1:] {
		if c.count > best.count || c.count == best.count && more(c.label) > more(best.label) {
			best = c
		}
	}
	return best
}

// formKey tells forms apart; spans of two kinds may well mark the same words.
type formKey struct {
	kind annotations.Kind
	form string // words with blanks between
}

// articleForms is how forms are labelled in one article. A form with an ending counts as the form without it where that stands in the
// article as well.
type articleForms struct {
	of   []formKey // of each span; an empty form for those that have none
	uses map[formKey]*use
}

func formsOf(t *tokens, schema *annotations.Schema, spans []*annotations.Span) articleForms {
	f := articleForms{make([]formKey, len(spans)), make(map[formKey]*use)}
	for i, s := range spans {
		words, whole := t.form(s.Range)
		if words == nil {
			continue
		}
		f.of[i] = formKey{kindOf(schema, s), strings.Join(words, " ")}
		if f.uses[f.of[i]] == nil {
			f.uses[f.of[i]] = &use{words: words}
		}
		u := f.uses[f.of[i]]
		u.whole = u.whole || whole
	}
	bare := make(map[formKey]formKey, len(f.uses))
	for key := range f.uses {
		bare[key] = f.bare(key)
	}
	for i, s := range spans {
		if f.of[i].form != "" {
			f.of[i] = bare[f.of[i]]
			f.uses[f.of[i]].add(s.Label, s)
		}
	}
	return f
}

// whole reports whether some words are a form that was seen to end with a whole word.
func (f *articleForms) whole(kind annotations.Kind, words []string) bool {
	u := f.uses[formKey{kind, strings.Join(words, " ")}]
	return u != nil && u.whole
}

// bare is the form without the ending of its last word, where that is a form too.
func (f *articleForms) bare(key formKey) formKey {
	last := strings.LastIndexByte(key.form, ' ') + 1
	stems(key.form[last:], func(stem string) bool {
		shorter := formKey{key.kind, key.form[:last+len(stem)]}
		if u := f.uses[shorter]; u == nil || !u.whole {
			return false
		}
		key = shorter
		return true
	})
	return key
}

// kindOf is the kind of a span; one that names none is of the kind of its label.
func kindOf(schema *annotations.Schema, s *annotations.Span) annotations.Kind {
	if s.Kind != "" {
		return s.Kind
	}
	if l, known := schema.Label(s.Label); known {
		return l.Kind
	}
	return ""
}

// Use is a form and the label that it has once.
type Use struct {
	key   formKey
	label string
}

// Forms counts how forms are labelled in a whole dataset. It is filled by one goroutine, and then read by any number.
type Forms struct{ uses map[formKey]*use }

// MaxForms is how many different forms are counted; those that come later are not.
const MaxForms = 200_000

// NewForms makes an empty count.
func NewForms() *Forms { return &Forms{make(map[formKey]*use)} }

// Add counts the uses of forms that Uses lists.
func (f *Forms) Add(uses []Use) {
	for _, one := range uses {
		u := f.uses[one.key]
		if u == nil {
			if len(f.uses) == MaxForms {
				continue
			}
			u = new(use)
			one.key.form = strings.Clone(one.key.form) // of one word, it is a piece of the article
			f.uses[one.key] = u
		}
		u.add(one.label, nil)
	}
}

// count is how often a form has a label in the dataset.
func (f *Forms) count(key formKey, label string) int {
	if f == nil || f.uses[key] == nil {
		return 0
	}
	return f.uses[key].count(label)
}
