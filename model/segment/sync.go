package segment

import "strings"

// A unit is what uax29 takes in one step: a code point, or the bytes of a broken one. Only lead bytes and stray
// continuation bytes begin a unit.

// unitNeed is how many bytes the first byte of a unit asks for.
func unitNeed(b byte) int {
	switch {
	case b < 0xC2 || b >= 0xF8:
		return 1
	case b < 0xE0:
		return 2
	case b < 0xF0:
		return 3
	}
	return 4
}

// unitStart is where the unit that holds byte i begins.
func unitStart(s string, i int) int {
	for q := i; q >= 0 && q > i-4; q-- {
		if s[q]&0xC0 != 0x80 {
			if q+unitNeed(s[q]) > i {
				return q
			}
			break
		}
	}
	return i
}

// tornTail is where the last unit of s begins if s ends before the unit does, else len(s). uax29 attaches it to whatever
// stands before.
func tornTail(s string) int {
	for q := max(len(s)-3, 0); q < len(s); q++ {
		if unitNeed(s[q]) > len(s)-q {
			return q
		}
	}
	return len(s)
}

// surelyBreaks reports that there is a cluster boundary at p, the start of a unit, whatever stands before a short
// stretch of text that ends at p: a place where segmentation can start afresh. False means only that the stretch does
// not tell.
func surelyBreaks(s string, p int) bool {
	after, isBengali := bengaliAt(s, p)
	plain := s[p] < 0x80 || isBengali && (after == base || after == consonant) || plainPunctuation(s, p)
	if !plain {
		return surelyBreaksByTables(s, p)
	}
	if before := s[p-1]; before < 0x80 {
		return before != '\r' || s[p] != '\n'
	}
	for q := p - 3; q >= 0; q -= 3 {
		before, ok := bengaliAt(s, q)
		switch {
		case !ok && q == p-3 && plainPunctuation(s, q):
			return true
		case !ok:
			return surelyBreaksByTables(s, p)
		case before == hasanta && after == consonant:
			return false
		case before != extend || after != consonant:
			return true
		}
	}
	return surelyBreaksByTables(s, p)
}

// surelyBreaksByTables asks uax29 about the text from the last unit before p that is not an Extend, Linker or ZWJ. The
// rules that look further left than one unit, GB9c and GB11, look across those only; GB12/13 count flags, and two flags
// alone are joined, which is no answer.
func surelyBreaksByTables(s string, p int) bool {
	end := min(p+unitNeed(s[p]), len(s))
	q := unitStart(s, p-1)
	if nextByTables(s[q:end], 0) != p-q {
		return false
	}
	for unitEnd := p; q > 0 && carriesConjunct(s[q:unitEnd]); {
		unitEnd = q
		q = unitStart(s, q-1)
	}
	at := q
	for at < end && at < p {
		at = q + nextByTables(s[q:end], at-q)
	}
	return at == p
}

// carriesConjunct reports whether a conjunct can go on across the unit: InCB=Extend or Linker, among them the ZWJ.
func carriesConjunct(unit string) bool {
	const letter, linked = "ক", "ক্"
	probe := linked + strings.ToValidUTF8(unit, "?") + letter
	return nextByTables(probe, 0) == len(probe)
}
