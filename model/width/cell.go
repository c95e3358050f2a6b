package width

// Cell is what the terminal is sent for one grapheme cluster, and how wide it is there.
type Cell struct {
	Text string // printable on any terminal: see package visible
	// Columns is how far the cursor moves when the terminal prints Text. Where text is drawn (Profile.Typeset) it counts units instead,
	// Profile.Unit of them to a column.
	Columns int
	// Word is the word in which the cluster is shaped where text is drawn, At the byte offset of the cluster in it, and Lead how many pixels
	// of it come before. They are empty elsewhere.
	Word     string
	At, Lead int
}

// Drawing is a different way to send clusters to one kind of terminal: vowel signs in visual order, say, or conjuncts
// wrapped in OSC 66. It is asked once for each cluster, about the form that would be sent otherwise.
type Drawing struct {
	// Name tells drawings apart: two drawings of one name must do the same thing.
	Name string
	// Cell returns what to send for a form (already safe to print, one cluster) that takes the given columns; false
	// leaves the form as it is. It must be pure, and safe for concurrent use.
	Cell func(form string, columns int) (Cell, bool)
	// Text is for a drawing that sends another text in place of a form and leaves its columns to the profile: as
	// measured for this text, else the family's rule for it. False leaves the form as it is. Where Text is set, Cell is
	// not asked. The same conditions hold for it.
	Text func(form string) (string, bool)
}

// none reports whether everything is sent as it is.
func (d Drawing) none() bool { return d.Cell == nil && d.Text == nil }
