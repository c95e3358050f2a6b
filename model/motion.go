package model

import (
	"unicode"
	"unicode/utf8"

	"tippani/model/segment"
)

// NextCluster is the boundary after the cluster at o; the end of the text when there is none.
func NextCluster(a *Article, o Offset) Offset {
	return Offset(segment.Next(a.text, int(a.index.Snap(int(o)))))
}

// PrevCluster is the start of the cluster before o; 0 when there is none.
func PrevCluster(a *Article, o Offset) Offset {
	return Offset(segment.Prev(a.text, int(a.index.Snap(int(o)))))
}

// NextWord is where the first word after o starts that is neither space nor punctuation, in this or a later
// paragraph; the end of the text when there is none.
func NextWord(a *Article, o Offset) Offset {
	return Offset(segment.NextWordStart(a.text, int(a.clamp(o))))
}

// PrevWord is where the last word before o starts that is neither space nor punctuation; 0 when there is none.
func PrevWord(a *Article, o Offset) Offset {
	return Offset(segment.PrevWordStart(a.text, int(a.clamp(o))))
}

// NextSentence is where the first sentence after o starts; the end of the text when there is none.
func NextSentence(a *Article, o Offset) Offset {
	return Offset(segment.NextSentenceStart(a.text, int(a.clamp(o))))
}

// PrevSentence is where the last sentence before o starts; 0 when there is none.
func PrevSentence(a *Article, o Offset) Offset {
	return Offset(segment.PrevSentenceStart(a.text, int(a.clamp(o))))
}

// NextParagraph is the start of the next paragraph that is not blank; the end of the text when there is none.
func NextParagraph(a *Article, o Offset) Offset {
	i := a.ParagraphAt(o) + 1
	if i < a.Paragraphs() {
		if n := a.fills().next(i); n >= 0 {
			return a.Paragraph(n).Start
		}
	}
	return a.Len()
}

// PrevParagraph is the start of the paragraph at o or, when o is there already, of the previous one that is not blank;
// 0 when there is none.
func PrevParagraph(a *Article, o Offset) Offset {
	i := a.ParagraphAt(o)
	if o <= a.Paragraph(i).Start {
		i--
	}
	if n := a.fills().prev(i); n >= 0 {
		return a.Paragraph(n).Start
	}
	return 0
}

// WordAt is the word under o: letters, a number, a punctuation mark or a symbol. On white space and at the end of the
// text it is empty.
func WordAt(a *Article, o Offset) Range {
	o = a.index.Snap(int(o))
	start, end, _ := segment.WordAt(a.text, int(o))
	if blank(a.text[start:end]) {
		return Range{o, o}
	}
	return Range{Offset(start), Offset(end)}
}

// SentenceAt is the sentence under o without white space around it; white space after a sentence counts as under it.
// In a blank paragraph it is empty.
func SentenceAt(a *Article, o Offset) Range {
	start, end := segment.SentenceAt(a.text, int(a.clamp(o)))
	return Range{Offset(start), Offset(end)}
}

// ParagraphRangeAt is the paragraph under o, without its line feed.
func ParagraphRangeAt(a *Article, o Offset) Range { return a.Paragraph(a.ParagraphAt(o)) }

// Trim takes the clusters of nothing but white space (Unicode White_Space) off both ends of r. A range of white
// space becomes empty at its start.
func Trim(a *Article, r Range) Range {
	s := a.Slice(r)
	if s == "" {
		return Range{a.clamp(r.Start), a.clamp(r.Start)}
	}
	if s[0] == 0xE0 && s[max(len(s)-3, 0)] == 0xE0 { // letters of India at both ends; no white space begins with that byte
		return Range{a.clamp(r.Start), a.clamp(r.End)}
	}
	start, end := 0, len(s)
	for start < end && blank(s[start:segment.Next(s, start)]) {
		start = segment.Next(s, start)
	}
	for end > start && blank(s[segment.Prev(s, end):end]) {
		end = segment.Prev(s, end)
	}
	base := a.clamp(r.Start)
	if start == end {
		return Range{base, base}
	}
	return Range{base + Offset(start), base + Offset(end)}
}

func blank(s string) bool {
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if !unicode.IsSpace(r) {
			return false
		}
		s = s[n:]
	}
	return true
}
