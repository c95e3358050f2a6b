package bijoy

import "strings"

// evidence is how much speaks for Bijoy in a piece of text.
type evidence struct {
	letters int     // codes that draw letters
	ascii   int     // of these, ASCII
	odds    float64 // nats for Bijoy against the languages of Europe, letter by letter
	words   int     // words with letters
	marks   int     // words with a pair of codes that only Bijoy has
	signs   int     // of these, words whose pair is not in ASCII
	bengali int     // letters of the Bengali block
}

// sample is how many bytes of a text decide about it.
const sample = 1 << 20

// Detect tells whether text without Unicode Bengali, or with little of it, reads as Bijoy. It is made to have no false
// alarms: a heading of two words may be missed. Only the first MiB is looked at.
func Detect(text string) bool {
	var sum evidence
	if len(text) > sample {
		text = text[:sample]
	}
	for line := range strings.Lines(text) {
		if hasBengali(line) {
			sum.bengali += letters(line)
			continue
		}
		sum.add(weigh(line))
	}
	return sum.bengali*4 < sum.letters && sum.bijoy()
}

func (e evidence) bijoy() bool {
	const perLetter, total, share = 0.3, 4, 5
	enough := e.signs >= 1 || e.marks >= 2
	enough = enough && e.ascii*2 >= e.letters // text in an encoding of East Asia has few
	const longWord = 8
	return enough && e.marks*share >= max(e.words, e.letters/longWord) && e.odds >= total && e.odds >= perLetter*float64(e.letters)
}

func (e *evidence) add(f evidence) {
	e.letters += f.letters
	e.ascii += f.ascii
	e.odds += f.odds
	e.words += f.words
	e.marks += f.marks
	e.signs += f.signs
}

func letters(line string) int {
	n := 0
	for _, r := range line {
		if inBengali(r) {
			n++
		}
	}
	return n
}

// weigh gives the evidence of a line. A word speaks against Bijoy as loud as floor at most, or one English name would outweigh
// a sentence.
func weigh(line string) evidence {
	const floor = -6
	var e evidence
	for _, word := range strings.Fields(line) {
		w := weighWord(word)
		w.odds = max(w.odds, floor)
		e.add(w)
	}
	return e
}

// weighWord gives the evidence of one word, whose words is 0 or 1.
func weighWord(word string) evidence {
	var e evidence
	var prev byte
	ascii, mark := false, false
	for _, r := range word {
		c, ok := code(r)
		if !ok {
			prev = 0
			continue
		}
		if k := kindOf(c); k != other && k != sign && k != virama || c == 's' || c == 't' {
			e.letters++
			if c < 0x80 {
				e.ascii++
			}
			e.odds += odds(prev, c)
		}
		switch {
		case telling(prev, c):
			mark = true
		case tellingASCII(prev, c):
			ascii = true
		}
		prev = c
	}
	if e.letters > 0 {
		e.words = 1
	}
	if mark || ascii {
		e.marks = 1
	}
	if mark {
		e.signs = 1
	}
	return e
}

func latin(c byte) bool { return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '`' || c == '_' }

// telling tells whether two codes in a row are common in Bijoy and found in no other text, one of them outside ASCII. The
// symbols among the codes are followed or preceded by a letter in ways that no other language writes: "‡K", "b¨", "g©".
func telling(a, b byte) bool {
	switch a {
	case 0x86, 0x87, 0x89: // † ‡ ‰
		return latin(b) || b >= 0xa4 && b != 0xa9
	case 0x9a: // š
		return strings.IndexByte("\x91\x92\x97\xbf\xcd^", b) >= 0
	case 0xaf: // ¯
		return strings.IndexByte("\x8b\x8c\x91\x92\x97\xa7\xbf\xcd\xfa^", b) >= 0
	case 0xa4: // ¤
		return strings.IndexByte("\xa2\xa3\xa7\xfa^c", b) >= 0
	case 0x9b: // ›
		return strings.IndexByte("`U\xd8", b) >= 0
	case 'c', 'M', 'k', 'K':
		if b == 0xd6 { // cÖ
			return true
		}
	}
	switch b {
	case 0xa8: // ¨
		return latin(a) || a >= 0xaa
	case 0xa9, 0xaa, 0xab: // © ª «
		return latin(a) && a != '_'
	case 0xa1, 0xa5, 0xa6, 0xac, 0x9f: // ¡ ¥ ¦ ¬ Ÿ
		return latin(a)
	}
	return false
}

// tellingASCII is the same for two ASCII codes: a consonant with া, and ি before a consonant. They are found in program code
// and the like, if seldom.
func tellingASCII(a, b byte) bool {
	upper := func(c byte) bool { return c >= 'K' && c <= 'Z' }
	return b == 'v' && upper(a) || a == 'w' && (upper(b) || b == '`' || b == '_') || a == 'A' && b == 'v' || a == 'v' && b == 'q'
}

// odds is the logarithm of how much more frequent code c is in Bijoy than in the European language that has most of it. The
// figures are rounded from letter frequencies of news; ঃ ৎ ঢ় (t r p) are rare in Bengali and everywhere in Europe.
func odds(prev, c byte) float64 {
	switch {
	case c < 0x80:
		return float64(asciiOdds[c]) / 10
	case c == 0x86 || c == 0x87 || c == 0xa8 || c == 0xa9 && latin(prev):
		return 3
	case telling(prev, c):
		return 2
	}
	return 0
}

// asciiOdds are tenths of a nat.
var asciiOdds = [128]int8{
	'A': 15, 'B': 18, 'C': -15, 'D': 7, 'E': -20, 'F': -5, 'G': 14, 'H': -10, 'I': 7, 'J': -10, 'K': 26, 'L': 10, 'M': 13,
	'N': -4, 'O': -20, 'P': 9, 'Q': 25, 'R': 19, 'S': -15, 'T': -25, 'U': 23, 'V': 0, 'W': 2, 'X': 10, 'Y': 20, 'Z': 30,
	'_': 30, '`': 30, 'a': -24, 'b': 11, 'c': 0, 'd': -20, 'e': -12, 'f': -6, 'g': 0, 'h': -16, 'i': -2, 'j': 3, 'k': -7,
	'l': -17, 'm': 0, 'n': -12, 'o': -23, 'p': -45, 'q': 10, 'r': -36, 's': -19, 't': -40, 'u': -20, 'v': 9, 'w': 3, 'x': 14,
	'y': -5, 'z': -30, '~': 10, '^': 10,
}
