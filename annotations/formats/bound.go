package formats

import (
	"fmt"

	"tippani/model"
)

// errTooLong says that one article takes more of a file than is read.
var errTooLong = fmt.Errorf("an article takes more than %d MiB here, the most that is read of one; split it, or check the input format",
	model.MaxRecord>>20)

var errTooManyValues = fmt.Errorf("an article has more than %d values here, the most that are read of one; split it", model.MaxValues)

var (
	errTooManyTokens = fmt.Errorf("an article has more than %d tokens here, the most that are read of one; split it (blank lines part "+
		"sentences)", model.MaxTokens)
	errTooManySpans = fmt.Errorf("an article has more than %d spans and relations here, the most that are read of one; split it",
		model.MaxElements)
)

// budget is what one article may still take of a file while it is put together from several lines or rows.
type budget struct{ bytes, tokens, spans int }

// take counts what was read of an article.
func (b *budget) take(bytes, tokens, spans int) error {
	b.bytes += bytes
	b.tokens += tokens
	b.spans += spans
	switch {
	case b.bytes > model.MaxRecord:
		return errTooLong
	case b.tokens > model.MaxTokens:
		return errTooManyTokens
	case b.spans > model.MaxElements:
		return errTooManySpans
	}
	return nil
}

// fewValues refuses JSON of too many values. Short texts have few.
func fewValues(raw []byte) error {
	if len(raw) < model.MaxValues {
		return nil
	}
	n, quoted := 0, false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\':
			i++
		case !quoted && (c == ',' || c == '{' || c == '['):
			n++
		}
	}
	if n > model.MaxValues {
		return errTooManyValues
	}
	return nil
}
