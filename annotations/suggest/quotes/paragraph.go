package quotes

import (
	"slices"

	"tippani/annotations/speaker"
	"tippani/model"
	"tippani/model/find"
)

// paragraph is a stretch of the text that is read as one: quotations do not go over its end.
type paragraph struct {
	text    string
	tokens  []token
	reports []report // those that stand in no quotation
	cueAt   []int    // for each token the number, from 1, of the report that begins with it; those in quotations too
	all     []report
	quoted  []pair
}

// report is a speaker.Report by tokens.
type report struct {
	first, last int
	verb        bool
}

// sentence is tokens[from:to], with the numbers of its quotations.
type sentence struct {
	from, to int
	quoted   []pair
}

func read(text string, rg model.Range) *paragraph {
	p := &paragraph{text: text, tokens: tokens(text, rg)}
	p.cueAt = make([]int, len(p.tokens))
	at := 0
	for _, r := range speaker.Reports(text, rg) {
		for at < len(p.tokens) && p.tokens[at].at.Start < r.Range.Start {
			at++
		}
		last := at
		for last+1 < len(p.tokens) && p.tokens[last+1].at.Start < r.Range.End {
			last++
		}
		if at < len(p.tokens) && p.tokens[at].at.Start == r.Range.Start {
			p.all = append(p.all, report{at, last, r.Verb})
			p.cueAt[at] = len(p.all)
		}
	}
	p.pairs()
	p.reports = slices.DeleteFunc(slices.Clone(p.all), func(r report) bool {
		i, _ := slices.BinarySearchFunc(p.quoted, r.first, func(q pair, at int) int { return q.shut - at })
		return i < len(p.quoted) && p.quoted[i].open < r.first && r.first < p.quoted[i].shut
	})
	return p
}

// spoken reports whether a verb of speaking begins with token i.
func (p *paragraph) spoken(i int) bool { return p.cueAt[i] != 0 && p.all[p.cueAt[i]-1].verb }

// sentences divides a paragraph. A quotation that ends a sentence ends the one around it too, unless what follows says who spoke.
func (p *paragraph) sentences() []sentence {
	var list []sentence
	s := sentence{}
	next := 0
	flush := func(to int) {
		if s.to = to; s.to > s.from {
			list = append(list, s)
		}
		s = sentence{from: to}
	}
	for i := 0; i < len(p.tokens); {
		if next < len(p.quoted) && p.quoted[next].open == i {
			q := p.quoted[next]
			next++
			s.quoted = append(s.quoted, q)
			if i = q.shut; q.closed {
				i++
			}
			if p.tokens[q.shut-1].is(enders) && !p.goesOn(i) {
				flush(i)
			}
			continue
		}
		i++
		if p.tokens[i-1].is(enders) {
			flush(i)
		}
	}
	flush(len(p.tokens))
	return list
}

// goesOn reports whether what begins with token i says who spoke: a comma or dash, a word that links, or a report that announces nothing.
func (p *paragraph) goesOn(i int) bool {
	const near = 4 // words
	if i >= len(p.tokens) {
		return false
	}
	if p.tokens[i].is(","+dashes+enders) || firm[p.tokens[i].text] {
		return true
	}
	for k := i; k < len(p.tokens) && k <= i+near && !p.tokens[k].mark && !by[p.tokens[k].text]; k++ {
		if p.spoken(k) {
			return p.closes(p.all[p.cueAt[k]-1])
		}
	}
	return false
}

// closes reports whether a sentence ends soon after a report, and nothing is announced in it: বলেন স্থানীয় কৃষক রহিম।
func (p *paragraph) closes(r report) bool {
	const most = 7 // words
	i := r.last + 1
	for i < len(p.tokens) && !p.tokens[i].mark {
		i++
	}
	return !p.announces(r, len(p.tokens)) && i <= r.last+1+most
}

// announces reports whether what is reported comes after a report: a comma, a colon or যে follows, and then words.
func (p *paragraph) announces(r report, to int) bool { return p.after(r, to) > 0 }

// after is the token with which what a report announces begins; 0 when it announces nothing.
func (p *paragraph) after(r report, to int) int {
	i := r.last + 1
	if i < to && p.tokens[i].text == that {
		if i++; i < to && p.tokens[i].is(",") {
			i++
		}
	} else if i < to && p.tokens[i].is(",:"+dashes) {
		for i < to && p.tokens[i].is(",:"+dashes) {
			i++
		}
	} else {
		return 0
	}
	if i < to && !p.tokens[i].is(enders) {
		return i
	}
	return 0
}

var (
	that = find.Plain("যে")
	by   = set(`বলে বলেও বলেই মর্মে`)
	// firm words join what stands before them to a report, loose ones may stand between the two.
	firm  = set(`বলে বলেও বলেই মর্মে এমন এমনটা এমনটি এমনটাই এমনটিই এমনই এভাবে এভাবেই`)
	loose = set(`এ এই কথা কথাই কথাও কথাটি আরও আরো পরে যে সেটি তা তাই শুধু আবার আবারও এটি এটাই হিসেবে হিসাবে`)
	// joins begin a sentence without belonging to what it reports.
	joins = set(`তবে কিন্তু পাশাপাশি এদিকে অন্যদিকে এছাড়া এছাড়াও আর অবশ্য এদিকে`)
)
