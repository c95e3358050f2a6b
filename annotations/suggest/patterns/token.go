package patterns

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"tippani/model"
	"tippani/model/find"
)

// token is a word, a number in digits with what is written on to it, or a mark.
type token struct {
	at     model.Range
	text   string // of a word, composed and without joiners; of a number, what follows its digits: টি in ৫টি; a mark
	digits string // of a number in digits, as 0 to 9, without commas that group them
	mark   bool
	tight  bool // nothing stands between the token before and this one
}

// set makes a list of words, when it is first asked for: a program that proposes nothing yet should not wait for it.
func set(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		out := make(map[string]bool)
		for _, w := range strings.Fields(list) {
			out[find.Plain(w)] = true
		}
		return out
	})
}

func isLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == 0x200C || r == 0x200D
}

// digit is the value of a Bengali or ASCII digit, -1 for anything else.
func digit(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case '০' <= r && r <= '৯':
		return int(r - '০')
	}
	return -1
}

// tokens adds the tokens of a range of a text to list. A hyphen is a mark of its own.
func tokens(list []token, text string, rg model.Range) []token {
	s := text[:rg.End]
	tight := false
	for at := int(rg.Start); at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		if unicode.IsSpace(r) {
			at, tight = at+n, false
			continue
		}
		t := token{tight: tight}
		end := at + n
		switch {
		case digit(r) >= 0:
			t.digits, end = number(s, at)
			stop := letters(s, end)
			t.text, end = find.Plain(s[end:stop]), stop
		case isLetter(r):
			end = letters(s, at)
			t.text = find.Plain(s[at:end])
		default:
			t.text, t.mark = s[at:end], true
		}
		t.at = model.Range{Start: model.Offset(at), End: model.Offset(end)}
		list = append(list, t)
		at, tight = end, true
	}
	return list
}

func letters(s string, at int) int {
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !isLetter(r) {
			break
		}
		at += n
	}
	return at
}

// number reads digits, with points and grouping commas between digits.
func number(s string, at int) (digits string, end int) {
	var b strings.Builder
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		d := digit(r)
		if d < 0 {
			next, _ := utf8.DecodeRuneInString(s[at+n:])
			if r != ',' && r != '.' || digit(next) < 0 {
				break
			}
			if r == '.' {
				b.WriteByte('.')
			}
		} else {
			b.WriteByte(byte('0' + d))
		}
		at += n
	}
	return b.String(), at
}

// stem reports whether a word is one of a list, with or without an ending that such words take.
func stem(list map[string]bool, word string) (base string, ok bool) {
	if list[word] {
		return word, true
	}
	const most = 6 // code points
	end := len(word)
	for range most {
		_, n := utf8.DecodeLastRuneInString(word[:end])
		if end -= n; end <= 0 {
			break
		}
		if list[word[:end]] && endings()[word[end:]] {
			return word[:end], true
		}
	}
	return "", false
}

// endings are what nouns of number, time and money take: টাকার, সালে, শতাংশও.
var endings = set(`র ের এর ে য়ে য়ের য় তে কে ও ই রও েরও েও েই য়ও য়ই তেও কেই রই েরই সহ টি টির টা টায় টার টিতে
	ভিত্তিক ব্যাপী জুড়ে ভর ভরে গুলো গুলোর গুলোতে`)
