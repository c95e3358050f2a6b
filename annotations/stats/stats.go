// Package stats counts what a dataset holds: articles, spans, their lengths, their surface forms. Memory is bounded, and a
// result says where a bound was met.
package stats

// Stats is what was counted. Lists are sorted by count, the greatest first, then by name.
type Stats struct {
	Records     int            `json:"records"`    // lines that are a record
	Articles    int            `json:"articles"`   // different ids
	Unreadable  int            `json:"unreadable"` // lines that are no record
	Repeated    int            `json:"repeated"`   // records whose article and annotator came before; they are counted too
	Faulty      int            `json:"faulty"`     // records with problems, whose sound spans are counted
	Bytes       int64          `json:"bytes"`      // of text, in UTF-8
	CodePoints  int64          `json:"codepoints"`
	Tokens      int64          `json:"tokens"` // words and punctuation marks
	Spans       int            `json:"spans"`
	Relations   int            `json:"relations"`
	Nested      int            `json:"nested"`      // spans inside another, or on the same text
	Overlapping int            `json:"overlapping"` // spans that begin inside another and end after it
	Answers     []Count        `json:"answers"`     // records; "progress" where there is no answer
	Kinds       []Count        `json:"kinds"`       // spans
	Labels      []Label        `json:"labels"`
	Links       []Link         `json:"links"` // relations by their labels
	Annotators  []Annotator    `json:"annotators"`
	Suggested   []Suggested    `json:"suggested"` // by annotator and label, where there is a span that was made from a suggestion
	Ambiguous   []Ambiguity    `json:"ambiguous"` // surface forms with several labels
	InCodePoint Lengths        `json:"length_codepoints"`
	InToken     Lengths        `json:"length_tokens"`
	Capped      map[string]int `json:"capped,omitempty"` // what was left out of a table because it was full: items by table
}

// Count is a name and how often it occurs.
type Count struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Label is one label of spans.
type Label struct {
	Name        string  `json:"name"`
	Kind        string  `json:"kind"` // of its first span
	Count       int     `json:"count"`
	Forms       int     `json:"forms"` // different surface forms in the table
	Top         []Count `json:"top"`   // most frequent surface forms
	InCodePoint Lengths `json:"length_codepoints"`
	InToken     Lengths `json:"length_tokens"`
}

// Link is a relation label and the labels of the spans that it joins.
type Link struct {
	Label string `json:"label"`
	From  string `json:"from"`
	To    string `json:"to"`
	Count int    `json:"count"`
}

// Annotator is one annotator's progress.
type Annotator struct {
	Name     string `json:"name"` // "" for records of nobody
	Records  int    `json:"records"`
	Accept   int    `json:"accept"`
	Reject   int    `json:"reject"`
	Ignore   int    `json:"ignore"`
	Progress int    `json:"progress"` // without an answer
	Spans    int    `json:"spans"`
}

// Suggested tells how many spans an annotator made of one label, and what from. Suggestions that were not taken up leave no span.
type Suggested struct {
	Annotator string     `json:"annotator"` // "" for records of nobody
	Label     string     `json:"label"`
	ByHand    int        `json:"by_hand"` // without a suggestion
	Untouched int        `json:"untouched"`
	Changed   int        `json:"changed"` // taken up, and changed afterwards
	Shares    TakenShare `json:"shares"`
	Sources   []Source   `json:"sources"`
}

// TakenShare is the part of spans that are suggestions as they were, from 0 to 1.
type TakenShare struct {
	OfAll   float64 `json:"untouched_of_all"`
	OfTaken float64 `json:"untouched_of_taken_up"`
}

// Source is a source of suggestions, with its version, and what was taken up of it.
type Source struct {
	Name      string `json:"name"`
	Untouched int    `json:"untouched"`
	Changed   int    `json:"changed"`
}

// Ambiguity is a surface form that carries several labels.
type Ambiguity struct {
	Form   string  `json:"form"`
	Count  int     `json:"count"`
	Labels []Count `json:"labels"`
}

// Lengths is a distribution.
type Lengths struct {
	Mean    float64  `json:"mean"`
	Median  int      `json:"median"`
	P90     int      `json:"p90"`
	Max     int      `json:"max"`
	Buckets []Bucket `json:"buckets"`
}

// Bucket counts the lengths from From to To, both included.
type Bucket struct {
	From  int `json:"from"`
	To    int `json:"to"`
	Count int `json:"count"`
}
