package speaker

import (
	"tippani/annotations"
	"tippani/model/find"
)

// who is looked for when a pronoun, or a verb without a subject, points back.
type who uint8

const (
	anyone    who = iota
	somebody      // তিনি
	something     // সংস্থাটি
	somewhere     // দেশটি
)

func (w who) fits(c class) bool {
	switch w {
	case somebody:
		return c == person
	case something:
		return c == body || c == other
	case somewhere:
		return c == other
	}
	return c > unlikely
}

// agreeing is whom a verb without a subject is said of.
func agreeing(p predicate) who {
	if p.honorific {
		return somebody
	}
	return something
}

// anaphor is the last word among words[from:to] that stands for somebody named before, and its index; -1 when there is none.
// A possessive one counts only before a noun: তাঁর মতে.
func (z *zone) anaphor(from, to int, possessive bool) (who, int) {
	for i := to - 1; i >= from; i-- {
		w := bare(z.words[i].text)
		switch {
		case z.words[i].mark || z.words[i].said:
		case persons[w] && !possessive, possessive && possessives[w]:
			return somebody, i
		case things[w] && !possessive, possessive && thingsOf[w]:
			return something, i
		case w == find.Plain("দেশটি"), possessive && w == find.Plain("দেশটির"):
			return somewhere, i
		}
	}
	return anyone, -1
}

// same is whom a pronoun means that is named before it in the same sentence: রহিমের সঙ্গে কথা হলে তিনি বলেন.
func (z *zone) same(w who, at int) []*annotations.Span {
	var any *annotations.Span
	for i := len(z.actors) - 1; i >= 0; i-- {
		a := z.actors[i]
		if a.last >= at || !w.fits(a.class) {
			continue
		}
		if a.form == subject {
			return []*annotations.Span{a.span}
		}
		if any == nil {
			any = a.span
		}
	}
	if any == nil {
		return nil
	}
	return []*annotations.Span{any}
}

// antecedent is who was the subject last, before the quotation's sentence: of a report, else of any sentence; failing that, who
// was named last.
func (s *scene) antecedent(w who) []*annotations.Span {
	const most = 12 // sentences
	at := s.start
	var named *annotations.Span
	for range most {
		rg, ok := sentenceBefore(s.article, at)
		if !ok {
			break
		}
		at = rg.Start
		z := s.zone(rg)
		for i := len(z.verbs) - 1; i >= 0; i-- {
			for _, a := range z.subjects(z.verbs[i]) {
				if w.fits(a.class) {
					return []*annotations.Span{a.span}
				}
			}
		}
		if w == anyone {
			continue
		}
		for _, a := range z.actors {
			if !w.fits(a.class) {
				continue
			}
			if a.form >= uncertain || z.talkedTo(a) {
				return []*annotations.Span{a.span}
			}
			if named == nil {
				named = a.span
			}
		}
	}
	if named == nil {
		return nil
	}
	return []*annotations.Span{named}
}

// talkedTo reports whether a sentence says that somebody was spoken with: রহিমের সঙ্গে কথা হয়.
func (z *zone) talkedTo(a actor) bool {
	return a.form == genitive && a.last+2 < len(z.words) && with[z.words[a.last+1].text] && z.words[a.last+2].text == find.Plain("কথা")
}

var with = set(`সঙ্গে সাথে`)

// subjects lists who may be the speaker of a report in a sentence without regard to what it reports.
func (z *zone) subjects(p predicate) []actor {
	switch p.manner {
	case byNoun:
		return z.owners(p)
	case byPassive:
		return z.authors(p)
	}
	if found := z.pick(p, 0, p.first); len(found) > 0 {
		return found
	}
	return z.pick(p, p.last+1, z.boundary(p.last+1))
}
