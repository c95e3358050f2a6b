package annotations

// Change is one step of a Transaction. Exactly one pair of fields is in use. A nil Before adds, a nil After removes,
// both set replaces the element with the same ID.
type Change struct {
	SpanBefore, SpanAfter         *Span
	RelationBefore, RelationAfter *Relation
	AnswerBefore, AnswerAfter     *Answer
}

// Transaction is a list of changes that applies whole or not at all and knows its inverse. Origin says what made it
// ("key", "undo", "redo", "import", "merge") and is written to the journal.
type Transaction struct {
	Changes []Change
	Origin  string
}
