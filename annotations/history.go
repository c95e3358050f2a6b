package annotations

// History remembers the transactions of an article since it was opened, so that each can be undone, without limit. It
// changes nothing itself: the caller commits what Undo and Redo propose like any other transaction and then calls
// Record, which also rebuilds a history from the journal.
type History struct {
	done   []Transaction // in order; the last is undone next
	undone []Transaction // the last is redone next
}

// Undo proposes the transaction that takes back the last one, of origin Undo; false when nothing is left.
func (h *History) Undo() (Transaction, bool) {
	if len(h.done) == 0 {
		return Transaction{}, false
	}
	return h.done[len(h.done)-1].Inverse().By(Origin{Kind: Undo}), true
}

// Redo proposes the transaction that was undone last, of origin Redo; false when nothing is left.
func (h *History) Redo() (Transaction, bool) {
	if len(h.undone) == 0 {
		return Transaction{}, false
	}
	return h.undone[len(h.undone)-1].By(Origin{Kind: Redo}), true
}

// Record notes a transaction that was applied. Its Origin decides: Undo moves the last one to the undone, Redo
// moves it back, anything else is a new step and ends what could be redone.
func (h *History) Record(t Transaction) {
	switch {
	case t.Origin.Kind == Undo && len(h.done) > 0:
		last := h.done[len(h.done)-1]
		h.done = h.done[:len(h.done)-1]
		h.undone = append(h.undone, last)
	case t.Origin.Kind == Redo && len(h.undone) > 0:
		last := h.undone[len(h.undone)-1]
		h.undone = h.undone[:len(h.undone)-1]
		h.done = append(h.done, last)
	default:
		h.done = append(h.done, t)
		h.undone = nil
	}
}

// Len is the number of steps that can be undone and redone.
func (h *History) Len() (undo, redo int) { return len(h.done), len(h.undone) }
