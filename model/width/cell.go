package width

// Cell is what the terminal is sent for one grapheme cluster.
type Cell struct {
	Text    string // printable on any terminal: see package visible
	Columns int    // how far the cursor moves when the terminal prints Text
}

// Drawing is a different way to send clusters to one kind of terminal: vowel signs in visual order, say, or conjuncts
// wrapped in OSC 66. It is asked once for each cluster, about the form that would be sent otherwise.
type Drawing struct {
	// Name tells drawings apart: two drawings of one name must do the same thing.
	Name string
	// Cell returns what to send for a form (already safe to print, one cluster) that takes the given columns; false
	// leaves the form as it is. It must be pure, and safe for concurrent use.
	Cell func(form string, columns int) (Cell, bool)
}
