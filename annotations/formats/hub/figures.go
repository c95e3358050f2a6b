package hub

import (
	"tippani/annotations"
)

// figures are what the card says of a dataset in numbers.
type figures struct {
	splits     map[string]*splitFigures
	labels     map[labelKey]map[string]int // spans of each split
	relations  map[string]map[string]int
	annotators map[string]map[string]int // records of each split; "" is nobody
	answers    map[annotations.Answer]map[string]int
	suggested  int // spans made from a suggestion and not changed since
	moved      int // spans that tags show by whole words
	lacking    int // spans that tags do not show
}

type splitFigures struct {
	records, spans, tokens int
	bytes, file            int64
}

type labelKey struct{ kind, label string }

func newFigures() figures {
	return figures{splits: map[string]*splitFigures{}, labels: map[labelKey]map[string]int{}, relations: map[string]map[string]int{},
		annotators: map[string]map[string]int{}, answers: map[annotations.Answer]map[string]int{}}
}

func (f *figures) of(split string) *splitFigures {
	if f.splits[split] == nil {
		f.splits[split] = new(splitFigures)
	}
	return f.splits[split]
}

// written says how large the file of a split is.
func (f *figures) written(split string, size int64) { f.of(split).file = size }

func count[K comparable](m map[K]map[string]int, key K, split string) {
	if m[key] == nil {
		m[key] = make(map[string]int)
	}
	m[key][split]++
}

func (f *figures) add(split string, r *row, moved, lacking int) {
	s := f.of(split)
	s.records++
	s.spans += len(r.Spans)
	s.tokens += len(r.Tokens)
	s.bytes += int64(r.arrow())
	f.moved += moved
	f.lacking += lacking
	count(f.annotators, value(r.Annotator), split)
	count(f.answers, annotations.Answer(value(r.Answer)), split)
	for i := range r.Spans {
		count(f.labels, labelKey{r.Spans[i].Kind, r.Spans[i].Label}, split)
		if from := r.Spans[i].Suggested; from != nil && !from.Changed {
			f.suggested++
		}
	}
	for i := range r.Relations {
		count(f.relations, r.Relations[i].Label, split)
	}
}

// present are the splits that have a file, in order.
func (f *figures) present() []string {
	var names []string
	for _, split := range Splits() {
		if f.splits[split] != nil {
			names = append(names, split)
		}
	}
	return names
}

// total sums over the splits.
func (f *figures) total() splitFigures {
	var sum splitFigures
	for _, s := range f.splits {
		sum.records += s.records
		sum.spans += s.spans
		sum.tokens += s.tokens
		sum.bytes += s.bytes
		sum.file += s.file
	}
	return sum
}
