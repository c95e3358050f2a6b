package page

import (
	"strings"
	"tippani/model/visible"
	"unicode"
	"unicode/utf8"
)

// escaped is text that a browser shows as it is, in an element or between the quotes of an attribute. What a parser of HTML would change is
// written as a character reference (HTML Standard, 13.2.5); NUL, which no page can hold, becomes its picture ␀.
func escaped(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&#34;")
		case '\'':
			b.WriteString("&#39;")
		case '\r':
			b.WriteString("&#13;")
		case 0:
			b.WriteString("␀")
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// control is the name that Unicode gives to a character that changes in which direction text runs (UAX #9), "" for any other. They are
// shown, or a reader could be told another order than the file has.
func control(r rune) string {
	if !unicode.Is(unicode.Bidi_Control, r) {
		return ""
	}
	return strings.Trim(visible.Form(string(r)), "<>")
}

func isControl(r rune) bool { return control(r) != "" }

// told is escaped text that stands among other text, by which no control of direction may reach it: only its name is shown.
func told(s string) string {
	if !strings.ContainsFunc(s, isControl) {
		return escaped(s)
	}
	var b strings.Builder
	for _, r := range s {
		if name := control(r); name != "" {
			b.WriteString("[" + name + "]")
			continue
		}
		b.WriteRune(r)
	}
	return escaped(b.String())
}

// shown is escaped text of an article in which controls of direction have their names beside them.
func shown(s string) string {
	if !strings.ContainsFunc(s, isControl) {
		return escaped(s)
	}
	var b strings.Builder
	from := 0
	for i, r := range s {
		if name := control(r); name != "" {
			b.WriteString(escaped(s[from:i]))
			b.WriteString(`<bdi class="c" data-c="` + name + `">` + string(r) + `</bdi>`)
			from = i + utf8.RuneLen(r)
		}
	}
	b.WriteString(escaped(s[from:]))
	return b.String()
}
