package formats

import (
	"fmt"

	"tippani/model"
)

// ErrTooLong says that one article takes more of a file than is read.
var ErrTooLong = fmt.Errorf("an article takes more than %d MiB here, the most that is read of one; split it, or check the input format",
	model.MaxRecord>>20)

// ErrTooManyValues refuses JSON of more values than one article may have.
var ErrTooManyValues = fmt.Errorf("an article has more than %d values here, the most that are read of one; split it", model.MaxValues)

// What else one article may have too many of.
var (
	ErrTooManyTokens = fmt.Errorf("an article has more than %d tokens here, the most that are read of one; split it (blank lines part "+
		"sentences)", model.MaxTokens)
	ErrTooManySpans = fmt.Errorf("an article has more than %d spans and relations here, the most that are read of one; split it",
		model.MaxElements)
)

// Budget is what one article may still take of a file while it is put together from several lines or rows.
type Budget struct{ bytes, tokens, spans int }

// Take counts what was read of an article.
func (b *Budget) Take(bytes, tokens, spans int) error {
	b.bytes += bytes
	b.tokens += tokens
	b.spans += spans
	switch {
	case b.bytes > model.MaxRecord:
		return ErrTooLong
	case b.tokens > model.MaxTokens:
		return ErrTooManyTokens
	case b.spans > model.MaxElements:
		return ErrTooManySpans
	}
	return nil
}
