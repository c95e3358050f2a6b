// Package visible makes text safe and legible on a terminal. What it returns holds no control character (C0, DEL,
// C1), no bidirectional control and no invalid UTF-8, so it may be printed whatever it came from: an article, a file
// name, a label, an error of the operating system. The text itself is never changed; this is only what is drawn.
//
// What is drawn instead of a code point that cannot be sent:
//
//	C0, DEL                  their control picture: ESC is ␛, DEL is ␡; TAB is four spaces
//	C1                       their number: <9b>
//	bidi and format controls their Unicode abbreviation: <RLO>, <ZWSP>, <SHY>, <LS>; else their number: <U+206A>
//	private use, nonchars    their number: <U+E000>
//	invalid bytes            U+FFFD, one for each byte
//
// The marks in angle brackets are ASCII, so that every terminal has glyphs for them and agrees on their width.
package visible

import (
	"strings"
	"unicode/utf8"
)

// maxDrawn is how many code points of one cluster are drawn. A longer cluster (UAX #29 sets no limit; a letter may
// carry ten thousand marks) is drawn without the rest.
const maxDrawn = 32

// Form returns what is drawn for one grapheme cluster: the cluster itself, without allocation, if it is ordinary text.
//
// The form is one cluster, or several when parts had to be made visible. A cluster that begins with a mark is drawn
// on a dotted circle (U+25CC), as the Unicode Standard does for marks without a base: terminals disagree, each with
// itself, on the columns of a bare mark (they depend on what stands before it), but treat a mark after a base alike
// everywhere. ZWJ, ZWNJ and variation selectors stay where something precedes them in the cluster; alone they are
// shown by name. A cluster of more than maxDrawn code points is cut there, and then further back over joiners, viramas
// and prepended signs, which would otherwise take hold of whatever is drawn next.
func Form(cluster string) string {
	if ordinary(cluster) {
		return cluster
	}
	return drawn(cluster)
}

// ordinary reports whether the cluster is drawn as it is, looking only at what nearly all text consists of: ASCII,
// Bengali, joiners, and the quotes, dashes and dots of General Punctuation. Anything else is for drawn to decide.
func ordinary(s string) bool {
	if len(s) == 1 {
		return 0x20 <= s[0] && s[0] < 0x7F
	}
	if len(s) == 3 && s[0] == 0xE2 && s[1] == 0x80 {
		return 0x90 <= s[2] && s[2] <= 0xA7
	}
	if len(s) == 0 || len(s) > 3*maxDrawn || len(s)%3 != 0 || s[0] != 0xE0 || startsWithBengaliMark(s) {
		return false
	}
	for i := 0; i < len(s); i += 3 {
		switch {
		case s[i] == 0xE0 && (s[i+1] == 0xA6 || s[i+1] == 0xA7) && s[i+2]&0xC0 == 0x80:
		case i > 0 && s[i] == 0xE2 && s[i+1] == 0x80 && (s[i+2] == 0x8C || s[i+2] == 0x8D):
		default:
			return false
		}
	}
	return true
}

// startsWithBengaliMark reports whether s, which begins with the byte E0, begins with a mark of the block U+0980.
func startsWithBengaliMark(s string) bool {
	switch s[1] {
	case 0xA6:
		return s[2] >= 0xBC && s[2] != 0xBD || 0x81 <= s[2] && s[2] <= 0x83
	case 0xA7:
		return s[2] <= 0x8D || s[2] == 0x97 || s[2] == 0xA2 || s[2] == 0xA3 || s[2] == 0xBE
	}
	return false
}

// drawn is Form for any cluster, and for any string.
func drawn(s string) string {
	s = capped(s)
	var b strings.Builder
	based, tags := false, false // a mark has something to stand on; a tag belongs to a flag
	same := 0                   // how much of s has been written or needs no change
	replace := func(from, to int, with string) {
		b.WriteString(s[same:from])
		b.WriteString(with)
		same = to
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			replace(i, i+n, string(utf8.RuneError))
			based = true
		case isTag(r) && tags, attaches(r) && based:
		case isMark(r) && !attachesOnly(r):
			replace(i, i, dottedCircle)
			based = true
		case mustShow(r) || attachesOnly(r):
			replace(i, i+n, name(r))
			based = false
		default:
			based, tags = true, r == blackFlag
		}
		i += n
	}
	if b.Len() == 0 {
		return s
	}
	b.WriteString(s[same:])
	return b.String()
}

// capped cuts a cluster to at most maxDrawn code points.
func capped(s string) string {
	if len(s) <= maxDrawn {
		return s
	}
	count := 0
	for i := range s {
		if count == maxDrawn {
			return withoutGlue(s[:i])
		}
		count++
	}
	return s
}

// withoutGlue drops code points from the end of a cut cluster that would join what is drawn after it. At least the
// first one stays.
func withoutGlue(s string) string {
	for {
		r, n := utf8.DecodeLastRuneInString(s)
		if n == len(s) || !glues(r) {
			return s
		}
		s = s[:len(s)-n]
	}
}
