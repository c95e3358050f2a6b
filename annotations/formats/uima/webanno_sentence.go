package uima

import (
	"strings"
	"unicode/utf8"

	"tippani/annotations/formats/quote"
)

// maxGap bounds the line feeds put between two sentences, lest a wrong offset fill the memory.
const maxGap = 1 << 16

// beginSentence puts the sentence where its first token says; what lies between two sentences are line feeds.
func (f *webannoFile) beginSentence(begin int, token string) error {
	sentence := *f.sentence
	f.sentence = nil
	i := strings.Index(sentence, f.plain(token))
	if i < 0 {
		i = strings.Index(sentence, token)
	}
	if i < 0 {
		return f.fault("the token “%s” is not in its sentence; correct one of them", quote.Clip(token))
	}
	base := begin - f.count(sentence[:i])
	if base < f.length || base > f.length+maxGap {
		return f.fault("the token “%s” begins at %d, where its sentence can't be (offsets taken as %s); correct it, or say another --unit",
			quote.Clip(token), begin, f.unit)
	}
	f.append(strings.Repeat("\n", base-f.length))
	f.base, f.baseUnits = f.text.Len(), base
	f.mark, f.markByte = base, f.base
	f.append(sentence)
	return nil
}

// at reports whether the token stands at its offsets. A token with \u escapes can't always be compared: an old WebAnno wrote half of
// an emoji.
func (f *webannoFile) at(begin, end int, token string) bool {
	from, ok1 := f.cut(begin)
	if ok1 {
		f.mark, f.markByte = begin, from
	}
	to, ok2 := f.cut(end)
	if !ok1 || !ok2 || to < from {
		return false
	}
	got := f.text.String()[from:to]
	return got == f.plain(token) || got == token || strings.Contains(token, `\u`)
}

// cut is the byte at which unit n of the text begins. It walks on from the last token, or from the sentence's start
// when the token lies before it.
func (f *webannoFile) cut(n int) (int, bool) {
	unit, at := f.mark, f.markByte
	if n < unit {
		unit, at = f.baseUnits, f.base
	}
	if n < unit {
		return 0, false
	}
	text := f.text.String()
	for unit < n && at < len(text) {
		_, size := utf8.DecodeRuneInString(text[at:])
		unit += f.count(text[at : at+size])
		at += size
	}
	return at, unit == n
}
