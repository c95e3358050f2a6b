package speaker

import "tippani/model"

// Report is where a text says that somebody said something.
type Report struct {
	Range model.Range // bytes, the words that say so: বলেন, দাবি করেন, তথ্য অনুযায়ী
	Verb  bool        // a verb that somebody is the subject of, neither a passive nor a noun
}

// Reports lists the reports in a range of a text, in order, those between quotation marks too.
func Reports(text string, rg model.Range) []Report {
	list := words(text, rg)
	var out []Report
	for _, p := range predicates(list) {
		at := model.Range{Start: list[p.first].at.Start, End: list[p.last].at.End}
		out = append(out, Report{Range: at, Verb: p.manner == byVerb})
	}
	return out
}
