package lint

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/segment"
)

// tokens are the words and marks of a text, each with the form in which it is compared.
type tokens struct {
	text  string
	at    []model.Range
	plain []string // "" for those that nobody has asked for yet (fill)
}

func tokensOf(a *model.Article) *tokens {
	t := &tokens{text: a.Text(), at: model.AppendTokens(nil, a)}
	t.plain = make([]string, len(t.at))
	return t
}

// fill makes the forms of the tokens from first to last, in which they are compared.
func (t *tokens) fill(first, last int) {
	for i := first; i <= last; i++ {
		if t.plain[i] == "" {
			t.plain[i] = plain(t.text[t.at[i].Start:t.at[i].End])
		}
	}
}

var joiners = strings.NewReplacer("\u200c", "", "\u200d", "")

// plain is the form in which words are compared: one normalisation form, no joiners.
func plain(s string) string {
	if isPlain(s) {
		return s
	}
	return norm.NFC.String(joiners.Replace(s))
}

// isPlain reports whether a string is surely in that form. It knows ASCII and the Bengali letters and signs that stay as they are: nearly all
// of a text.
func isPlain(s string) bool {
	var before byte // the last one of the letter before, when that is Bengali and from U+09C0 on
	for i := 0; i < len(s); {
		if s[i] < 0x80 {
			before = 0
			i++
			continue
		}
		if i+2 >= len(s) || s[i] != 0xE0 || s[i+1]&^1 != 0xA6 {
			return false
		}
		last := s[i+2]
		if s[i+1] == 0xA6 {
			if last == 0xBC && before == 0x8D || last == 0xBE && before == 0x87 { // signs to be put in order, or joined: ো
				return false
			}
			before = 0
		} else {
			if last == 0x97 || 0x9C <= last && last <= 0x9F || last >= 0xBE { // ৗ; ড় ঢ় য় in one code point; a mark above
				return false
			}
			before = last
		}
		i += 3
	}
	return true
}

// word reports whether a token is a word or a number, and not a mark.
func (t *tokens) word(i int) bool { return isWord(t.plain[i]) }

func isWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// bounds of what is a form: longer texts are hardly names.
const (
	maxFormTokens = 12
	maxFormBytes  = 300
)

// form is the words of a span as they are compared, a last one that it cuts before an ending cut; whole is false when it does. It is
// nil for what is too long to be a name, holds no letter or cuts a word elsewhere.
func (t *tokens) form(r model.Range) (words []string, whole bool) {
	first, last := model.Touching(t.at, r)
	if r.Len() > maxFormBytes || first > last || last-first >= maxFormTokens || t.at[first].Start < r.Start {
		return nil, false
	}
	t.fill(first, last)
	words = t.plain[first : last+1 : last+1]
	if t.at[last].End > r.End {
		stem, rest := t.cut(last, r.End)
		if !endings[rest] || !joins(stem, rest) {
			return nil, false
		}
		words = append(slices.Clone(words[:len(words)-1]), stem)
	}
	if !slices.ContainsFunc(words, func(w string) bool { return strings.IndexFunc(w, unicode.IsLetter) >= 0 }) {
		return nil, false
	}
	return words, t.at[last].End <= r.End
}

// cut is what stands before and after a place inside a token.
func (t *tokens) cut(token int, at model.Offset) (before, after string) {
	r := t.at[token]
	return plain(t.text[r.Start:at]), plain(t.text[at:r.End])
}

// around is what stands beside a range, the token before it and the one after it, by which two like mentions are told apart.
func (t *tokens) around(r model.Range) (before, after string) {
	first, last := model.Touching(t.at, r)
	if first > last {
		return "", ""
	}
	if first > 0 {
		before = t.plain[first-1]
	}
	if last+1 < len(t.plain) {
		after = t.plain[last+1]
	}
	return before, after
}

// clip is a text as messages quote it: its first letters, and the sign for what is left out.
func clip(text string) string {
	const longest = 40 // clusters
	at := 0
	for range longest {
		if at == len(text) {
			return text
		}
		at = segment.Next(text, at)
	}
	if at == len(text) {
		return text
	}
	return text[:at] + "…"
}

// slice is the text of a span.
func (s *scan) slice(span *annotations.Span) string { return s.text[span.Range.Start:span.Range.End] }

// gist is what tells the text of a span from others: of a long one, which many spans may share, its beginning and its length.
func (s *scan) gist(span *annotations.Span) string {
	const longest = 2048 // bytes
	text := s.slice(span)
	if len(text) <= longest {
		return text
	}
	return text[:longest] + strconv.Itoa(len(text))
}
