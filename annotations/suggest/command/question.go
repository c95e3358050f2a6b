package command

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"tippani/annotations"
	"tippani/model"
)

// question is an article as the program is asked about it.
type question struct {
	article *model.Article
	schema  *annotations.Schema
	source  string // of the proposals
	id      string // as the program has to repeat it
	line    []byte
}

func newQuestion(a *model.Article, schema *annotations.Schema, labels []string, source string) *question {
	q := &question{article: a, schema: schema, source: source, id: string([]rune(a.ID()))}
	b := append(make([]byte, 0, 2*len(a.Text())+256), `{"id":`...)
	b = appendASCII(b, q.id)
	b = append(b, `,"text":`...)
	b = appendASCII(b, a.Text())
	b = append(b, `,"labels":[`...)
	for i, l := range labels {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendASCII(b, l)
	}
	q.line = append(b, "]}\n"...)
	return q
}

const hexDigits = "0123456789abcdef"

// appendASCII writes s as a JSON string of ASCII alone, so that neither the encoding that a program reads its input in nor what it takes
// for the end of a line makes a difference. Invalid UTF-8 becomes U+FFFD.
func appendASCII(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case ' ' <= r && r < 0x7F:
			dst = append(dst, byte(r))
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			dst = appendEscape(appendEscape(dst, high), low)
		default:
			dst = appendEscape(dst, r)
		}
	}
	return append(dst, '"')
}

// appendEscape writes a UTF-16 unit.
func appendEscape(dst []byte, unit rune) []byte {
	return append(dst, '\\', 'u', hexDigits[unit>>12], hexDigits[unit>>8&15], hexDigits[unit>>4&15], hexDigits[unit&15])
}

// beginning is about the first of a line, to tell it by.
func beginning(b []byte) string {
	const most = 60
	if len(b) > most {
		b = b[:most]
		for len(b) > 0 && !utf8.RuneStart(b[len(b)-1]) {
			b = b[:len(b)-1]
		}
		return printable(string(b[:len(b)-1])) + "…"
	}
	return printable(string(b))
}

// ofNumber is a number as the program wrote it.
func ofNumber(f float64) string { return strconv.FormatFloat(f, 'g', 6, 64) }
