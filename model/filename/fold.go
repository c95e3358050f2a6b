package filename

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Key is the same for names that are one file somewhere: Windows and macOS do not tell capital letters from small ones, and macOS does not
// tell a letter from its parts (য় is one code point or two).
func Key(name string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return least
	}, norm.NFC.String(name))
}

// Same reports whether two names are one file on systems that do not tell capital letters from small ones, or a letter from its parts.
func Same(a, b string) bool { return Key(a) == Key(b) }
