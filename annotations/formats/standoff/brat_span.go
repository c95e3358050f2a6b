package standoff

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/quote"
	"tippani/model/order"
)

// span reads a text-bound annotation. Fragments with only white space between them are one span again; others become
// a span each, joined by CONTINUES.
func (b *bratText) span(l bratLine) error {
	if _, twice := b.at[l.id]; twice {
		return b.fault("the id %s comes twice; rename one of the two", l.id)
	}
	var ends [][2]int
	for _, fragment := range strings.Split(strings.Join(l.fields[1:], " "), ";") {
		start, end, ok := strings.Cut(fragment, " ")
		s, err1 := strconv.Atoi(start)
		e, err2 := strconv.Atoi(end)
		if !ok || err1 != nil || err2 != nil {
			return b.fault("the offsets of %s are not “start end”; correct them", l.id)
		}
		ends = append(ends, [2]int{s, e})
	}
	id := l.id
	if n, ok := bratNumber(l.id, "T"); ok {
		id = "s" + strconv.Itoa(n)
	}
	exact, same := b.quotes(ends, l.text)
	order.By(ends, func(x, y [2]int) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	for i := 1; i < len(ends); i++ {
		if ends[i][0] < ends[i-1][1] {
			return b.fault("the fragments of %s overlap; correct them", l.id)
		}
	}
	pieces := b.whole(ends)
	if inside := ends[0][0] >= 0 && ends[len(ends)-1][1] <= len(b.runes); len(ends) > 1 && !same && (inside || len(pieces) > 1) {
		return b.fault("%s quotes “%s”, which is not the text of its fragments; correct it", l.id, quote.Clip(l.text))
	}
	b.at[l.id] = len(b.raw.Spans)
	if len(pieces) == 1 {
		s := foreign.Span{Start: pieces[0][0], End: pieces[0][1], Quote: exact, Quoted: len(ends) == 1 && exact != ""}
		s.ID, s.Label = id, l.fields[0]
		b.raw.Spans = append(b.raw.Spans, s)
		return nil
	}
	b.raw.Tally.Add(formats.Fragmented, 1, quote.Clip(l.text))
	for i, piece := range pieces {
		s := foreign.Span{Start: piece[0], End: piece[1]}
		s.ID, s.Label = id, l.fields[0]
		if i > 0 {
			s.ID = id + "." + strconv.Itoa(i+1)
			b.raw.Relations = append(b.raw.Relations, annotations.Relation{From: s.ID, To: id, Label: "CONTINUES"})
		}
		b.raw.Spans = append(b.raw.Spans, s)
	}
	return nil
}

// whole puts fragments together that only white space parts.
func (b *bratText) whole(ends [][2]int) [][2]int {
	joined := [][2]int{ends[0]}
	for _, e := range ends[1:] {
		last := &joined[len(joined)-1]
		if last[1] <= e[0] && last[1] >= 0 && e[0] <= len(b.runes) && bratBlank(b.runes[last[1]:e[0]]) {
			last[1] = e[1]
		} else {
			joined = append(joined, e)
		}
	}
	return joined
}

func bratBlank(between []rune) bool {
	return !slices.ContainsFunc(between, func(r rune) bool { return !lineBreak(r) && !unicode.IsSpace(r) })
}

// quotes compares the text column with the text of the fragments and gives the quotation without what follows it: brat allows more
// after white space. Fragments are joined by one space; before brat 1.3 they were not. Without a text column nothing speaks against
// the offsets.
func (b *bratText) quotes(ends [][2]int, column string) (quote string, same bool) {
	var texts []string
	for _, e := range ends {
		if e[0] < 0 || e[0] > e[1] || e[1] > len(b.runes) {
			return strings.TrimRightFunc(column, unicode.IsSpace), false
		}
		texts = append(texts, string(b.runes[e[0]:e[1]]))
	}
	if strings.TrimSpace(column) == "" {
		return "", true
	}
	for _, text := range []string{strings.Join(texts, " "), strings.Join(texts, "")} {
		if n, ok := foreign.QuotedLength(column, text); ok && (n == len(column) || foreign.LeadingSpace(column[n:]) > 0) {
			tail := strings.TrimSpace(column[n:])
			b.raw.Tally.Add(formats.ItemOut, formats.One(tail != ""), "after a quotation: "+tail)
			return text, true
		}
	}
	return strings.TrimRightFunc(column, unicode.IsSpace), false
}
