package docbin

import (
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/tagging"
	"tippani/model"
)

// token is a stretch of the text, and whether a space follows that no token holds.
type token struct {
	model.Range
	space bool
}

// tokenize cuts all of the text into tokens: words, split where one of the spans begins or ends, and what stands between words. A space
// after a token belongs to none, as in spaCy, unless a span begins with it or ends after it.
func tokenize(d *formats.Doc, spans []*annotations.Span, opt *formats.Options) ([]token, error) {
	words, err := tagging.Tokens(opt, d)
	if err != nil {
		return nil, err
	}
	starts, ends := make(map[model.Offset]bool, len(spans)), make(map[model.Offset]bool, len(spans))
	cuts := []model.Offset{0, d.Article.Len()}
	for _, s := range spans {
		starts[s.Range.Start], ends[s.Range.End] = true, true
		cuts = append(cuts, s.Range.Start, s.Range.End)
	}
	for _, w := range words {
		cuts = append(cuts, w.Start, w.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	text := d.Article.Text()
	var tokens []token
	for i := range len(cuts) - 1 {
		r := model.Range{Start: cuts[i], End: cuts[i+1]}
		if last := len(tokens) - 1; last >= 0 && strings.HasPrefix(text[r.Start:r.End], " ") && !starts[r.Start] && !ends[r.Start+1] {
			tokens[last].space = true
			r.Start++
		}
		if !r.Empty() {
			tokens = append(tokens, token{Range: r})
		}
	}
	return tokens, nil
}

// cover is the tokens of a span: its first, and the one after its last. Tokens end where spans do.
func cover(tokens []token, r model.Range) (first, after int) {
	byStart := func(t token, at model.Offset) int { return int(t.Start - at) }
	first, _ = slices.BinarySearchFunc(tokens, r.Start, byStart)
	after, _ = slices.BinarySearchFunc(tokens, r.End, byStart)
	return first, after
}
