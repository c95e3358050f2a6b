package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// maxSentence bounds, in bytes, how far from a position the ends of its sentence are looked for. A longer one, in a text
// without punctuation, is cut there.
const maxSentence = 64 << 10

// SentenceAt returns the ends, in bytes, of the sentence that holds byte i, without white space around it. White
// space after a sentence belongs to it; in a blank line the result is empty, at i.
func SentenceAt(s string, i int) (start, end int) {
	i = min(max(i, 0), len(s))
	on := i
	if on == len(s) && !endsLine(s) {
		on = Prev(s, on)
	}
	from := sentenceStart(s, on)
	to := sentenceEnd(s, from, on)
	start = skipSpace(s, from)
	if start >= to {
		return i, i
	}
	return start, Ceil(s, from+len(strings.TrimRightFunc(s[from:to], unicode.IsSpace)))
}

// NextSentenceStart returns where the first sentence after byte i starts; len(s) when there is none.
func NextSentenceStart(s string, i int) int {
	i = min(max(i, 0), len(s))
	from := sentenceStart(s, i)
	if start := skipSpace(s, from); start > i {
		return start
	}
	return skipSpace(s, sentenceEnd(s, from, i))
}

// PrevSentenceStart returns where the last sentence before byte i starts; 0 when there is none.
func PrevSentenceStart(s string, i int) int {
	text := strings.TrimRightFunc(s[:min(max(i, 0), len(s))], unicode.IsSpace)
	if text == "" {
		return 0
	}
	start := skipSpace(s, sentenceStart(s, Floor(s, len(text)-1)))
	if start < i {
		return start
	}
	return 0
}

// Sentences walks the sentences of a string. They cover it in order; each takes the white space after it along. They are
// those of UAX #29 with fewer boundaries, see docs/segmentation.md.
type Sentences struct {
	s          string
	start, end int
}

// NewSentences returns a walk before the first sentence of s.
func NewSentences(s string) Sentences { return Sentences{s: s} }

// Next moves to the next sentence and reports whether there was one.
func (w *Sentences) Next() bool {
	if w.end >= len(w.s) {
		return false
	}
	w.start, w.end = w.end, sentenceEnd(w.s, w.end, w.end)
	return true
}

// Start is the byte offset at which the current sentence begins.
func (w *Sentences) Start() int { return w.start }

// End is the byte offset just past the current sentence and the white space after it.
func (w *Sentences) End() int { return w.end }

// sentenceStart is the greatest sentence boundary at or before byte i.
func sentenceStart(s string, i int) int {
	for window := 1 << 10; window <= maxSentence; window *= 4 {
		at, first := anchor(s, i, window)
		best := -1
		if first {
			best = at
		}
		for at < i {
			if at = sentenceEnd(s, at, at); at <= i && (at < len(s) || i == len(s)) {
				best = at
			}
		}
		if best >= 0 {
			return best
		}
	}
	return Floor(s, i-maxSentence)
}

// sentenceEnd is the first sentence boundary after byte i of the sentence that starts at start, or from a place in it from
// which boundaries can be computed.
func sentenceEnd(s string, start, i int) int {
	limit := Floor(s, i+maxSentence)
	for end := start; ; {
		it := sentences.FromString(s[end:limit])
		if !it.Next() {
			return limit
		}
		end += it.End()
		if end >= limit || end > i && !continuesSentence(s, end) && onCluster(s, end) {
			return end
		}
	}
}

// skipSpace is the start of the first cluster at or after byte i that is not white space.
func skipSpace(s string, i int) int {
	return Floor(s, len(s)-len(strings.TrimLeftFunc(s[i:], unicode.IsSpace)))
}

// endsLine reports whether s ends with a separator of paragraphs (SB4), or is empty.
func endsLine(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '\n', '\r', 0x85, 0x2028, 0x2029:
		return true
	}
	return s == ""
}
