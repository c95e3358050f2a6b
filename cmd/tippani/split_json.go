package main

import "tippani/annotations/split"

// splitJSON is what went where.
type splitJSON struct {
	Parts       []partJSON `json:"parts"`
	NearRepeats int        `json:"near_repeats"` // articles put beside what they nearly repeat
	LeftOut     int        `json:"left_out"`     // records that were not asked for
}

type partJSON struct {
	Name     string          `json:"name"`
	File     string          `json:"file"` // "" for a part without a share
	Articles int             `json:"articles"`
	Records  int             `json:"records"`
	Labels   []partLabelJSON `json:"labels"`
}

type partLabelJSON struct {
	Label string `json:"label"`
	Spans int    `json:"spans"`
}

func splitFor(parts []split.Part, names []string, outcome split.Outcome, which *wanted) splitJSON {
	r := splitJSON{NearRepeats: outcome.Joined, LeftOut: which.left}
	for i, part := range parts {
		p := partJSON{Name: part.Name, Articles: outcome.Articles[i], Records: outcome.Records[i], Labels: []partLabelJSON{}}
		if part.Share > 0 {
			p.File = names[i]
		}
		for _, label := range outcome.Labels {
			p.Labels = append(p.Labels, partLabelJSON{label, outcome.Spans[label][i]})
		}
		r.Parts = append(r.Parts, p)
	}
	return r
}
