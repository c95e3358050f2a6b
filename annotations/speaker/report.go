package speaker

import (
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/find"
)

// reporters lists, the likeliest first, whom the text around the quotation names as the one who said it.
func (s *scene) reporters() []*annotations.Span {
	before, after := s.frame()
	if by := byColon(before, after); by != nil {
		return by
	}
	left, hasLeft := last(before.verbs)
	right, hasRight := first(after.verbs)
	if hasRight && after.opensQuotation(right) && right.first > 0 && !after.leads(right) {
		hasRight = false // it announces the next quotation
	}
	switch {
	case hasLeft && before.touches(left), hasLeft && !(hasRight && after.leads(right)):
		found := s.fromLeft(before, left)
		if hasRight {
			found = append(found, s.fromRight(before, after, right)...)
		}
		return found
	case hasRight:
		found := s.fromRight(before, after, right)
		if hasLeft {
			found = append(found, s.fromLeft(before, left)...)
		}
		return found
	case allMarks(before.words) && allMarks(after.words):
		return s.antecedent(anyone) // the quotation goes on from the sentence before
	}
	return nil
}

func first(list []predicate) (predicate, bool) {
	if len(list) == 0 {
		return predicate{}, false
	}
	return list[0], true
}

func last(list []predicate) (predicate, bool) {
	if len(list) == 0 {
		return predicate{}, false
	}
	return list[len(list)-1], true
}

// touches reports whether nothing but marks and যে stands between a report and the quotation after it.
func (z *zone) touches(p predicate) bool {
	for _, w := range z.words[p.last+1:] {
		if !w.mark && !looseLinks[w.text] {
			return false
		}
	}
	return true
}

// leads reports whether the words from the quotation to a report after it join the two: ‘…’ বলে জানান, ‘…’, বলেন.
func (z *zone) leads(p predicate) bool {
	for i, w := range z.words[:p.first] {
		switch {
		case firmLinks[w.text]:
			return true
		case !w.mark && !looseLinks[w.text]:
			return i == 0
		}
	}
	return true
}

// fromLeft lists who is the speaker of a report before the quotation.
func (s *scene) fromLeft(z zone, p predicate) []*annotations.Span {
	switch p.manner {
	case byPassive:
		if by := z.authors(p); len(by) > 0 || !z.document(p) {
			return spansOf(by)
		}
		return s.antecedent(something)
	case byNoun:
		if own := z.owners(p); len(own) > 0 {
			return spansOf(own)
		}
		if who, at := z.anaphor(max(p.first-3, 0), p.first, true); at >= 0 {
			return s.antecedent(who)
		}
		return nil
	}
	from := 0
	var cited []actor
	for _, v := range z.verbs {
		if v.last >= p.first {
			break
		}
		if from = v.last + 1; v.manner == byNoun {
			from = 0 // the source that is named belongs to the same clause
			if z.words[v.first].text == find.Plain("উদ্ধৃতি") || v.last+1 == p.first && len(z.pick(p, 0, p.first)) == 0 {
				cited = z.owners(v)
			}
		}
	}
	if len(cited) > 0 {
		return append(spansOf(cited), spansOf(z.pick(p, from, p.first))...)
	}
	found := z.pick(p, from, p.first)
	who, at := z.anaphor(from, p.first, false)
	if at >= 0 && (len(found) == 0 || found[0].last < at) {
		if near := z.same(who, at); near != nil {
			return near
		}
		return s.antecedent(who)
	}
	for _, r := range [][2]int{{p.last + 1, len(z.words)}, {0, from}} {
		if len(found) == 0 {
			found = z.pick(p, r[0], r[1])
		}
	}
	if len(found) > 0 {
		return spansOf(found)
	}
	if by := z.authors(p); len(by) > 0 {
		return spansOf(by)
	}
	if by := z.staff(p, from); len(by) > 0 {
		return spansOf(by)
	}
	return s.antecedent(agreeing(p))
}

// fromRight lists who is the speaker of a report after the quotation.
func (s *scene) fromRight(before, z zone, p predicate) []*annotations.Span {
	end := before.end(p)
	switch p.manner {
	case byPassive:
		return append(spansOf(z.authors(p)), spansOf(before.authors(end))...)
	case byNoun:
		if own := z.owners(p); len(own) > 0 {
			return spansOf(own)
		}
		if who, at := z.anaphor(0, len(z.words), true); at >= 0 {
			return s.antecedent(who)
		}
		return nil
	}
	if found := z.pick(p, 0, p.first); len(found) > 0 {
		return spansOf(found)
	}
	if who, at := z.anaphor(0, p.first, false); at >= 0 {
		return s.antecedent(who)
	}
	to := z.boundary(p.last + 1)
	if found := z.pick(p, p.last+1, to); len(found) > 0 {
		slices.SortStableFunc(found, func(a, b actor) int { // of a chain of titles the last is the name
			if x, y := agreement(p, a), agreement(p, b); x != y {
				return y - x
			}
			return b.first - a.first
		})
		return spansOf(found)
	}
	if who, at := z.anaphor(p.last+1, to, false); at >= 0 {
		return s.antecedent(who)
	}
	if found := before.pick(end, 0, len(before.words)); len(found) > 0 {
		return spansOf(found)
	}
	if who, at := before.anaphor(0, len(before.words), false); at >= 0 {
		return s.antecedent(who)
	}
	if by := append(z.staff(p, 0), before.staff(end, 0)...); len(by) > 0 {
		return spansOf(by)
	}
	return s.antecedent(agreeing(p))
}

// end stands for a report after all words, to look for its subject before the quotation.
func (z *zone) end(p predicate) predicate {
	p.first, p.last = len(z.words), len(z.words)
	return p
}

// byColon is who stands before or after a colon or dash, without a verb, as in headlines and interviews: রহিম: ‘…’.
func byColon(before, after zone) []*annotations.Span {
	const most = 8 // words
	if n := len(before.words); n > 1 && n <= most && len(before.verbs) == 0 &&
		strings.Contains(":—–-", before.words[lastMark(before.words)].text) {
		for i := len(before.actors) - 1; i >= 0; i-- {
			if a := before.actors[i]; a.form >= uncertain && !before.crossed(a.last+1, lastMark(before.words)) {
				return spansOf([]actor{a})
			}
		}
	}
	if n := len(after.words); n > 1 && n <= most && len(after.verbs) == 0 && after.words[0].mark &&
		strings.Contains(":—–-", after.words[0].text) {
		to := after.boundary(1)
		var found []actor
		for _, a := range after.actors {
			if a.last < to && a.form >= uncertain {
				found = append(found, a)
			}
		}
		sortBy(found, func(a actor) [3]int { return [3]int{-int(a.class), -a.first, 0} })
		if len(found) > 0 {
			return spansOf(found)
		}
	}
	return nil
}

// lastMark is the index of the last word, quotation marks aside.
func lastMark(list []word) int {
	i := len(list) - 1
	for i > 0 && quoteMark(list[i].text) {
		i--
	}
	return i
}

func quoteMark(w string) bool {
	return strings.Contains(openers, w) || strings.Contains(closers, w) || strings.Contains(straight, w)
}

func spansOf(actors []actor) []*annotations.Span {
	var out []*annotations.Span
	for _, a := range actors {
		out = append(out, a.span)
	}
	return out
}

func sentenceBefore(a *model.Article, o model.Offset) (model.Range, bool) {
	if o <= 0 {
		return model.Range{}, false
	}
	rg := model.SentenceAt(a, model.PrevSentence(a, o))
	rg.End = min(rg.End, o)
	return rg, !rg.Empty()
}
