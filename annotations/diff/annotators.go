package diff

import (
	"maps"

	"tippani/annotations"
	"tippani/annotations/align"
	"tippani/annotations/record"
)

// Missed is what annotators can differ in beside Label, Kind, Ends, Attributes and Joined: one of the two has nothing there.
const Missed Aspect = "missed"

// GroupChange is a group of spans of two annotators who do not say the same there.
type GroupChange struct {
	align.Group
	Aspects []Aspect
}

// LinkChange is the same for relations.
type LinkChange struct {
	align.Link
	Aspects []Aspect
}

// Disagreement is everything in which two annotators of one text differ.
type Disagreement struct {
	Groups []align.Group // all groups, agreed or not: LinkChange names them by number
	Spans  []GroupChange // in the order of the text
	Links  []LinkChange  // in the order of the spans that they leave
}

// Empty reports whether the two say the same: every group and every link is agreed.
func (d Disagreement) Empty() bool { return len(d.Spans)+len(d.Links) == 0 }

// Annotators compares what two annotators say of one text, by the groups that package align makes; that the texts are the same is for the
// caller to see to. Ids, notes, unknown keys, what was suggested, times and answers do not count: they say nothing of the text.
func Annotators(a, b *record.Record) Disagreement {
	d := Disagreement{Groups: align.Of(a.Spans, b.Spans)}
	for _, g := range d.Groups {
		if !g.Agreed() {
			d.Spans = append(d.Spans, GroupChange{g, groupAspects(g.Spans[0], g.Spans[1])})
		}
	}
	for _, l := range align.Relations(d.Groups, a.Relations, b.Relations) {
		if !l.Agreed() {
			aspect := Joined
			if l.To[0] == align.None || l.To[1] == align.None {
				aspect = Missed
			}
			d.Links = append(d.Links, LinkChange{l, []Aspect{aspect}})
		}
	}
	return d
}

func groupAspects(a, b *annotations.Span) []Aspect {
	if a == nil || b == nil {
		return []Aspect{Missed}
	}
	return differing([]aspect{{Label, a.Label == b.Label}, {Kind, a.Kind == b.Kind}, {Ends, a.Range == b.Range},
		{Attributes, maps.Equal(a.Attrs, b.Attrs)}})
}
