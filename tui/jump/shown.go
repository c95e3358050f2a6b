package jump

import (
	"strings"

	"tippani/model"
)

// HintAt is what is left to type of the hint on the word that begins at o; "" for none.
func (j *Jump) HintAt(o model.Offset) string {
	i, ok := j.starts[o]
	if !ok || j.seeking {
		return ""
	}
	left, ok := strings.CutPrefix(j.hints[i], j.typed)
	if !ok {
		return ""
	}
	return left
}

// Open is where the word ends that begins at o and can still be picked; false when none does.
func (j *Jump) Open(o model.Offset) (model.Offset, bool) {
	i, ok := j.starts[o]
	if !ok || !strings.HasPrefix(j.hints[i], j.typed) {
		return 0, false
	}
	return j.words[i].End, true
}

// Holds reports whether o lies in the first word of a phrase, which was picked already.
func (j *Jump) Holds(o model.Offset) bool {
	return j.first != nil && o >= j.first.Start && o < j.first.End
}
