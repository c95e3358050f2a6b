package formats

import (
	"tippani/annotations"
)

// claimReviewFormat is a graph of schema.org ClaimReview (schema.org/ClaimReview), one for each claim, with what the
// article tells filled in and the verdict left open for a fact-checker.
func claimReviewFormat() Format {
	return Format{
		Name: "claimreview", Extensions: []string{".jsonld", ".json"},
		Description: "schema.org ClaimReview skeletons of the claims, to be filled in",
		Keeps:       KeepsNesting | KeepsSubtoken, Streams: true, newEncode: newClaimReviewWriter,
	}
}

func newClaimReviewWriter(out Output, _ Options) (encoder, error) {
	return &lines{out: out, before: "{\"@context\":\"https://schema.org\",\"@graph\":[\n", between: ",\n", after: "\n]}\n",
		encodeTo: encodeClaims}, nil
}

func encodeClaims(dst []byte, d *Doc, t *tally) ([]byte, error) {
	spans := d.SpansByID()
	j := jsonText{b: dst}
	for _, s := range d.Spans {
		if s.Kind != annotations.Claim {
			t.add(SpanOut, 1, s.Label+" "+clip(d.Article.Slice(s.Range)))
			continue
		}
		if len(j.b) > 0 {
			j.b = append(j.b, ",\n"...)
		}
		writeClaim(&j, d, s, claimant(d, s, spans))
	}
	t.absent = len(j.b) == 0
	return j.b, nil
}

// claimant is who a claim is traced to: the span its CLAIMANT relation leads to, or the speaker of that quotation.
func claimant(d *Doc, claim *annotations.Span, spans map[string]*annotations.Span) *annotations.Span {
	follow := func(from, label string) *annotations.Span {
		for _, r := range d.Relations {
			if r.From == from && r.Label == label {
				return spans[r.To]
			}
		}
		return nil
	}
	who := follow(claim.ID, "CLAIMANT")
	if who != nil && who.Kind == annotations.Quote {
		who = follow(who.ID, "SPEAKER")
	}
	return who
}

func writeClaim(j *jsonText, d *Doc, s, who *annotations.Span) {
	meta := d.Article.Meta()
	about := object(nil)
	if o, err := parseObject(meta.Extra); err == nil {
		about = o
	}
	published, _ := about.str("date")
	url, _ := about.str("url")
	if url == "" {
		url = meta.Source
	}
	j.open('{')
	j.keyStr("@type", "ClaimReview")
	j.keyStr("claimReviewed", d.Article.Slice(s.Range))
	j.key("itemReviewed")
	j.open('{')
	j.keyStr("@type", "Claim")
	if who != nil {
		kind := "Organization"
		if who.Label == "PER" {
			kind = "Person"
		}
		j.key("author")
		j.open('{')
		j.keyStr("@type", kind)
		j.keyStr("name", d.Article.Slice(who.Range))
		j.shut('}')
	}
	j.optional("datePublished", published)
	j.key("appearance")
	j.open('{')
	j.keyStr("@type", "CreativeWork")
	j.optional("url", url)
	j.optional("headline", meta.Title)
	j.shut('}')
	j.shut('}')
	j.key("reviewRating")
	j.open('{')
	j.keyStr("@type", "Rating")
	for _, key := range []string{"ratingValue", "bestRating", "worstRating", "alternateName"} {
		j.keyStr(key, "")
	}
	j.shut('}')
	j.key("author")
	j.open('{')
	j.keyStr("@type", "Organization")
	j.keyStr("name", "")
	j.shut('}')
	j.keyStr("url", "")
	j.keyStr("datePublished", "")
	j.shut('}')
}
