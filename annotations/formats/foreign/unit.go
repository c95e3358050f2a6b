package foreign

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"tippani/annotations/formats"
	"tippani/model"
)

// undecided is asked when no article has told the unit. The format's own is taken rather than clusters, which few projects count, if
// with it all spans of each article begin where a word does, and by clusters some begin inside one: people mark from the
// beginning of words.
func (r *resolver) undecided() error {
	for i := range r.pending {
		p := &r.pending[i]
		if p.unit == "" && !r.beginsWords(p) {
			return &formats.UnitError{Where: p.raw.Where, ID: p.raw.Id, Fit: p.fit}
		}
	}
	for _, p := range r.pending {
		p.unit = cmp.Or(p.unit, r.own)
		r.ready = append(r.ready, p)
	}
	r.pending = nil
	return nil
}

// beginsWords reports whether only clusters stand against the format's unit, and all spans begin at a word in it but not by clusters.
func (r *resolver) beginsWords(w *waiting) bool {
	for _, u := range w.fit {
		if u != r.own && u != formats.Clusters {
			return false
		}
		ranges, f := tryUnit(w.article, placeable(w.article, nonEmpty(w.raw.Spans)), u)
		all := f != unfit && !slices.ContainsFunc(ranges, func(s model.Range) bool { return insideWord(w.article.Text(), int(s.Start)) })
		if all != (u == r.own) {
			return false
		}
	}
	return slices.Contains(w.fit, r.own)
}

// insideWord reports whether letters, marks or digits stand on both sides of a place.
func insideWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	word := func(c rune) bool {
		return unicode.In(c, unicode.L, unicode.M, unicode.N) || c == '\u200C' || c == '\u200D'
	}
	return at > 0 && at < len(text) && word(before) && word(after)
}

// detect finds the unit of one article, and fixes it for the file when the article tells units apart. "" means that
// several fit.
func (r *resolver) detect(raw *Doc, a *model.Article) (formats.Unit, []formats.Unit) {
	units := []formats.Unit{r.own}
	telling := nonEmpty(raw.Spans)
	for _, u := range formats.Units() {
		quoted := len(telling) > 0 && telling[0].Quoted
		if u != r.own && (quoted || u != formats.Bytes) {
			units = append(units, u)
		}
	}
	if r.certain {
		if _, f := tryUnit(a, telling, r.own); f != unfit || len(telling) == 0 {
			return r.own, nil
		}
	}
	fitting := decide(a, telling, r.usual)
	if len(fitting) == 0 {
		fitting = decide(a, telling, units)
	}
	if len(fitting) == 0 {
		if telling = placeable(a, telling); r.certain && len(telling) > 0 {
			if _, f := tryUnit(a, telling, r.own); f != unfit {
				return r.own, nil
			}
		}
		fitting = decide(a, telling, units)
	}
	switch len(fitting) {
	case 0:
		return r.own, nil
	case 1:
		if r.tellsApart(a, telling, fitting[0], units) {
			r.unit = fitting[0]
		}
		return fitting[0], nil
	}
	return "", fitting
}

// tellsApart reports whether some other unit would put the spans elsewhere or nowhere.
func (r *resolver) tellsApart(a *model.Article, spans []Span, found formats.Unit, units []formats.Unit) bool {
	for _, u := range units {
		for i := range spans {
			if spans[i].Placed {
				continue
			}
			s, ok1 := u.ByteOf(a, spans[i].Start)
			e, ok2 := u.ByteOf(a, spans[i].End)
			fs, _ := found.ByteOf(a, spans[i].Start)
			fe, _ := found.ByteOf(a, spans[i].End)
			if u != formats.Clusters && u != formats.Bytes && (!ok1 || !ok2 || s != fs || e != fe) {
				return true
			}
		}
	}
	return found != r.own
}
