package native

// Reserved keys are those that a dataset has a meaning for (docs/dataset.md): an unknown key of another tool that bears the same
// name can't be kept beside it.
var (
	ReservedRecord   = []string{"id", "text", "meta", "spans", "relations", "answer", "annotator", "created", "modified", "schema", "tool"}
	ReservedSpan     = []string{"id", "start", "end", "label", "kind", "text", "attrs", "note", "suggested"}
	ReservedRelation = []string{"id", "from", "to", "label"}
)
