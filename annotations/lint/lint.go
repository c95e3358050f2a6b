// Package lint finds what looks wrong with the annotations of an article though nothing forbids it: a name that is a person here and a
// place there, a mention that was passed over, a span that ends inside a word. It knows no files and changes nothing: a finding offers a
// transaction that a person may carry out, or can be waved through for good (Waive).
package lint

import (
	"slices"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/message"
	"tippani/model/order"
)

// The rules, in the order in which the findings of one place come, as they are written to the keys of what is waved through.
const (
	TwoLabels   = "two-labels"   // a form has another label elsewhere in the article
	RareLabel   = "rare-label"   // a form has another label nearly everywhere in the dataset
	Unlabelled  = "unlabelled"   // a mention of a form that has a label elsewhere in the article
	InsideWord  = "inside-word"  // a span begins or ends inside a word, and not before a case ending
	HalfQuoted  = "half-quoted"  // one quotation mark in the span, its partner outside
	Punctuation = "punctuation"  // an entity begins or ends with a mark that is no part of a name
	LoneTitle   = "lone-title"   // an entity that is a title without a name
	NoSpeaker   = "no-speaker"   // a quotation that is linked to nobody who says it
	NoAttribute = "no-attribute" // a claim without any of the attributes of its label
)

// Finding is something that looks wrong.
type Finding struct {
	Rule   string
	Range  model.Range     // of the span, or of the mention that has none; bytes
	Spans  []string        // ids of the spans it is about, the one to change first; of a mention, one that labels its form elsewhere
	What   message.Message // what looks wrong
	Remedy message.Message // what is to be done, which Transaction does where it can
	Key    string          // names the finding in Waive. It stays when other places of the article are edited

	fix fix
}

// Linter finds what looks wrong in articles of one schema. It may be used from several goroutines.
type Linter struct {
	schema   *annotations.Schema
	forms    *Forms
	speakers map[annotations.Class][]string // relations that tell who says a quotation, by the class of the quotation
}

// New makes a linter. forms is how forms are labelled in the whole dataset; nil leaves RareLabel out.
func New(schema *annotations.Schema, forms *Forms) *Linter {
	return &Linter{schema: schema, forms: forms, speakers: speakerRelations(schema)}
}

// Findings lists what looks wrong with an article and was not waved through, in the order of the text, of one place in that of the rules.
// spans may come in any order; they and the relations are only read. The time is proportional to the length of the article
// and, but for a logarithm, to the number of spans.
func (l *Linter) Findings(a *model.Article, spans []*annotations.Span, relations []*annotations.Relation) []Finding {
	if len(spans) == 0 {
		return nil
	}
	s := newScan(l, a, spans)
	s.labels()
	s.mentions()
	s.ends()
	s.marks()
	for _, span := range s.spans {
		s.punctuation(span)
		s.loneTitle(span)
	}
	s.unlinked(relations)
	s.unchecked()
	order.By(s.found, func(x, y Finding) int { return x.Range.Compare(y.Range) })
	return s.found
}

// scan is an article that is looked through.
type scan struct {
	*Linter
	article *model.Article
	text    string
	spans   []*annotations.Span // in the order of the text
	tokens  *tokens
	pairs   quotations
	forms   articleForms
	waived  map[string]bool
	found   []Finding
}

func newScan(l *Linter, a *model.Article, spans []*annotations.Span) *scan {
	s := &scan{Linter: l, article: a, text: a.Text(), spans: spans, waived: Waived(spans)}
	if !slices.IsSortedFunc(spans, annotations.CompareSpans) {
		s.spans = slices.SortedFunc(slices.Values(spans), annotations.CompareSpans)
	}
	s.tokens = tokensOf(a)
	s.tokens.fill(0, len(s.tokens.at)-1)
	s.pairs = quotationsOf(s.text)
	s.forms = formsOf(s.tokens, l.schema, s.spans)
	return s
}

func (s *scan) kind(span *annotations.Span) annotations.Kind { return kindOf(s.schema, span) }

// report lists a finding unless it was waved through. Its key is made of its rule and of what names it.
func (s *scan) report(f Finding, named ...string) {
	f.Key = keyOf(f.Rule, named...)
	if !s.waived[f.Key] {
		s.found = append(s.found, f)
	}
}

// about is a finding about one span; more is the rest of it.
func about(rule string, span *annotations.Span, what, remedy message.Message, fix fix) Finding {
	fix.span = span.ID
	return Finding{Rule: rule, Range: span.Range, Spans: []string{span.ID}, What: what, Remedy: remedy, fix: fix}
}
