package standoff

import (
	"strings"

	"tippani/annotations/formats/foreign"
	"tippani/model"
)

// quotedPlaces lists the bytes at which a quotation stands with its prefix and suffix around it.
func quotedPlaces(text string, s *foreign.Span) []int {
	var places []int
	whole := s.Prefix + s.Quote + s.Suffix
	for at := 0; s.Quote != ""; {
		i := strings.Index(text[at:], whole)
		if i < 0 {
			break
		}
		places = append(places, at+i+len(s.Prefix))
		at += i + 1
	}
	return places
}

// mendByQuote puts a span whose position fails where its quotation stands, if that is one place only.
func mendByQuote(a *model.Article, s *foreign.Span) (start, end int, ok bool) {
	if !s.Quoted {
		return 0, 0, false
	}
	places := quotedPlaces(a.Text(), s)
	if len(places) != 1 {
		return 0, 0, false
	}
	return places[0], places[0] + len(s.Quote), true
}
