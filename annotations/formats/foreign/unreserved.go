package foreign

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/unread"
)

// unreserved leaves out unknown keys that bear a name of the dataset's own, and counts them.
func unreserved(t *formats.Tally, fields []annotations.Field, reserved []string) []annotations.Field {
	if !slices.ContainsFunc(fields, func(f annotations.Field) bool { return slices.Contains(reserved, f.Key) }) {
		return fields
	}
	var kept []annotations.Field
	for _, f := range fields {
		if slices.Contains(reserved, f.Key) {
			unread.LeaveOut(t, []annotations.Field{f}, "")
		} else {
			kept = append(kept, f)
		}
	}
	return kept
}
