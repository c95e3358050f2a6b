package standoff

import (
	"encoding/json"
	"regexp"
)

var (
	cutPrefix = regexp.MustCompile(`("prefix"\s*:\s*")\\u[dD][c-fC-F][0-9a-fA-F]{2}`)
	cutSuffix = regexp.MustCompile(`("suffix"\s*:\s*"(?:[^"\\]|\\.)*?)\\u[dD][89abAB][0-9a-fA-F]{2}"`)
)

// withoutCutPairs takes the half of a surrogate pair off the beginning of prefixes and the end of suffixes.
// Hypothesis's dom-anchor-text-quote keeps 32 UTF-16 units on each side of a quotation, so that an emoji may be cut
// there; what is left still stands beside the quotation.
func withoutCutPairs(raw json.RawMessage) json.RawMessage {
	raw = cutPrefix.ReplaceAll(raw, []byte("$1"))
	return cutSuffix.ReplaceAll(raw, []byte(`$1"`))
}
