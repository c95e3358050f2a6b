package segment

// wordEnd is where the word that starts at i ends, and its kind, when no rule of UAX #29 has to be asked: Bengali letters and
// signs up to an ASCII mark, a danda or one of U+2010-2027, a single blank, a mark that stands alone. That is nearly all of Bengali
// news, and each byte is looked at once instead of by every rule in turn. It returns 0 for anything else.
func wordEnd(s string, i int) (end int, kind WordKind) {
	b := s[i]
	switch {
	case b == ' ':
		if singleBlank(s, i) {
			return i + 1, Space
		}
	case b < 0x80:
		if aloneASCII.has(b) && startsCluster(s, i+1) {
			return i + 1, Punctuation
		}
	case plainPunctuation(s, i):
		if marksAlone(s, i) && startsCluster(s, i+3) {
			return i + 3, Punctuation
		}
	default:
		return bengaliWord(s, i), Letters
	}
	return 0, Other
}

// singleBlank reports whether at i there is a blank that is a word alone.
func singleBlank(s string, i int) bool {
	return i+1 < len(s) && s[i] == ' ' && s[i+1] > ' ' && startsCluster(s, i+1)
}

// bengaliWord is the end of the Bengali letters at i; 0 when there are none, or what follows may be part of the word.
func bengaliWord(s string, i int) int {
	if class, ok := bengaliAt(s, i); !ok || !isBengaliLetter(s, i, class) {
		return 0
	}
	for i += 3; i+2 < len(s); i += 3 {
		switch {
		case s[i] == 0xE0 && s[i+1]&^1 == 0xA6 && inBengaliWord[s[i+1]&1<<6|s[i+2]&0x3F]:
		case s[i] == 0xE2 && s[i+1] == 0x80 && s[i+2]&^1 == 0x8C: // a joiner: WB4
		default:
			return letterEnd(s, i)
		}
	}
	return letterEnd(s, i)
}

// inBengaliWord tells, by code point minus 0x980, the letters and the signs that belong to the letter before.
var inBengaliWord = func() (t [128]bool) {
	for c, class := range bengaliClasses {
		t[c] = class != base || bengaliVowels[c>>6]>>(c&63)&1 != 0
	}
	return t
}()

// letterEnd is i if a word of Bengali letters ends there, whatever comes later; else 0.
func letterEnd(s string, i int) int {
	switch {
	case i == len(s):
		return i
	case s[i] < 0x80:
		switch b := s[i]; {
		case endsLetters.has(b):
			return i
		case b == '.': // WB6: between letters it joins them
			if i+1 == len(s) || s[i+1] <= ' ' {
				return i
			}
		case b == '\'' || b == ':': // apart from Bengali letters, see firstSplit
			if startsCluster(s, i+1) {
				return i
			}
		}
	case plainPunctuation(s, i):
		switch {
		case quoteAt(s, i) > 0:
			if startsCluster(s, i+3) {
				return i
			}
		case marksAlone(s, i):
			return i
		}
	}
	return 0
}

// marksAlone reports whether a word rule never joins the plain punctuation at i to a letter. WB6 and WB12 do so with U+2024 and U+2027.
func marksAlone(s string, i int) bool {
	return s[i] == 0xE0 || s[i+2] != 0xA4 && s[i+2] != 0xA7
}

// startsCluster reports whether at i the text ends or a code point begins that surely joins nothing before it.
func startsCluster(s string, i int) bool {
	if i == len(s) || s[i] < 0x80 {
		return true
	}
	class, ok := bengaliAt(s, i)
	return ok && (class == base || class == consonant) || plainPunctuation(s, i)
}

// isBengaliLetter reports whether the code point of class at byte i is WB=ALetter.
func isBengaliLetter(s string, i int, class bengaliClass) bool {
	return class == consonant || class == base && bengaliVowels[s[i+1]&1]>>(s[i+2]&0x3F)&1 != 0
}

// bengaliVowels are the letters of the block that are no consonants: a bit for each of U+0980-09BF and U+09C0-09FF.
var bengaliVowels = [2]uint64{
	1<<0x00 | bitRange(0x05, 0x0C) | bitRange(0x0F, 0x10) | bitRange(0x13, 0x14) | 1<<0x3D,
	1<<0x0E | bitRange(0x20, 0x21) | 1<<0x3C,
}

// bitRange has the bits from first to last.
func bitRange(first, last int) uint64 {
	return (1<<(last-first+1) - 1) << first
}

var (
	aloneASCII  = asciiOf("!\"#%&()*,-/;?@[\\]{}")                 // punctuation that is always a word
	endsLetters = asciiOf(" \t\n\r!\"#%&()*,-/;?@[\\]{}|<>=+$~^`") // no letter, digit or mark that WB6 to WB13b join to one
)

// asciiSet is a set of ASCII characters.
type asciiSet [2]uint64

func (set asciiSet) has(b byte) bool { return set[b>>6&1]>>(b&63)&1 != 0 }

func asciiOf(chars string) (set asciiSet) {
	for i := range len(chars) {
		set[chars[i]>>6] |= 1 << (chars[i] & 63)
	}
	return set
}
