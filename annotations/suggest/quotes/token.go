package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tippani/model"
	"tippani/model/find"
)

// token is a word or a mark.
type token struct {
	at   model.Range
	text string // of a word: composed and without joiners, to be compared; of a mark: as it stands
	mark bool
}

// set makes a list of words.
func set(list string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		out[find.Plain(w)] = true
	}
	return out
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == 0x200C || r == 0x200D
}

// tokens divides a range of a text. A hyphen within a word belongs to it, and doubled quotation marks are one mark.
func tokens(text string, rg model.Range) []token {
	list := make([]token, 0, rg.Len()/12)
	for at, limit := int(rg.Start), int(rg.End); at < limit; {
		r, n := utf8.DecodeRuneInString(text[at:limit])
		end := at + n
		switch {
		case unicode.IsSpace(r):
		case inWord(r):
			end = wordEnd(text, at, limit)
			list = append(list, token{at: span(at, end), text: find.Plain(text[at:end])})
		default:
			if (r == '\'' || r == '‘' || r == '’') && strings.HasPrefix(text[end:limit], text[at:end]) {
				end += n
			}
			list = append(list, token{at: span(at, end), text: text[at:end], mark: true})
		}
		at = end
	}
	return list
}

func wordEnd(text string, at, limit int) int {
	for at < limit {
		r, n := utf8.DecodeRuneInString(text[at:limit])
		if !inWord(r) {
			next, _ := utf8.DecodeRuneInString(text[at+n : limit])
			if r != '-' || !inWord(next) {
				break
			}
		}
		at += n
	}
	return at
}

func span(start, end int) model.Range {
	return model.Range{Start: model.Offset(start), End: model.Offset(end)}
}

// is reports whether a token is one of some marks, written one after the other.
func (t token) is(marks string) bool { return t.mark && strings.Contains(marks, t.text) }

const (
	enders  = "।?!॥…"
	dashes  = "—–―-"
	openers = "‘“«‘‘"
	allMark = "‘“«’”»\"''‘‘’’"
)
