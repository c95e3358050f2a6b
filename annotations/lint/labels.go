package lint

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/model/message"
)

var (
	sayTwoLabels = message.New("lint.two-labels", "%q is %s here and %s elsewhere in the article (%d×)")
	sayRareLabel = message.New("lint.rare-label", "%q is %s here and %s elsewhere in the dataset (%d×)")
	sayRelabel   = message.New("lint.relabel", "label it %s")
	sayRemove    = message.New("lint.remove", "remove it")
)

// rare is how many times as frequent another label has to be in the dataset before this one looks like a slip.
const rare = 4

// Uses lists the labelled forms of an article, to be counted in Forms. The schema tells the kind of spans that name none.
func Uses(a *model.Article, schema *annotations.Schema, spans []*annotations.Span) []Use {
	if len(spans) == 0 {
		return nil
	}
	forms := formsOf(tokensOf(a), schema, spans)
	var uses []Use
	for i, key := range forms.of {
		if key.form != "" {
			uses = append(uses, Use{key, spans[i].Label})
		}
	}
	return uses
}

// labels finds forms with another label than they have elsewhere.
func (s *scan) labels() {
	for i, span := range s.spans {
		key := s.forms.of[i]
		if key.form == "" {
			continue
		}
		here := s.forms.uses[key]
		usual := here.usual(func(label string) int { return s.Linter.forms.count(key, label) })
		if usual.label != span.Label {
			s.relabel(TwoLabels, sayTwoLabels, key, span, usual)
		} else if all := s.inDataset(key); all != nil {
			usual = all.usual(func(string) int { return 0 })
			if usual.label != span.Label && usual.count >= rare*max(all.count(span.Label), 1) {
				s.relabel(RareLabel, sayRareLabel, key, span, usual)
			}
		}
	}
}

func (s *scan) inDataset(key formKey) *use {
	if s.Linter.forms == nil {
		return nil
	}
	return s.Linter.forms.uses[key]
}

func (s *scan) relabel(rule string, what *message.Form, key formKey, span *annotations.Span, usual labelCount) {
	remedy, do := sayRelabel.With(usual.label), fix{do: relabel, label: usual.label}
	if usual.first != nil && usual.first.Range == span.Range {
		remedy, do = sayRemove.With(), fix{do: remove} // the text has the usual label already
	}
	f := about(rule, span, what.With(s.slice(span), span.Label, usual.label, usual.count), remedy, do)
	if usual.first != nil {
		f.Spans = append(f.Spans, usual.first.ID)
	}
	s.report(f, string(key.kind), key.form, span.Label, usual.label)
}
