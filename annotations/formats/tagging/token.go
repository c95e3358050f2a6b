// Package tagging turns spans into tags of tokens and back, for the formats that have no offsets.
package tagging

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/model"
)

// Segment is the project's own tokenization: Bengali words with their case endings, each punctuation mark apart.
func Segment(d *formats.Doc) ([]model.Range, error) {
	if len(d.Article.Text()) > model.MaxTokens && model.CountTokens(d.Article) > model.MaxTokens {
		return nil, fmt.Errorf("%s has more than %d tokens, the most that are written of one article; split it", formats.NameOf(d),
			model.MaxTokens)
	}
	return model.AppendTokens(nil, d.Article), nil
}

// Tokens gives the tokenization that the options ask for, checked.
func Tokens(o *formats.Options, d *formats.Doc) ([]model.Range, error) {
	if o.Tokens == nil {
		return Segment(d)
	}
	tokens, err := o.Tokens(d)
	if err != nil {
		return nil, err
	}
	end := model.Offset(0)
	for i, r := range tokens {
		if r.Start < end || r.Empty() || r.End > d.Article.Len() {
			return nil, fmt.Errorf("%s: token %d of the tokenization overlaps the one before it, is empty or lies outside the text; "+
				"correct the tokens file", formats.NameOf(d), i+1)
		}
		end = r.End
	}
	return tokens, nil
}

// Locate finds tokens, given as strings, one after another in a text; between them only white space may stand. It
// returns the number of the first token that is not there, or -1.
func Locate(text string, tokens []string) ([]model.Range, int) {
	found := make([]model.Range, 0, len(tokens))
	at := 0
	for i, token := range tokens {
		for token != "" && !strings.HasPrefix(text[at:], token) {
			r, size := utf8.DecodeRuneInString(text[at:])
			if size == 0 || !unicode.IsSpace(r) {
				return nil, i
			}
			at += size
		}
		if token == "" {
			return nil, i
		}
		found = append(found, model.Range{Start: model.Offset(at), End: model.Offset(at + len(token))})
		at += len(token)
	}
	return found, -1
}

// Span is a span in tokens: First to Last, both included.
type Span struct {
	First, Last int
	Span        *annotations.Span
}

// Align puts each span on tokens as opt.Align says and counts those that had to move.
func Align(d *formats.Doc, tokens []model.Range, how formats.Align, t *formats.Tally) []Span {
	aligned := make([]Span, 0, len(d.Spans))
	for _, s := range d.Spans {
		first, last := model.Touching(tokens, s.Range)
		if first > last {
			t.Add(formats.SpanOut, 1, d.Article.Slice(s.Range)+" (no token covers it)")
			continue
		}
		fits := tokens[first].Start == s.Range.Start && tokens[last].End == s.Range.End
		switch {
		case fits:
		case how == formats.Exact:
			t.Add(formats.MisalignedOut, 1, d.Article.Slice(s.Range))
			continue
		case how == formats.Contract:
			if tokens[first].Start < s.Range.Start {
				first++
			}
			if tokens[last].End > s.Range.End {
				last--
			}
			if first > last {
				t.Add(formats.MisalignedOut, 1, d.Article.Slice(s.Range))
				continue
			}
			t.Add(formats.Narrowed, 1, d.Article.Slice(s.Range))
		default:
			t.Add(formats.Widened, 1, d.Article.Slice(s.Range))
		}
		aligned = append(aligned, Span{first, last, s})
	}
	return aligned
}
