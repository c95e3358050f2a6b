package lint

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/message"
)

// mark is a quotation mark with a partner.
type mark struct {
	at      model.Range
	r       rune
	partner int // its number
	inside  int // the opening mark of the innermost pair that is open behind this mark; -1 for none
}

// quotations are the quotation marks of a text that have partners, in order. Pairs do not cross, and end with their paragraph.
type quotations []mark

// deepest is how many quotations are followed inside one another; of more that open the outermost are given up.
const deepest = 16

var closers = map[rune]rune{'’': '‘', '”': '“', '»': '«', '"': '"', '\'': '\''}

func quotationsOf(text string) quotations {
	var all []mark
	var open []int // numbers of marks
	for at := 0; at < len(text); {
		skip := strings.IndexFunc(text[at:], isQuoteOrLine)
		if skip < 0 {
			break
		}
		at += skip
		r, n := utf8.DecodeRuneInString(text[at:])
		m := mark{at: model.Range{Start: model.Offset(at), End: model.Offset(at + n)}, r: r, partner: -1}
		at += n
		if r == '\n' {
			open = open[:0]
			continue
		}
		if isApostrophe(text, m) {
			continue
		}
		if i := opener(all, open, r); i >= 0 {
			m.partner = open[i]
			all[open[i]].partner = len(all)
			open = open[:i]
		} else if opens(text, m) {
			if len(open) == deepest {
				open = append(open[:0], open[1:]...)
			}
			open = append(open, len(all))
		}
		all = append(all, m)
	}
	return paired(all)
}

func isQuoteOrLine(r rune) bool {
	return r == '"' || r == '\'' || r == '\n' || r == '«' || r == '»' || '‘' <= r && r <= '”' && r != '‚' && r != '‛'
}

// opener is the index in open of the mark that r closes; -1 for none.
func opener(all []mark, open []int, r rune) int {
	for i := len(open) - 1; i >= 0; i-- {
		if o, closes := closers[r]; closes && all[open[i]].r == o {
			return i
		}
	}
	return -1
}

// opens reports whether a mark that closes nothing opens a pair; a straight one does before a word, and not behind one.
func opens(text string, m mark) bool {
	if m.r != '"' && m.r != '\'' {
		_, closing := closers[m.r]
		return !closing
	}
	before, _ := utf8.DecodeLastRuneInString(text[:m.at.Start])
	after, _ := utf8.DecodeRuneInString(text[m.at.End:])
	return !letterOrDigit(before) && !unicode.IsSpace(after)
}

func letterOrDigit(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == 0x200C || r == 0x200D
}

// isApostrophe reports whether a mark stands between two letters that are not Bengali: don’t.
func isApostrophe(text string, m mark) bool {
	if m.r != '’' && m.r != '\'' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:m.at.Start])
	after, _ := utf8.DecodeRuneInString(text[m.at.End:])
	latin := func(r rune) bool { return unicode.IsLetter(r) && (r < 0x980 || r > 0x9FF) }
	return latin(before) && latin(after)
}

// paired leaves marks without a partner out.
func paired(all []mark) quotations {
	number := make([]int, len(all)) // of those left
	var left quotations
	for i, m := range all {
		if number[i] = len(left); m.partner >= 0 {
			left = append(left, m)
		}
	}
	var open []int
	for i := range left {
		m := &left[i]
		if m.partner = number[m.partner]; m.partner > i {
			open = append(open, i)
		} else {
			for len(open) > 0 && open[len(open)-1] >= m.partner {
				open = open[:len(open)-1]
			}
		}
		if m.inside = -1; len(open) > 0 {
			m.inside = open[len(open)-1]
		}
	}
	return left
}

// around is the opening mark of the innermost pair around a place; -1 for none.
func (q quotations) around(at model.Offset) int {
	i := sort.Search(len(q), func(i int) bool { return q[i].at.Start >= at })
	if i == 0 {
		return -1
	}
	return q[i-1].inside
}

// has reports whether a mark with a partner begins at a place.
func (q quotations) has(at model.Offset) bool {
	i := sort.Search(len(q), func(i int) bool { return q[i].at.Start >= at })
	return i < len(q) && q[i].at.Start == at
}

var (
	sayHalfQuoted = message.New("lint.half-quoted", "of a pair of quotation marks %q has only the %s")
	sayEndsElse   = message.New("lint.ends-elsewhere", "move its ends, so that it has both marks or none")
)

// marks finds spans with one quotation mark in them and its partner outside.
func (s *scan) marks() {
	for _, span := range s.spans {
		from, to := s.pairs.around(span.Range.Start), s.pairs.around(span.Range.End)
		if from == to {
			continue
		}
		in := to // an opening mark in the span
		if to < 0 || s.pairs[to].at.Start < span.Range.Start {
			in = s.pairs[from].partner
		}
		s.halfQuoted(span, s.pairs[in], s.pairs[s.pairs[in].partner])
	}
}

func (s *scan) halfQuoted(span *annotations.Span, in, out mark) {
	at, ok := span.Range, true
	switch {
	case in.at.Start == at.Start: // at an edge it goes out
		at.Start = in.at.End
	case in.at.End == at.End:
		at.End = in.at.Start
	case out.at.End == at.Start: // beside the span it comes in
		at.Start = out.at.Start
	case out.at.Start == at.End:
		at.End = out.at.End
	default:
		ok = false
	}
	remedy, do := sayEndsElse.With(), fix{}
	if at = model.Trim(s.article, at); ok && !at.Empty() {
		remedy, do = sayMove.With(clip(s.text[at.Start:at.End])), fix{do: move, at: at}
	}
	before, after := s.tokens.around(span.Range)
	s.report(about(HalfQuoted, span, sayHalfQuoted.With(clip(s.slice(span)), string(in.r)), remedy, do), s.gist(span), before, after)
}
