package quotes

import (
	"unicode"
	"unicode/utf8"
)

// pair is a quotation between marks.
type pair struct {
	open, shut int // tokens: the opening mark, and the closing one or, when there is none, the first token that is no longer quoted
	closed     bool
}

// role is what a quotation mark can do where it stands.
type role uint8

const (
	neither role = iota
	opening
	closing
	either
)

// closer is the mark that closes what a mark opens; "" for one that opens nothing.
func closer(open string) string {
	switch open {
	case "‘":
		return "’"
	case "“":
		return "”"
	case "«":
		return "»"
	case "‘‘":
		return "’’"
	case `"`, "'", "''":
		return open
	}
	return ""
}

// roleOf tells a mark's role from what stands on both sides of it. An apostrophe has none: o'clock, ’৭১.
func roleOf(text string, t token) role {
	before, _ := utf8.DecodeLastRuneInString(text[:t.at.Start])
	after, _ := utf8.DecodeRuneInString(text[t.at.End:])
	if t.text == "'" || t.text == "’" {
		if unicode.IsLetter(before) && latin(before) && latin(after) || !inWord(before) && year(text[t.at.End:]) {
			return neither
		}
	}
	switch t.text {
	case "‘", "“", "«", "‘‘":
		return opening
	case "’", "”", "»", "’’":
		return closing
	case `"`, "'", "''":
	default:
		return neither
	}
	tightBefore := !unicode.IsSpace(before) && before != utf8.RuneError
	tightAfter := !unicode.IsSpace(after) && after != utf8.RuneError
	switch {
	case inWord(before) && inWord(after) && t.text == "'":
		return closing // ’ with an ending after it, or an apostrophe, which then closes nothing
	case tightAfter && (!tightBefore || !inWord(before) && inWord(after) && before != '।' && before != '?' && before != '!'):
		return opening
	case tightBefore:
		return closing
	}
	return either
}

func latin(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }

// year reports whether a text begins with two digits and no more: ’৭১.
func year(s string) bool {
	for i := range 3 {
		r, n := utf8.DecodeRuneInString(s)
		if unicode.IsDigit(r) != (i < 2) {
			return false
		}
		s = s[n:]
	}
	return true
}

// pairs finds the outermost quotations of a paragraph. One that is not closed ends where cap says.
func (p *paragraph) pairs() {
	for i := 0; i < len(p.tokens); i++ {
		t := p.tokens[i]
		if !t.mark || closer(t.text) == "" {
			continue
		}
		if r := p.role(i); r != opening && r != either {
			continue
		}
		q := p.match(i)
		if q.shut <= i+1 {
			continue
		}
		p.quoted = append(p.quoted, q)
		if i = q.shut; !q.closed {
			i--
		}
	}
}

func (p *paragraph) role(i int) role { return roleOf(p.text, p.tokens[i]) }

// match finds where the quotation ends that token i opens: at its closing mark. One that has none ends before
// the same mark opens the next one.
func (p *paragraph) match(i int) pair {
	shut, depth, limit := closer(p.tokens[i].text), 0, len(p.tokens)
	for j := i + 1; j < len(p.tokens); j++ {
		t := p.tokens[j]
		if !t.mark {
			continue
		}
		switch r := p.role(j); {
		case t.text == shut && (r == closing || r == either) && depth == 0:
			return pair{i, j, true}
		case t.text == shut && r == closing:
			depth--
		case t.text == p.tokens[i].text && r == opening:
			if t.text == shut {
				return p.capped(i, j)
			}
			limit = min(limit, j)
			depth++
		}
	}
	return p.capped(i, limit)
}

// capped ends a quotation without a closing mark before limit: with the last sentence before the next report; when the report is in its
// first sentence, with the comma or dash before it.
func (p *paragraph) capped(i, limit int) pair {
	const near = 3 // words between a comma and the verb: …, রহিম উদ্দিন বলেন
	end, comma := 0, 0
	for k := i + 1; k < limit; k++ {
		switch {
		case p.spoken(k) && end > 0 && p.announces(p.all[p.cueAt[k]-1], len(p.tokens)):
			return pair{i, end, false}
		case p.spoken(k) && comma > end && comma >= k-near:
			return pair{i, comma, false}
		case p.tokens[k].is(enders):
			end = k + 1
		case p.tokens[k].is("," + dashes):
			comma = k + 1
		}
	}
	if limit < len(p.tokens) && end > 0 {
		return pair{i, end, false}
	}
	return pair{i, limit, false}
}
