package foreign

import (
	"fmt"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/tagging"
	"tippani/model"
)

// TokenDoc makes an article of tokens and tags: on its text when there is one, else put together.
func TokenDoc(text string, hasText bool, words, tags []string) (*Doc, error) {
	if len(words) != len(tags) {
		return nil, fmt.Errorf("there are %d tokens and %d tags; correct the line", len(words), len(tags))
	}
	if len(words) > model.MaxTokens {
		return nil, formats.ErrTooManyTokens
	}
	spans, unknown, err := tagging.Read(tags)
	if err != nil {
		return nil, err
	}
	var raw *Doc
	if hasText {
		tokens, missing := tagging.Locate(text, words)
		if missing >= 0 {
			return nil, fmt.Errorf("token %d, “%s”, does not follow in the text; correct one of them, or remove the text", missing+1,
				quote.Clip(words[missing]))
		}
		raw = FromTokens(text, tokens, spans)
	} else {
		var b Rebuilt
		for _, word := range words {
			b.Add(" ", word)
		}
		raw = b.Doc(spans)
	}
	raw.Tally.Add(formats.UnknownTag, unknown, "")
	return raw, nil
}

// Rebuilt is an article put together from its tokens.
type Rebuilt struct {
	Text   strings.Builder
	tokens []model.Range
	Exact  bool // the spacing is the article's own
}

// Add appends a token after sep, which does not stand before the first.
func (b *Rebuilt) Add(sep, token string) {
	if len(b.tokens) > 0 {
		b.Text.WriteString(sep)
	}
	start := model.Offset(b.Text.Len())
	b.Text.WriteString(token)
	b.tokens = append(b.tokens, model.Range{Start: start, End: model.Offset(b.Text.Len())})
}

// Doc is the article with spans from tokens; its offsets are bytes.
func (b *Rebuilt) Doc(spans []tagging.Run) *Doc {
	raw := FromTokens(b.Text.String(), b.tokens, spans)
	if len(b.tokens) > 1 && !b.Exact {
		raw.Tally.Add(formats.TextRebuilt, 1, "")
	}
	return raw
}

// FromTokens is an article whose tokens have been found in its text.
func FromTokens(text string, tokens []model.Range, spans []tagging.Run) *Doc {
	raw := &Doc{Text: text, Unit: formats.Bytes}
	for _, s := range spans {
		span := Span{Start: int(tokens[s.First].Start), End: int(tokens[s.Last].End)}
		span.Label = s.Label
		raw.Spans = append(raw.Spans, span)
	}
	return raw
}
