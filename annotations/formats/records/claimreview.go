package records

import (
	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/quote"
	"tippani/model/jsontext"
)

// ClaimReview is a graph of schema.org ClaimReview (schema.org/ClaimReview), one for each claim, with what the
// article tells filled in and the verdict left open for a fact-checker.
func ClaimReview() formats.Format {
	return formats.Format{
		Name: "claimreview", Extensions: []string{".jsonld", ".json"},
		Description: "schema.org ClaimReview skeletons of the claims, to be filled in",
		Keeps:       formats.KeepsNesting | formats.KeepsSubtoken, Streams: true, Writing: newClaimReviewWriter,
	}
}

func newClaimReviewWriter(out formats.Output, _ formats.Options) (formats.Encoder, error) {
	return &formats.Stream{Out: out, Before: "{\"@context\":\"https://schema.org\",\"@graph\":[\n", Between: ",\n", After: "\n]}\n",
		EncodeTo: encodeClaims}, nil
}

func encodeClaims(dst []byte, d *formats.Doc, t *formats.Tally) ([]byte, error) {
	spans := d.SpansByID()
	j := jsontext.Text{B: dst}
	for _, s := range d.Spans {
		if s.Kind != annotations.Claim {
			t.Add(formats.SpanOut, 1, s.Label+" "+quote.Clip(d.Article.Slice(s.Range)))
			continue
		}
		if len(j.B) > 0 {
			j.B = append(j.B, ",\n"...)
		}
		writeClaim(&j, d, s, claimant(d, s, spans))
	}
	t.Absent = len(j.B) == 0
	return j.B, nil
}

// claimant is who a claim is traced to: the span its CLAIMANT relation leads to, or the speaker of that quotation.
func claimant(d *formats.Doc, claim *annotations.Span, spans map[string]*annotations.Span) *annotations.Span {
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

func writeClaim(j *jsontext.Text, d *formats.Doc, s, who *annotations.Span) {
	meta := d.Article.Meta()
	about := ordered.Object(nil)
	if o, err := ordered.Parse(meta.Extra); err == nil {
		about = o
	}
	published, _ := about.Str("date")
	url, _ := about.Str("url")
	if url == "" {
		url = meta.Source
	}
	j.Open('{')
	j.KeyStr("@type", "ClaimReview")
	j.KeyStr("claimReviewed", d.Article.Slice(s.Range))
	j.Key("itemReviewed")
	j.Open('{')
	j.KeyStr("@type", "Claim")
	if who != nil {
		kind := "Organization"
		if who.Label == "PER" {
			kind = "Person"
		}
		j.Key("author")
		j.Open('{')
		j.KeyStr("@type", kind)
		j.KeyStr("name", d.Article.Slice(who.Range))
		j.Shut('}')
	}
	j.Optional("datePublished", published)
	j.Key("appearance")
	j.Open('{')
	j.KeyStr("@type", "CreativeWork")
	j.Optional("url", url)
	j.Optional("headline", meta.Title)
	j.Shut('}')
	j.Shut('}')
	j.Key("reviewRating")
	j.Open('{')
	j.KeyStr("@type", "Rating")
	for _, key := range []string{"ratingValue", "bestRating", "worstRating", "alternateName"} {
		j.KeyStr(key, "")
	}
	j.Shut('}')
	j.Key("author")
	j.Open('{')
	j.KeyStr("@type", "Organization")
	j.KeyStr("name", "")
	j.Shut('}')
	j.KeyStr("url", "")
	j.KeyStr("datePublished", "")
	j.Shut('}')
}
