package standoff

import (
	"encoding/json"
	"strconv"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/unread"
)

// w3cPlaces is what a selector selects: ends as the file counts them, or bytes found by quotation. Several are all meant.
type w3cPlaces struct {
	ends   [][2]int
	placed bool          // ends are bytes
	quote  *foreign.Span // the quotation, nil without
}

// w3cSelect places a span. The selectors of a list all select the same: a position, checked against the quotation, counts most;
// without one the quotation marks every place that it matches, as the model says.
func w3cSelect(raw *foreign.Doc, target w3cTarget, s foreign.Span) error {
	unread.LeaveOut(&raw.Tally, target.rest, "of a target")
	var positions, found, quoted *w3cPlaces
	var unread []string
	for _, selector := range target.selectors {
		p, kind, err := w3cSelector(raw.Text, selector)
		switch {
		case err != nil:
			return err
		case p == nil:
			unread = append(unread, kind)
		case p.quote != nil:
			quoted = p
		case !p.placed:
			positions = p
		default:
			found = p
		}
	}
	if quoted != nil {
		s.Quoted, s.Quote, s.Prefix, s.Suffix = true, quoted.quote.Quote, quoted.quote.Prefix, quoted.quote.Suffix
	}
	use := positions
	if use == nil {
		use = quoted
	}
	if use == nil {
		use = found
	}
	if use == nil {
		raw.Tally.Add(formats.SpanOut, 1, "selector "+strings.Join(unread, ", "))
		return nil
	}
	for _, kind := range unread {
		raw.Tally.Add(formats.ExtraOut, 1, "selector "+kind+" beside another")
	}
	if len(use.ends) == 0 {
		raw.Tally.Add(formats.SpanOut, 1, "nothing matches “"+quote.Clip(s.Quote)+"”")
	}
	for i, ends := range use.ends {
		if i > 0 {
			s.ID = ""
		}
		s.Placed, s.Start, s.End = use.placed, ends[0], ends[1]
		raw.Spans = append(raw.Spans, s)
	}
	return nil
}

// w3cSelector reads one selector with what refines it. It gives nil, and the selector's kind, for one that selects no text that
// could be found here.
func w3cSelector(text string, raw json.RawMessage) (p *w3cPlaces, kind string, err error) {
	o, err := ordered.Parse(raw)
	if err != nil {
		return nil, "by address " + quote.Clip(strings.Trim(string(raw), `"`)), nil
	}
	kind, _ = o.Str(o.First([]string{"type", "@type"}))
	if kind = strings.TrimPrefix(kind, "oa:"); kind == "" {
		kind = "without type"
	}
	switch kind {
	case "TextPositionSelector", "DataPositionSelector":
		var start, end int
		if start, err = o.Num("start"); err == nil {
			end, err = o.Num("end")
		}
		p = &w3cPlaces{ends: [][2]int{{start, end}}, placed: kind == "DataPositionSelector"}
	case "TextQuoteSelector":
		s := new(foreign.Span)
		err = o.Strings(map[string]*string{"exact": &s.Quote, "prefix": &s.Prefix, "suffix": &s.Suffix})
		p = &w3cPlaces{placed: true, quote: s}
		for _, at := range quotedPlaces(text, s) {
			p.ends = append(p.ends, [2]int{at, at + len(s.Quote)})
		}
	case "FragmentSelector":
		p = charFragment(o)
	case "RangeSelector":
		p, err = w3cRange(text, o)
	}
	if p == nil || err != nil || !o.Has("refinedBy") {
		return p, kind, err
	}
	p, err = w3cRefine(text, p, o.Get("refinedBy"))
	return p, kind + " with refinedBy", err
}

// charFragment reads the fragment char=2,6 of RFC 5147.
func charFragment(o ordered.Object) *w3cPlaces {
	value, _ := o.Str("value")
	value, _, _ = strings.Cut(strings.TrimPrefix(value, "#"), ";")
	ends, ok := strings.CutPrefix(value, "char=")
	from, to, both := strings.Cut(ends, ",")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if !ok || !both || err1 != nil || err2 != nil {
		return nil
	}
	return &w3cPlaces{ends: [][2]int{{start, end}}}
}

// w3cRange reads a range, from the beginning of what its first selector selects to the beginning of what its second does. Both have to be
// positions, or stand in one place only.
func w3cRange(text string, o ordered.Object) (*w3cPlaces, error) {
	start, end := o.Get("startSelector"), o.Get("endSelector")
	if start == nil || end == nil {
		return nil, nil
	}
	from, _, err := w3cSelector(text, start)
	if err != nil || from == nil {
		return nil, err
	}
	to, _, err := w3cSelector(text, end)
	if err != nil || to == nil || from.placed != to.placed || len(from.ends) != 1 || len(to.ends) != 1 {
		return nil, err
	}
	return &w3cPlaces{ends: [][2]int{{from.ends[0][0], to.ends[0][0]}}, placed: from.placed}, nil
}

// w3cRefine selects within what was selected. A quotation inside a position can't be looked for before it is known what the
// position counts.
func w3cRefine(text string, outer *w3cPlaces, raw json.RawMessage) (*w3cPlaces, error) {
	refined := &w3cPlaces{placed: outer.placed}
	for _, ends := range outer.ends {
		inside := text
		if outer.placed {
			if ends[0] < 0 || ends[1] < ends[0] || ends[1] > len(text) {
				return nil, nil
			}
			inside = text[ends[0]:ends[1]]
		}
		inner, _, err := w3cSelector(inside, raw)
		if err != nil || inner == nil || inner.placed && !outer.placed {
			return nil, err
		}
		for _, e := range inner.ends {
			if outer.placed && !inner.placed {
				runes := []rune(inside)
				if e[0] < 0 || e[1] < e[0] || e[1] > len(runes) {
					continue
				}
				e = [2]int{len(string(runes[:e[0]])), len(string(runes[:e[1]]))}
			}
			refined.ends = append(refined.ends, [2]int{ends[0] + e[0], ends[0] + e[1]})
		}
	}
	return refined, nil
}
