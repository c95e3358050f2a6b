package speaker

import (
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/find"
	"tippani/model/segment"
)

// actor is an entity in a zone.
type actor struct {
	span        *annotations.Span
	first, last int // indexes of its words
	form        grammar
	class       class
}

// zone is a stretch of text outside of the quotation: its words, the reports and the entities among them.
type zone struct {
	words  []word
	verbs  []predicate
	actors []actor
}

// zone reads a range of the article.
func (s *scene) zone(rg model.Range) zone {
	z := zone{words: words(s.article.Text(), rg)}
	quoted(z.words)
	for i := range z.words {
		for _, q := range s.quotes {
			if q != s.quote && q.Range.Overlaps(z.words[i].at) {
				z.words[i].said = true
			}
		}
	}
	z.verbs = predicates(z.words)
	for _, c := range s.candidates {
		if c.class == unlikely || c.nested || c.span.Range.Start < rg.Start || c.span.Range.End > rg.End {
			continue
		}
		if a, ok := z.actor(c); ok {
			z.actors = append(z.actors, a)
		}
	}
	z.ownedNouns()
	return z
}

// ownedNouns adds the reports that consist of a noun and whose it is: মন্তব্য রহিমের.
func (z *zone) ownedNouns() {
	const near = 3 // words: অভিযোগ স্থানীয় কৃষক রহিমের
	for _, a := range z.actors {
		if a.form != genitive || z.boundary(a.last+1) != a.last+1 {
			continue
		}
		for i := a.first - 1; i >= max(a.first-near, 0) && !z.words[i].mark; i-- {
			free := !slices.ContainsFunc(z.verbs, func(p predicate) bool { return p.first <= i && i <= p.last })
			if free && in(nouns, z.words[i].text) {
				z.verbs = append(z.verbs, predicate{i, i, byNoun, false})
				break
			}
		}
	}
	slices.SortStableFunc(z.verbs, func(p, q predicate) int { return p.first - q.first })
}

// actor finds an entity's words and tells the case from the last of them, an ending that was left out of the span included.
func (z *zone) actor(c *candidate) (actor, bool) {
	a := actor{span: c.span, first: -1, class: c.class}
	for i, w := range z.words {
		if w.at.Overlaps(c.span.Range) {
			if a.first < 0 {
				a.first = i
			}
			if a.last = i; w.said {
				return actor{}, false
			}
		}
	}
	if a.first < 0 {
		return actor{}, false
	}
	last := z.words[a.last]
	a.form = caseOf(last.text)
	if a.form == oblique && c.class == person && !strings.HasSuffix(last.text, find.Plain("কে")) {
		a.form = uncertain // people are in no locative
	}
	if a.form >= uncertain {
		if next := a.last + 1; next < len(z.words) && postpositions[z.words[next].text] {
			a.form = oblique
		}
	}
	return a, true
}

// edges are the quotation's ends, with the marks around it: those of a longer quotation when only a part of it was marked.
func edges(a *model.Article, rg model.Range) model.Range {
	for range 3 {
		start, end, ok := segment.QuotationAt(a.Text(), int(rg.Start), int(rg.End))
		if !ok {
			break
		}
		rg = model.Range{Start: model.Offset(start), End: model.Offset(end)}
	}
	return rg
}

// frame is the text before and after a quotation that tells who said it: the rest of its sentence, and the next sentence when
// that one begins with the report.
func (s *scene) frame() (before, after zone) {
	core := edges(s.article, s.quote.Range)
	line := model.ParagraphRangeAt(s.article, core.Start)
	from := core.Start
	if first := model.SentenceAt(s.article, core.Start); first.Start < core.Start {
		from = first.Start
	}
	before = s.zone(model.Range{Start: max(from, line.Start), End: core.Start})
	lineEnd := model.ParagraphRangeAt(s.article, core.End).End
	to := min(model.SentenceAt(s.article, max(core.End-1, core.Start)).End, lineEnd)
	if to > core.End {
		after = s.zone(model.Range{Start: core.End, End: to})
		if len(after.words) > 0 && !allMarks(after.words) {
			return before, after
		}
	}
	next := max(to, core.End)
	if next >= lineEnd {
		return before, after
	}
	sentence := model.SentenceAt(s.article, model.NextSentence(s.article, next-1))
	if sentence.Start < next {
		sentence.Start = next
	}
	if sentence.End = min(sentence.End, lineEnd); sentence.Start < sentence.End {
		if z := s.zone(sentence); z.closes() {
			return before, z
		}
	}
	return before, after
}

func allMarks(list []word) bool {
	for _, w := range list {
		if !w.mark {
			return false
		}
	}
	return true
}

// closes reports whether a sentence reports what stands before it: ‘…।’ বলেন রহিম। or এমন মন্তব্য করেছেন রহিম।
func (z *zone) closes() bool {
	if len(z.verbs) == 0 || z.opensQuotation(z.verbs[0]) {
		return false
	}
	for i := range z.words {
		w := z.words[i]
		switch {
		case w.mark && i == 0, firmLinks[w.text], looseLinks[w.text]:
		case z.verbs[0].first == i:
			return true
		default:
			return i > 0 && firmLinks[z.words[0].text] || z.short()
		}
	}
	return false
}

// short reports whether a sentence is hardly more than who says: ‘…।’ রহিম সাংবাদিকদের বলেন।
func (z *zone) short() bool {
	const most = 8 // words
	return len(z.words) <= most && z.verbs[0].last >= len(z.words)-2
}

// opensQuotation reports whether a comma or colon follows a report: what it reports comes after it.
func (z *zone) opensQuotation(p predicate) bool {
	for i := p.last + 1; i < len(z.words) && i <= p.last+2; i++ {
		if z.words[i].mark && strings.Contains(",:—–", z.words[i].text) || z.words[i].text == find.Plain("যে") {
			return i+1 < len(z.words)
		}
	}
	return false
}
