package formats

import (
	"strings"
	"unicode"
	"unicode/utf8"

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

// sameText compares with the quotation, as quotedLength does.
func (s *rawSpan) sameText(text string) bool {
	if s.quote == text {
		return true
	}
	n, ok := quotedLength(text, s.quote)
	return ok && n == len(text)
}

// quotedLength is how many bytes at the beginning of text a quotation covers; false when it stands elsewhere or nowhere.
// White space matches any other, however long: what is selected in a browser has one space where the page shows one,
// and Label Studio writes a backslash and n for a line feed.
func quotedLength(text, quote string) (int, bool) {
	at := 0
	for quote != "" {
		if n := leadingSpace(text[at:]); n > 0 {
			q := escapedSpace(quote)
			if q == 0 {
				return 0, false
			}
			at, quote = at+n, quote[q:]
			continue
		}
		_, n := utf8.DecodeRuneInString(quote)
		if !strings.HasPrefix(text[at:], quote[:n]) {
			return 0, false
		}
		at, quote = at+n, quote[n:]
	}
	return at, true
}

// leadingSpace is how many bytes of white space s begins with.
func leadingSpace(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// escapedSpace is leadingSpace where a backslash and n count as white space.
func escapedSpace(s string) int {
	at := 0
	for {
		n := leadingSpace(s[at:])
		if strings.HasPrefix(s[at:], `\n`) {
			n = len(`\n`)
		}
		if n == 0 {
			return at
		}
		at += n
	}
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
	// known for this article; "" leaves it to the format, the options or detection
	unit  Unit
	where string // file and line, for messages
	// finds a span in bytes when its offsets fail; may be nil
	mend   func(a *model.Article, s *rawSpan) (start, end int, ok bool)
	finish func(*Doc) // last touches that need the article; may be nil
	tally  tally
}

// rawReader reads a foreign file article by article; io.EOF after the last.
type rawReader interface {
	next() (*rawDoc, error)
}
