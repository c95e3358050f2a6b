package input

import (
	"strings"
)

// Unescape replaces each backslash that something follows by what read makes of the text that begins with it, and of as many
// bytes as read says. Where read says 0, the backslash stays.
func Unescape(s string, read func(s string) (text string, n int)) string {
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '\\')
		if at < 0 || at+1 == len(s) {
			break
		}
		text, n := read(s[at:])
		if n == 0 {
			text, n = `\`, 1
		}
		b.WriteString(s[:at])
		b.WriteString(text)
		s = s[at+n:]
	}
	if b.Len() == 0 {
		return s
	}
	b.WriteString(s)
	return b.String()
}
