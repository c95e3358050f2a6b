package quotes

import "tippani/model/find"

// reported finds indirect speech in a sentence: after a report that announces it, or before one that it is joined to.
func (f *finder) reported(s sentence) []quotation {
	to := s.to
	for to > s.from && f.tokens[to-1].is(enders) {
		to--
	}
	list := f.within(s.from, to)
	if q, ok := f.announced(list, s.from, to); ok {
		return append(f.informing(s.from, q.cue.first), q)
	}
	for _, r := range list {
		if q, ok := f.joined(r, s.from, to); ok {
			return []quotation{q}
		}
	}
	return nil
}

// informing is what stands before জানিয়ে and a verb: তালিকা তৈরি আছে জানিয়ে তিনি বলেন.
func (f *finder) informing(from, to int) []quotation {
	const near, least = 5, 3 // words
	for i := max(from+least, to-near); i < to; i++ {
		if f.tokens[i].text == informs && f.states(i-1) && f.words(from, i) >= least {
			return []quotation{{at: f.between(from, i), manner: indirect, score: even}}
		}
	}
	return nil
}

var informs = find.Plain("জানিয়ে")

// within lists the reports among tokens[from:to].
func (f *finder) within(from, to int) []report {
	var list []report
	for _, r := range f.reports {
		if r.first >= from && r.last < to {
			list = append(list, r)
		}
	}
	return list
}

// announced is what a report announces: রহিম বলেন, … Of two with only a few words between, the second: পুলিশ জানায়, রহিম বলেছেন, …
func (f *finder) announced(list []report, from, to int) (quotation, bool) {
	const near, least = 8, 2 // words
	var chosen *report
	start := 0
	for i := range list {
		at := f.after(list[i], to)
		if at == 0 || f.words(at, to) < least || chosen != nil && list[i].first-start > near {
			continue
		}
		chosen, start = &list[i], at
	}
	if chosen == nil {
		return quotation{}, false
	}
	score := pick(chosen.verb, sure, likely)
	if !chosen.verb && f.words(from, chosen.first) == 0 {
		score = unlikely // উত্তর: …, in a text for school
	}
	return quotation{f.between(start, to), indirect, score, chosen}, true
}

// joined is what a report after it is about: … বলে জানান রহিম; …, দাবি পুলিশের.
func (f *finder) joined(r report, from, to int) (quotation, bool) {
	const near, least = 7, 2 // words
	for from < to && (joins[f.tokens[from].text] || f.tokens[from].is(","+dashes)) {
		from++
	}
	for i := r.first - 1; i > from && i >= r.first-near; i-- {
		t := f.tokens[i]
		comma := t.is("," + dashes)
		if !by[t.text] && !comma {
			continue
		}
		end := i
		for end > from && f.tokens[end-1].is(","+dashes) {
			end--
		}
		if f.words(from, end) < least {
			return quotation{}, false
		}
		q := quotation{f.between(from, end), indirect, even, &r}
		switch {
		case comma && (f.words(i+1, r.first) > 0 && !firm[f.tokens[i+1].text] || f.announces(r, to) || !r.verb && r.last+1 >= to):
			return quotation{}, false
		case i+1 < r.first || r.last+1 < to:
			q.score = pick(comma || !r.verb, even, likely)
			return q, true
		}
		q.score = unlikely
		return q, true
	}
	return quotation{}, false
}
