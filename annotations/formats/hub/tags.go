package hub

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/tagging"
	"tippani/model"
)

// tagColumns are the columns of tags, one for each of annotations.Kinds, so that a quotation hides no name in it.
var tagColumns = []string{"ner_tags", "quote_tags", "claim_tags", "cue_tags"}

// tagNames numbers the tags of a kind: O, then B- and I- of every label of the schema, so that another export gets the same numbers, then
// those of labels that are in the dataset alone, as they come.
type tagNames struct {
	names   []string
	numbers map[string]int64
}

// newTagNames makes those of every kind.
func newTagNames(schema *annotations.Schema) []*tagNames {
	var all []*tagNames
	for _, kind := range annotations.Kinds() {
		n := &tagNames{numbers: make(map[string]int64)}
		n.add("O")
		for _, l := range schema.Labels {
			if l.Kind == kind {
				n.number("B-" + l.Name)
			}
		}
		all = append(all, n)
	}
	return all
}

func (n *tagNames) add(tag string) {
	n.numbers[tag] = int64(len(n.names))
	n.names = append(n.names, tag)
}

// number is a tag's number. A new one is that of a label, of which B- and I- are added.
func (n *tagNames) number(tag string) int64 {
	number, known := n.numbers[tag]
	if !known {
		n.add("B-" + tag[2:])
		n.add("I-" + tag[2:])
		number = n.numbers[tag]
	}
	return number
}

// kindTags are the tags of the spans of each kind. The longest of spans that share a token is shown. What tags show otherwise than it
// stands in the column of spans, or not at all, is told: nothing of it is lost.
func kindTags(d *formats.Doc, tokens []model.Range, opt *formats.Options, t *formats.Tally) [][]string {
	var all [][]string
	for _, kind := range annotations.Kinds() {
		part := *d
		part.Spans = nil
		for _, s := range d.Spans {
			if s.Kind == kind || s.Kind == "" && opt.KindOf(s.Label) == kind {
				part.Spans = append(part.Spans, s)
			}
		}
		var differ formats.Tally
		all = append(all, tagging.Tags(&part, tokens, opt.Align, &differ))
		for _, e := range differ.Entries {
			loss := formats.TagsLack
			if e.Loss == formats.Widened || e.Loss == formats.Narrowed {
				loss = formats.TagsMove
			}
			t.Add(loss, e.Count, e.Example)
		}
	}
	for _, s := range d.Spans {
		if s.Kind != "" && !slices.Contains(annotations.Kinds(), s.Kind) {
			t.Add(formats.TagsLack, 1, s.Label+" "+quote.Clip(d.Article.Slice(s.Range)))
		}
	}
	return all
}
