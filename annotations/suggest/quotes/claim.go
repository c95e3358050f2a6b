package quotes

import (
	"tippani/annotations"
	"tippani/annotations/suggest"
)

// claims are the sentences of a quotation that put something forward as true. They are linked to the quotation.
func (w *names) claims(f *finder, q quotation) []suggest.Proposal {
	if w.claim == nil || q.manner == mixed {
		return nil
	}
	share := .3
	if q.cue != nil && f.claiming(*q.cue) {
		share = .6
	}
	var links []suggest.Link
	if w.quote != nil {
		l, _ := w.forManner(q.manner)
		if r := w.relation(w.claim, annotations.Class{Kind: annotations.Quote, Label: l.Name}); r != nil {
			links = []suggest.Link{{Label: r.Name, To: q.at}}
		}
	}
	var out []suggest.Proposal
	const least = 3 // words
	from := f.tokenAt(q)
	for i := from; i < len(f.tokens) && f.tokens[i].at.End <= q.at.End; i++ {
		ends := f.tokens[i].is(enders)
		end := i
		if !ends {
			end++
		}
		if !ends && i+1 < len(f.tokens) && f.tokens[i+1].at.End <= q.at.End {
			continue
		}
		for end > from && f.tokens[end-1].is(","+enders) {
			end--
		}
		if asks := f.tokens[i].is("?"); f.words(from, end) >= least && !asks {
			out = append(out, suggest.Proposal{Range: f.between(from, end), Label: w.claim.Name, Kind: annotations.Claim,
				Attrs: w.claim.DefaultAttrs(), Score: q.score * share, Source: name, Links: links})
		}
		from = i + 1
	}
	return out
}

// tokenAt is the first token of a quotation.
func (f *finder) tokenAt(q quotation) int {
	i := 0
	for i < len(f.tokens) && f.tokens[i].at.Start < q.at.Start {
		i++
	}
	return i
}

// claiming reports whether a report says that something is put forward as true.
func (f *finder) claiming(r report) bool {
	for _, t := range f.tokens[r.first : r.last+1] {
		if asserting[t.text] {
			return true
		}
	}
	return false
}

var asserting = set(`দাবি অভিযোগ দাবিও অভিযোগও জানান জানায় জানিয়েছেন জানিয়েছে নিশ্চিত স্বীকার অস্বীকার তথ্য প্রতিবেদন জানানো`)
