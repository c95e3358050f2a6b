package formats

import (
	"fmt"
	"strings"

	"tippani/model"
)

// tagsOf are the IOB2 tags of n tokens: B-X begins a span, I-X goes on, O is outside.
func tagsOf(n int, spans []tokenSpan) []string {
	tags := make([]string, n)
	for i := range tags {
		tags[i] = "O"
	}
	for _, s := range spans {
		tags[s.first] = "B-" + s.span.Label
		for i := s.first + 1; i <= s.last; i++ {
			tags[i] = "I-" + s.span.Label
		}
	}
	return tags
}

// tagged is a labelled run of tokens, both ends included.
type tagged struct {
	first, last int
	label       string
}

// readTags finds the spans in tags of any scheme. One rule reads IOB1, IOB2, BILOU and IOBES alike: B, S and U always
// begin a span; I, M, E and L go on with one of the same label and begin one otherwise; E, L, S and U end it. A tag
// without prefix (the TIM of Rifat1493/Bengali-NER) goes on with the same one before it. It also counts the tags that
// say a token is not known.
func readTags(tags []string) (spans []tagged, unknown int, err error) {
	open := false // whether the next token may go on with the last span
	for i, tag := range tags {
		prefix, label := splitTag(tag)
		if prefix == 'O' {
			open = false
			if tag != "O" && tag != "o" {
				unknown++
			}
			continue
		}
		if label == "" {
			return nil, 0, fmt.Errorf("the tag %q of token %d has no label; correct it", tag, i+1)
		}
		begins := prefix == 'B' || prefix == 'S' || prefix == 'U'
		if n := len(spans); open && !begins && spans[n-1].label == label {
			spans[n-1].last = i
		} else {
			spans = append(spans, tagged{i, i, label})
		}
		if len(spans) > model.MaxElements {
			return nil, 0, errTooManySpans
		}
		open = prefix != 'E' && prefix != 'L' && prefix != 'S' && prefix != 'U'
	}
	return spans, unknown, nil
}

// splitTag parts B-PER into B and PER, B_PER and b-PER too; a tag without prefix counts as I. O stands for outside and for unknown
// ("-", "_", "" and, for pieces of words, -100).
func splitTag(tag string) (prefix byte, label string) {
	switch tag {
	case "O", "o", "-", "_", "", "-100":
		return 'O', ""
	}
	if len(tag) < 2 {
		return 'I', tag
	}
	switch {
	case tag[1] == '-' && strings.IndexByte("BIESLUM", tag[0]) >= 0, tag[1] == '_' && (tag[0] == 'B' || tag[0] == 'I'):
		return tag[0], tag[2:]
	case tag[1] == '-' && (tag[0] == 'b' || tag[0] == 'i'):
		return tag[0] - 'a' + 'A', tag[2:]
	}
	return 'I', tag
}

// rebuilt is an article put together from its tokens.
type rebuilt struct {
	text   strings.Builder
	tokens []model.Range
	exact  bool // the spacing is the article's own
}

// add appends a token after sep, which does not stand before the first.
func (b *rebuilt) add(sep, token string) {
	if len(b.tokens) > 0 {
		b.text.WriteString(sep)
	}
	start := model.Offset(b.text.Len())
	b.text.WriteString(token)
	b.tokens = append(b.tokens, model.Range{Start: start, End: model.Offset(b.text.Len())})
}

// doc is the article with spans from tokens; its offsets are bytes.
func (b *rebuilt) doc(spans []tagged) *rawDoc {
	raw := rawTokens(b.text.String(), b.tokens, spans)
	if len(b.tokens) > 1 && !b.exact {
		raw.tally.add(TextRebuilt, 1, "")
	}
	return raw
}

// rawTokens is an article whose tokens have been found in its text.
func rawTokens(text string, tokens []model.Range, spans []tagged) *rawDoc {
	raw := &rawDoc{text: text, unit: Bytes}
	for _, s := range spans {
		span := rawSpan{start: int(tokens[s.first].Start), end: int(tokens[s.last].End)}
		span.Label = s.label
		raw.spans = append(raw.spans, span)
	}
	return raw
}

// flatTags aligns an article's spans with tokens, leaves out those in others' way and tags the tokens.
func flatTags(d *Doc, opt *Options, t *tally) ([]model.Range, []string, error) {
	tokens, err := tokensOf(opt, d)
	if err != nil {
		return nil, nil, err
	}
	spans := flattenTokens(d, align(d, tokens, opt.Align, t), t)
	return tokens, tagsOf(len(tokens), spans), nil
}
