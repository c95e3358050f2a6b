package segment

import "strings"

// maxParts bounds a compound, so that a line of nothing but hyphens and letters costs no more than another.
const maxParts = 64

// Compound returns the hyphenated compound, in bytes, around the word at byte i: রাষ্ট্র-সমর্থিত, ২০২৬-২৭. Its parts are
// letters or numbers with one hyphen and no space between them (between numbers an en dash will do). Without a hyphen it is
// the word; on a hyphen between two words it is their compound.
func Compound(s string, i int) (start, end int) {
	start, end, kind := WordAt(s, i)
	if kind != Letters && kind != Number {
		if !isHyphen(s[start:end], true) {
			return start, end
		}
		left, leftKind, okLeft := partBefore(s, start)
		right, rightKind, okRight := partAfter(s, end)
		if !okLeft || !okRight || !isHyphen(s[start:end], leftKind == Number && rightKind == Number) {
			return start, end
		}
		start, end = left, right
	}
	first, last := kind, kind
	for range maxParts {
		w, hyphen, k := 0, 0, Other
		if start > 0 {
			hyphen = Prev(s, start)
		}
		var ok bool
		if w, k, ok = partBefore(s, hyphen); !ok || !isHyphen(s[hyphen:start], first == Number && k == Number) {
			break
		}
		start, first = w, k
	}
	for range maxParts {
		hyphen := Next(s, end)
		w, k, ok := partAfter(s, hyphen)
		if !ok || !isHyphen(s[end:hyphen], last == Number && k == Number) {
			break
		}
		end, last = w, k
	}
	return start, end
}

// partBefore is where the letters or number that end at i start.
func partBefore(s string, i int) (int, WordKind, bool) {
	if i <= 0 {
		return 0, Other, false
	}
	start, end, kind := WordAt(s, i-1)
	return start, kind, end == i && (kind == Letters || kind == Number)
}

// partAfter is where the letters or number that start at i end.
func partAfter(s string, i int) (int, WordKind, bool) {
	if i >= len(s) {
		return len(s), Other, false
	}
	start, end, kind := WordAt(s, i)
	return end, kind, start == i && (kind == Letters || kind == Number)
}

func isHyphen(s string, betweenNumbers bool) bool {
	const hyphens = "-\u2010\u2011"
	return s != "" && (strings.Contains(hyphens, s) || betweenNumbers && s == "–")
}
