package pen

import (
	"tippani/annotations"
	"tippani/tui/lang"
)

// misfit says why a change is not made, for the status line.
func misfit(p *Pen, m *annotations.Misfit) (lang.Text, []any) {
	switch m.Reason {
	case annotations.Twin:
		return lang.Text{En: "Not done: “%s” is %s already, and two of the same say nothing more; x removes one",
				Bn: "করা গেল না: “%s” আগে থেকেই %s, একই চিহ্ন দুবার হয় না; x একটি মোছে"},
			[]any{p.excerpt(m.Other.Range), p.Words.Label(m.Other.Label)}
	case annotations.SameLink:
		return lang.Text{En: "Not done: this link %s is there already", Bn: "করা গেল না: %s সংযোগটি আগে থেকেই আছে"},
			[]any{p.Words.Relation(m.Link.Label)}
	case annotations.OwnLink, annotations.WrongEnds:
		return lang.Text{En: "Not done: the label file does not let %s join these two",
			Bn: "করা গেল না: লেবেল ফাইলে এই দুটির মধ্যে %s সংযোগ চলে না"}, []any{p.Words.Relation(m.Link.Label)}
	}
	return lang.Text{En: "Not done: %s does not have this attribute or kind", Bn: "করা গেল না: %s-এর এই বৈশিষ্ট্য বা ধরন নেই"},
		[]any{p.Words.Label(m.Span.Label)}
}
