package bijoy

import (
	"strings"
	"unicode"
)

// Convert turns all of text from Bijoy into Unicode, except lines that hold Bengali letters already. Letters come in
// Unicode's order: a vowel sign after its cluster, reph before it. The form is NFC, with ZWJ in র‍্য (The Unicode Standard
// 16, 12.2, Interaction of Repha and Ya-phalaa) and ZWNJ after a hasanta that is drawn before another letter.
func Convert(text string) string {
	var out strings.Builder
	out.Grow(2 * len(text))
	for line := range strings.Lines(text) {
		if hasBengali(line) {
			out.WriteString(line)
			continue
		}
		for word := range words(line) {
			out.WriteString(convertWord(word))
		}
	}
	return out.String()
}

// words are the words of a line and the spaces between them, in turn.
func words(line string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line != "" {
			end := strings.IndexFunc(line, unicode.IsSpace)
			if end == 0 {
				end = strings.IndexFunc(line, func(r rune) bool { return !unicode.IsSpace(r) })
			}
			if end < 0 {
				end = len(line)
			}
			if !yield(line[:end]) {
				return
			}
			line = line[end:]
		}
	}
}

func convertWord(word string) string {
	glyphs := read(word)
	var out strings.Builder
	out.Grow(3 * len(word))
	for i := 0; i < len(glyphs); {
		switch g := glyphs[i]; g.kind {
		case base, half, vowel, before:
			if s, next := readSyllable(glyphs, i); next > i {
				s.write(&out)
				i = next
				continue
			}
			out.WriteString(g.text)
		case virama:
			out.WriteString(hasanta)
			if i+1 < len(glyphs) && (glyphs[i+1].kind == base || glyphs[i+1].kind == half || glyphs[i+1].kind == vowel) {
				out.WriteString(zwnj)
			}
		default:
			out.WriteString(g.text)
		}
		i++
	}
	return out.String()
}

// syllable is one cluster with its signs, in Unicode's order.
type syllable struct {
	reph  bool
	body  string // consonants joined by hasanta, or an independent vowel
	sign  string // vowel signs
	nasal bool
}

// readSyllable reads the syllable at glyph i and tells where the next begins; i itself when none begins here. Signs and
// joined letters are taken in any order: typists differ, and what is drawn is the same.
func readSyllable(glyphs []glyph, i int) (s syllable, next int) {
	at := func(i int) glyph {
		if i < len(glyphs) {
			return glyphs[i]
		}
		return glyph{}
	}
	n, front := i, ""
	if at(n).kind == before {
		front = at(n).text
		n++
		if at(n).kind == nasal {
			s.nasal = true
			n++
		}
	}
	first := n
	for at(n).kind == half {
		s.body += at(n).text
		n++
	}
	switch g := at(n); {
	case g.kind == base, g.kind == vowel && n == first:
		s.body += g.text
		n++
	case g.kind == join && n > first:
	default:
		return s, i
	}
	s.split()
	for ; ; n++ {
		switch g := at(n); {
		case g.kind == join:
			s.join(g.text)
		case g.kind == after && s.sign == "":
			s.sign = g.text
		case g.kind == nasal && !s.nasal:
			s.nasal = true
		case g.kind == reph && !s.reph:
			s.reph = true
		default:
			s.put(front)
			return s, n
		}
	}
}

// split takes the vowel sign out of a code that draws a consonant with it, as গু.
func (s *syllable) split() {
	for _, v := range []string{"ু", "ৃ"} {
		if body, ok := strings.CutSuffix(s.body, v); ok {
			s.body, s.sign = body, v
		}
	}
}

func (s *syllable) join(part string) {
	switch {
	case s.body == "র" && strings.HasPrefix(part, hasanta+"য"):
		s.body += zwj
	case strings.HasSuffix(s.body, hasanta):
		part = strings.TrimPrefix(part, hasanta)
	}
	s.body += part
	if s.sign == "" {
		s.split()
	}
}

// put puts the sign that stood in front of the cluster where it belongs; ে makes one sign with া and ৗ.
func (s *syllable) put(front string) {
	switch {
	case s.body == "অ" && s.sign == "া" && front == "":
		s.body, s.sign = "আ", ""
	case front == "ে" && s.sign == "া":
		s.sign = "ো"
	case front == "ে" && s.sign == "ৗ":
		s.sign = "ৌ"
	default:
		s.sign = front + s.sign
	}
}

func (s *syllable) write(out *strings.Builder) {
	if s.reph {
		out.WriteString("র" + hasanta)
	}
	out.WriteString(s.body)
	out.WriteString(s.sign)
	if s.nasal {
		out.WriteString("ঁ")
	}
}

// hasBengali tells whether s has anything of the Bengali block.
func hasBengali(s string) bool { return strings.ContainsFunc(s, inBengali) }

func inBengali(r rune) bool { return r >= 0x980 && r <= 0x9ff }
