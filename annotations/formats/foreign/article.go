// Package foreign is an article on its way from another tool's file into the dataset: what the offsets count is found out, ends are put
// where letters begin, ids and kinds are given.
package foreign

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/model"
)

// Span is a span as a foreign file has it: its offsets are not yet positions in the text.
type Span struct {
	annotations.Span        // Range unused
	Start, End       int    // in the file's unit
	Quote            string // the text the file says it covers
	Quoted           bool
	Prefix, Suffix   string // text around it, to find it by
	Placed           bool   // start and end are bytes already
}

// units says how the span's offsets count: a place found by the program is in bytes whatever the file counts.
func (s *Span) units(u formats.Unit) formats.Unit {
	if s.Placed {
		return formats.Bytes
	}
	return u
}

// sameText compares with the quotation, as QuotedLength does.
func (s *Span) sameText(text string) bool {
	if s.Quote == text {
		return true
	}
	n, ok := QuotedLength(text, s.Quote)
	return ok && n == len(text)
}

// QuotedLength is how many bytes at the beginning of text a quotation covers; false when it stands elsewhere or nowhere.
// White space matches any other, however long: what is selected in a browser has one space where the page shows one,
// and Label Studio writes a backslash and n for a line feed.
func QuotedLength(text, quote string) (int, bool) {
	at := 0
	for quote != "" {
		if n := LeadingSpace(text[at:]); n > 0 {
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

// LeadingSpace is how many bytes of white space s begins with.
func LeadingSpace(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// escapedSpace is leadingSpace where a backslash and n count as white space.
func escapedSpace(s string) int {
	at := 0
	for {
		n := LeadingSpace(s[at:])
		if strings.HasPrefix(s[at:], `\n`) {
			n = len(`\n`)
		}
		if n == 0 {
			return at
		}
		at += n
	}
}

// Doc is an article as a foreign file has it.
type Doc struct {
	Id, Text          string
	Meta              model.Meta
	Spans             []Span
	Numbers           []string // what relations of the file call the spans, while reading
	Relations         []annotations.Relation
	Answer            annotations.Answer
	Annotator         string
	Created, Modified string
	Extra             []annotations.Field
	// known for this article; "" leaves it to the format, the options or detection
	Unit  formats.Unit
	Where string // file and line, for messages
	// finds a span in bytes when its offsets fail; may be nil
	Mend   func(a *model.Article, s *Span) (start, end int, ok bool)
	Finish func(*formats.Doc) // last touches that need the article; may be nil
	Tally  formats.Tally
}

// Articles reads a foreign file article by article; io.EOF after the last.
type Articles interface {
	Next() (*Doc, error)
}
