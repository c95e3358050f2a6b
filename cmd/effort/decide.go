package main

import (
	"cmp"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/layout"
	"tippani/tui"
	"tippani/tui/jump"
	"tippani/tui/propose"
	"tippani/tui/reader"
)

func firm(x suggest.Proposal) bool { return x.Score >= propose.Firm }

// right reports whether a proposal is a span of the gold.
func right(x suggest.Proposal, gold []*annotations.Span) bool {
	return slices.ContainsFunc(gold, func(g *annotations.Span) bool { return g.Range == x.Range && g.Label == x.Label })
}

// decide presses what the current proposal deserves.
func (e *editor) decide(now tui.Look, gold []*annotations.Span) {
	x := now.Current
	switch {
	case e.careless > 0 && x.Score >= e.careless:
		e.taken++
		e.press(";")
		return
	case right(x, gold):
		e.take(now, gold)
		return
	}
	if g, n := e.correction(now, gold); g != nil {
		e.grow(g, x, n)
		return
	}
	e.rejected++
	e.press(",")
}

// corrects reports whether the current proposal becomes right in a few keys.
func (e *editor) corrects(now tui.Look, gold []*annotations.Span) bool {
	g, _ := e.correction(now, gold)
	return g != nil
}

// correction is the span of the gold that the current proposal can be made into, and how often W has to be pressed for it, or B if that
// is negative: one that has another label, or begins right and ends too early or too late.
func (e *editor) correction(now tui.Look, gold []*annotations.Span) (g *annotations.Span, n int) {
	x := now.Current.Range
	for _, g := range gold {
		if g.Range.Start != x.Start || marked(now.Set, g) {
			continue
		}
		n, ok := growing(now.Reader.Article, x.End, g.Range.End)
		if g.Range.End < x.End {
			n, ok = shrinking(now.Reader.Article, x, g.Range.End)
		}
		if ok && max(n, -n) <= 2 {
			return g, n
		}
	}
	return nil, 0
}

// shrinking is how often B has to be pressed to make a selection end where a span does, as a negative number; false when it can't.
func shrinking(a *model.Article, x model.Range, to model.Offset) (n int, ok bool) {
	for end := x.End; end > to; {
		n, end = n-1, model.Trim(a, model.Range{Start: x.Start, End: model.PrevWord(a, end)}).End
		if end == to {
			return n, true
		}
		if end <= x.Start {
			break
		}
	}
	return n, n == 0
}

func (e *editor) grow(g *annotations.Span, x suggest.Proposal, n int) {
	e.corrected++
	for range n {
		e.press("W")
	}
	for range -n {
		e.press("B")
	}
	if g.Label == x.Label {
		e.press(";")
		return
	}
	e.press(e.key(g.Label))
}

// take takes a right proposal, with all others of the sentence or paragraph when those are right too.
func (e *editor) take(now tui.Look, gold []*annotations.Span) {
	a, at := now.Reader.Article, now.Current.Range.Start
	best, key := 1, ";"
	if rest := slices.DeleteFunc(slices.Clone(now.Proposals), func(x suggest.Proposal) bool { return !firm(x) }); len(rest) > 2 &&
		!slices.ContainsFunc(rest, func(x suggest.Proposal) bool { return !right(x, gold) }) {
		e.taken += len(rest)
		e.press("C") // says how many they are
		e.press("C")
		return
	}
	for _, part := range []struct {
		key string
		end model.Offset
	}{{":", model.SentenceAt(a, at).End}, {"c", model.ParagraphRangeAt(a, at).End}} {
		n, all := 0, true
		for _, x := range now.Proposals {
			if firm(x) && x.Range.Start >= at && x.Range.Start < part.end {
				n++
				all = all && right(x, gold)
			}
		}
		if all && n > best {
			best, key = n, part.key
		}
	}
	e.taken += best
	e.press(key)
}

// faint takes a faint proposal that is right by its letter, if one of those that get letters is.
func (e *editor) faint(now tui.Look, missed []*annotations.Span) bool {
	lettered := slices.DeleteFunc(slices.Clone(now.Proposals), func(x suggest.Proposal) bool {
		return firm(x) || !inSight(now.Reader, x.Range)
	})
	slices.SortStableFunc(lettered, func(x, y suggest.Proposal) int { return cmp.Compare(y.Score, x.Score) })
	i := slices.IndexFunc(lettered[:min(len(lettered), propose.Letters)], func(x suggest.Proposal) bool { return right(x, missed) })
	if i < 0 {
		return false
	}
	e.press("i")
	e.taken++
	for _, letter := range strings.Split(e.app.Look().Jump.HintAt(lettered[i].Range.Start), "") {
		e.press(letter)
	}
	return true
}

func inSight(r *reader.Reader, at model.Range) bool {
	shown := false
	r.Shown(func(_ layout.Ref, l layout.Line, _ int) bool {
		shown = shown || l.Range.Start <= at.Start && at.Start < l.End
		return !shown
	})
	return shown
}

// mark marks one of the missed spans by hand: the next behind the cursor, in the way that takes the fewest keys.
func (e *editor) mark(now tui.Look, missed []*annotations.Span) {
	e.byHand++
	at := max(slices.IndexFunc(missed, func(g *annotations.Span) bool { return g.Range.Start >= now.Reader.Cursor() }), 0)
	span := missed[at]
	var best []string
	for _, way := range [][]string{e.byWords(now, span), e.byOneLetter(now, span), e.byLetters(now, span)} {
		if way != nil && (best == nil || len(way) < len(best)) {
			best = way
		}
	}
	for _, key := range best {
		e.press(key)
	}
	if now := e.app.Look(); !marked(now.Set, span) {
		e.exactly(span)
	}
}

// byOneLetter picks the first word by its letter and adds others by W.
func (e *editor) byOneLetter(now tui.Look, g *annotations.Span) []string {
	a := now.Reader.Article
	first := model.WordAt(a, g.Range.Start)
	n, ok := growing(a, first.End, g.Range.End)
	j, _ := jump.Begin(now.Reader, false, now.Rank)
	if !ok || first.Start != g.Range.Start || j == nil || j.HintAt(first.Start) == "" {
		return nil
	}
	return slices.Concat([]string{"f"}, strings.Split(j.HintAt(first.Start), ""), slices.Repeat([]string{"W"}, n),
		[]string{e.key(g.Label)})
}

// exactly goes to a span step by step and selects it by letters, wherever it is and begins and ends.
func (e *editor) exactly(g *annotations.Span) {
	e.press("esc")
	const most = 500
	for range most {
		r := e.app.Look().Reader
		a, at := r.Article, r.Cursor()
		here, there := a.ParagraphAt(at), a.ParagraphAt(g.Range.Start)
		switch {
		case at == g.Range.Start:
			e.press("v")
			for e.app.Look().Reader.Cursor() < g.Range.End {
				e.press("l")
			}
			e.press(e.key(g.Label))
			return
		case here < there:
			e.press("}")
		case here > there:
			e.press("{")
		case at < g.Range.Start && model.NextWord(a, at) <= g.Range.Start:
			e.press("w")
		case at < g.Range.Start:
			e.press("l")
		case model.PrevWord(a, at) >= g.Range.Start:
			e.press("b")
		default:
			e.press("h")
		}
	}
}

// growing is how often W has to be pressed to make a selection that ends at from end at to; false when it can't.
func growing(a *model.Article, from, to model.Offset) (n int, ok bool) {
	for from < to {
		n, from = n+1, reader.WordEnd(a, from)
	}
	return n, from == to
}

// byWords goes to the span by paragraphs and from word to word, and selects it with W.
func (e *editor) byWords(now tui.Look, g *annotations.Span) []string {
	a := now.Reader.Article
	var best []string
	for _, by := range []struct {
		key  string
		step func(*model.Article, model.Offset) model.Offset
	}{{"}", model.NextParagraph}, {"{", model.PrevParagraph}} {
		at := now.Reader.Cursor()
		for jumps := range 4 {
			if keys := e.fromHere(a, at, g, jumps > 0 || now.Reader.Selected().Empty()); keys != nil &&
				(best == nil || jumps+len(keys) < len(best)) {
				best = slices.Concat(slices.Repeat([]string{by.key}, jumps), keys)
			}
			at = by.step(a, at)
		}
	}
	return best
}

// fromHere goes to the span from word to word and selects it with W; free says that nothing is selected on the way.
func (e *editor) fromHere(a *model.Article, at model.Offset, g *annotations.Span, free bool) []string {
	const most = 8
	var keys []string
	step, key := model.NextWord, "w"
	if g.Range.Start < at {
		step, key = model.PrevWord, "b"
	}
	for at != g.Range.Start {
		next := step(a, at)
		if len(keys) > most || next == at || key == "w" && next > g.Range.Start || key == "b" && next < g.Range.Start {
			return nil
		}
		keys, at = append(keys, key), next
	}
	if len(keys) == 0 && !free {
		return nil
	}
	if model.WordAt(a, at) != g.Range {
		n, ok := growing(a, at, g.Range.End)
		if !ok {
			return nil
		}
		keys = append(keys, slices.Repeat([]string{"W"}, n)...)
	}
	return append(keys, e.key(g.Label))
}

// byLetters picks the first and the last word by their letters.
func (e *editor) byLetters(now tui.Look, g *annotations.Span) []string {
	a := now.Reader.Article
	first, last := model.WordAt(a, g.Range.Start), model.WordAt(a, model.PrevCluster(a, g.Range.End))
	if first.Start != g.Range.Start || last.End != g.Range.End {
		return nil
	}
	j, _ := jump.Begin(now.Reader, first != last, now.Rank)
	if j == nil {
		return nil
	}
	one, other := j.HintAt(first.Start), j.HintAt(last.Start)
	if one == "" || other == "" {
		return nil
	}
	if first == last {
		return slices.Concat([]string{"f"}, strings.Split(one, ""), []string{e.key(g.Label)})
	}
	return slices.Concat([]string{"F"}, strings.Split(one, ""), strings.Split(other, ""), []string{e.key(g.Label)})
}
