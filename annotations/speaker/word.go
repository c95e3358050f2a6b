package speaker

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tippani/model"
	"tippani/model/find"
)

// word is a word or a punctuation mark of the text around a quotation.
type word struct {
	at   model.Range
	text string // in one normalisation form and without joiners, to be compared with the lists
	mark bool   // punctuation
	said bool   // stands in another quotation
}

// words divides a range of the text. A hyphen inside a word belongs to it, as in করিম-এর; every other mark is a word of its own.
func words(text string, rg model.Range) []word {
	var list []word
	for at := int(rg.Start); at < int(rg.End); {
		r, n := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsSpace(r):
			at += n
		case !inWord(r):
			list = append(list, word{at: model.Range{Start: model.Offset(at), End: model.Offset(at + n)}, text: string(r), mark: true})
			at += n
		default:
			end := wordEnd(text, at, int(rg.End))
			list = append(list, word{at: model.Range{Start: model.Offset(at), End: model.Offset(end)}, text: find.Plain(text[at:end])})
			at = end
		}
	}
	return list
}

func wordEnd(text string, at, limit int) int {
	for at < limit {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !inWord(r) && !(r == '-' && at+n < limit && letterAt(text[at+n:])) {
			break
		}
		at += n
	}
	return at
}

func letterAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == 0x200C || r == 0x200D
}

const (
	openers  = "‘“«"
	closers  = "’”»"
	straight = `"'`
)

// quoted marks what stands between quotation marks, when that is more than a name.
func quoted(list []word) {
	const name = 4 // words
	for i := 0; i < len(list); i++ {
		k := strings.Index(openers, list[i].text)
		if !list[i].mark || k < 0 && !strings.Contains(straight, list[i].text) {
			continue
		}
		closer := list[i].text
		if k >= 0 {
			closer = closers[k : k+len(list[i].text)]
		}
		end := i + 1
		for end < len(list) && !(list[end].mark && list[end].text == closer) {
			end++
		}
		if end == len(list) || end-i-1 <= name {
			continue
		}
		for j := i; j <= end; j++ {
			list[j].said = true
		}
		i = end
	}
}
