package formats

import (
	"strings"
	"unicode"

	"tippani/annotations"
	"tippani/model"
)

// rawSpan is a span as a foreign file has it: its offsets are not yet positions in the text.
type rawSpan struct {
	annotations.Span        // Range unused
	start, end       int    // in the file's unit
	quote            string // the text the file says it covers
	quoted           bool
	prefix, suffix   string // text around it, to find it by
	placed           bool   // start and end are bytes already
}

// units says how the span's offsets count: a place found by the program is in bytes whatever the file counts.
func (s *rawSpan) units(u Unit) Unit {
	if s.placed {
		return Bytes
	}
	return u
}

// sameText compares with the quotation; tools that show one line write any white space as a space.
func (s *rawSpan) sameText(text string) bool {
	if s.quote == text {
		return true
	}
	text = plainSpaces(text)
	return plainSpaces(s.quote) == text || strings.ReplaceAll(s.quote, `\n`, " ") == text // Label Studio writes \n for a line feed
}

func plainSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
}

// rawDoc is an article as a foreign file has it.
type rawDoc struct {
	id, text          string
	meta              model.Meta
	spans             []rawSpan
	numbers           []string // what relations of the file call the spans, while reading
	relations         []annotations.Relation
	answer            annotations.Answer
	annotator         string
	created, modified string
	extra             []annotations.Field
	unit              Unit                                                         // known for this article; "" leaves it to the format, the options or detection
	where             string                                                       // file and line, for messages
	mend              func(a *model.Article, s *rawSpan) (start, end int, ok bool) // finds a span in bytes when its offsets fail; may be nil
	finish            func(*Doc)                                                   // last touches that need the article; may be nil
	tally             tally
}

// rawReader reads a foreign file article by article; io.EOF after the last.
type rawReader interface {
	next() (*rawDoc, error)
}
