package merge

import (
	"cmp"

	"tippani/annotations"
)

// suggestedIn is what the span says of where it comes from that several versions have: what one of them says; of several suggestions the
// surer one, whatever the order of the versions. It contradicts nothing: the versions agree about the annotation.
func suggestedIn(members []member) *annotations.Suggested {
	var found *annotations.Suggested
	for _, m := range members {
		s := m.span.Suggested
		if s != nil && (found == nil || cmp.Or(cmp.Compare(s.Score, found.Score), cmp.Compare(found.Source, s.Source)) > 0 ||
			s.Source == found.Source && s.Score == found.Score && s.Changed) {
			found = s
		}
	}
	return found
}
