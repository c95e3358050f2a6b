package segment

// bengaliClass is what UAX #29 needs to know of a code point of the block U+0980-09FF: its Grapheme_Cluster_Break and
// Indic_Conjunct_Break properties in one value.
type bengaliClass uint8

const (
	base      bengaliClass = iota // starts a cluster and joins nothing before it: independent vowels, digits, signs
	consonant                     // InCB=Consonant: joins after a hasanta (GB9c)
	extend                        // GCB=Extend: joins, and a conjunct may go on across it (GB9, GB9c)
	spacing                       // GCB=SpacingMark: joins, and ends a conjunct (GB9a)
	hasanta                       // InCB=Linker
)

// bengaliClasses is indexed by code point minus 0x980. Unicode 17; a test compares it with the tables of uax29.
var bengaliClasses = func() (t [128]bengaliClass) {
	set := func(class bengaliClass, ranges ...[2]rune) {
		for _, r := range ranges {
			for c := r[0]; c <= r[1]; c++ {
				t[c-0x980] = class
			}
		}
	}
	one := func(c rune) [2]rune { return [2]rune{c, c} }
	set(consonant, [2]rune{0x995, 0x9A8}, [2]rune{0x9AA, 0x9B0}, one(0x9B2), [2]rune{0x9B6, 0x9B9},
		[2]rune{0x9DC, 0x9DD}, one(0x9DF), [2]rune{0x9F0, 0x9F1})
	set(extend, one(0x981), one(0x9BC), one(0x9BE), [2]rune{0x9C1, 0x9C4}, one(0x9D7), [2]rune{0x9E2, 0x9E3}, one(0x9FE))
	set(spacing, [2]rune{0x982, 0x983}, [2]rune{0x9BF, 0x9C0}, [2]rune{0x9C7, 0x9C8}, [2]rune{0x9CB, 0x9CC})
	set(hasanta, one(0x9CD))
	return t
}()

// bengaliAt is the class of the Bengali code point at byte i, and whether there is one.
func bengaliAt(s string, i int) (bengaliClass, bool) {
	if i+2 < len(s) && s[i] == 0xE0 && s[i+1]&^1 == 0xA6 && s[i+2]&0xC0 == 0x80 {
		return bengaliClasses[s[i+1]&1<<6|s[i+2]&0x3F], true
	}
	return 0, false
}

// nextFast is Next for what Bengali text is made of: ASCII, the Bengali block, dandas, U+2010-2027 (quotation marks,
// dashes) and the joiners. It returns 0 for anything else. Most of the time it looks at each byte once.
//
// It is one function because every cluster of every article passes through it: with the first code point and what is attached to it
// in functions of their own, BenchmarkScanner went from 1.65 to 1.95 ms a MiB.
func nextFast(s string, i int) int {
	b := s[i]
	conjunct := false // a consonant, with nothing but Extend and hasanta after it: GB9c's left side
	linked := false   // the same with at least one hasanta
	j := i
	switch {
	case b < 0x80:
		if i+1 == len(s) {
			return i + 1
		}
		if b < 0x20 || b == 0x7F {
			// Controls stand alone (GB4). Close to the end the byte after may be torn, which uax29 attaches to anything.
			if b == '\r' || (s[i+1] >= 0x80 && len(s)-i <= 4) {
				return 0
			}
			return i + 1
		}
		if s[i+1] < 0x80 {
			return i + 1
		}
		j++
	default:
		class, ok := bengaliAt(s, i)
		if !ok && !plainPunctuation(s, i) {
			return 0
		}
		conjunct = ok && class == consonant
		j += 3
	}
	for j+2 < len(s) {
		switch c := s[j]; {
		case c == 0xE0 && s[j+1]&^1 == 0xA6 && s[j+2]&0xC0 == 0x80:
			switch bengaliClasses[s[j+1]&1<<6|s[j+2]&0x3F] {
			case base:
				return j
			case consonant:
				if !linked {
					return j
				}
				linked = false
			case spacing:
				conjunct, linked = false, false
			case hasanta:
				linked = conjunct
			}
			j += 3
		case c < 0x80:
			return j
		case c == 0xE2 && s[j+1] == 0x80 && s[j+2]&0xC0 == 0x80:
			if s[j+2]&^1 != 0x8C {
				return j
			}
			if s[j+2] == 0x8C { // ZWNJ is Extend but has no part in a conjunct
				conjunct, linked = false, false
			}
			j += 3
		case plainPunctuation(s, j):
			return j
		default:
			return 0
		}
	}
	if j == len(s) || s[j] < 0x80 {
		return j
	}
	return 0
}

// plainPunctuation reports whether a danda (U+0964-0965) or one of U+2010-2027 begins at byte i: code points with no
// cluster-breaking property.
func plainPunctuation(s string, i int) bool {
	if i+2 >= len(s) {
		return false
	}
	switch s[i] {
	case 0xE0:
		return s[i+1] == 0xA5 && s[i+2]&^1 == 0xA4
	case 0xE2:
		return s[i+1] == 0x80 && 0x90 <= s[i+2] && s[i+2] <= 0xA7
	}
	return false
}
