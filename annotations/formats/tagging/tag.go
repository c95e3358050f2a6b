package tagging

import (
	"fmt"
	"strings"

	"tippani/annotations/formats"
	"tippani/model"
)

// IsEvidence tells cells that only a column of tags has: O, and tags with prefix. An empty or unknown one may stand in any column.
func IsEvidence(cell string) bool {
	cell = strings.TrimSpace(cell)
	return cell == "O" || cell == "o" || HasPrefix(cell)
}

// HasPrefix tells B-PER and its like from a bare word.
func HasPrefix(tag string) bool {
	prefix, label := Split(tag)
	return prefix != 'O' && label != tag && label != ""
}

// tagsOf are the IOB2 tags of n tokens: B-X begins a span, I-X goes on, O is outside.
func tagsOf(n int, spans []Span) []string {
	tags := make([]string, n)
	for i := range tags {
		tags[i] = "O"
	}
	for _, s := range spans {
		tags[s.First] = "B-" + s.Span.Label
		for i := s.First + 1; i <= s.Last; i++ {
			tags[i] = "I-" + s.Span.Label
		}
	}
	return tags
}

// Run is a labelled run of tokens, both ends included.
type Run struct {
	First, Last int
	Label       string
}

// Read finds the spans in tags of any scheme. One rule reads IOB1, IOB2, BILOU and IOBES alike: B, S and U always
// begin a span; I, M, E and L go on with one of the same label and begin one otherwise; E, L, S and U end it. A tag
// without prefix (the TIM of Rifat1493/Bengali-NER) goes on with the same one before it. It also counts the tags that
// say a token is not known.
func Read(tags []string) (spans []Run, unknown int, err error) {
	open := false // whether the next token may go on with the last span
	for i, tag := range tags {
		prefix, label := Split(tag)
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
		if n := len(spans); open && !begins && spans[n-1].Label == label {
			spans[n-1].Last = i
		} else {
			spans = append(spans, Run{i, i, label})
		}
		if len(spans) > model.MaxElements {
			return nil, 0, formats.ErrTooManySpans
		}
		open = prefix != 'E' && prefix != 'L' && prefix != 'S' && prefix != 'U'
	}
	return spans, unknown, nil
}

// Split parts B-PER into B and PER, B_PER and b-PER too; a tag without prefix counts as I. O stands for outside and for unknown
// ("-", "_", "" and, for pieces of words, -100).
func Split(tag string) (prefix byte, label string) {
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

// FlatTags aligns an article's spans with tokens, leaves out those in others' way and tags the tokens.
func FlatTags(d *formats.Doc, opt *formats.Options, t *formats.Tally) ([]model.Range, []string, error) {
	tokens, err := Tokens(opt, d)
	if err != nil {
		return nil, nil, err
	}
	return tokens, Tags(d, tokens, opt.Align, t), nil
}

// Tags is FlatTags for tokens that are known.
func Tags(d *formats.Doc, tokens []model.Range, how formats.Align, t *formats.Tally) []string {
	return tagsOf(len(tokens), FlattenTokens(d, Align(d, tokens, how, t), t))
}
