package docbin

import (
	"slices"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/tagging"
	"tippani/model"
)

// token is a stretch of the text, and whether a space follows that no token holds.
type token struct {
	model.Range
	space bool
}

// mark is a span as it is written: it begins and ends where tokens do.
type mark struct {
	model.Range
	label string
}

// marked is the words and the spans of an article. By the option a span that ends inside a word moves to the word's end, or the word is split
// there; without a key for groups no two spans share text.
func marked(d *formats.Doc, opt *formats.Options, t *formats.Tally) (words []model.Range, marks []mark, err error) {
	if words, err = tagging.Tokens(opt, d); err != nil {
		return nil, nil, err
	}
	if opt.Align == formats.Split {
		spans := d.Spans
		if opt.SpansKey == "" {
			spans = tagging.Flatten(d, t)
		}
		for _, s := range spans {
			marks = append(marks, mark{s.Range, s.Label})
		}
		return words, marks, nil
	}
	aligned := tagging.Align(d, words, opt.Align, t)
	if opt.SpansKey == "" {
		aligned = tagging.FlattenTokens(d, aligned, t)
	}
	for _, s := range aligned {
		marks = append(marks, mark{model.Range{Start: words[s.First].Start, End: words[s.Last].End}, s.Span.Label})
	}
	return words, marks, nil
}

// tokenize cuts all of the text into tokens: words, split where a mark begins or ends, and what stands between words. One space after a
// token belongs to none, as in spaCy, unless a mark begins with it or ends after it.
func tokenize(a *model.Article, words []model.Range, marks []mark) []token {
	starts, ends := make(map[model.Offset]bool, len(marks)), make(map[model.Offset]bool, len(marks))
	cuts := []model.Offset{0, a.Len()}
	for _, m := range marks {
		starts[m.Start], ends[m.End] = true, true
		cuts = append(cuts, m.Start, m.End)
	}
	for _, w := range words {
		cuts = append(cuts, w.Start, w.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	text := a.Text()
	var tokens []token
	for i := range len(cuts) - 1 {
		r := model.Range{Start: cuts[i], End: cuts[i+1]}
		// Where the last token does not end here, it has its space already.
		if last := len(tokens) - 1; last >= 0 && tokens[last].End == r.Start && strings.HasPrefix(text[r.Start:r.End], " ") &&
			!starts[r.Start] && !ends[r.Start+1] {
			tokens[last].space = true
			r.Start++
		}
		if !r.Empty() {
			tokens = append(tokens, token{Range: r})
		}
	}
	return tokens
}

// cover is the tokens of a mark: its first, and the one after its last.
func cover(tokens []token, r model.Range) (first, after int) {
	byStart := func(t token, at model.Offset) int { return int(t.Start - at) }
	first, _ = slices.BinarySearchFunc(tokens, r.Start, byStart)
	after, _ = slices.BinarySearchFunc(tokens, r.End, byStart)
	return first, after
}
