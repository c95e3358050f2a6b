package segment

import (
	"strings"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// SentenceAt returns the ends, in bytes, of the sentence that holds byte i, without white space around it. White
// space after a sentence belongs to it; in a blank line the result is empty.
func SentenceAt(s string, i int) (start, end int) {
	it := sentences.FromString(s)
	for it.Next() {
		if it.End() > i {
			text := s[it.Start():it.End()]
			left := strings.TrimSpace(text)
			start = it.Start() + strings.Index(text, left)
			return start, start + len(left)
		}
	}
	return len(s), len(s)
}

// NextSentenceStart returns where the first sentence after byte i starts; len(s) when there is none.
func NextSentenceStart(s string, i int) int {
	it := sentences.FromString(s)
	for it.Next() {
		if start, end := SentenceAt(s, it.Start()); start > i && end > start {
			return start
		}
	}
	return len(s)
}

// PrevSentenceStart returns where the last sentence before byte i starts; 0 when there is none.
func PrevSentenceStart(s string, i int) int {
	last := 0
	it := sentences.FromString(s)
	for it.Next() {
		if start, end := SentenceAt(s, it.Start()); start < i && end > start {
			last = start
		}
	}
	return last
}
