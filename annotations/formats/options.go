package formats

import (
	"fmt"

	"tippani/annotations"
	"tippani/model"
)

// Align says what becomes of a span that ends inside a word in a format of tokens, in spaCy's words.
type Align string

// The alignments.
const (
	Expand   Align = "expand"   // to every word it touches; the default
	Contract Align = "contract" // to the words wholly inside; left out when there are none
	Exact    Align = "strict"   // left out
	Split    Align = "split"    // the word is split there; docbin alone
)

// ParseAlign reads an Align; "" is Expand.
func ParseAlign(s string) (Align, error) {
	switch a := Align(s); a {
	case "":
		return Expand, nil
	case Expand, Contract, Exact, Split:
		return a, nil
	}
	return "", fmt.Errorf("the alignment %q is unknown; use expand, contract, strict or, in docbin, split", s)
}

// Options steer a conversion. The zero value is right for most; each field says which formats heed it.
type Options struct {
	Strict  bool                // an article that would lose annotation is an error (*LossError)
	Report  *Report             // counts what is not kept; may be nil
	Schema  *annotations.Schema // tells kinds from labels; nil is the built-in one
	SkipBad bool                // reading: leave out and report spans outside their text instead of failing

	// how offsets count, when writing only in doccano, labelstudio and w3c; "" is the format's own, or detected
	Unit   Unit
	Align  Align                             // formats of tokens
	Tokens func(*Doc) ([]model.Range, error) // formats of tokens; nil is the project's segmenter
	Labels []string                          // hf, parquet: the names of the tags, in order

	SpansKey string // spacy, docbin: write all spans under this key of "spans" instead of "entities"
	Form     string // doccano: "relations" writes entities and relations, "" the list of labels
	Layer    string // webanno, cas: read this layer (type) only; "" is every layer of the user's own and NamedEntity
	TextKey  string // doccano, labelstudio, spacy: the key that holds the text; "" is text
	LabelKey string // doccano: the key that holds the labels; "" is label, and on reading whichever doccano has used
	BOM      bool   // csv: begin with a byte order mark, which Excel needs to see UTF-8

	License string // hf: the licence on the dataset card; "" is unknown
	Title   string // hf: what the dataset is called on its card

	TokenColumn, TagColumn int // conll: columns counted from 1; 0 is the first and the last
}

// KindOf is the kind that a label implies: its own in the schema, else Entity.
func (o *Options) KindOf(label string) annotations.Kind {
	if l, ok := o.Schema.Label(label); ok {
		return l.Kind
	}
	return annotations.Entity
}

// WithDefaults fills in what the zero value stands for.
func (o Options) WithDefaults() Options {
	if o.Schema == nil {
		o.Schema = annotations.Default()
	}
	if o.Align == "" {
		o.Align = Expand
	}
	if o.Report == nil {
		o.Report = new(Report)
	}
	return o
}
