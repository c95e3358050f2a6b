package formats

import (
	"slices"

	"tippani/annotations"
)

// Keys that a dataset has a meaning for (docs/dataset.md): an unknown key of another tool that bears the same name can't be kept
// beside it.
var (
	reservedRecord   = []string{"id", "text", "meta", "spans", "relations", "answer", "annotator", "created", "modified", "schema", "tool"}
	reservedSpan     = []string{"id", "start", "end", "label", "kind", "text", "attrs", "note"}
	reservedRelation = []string{"id", "from", "to", "label"}
)

// unreserved leaves out unknown keys that bear a name of the dataset's own, and counts them.
func unreserved(t *tally, fields []annotations.Field, reserved []string) []annotations.Field {
	if !slices.ContainsFunc(fields, func(f annotations.Field) bool { return slices.Contains(reserved, f.Key) }) {
		return fields
	}
	var kept []annotations.Field
	for _, f := range fields {
		if slices.Contains(reserved, f.Key) {
			leaveOut(t, []annotations.Field{f}, "")
		} else {
			kept = append(kept, f)
		}
	}
	return kept
}
