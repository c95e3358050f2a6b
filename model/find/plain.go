package find

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

var joiners = strings.NewReplacer("\u200c", "", "\u200d", "")

// Plain is a text in the form in which words are compared: composed (NFC), without joiners. Its length is another one.
func Plain(s string) string {
	s = norm.NFC.String(s)
	if !strings.ContainsAny(s, "\u200c\u200d") {
		return s
	}
	return joiners.Replace(s)
}
