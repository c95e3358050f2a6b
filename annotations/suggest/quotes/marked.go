package quotes

// setting is a quotation between marks with what stands around it in its sentence.
type setting struct {
	pair
	from, to    int // tokens: where its surroundings begin and end, at other quotations or the ends of the sentence
	end         int // the token after it
	first       bool
	words       int  // that are quoted
	ends        bool // with a mark that ends a sentence, or a comma
	left, right *report
}

// marked finds what is quoted between marks in a sentence.
func (f *finder) marked(s sentence) []quotation {
	var out []quotation
	for k := len(s.quoted) - 1; k >= 0; k-- {
		q := s.quoted[k]
		c := setting{pair: q, from: s.from, to: s.to, first: k == 0, words: f.words(q.open+1, q.shut)}
		if k > 0 {
			c.from = min(s.quoted[k-1].shut+1, q.open)
		}
		if k+1 < len(s.quoted) {
			c.to = s.quoted[k+1].open
		}
		if c.end = q.shut; q.closed {
			c.end++
		}
		c.ends = f.tokens[q.shut-1].is(enders + ",")
		f.surround(&c)
		found, ok := f.judge(c)
		if (!ok || found.score < even) && len(out) > 0 && f.listed(c) {
			found, ok = out[len(out)-1], true // of two that are joined by "and" the second tells
		}
		if ok {
			found.at = f.between(q.open+1, q.shut)
			out = append(out, found)
		}
	}
	return out
}

// listed reports whether a quotation and the next one are joined by a word or comma: ‘ভিত্তিহীন’ ও ‘জল্পনা’.
func (f *finder) listed(c setting) bool {
	return c.closed && c.to == c.end+1 && (f.tokens[c.end].is(",") || and[f.tokens[c.end].text])
}

var and = set(`ও এবং আর বা কিংবা`)

// surround looks for the reports beside a quotation.
func (f *finder) surround(c *setting) {
	for i := range f.reports {
		r := &f.reports[i]
		switch {
		case r.first >= c.from && r.last < c.open:
			c.left = r
		case r.first >= c.end && r.first < c.to && c.right == nil:
			c.right = r
		}
	}
}

// judge says how surely something between marks is a quotation, and what announces it.
func (f *finder) judge(c setting) (quotation, bool) {
	starts := c.first && f.words(c.from, c.open) == 0
	rest := f.words(min(c.end, c.to), c.to)
	switch {
	case c.words == 0:
		return quotation{}, false
	case c.left != nil && f.touches(c):
		return quotation{manner: direct, score: pick(c.words > 1 || c.ends, sure, even), cue: c.left}, true
	case c.right != nil && f.leads(c):
		return quotation{manner: kindOf(starts || c.ends), score: pick(c.words > 1 || c.ends, sure, likely), cue: c.right}, true
	case starts && c.right != nil && f.tokens[c.end].is(","+dashes) && !f.announces(*c.right, c.to):
		return quotation{manner: direct, score: sure, cue: c.right}, true
	case starts && c.right != nil && f.goesOn(c.end):
		return quotation{manner: direct, score: likely, cue: c.right}, true
	case c.first && f.named(c):
		return quotation{manner: direct, score: sure}, true
	case starts && rest == 0:
		return quotation{manner: direct, score: pick(c.ends || c.words > 6, pick(c.closed, sure, even), unlikely)}, c.ends || c.words > 3
	case c.open > c.from && f.tokens[c.open-1].is(",:") && c.ends && c.words > 1:
		return quotation{manner: direct, score: pick(c.closed, sure, even)}, true
	case c.left != nil:
		return quotation{manner: mixed, score: pick(c.words > 1, max(f.partly(c), even), unlikely), cue: c.left}, true
	case c.right != nil:
		return quotation{manner: mixed, score: f.partly(c), cue: c.right}, true
	case c.closed && c.end < c.to && as[f.tokens[c.end].text]:
		return quotation{manner: mixed, score: even}, true
	case c.ends && c.words > 3, c.words > 6:
		return quotation{manner: direct, score: pick(c.closed, even, unlikely)}, true
	}
	return quotation{}, false
}

// The scores: a test holds them below the shares that were right.
const (
	sure     = .9
	likely   = .7
	even     = .5
	faint    = .3
	unlikely = .2
)

func pick(yes bool, a, b float64) float64 {
	if yes {
		return a
	}
	return b
}

func kindOf(whole bool) manner {
	if whole {
		return direct
	}
	return mixed
}

// partly is the score of a part of a sentence between marks: a word or two are as often a title or a nickname.
func (f *finder) partly(c setting) float64 {
	switch {
	case c.ends || c.words > 3:
		return likely
	case c.words > 1:
		return faint
	}
	return unlikely
}

// touches reports whether nothing but marks and loose words stands between a report and the quotation after it.
func (f *finder) touches(c setting) bool {
	for _, t := range f.tokens[c.left.last+1 : c.open] {
		if !t.mark && !loose[t.text] {
			return false
		}
	}
	return true
}

// leads reports whether what stands between a quotation and the report after it joins the two.
func (f *finder) leads(c setting) bool {
	for i, t := range f.tokens[c.end:c.right.first] {
		if !t.mark && !loose[t.text] {
			return firm[t.text] || i == 0 && by[f.tokens[c.end+1].text] // ‘ভিত্তিহীন’ খবর বলে মন্তব্য করেন
		}
	}
	return !f.announces(*c.right, c.to)
}

// named reports whether a quotation stands behind somebody's name and a colon.
func (f *finder) named(c setting) bool {
	const most = 8 // words
	n := f.words(c.from, c.open)
	return n > 0 && n <= most && f.tokens[c.open-1].is(":"+dashes)
}

// as follow what is called something: ‘বড় অগ্রগতি’ হিসেবে.
var as = set(`হিসেবে হিসাবে বলে বলেও`)
