package formats

// Tally collects the losses of one article.
type Tally struct {
	Entries []Entry
	Absent  bool // nothing of the article is in the output
}

// Add counts n losses, of which example is one.
func (t *Tally) Add(l Loss, n int, example string) {
	if n == 0 {
		return
	}
	for i := range t.Entries {
		if t.Entries[i].Loss == l {
			t.Entries[i].Count += n
			return
		}
	}
	t.Entries = append(t.Entries, Entry{l, n, example})
}

// spansOut is how many spans were left out.
func (t *Tally) spansOut() int {
	n := 0
	for _, e := range t.Entries {
		switch e.Loss {
		case NestedOut, MisalignedOut, SpanOut:
			n += e.Count
		}
	}
	return n
}

// Harmful reports whether annotation was lost.
func (t *Tally) Harmful() bool {
	for _, e := range t.Entries {
		if !e.Loss.Bookkeeping() {
			return true
		}
	}
	return false
}
