package terminal

import "time"

// RGB is a colour with eight bits for each part.
type RGB struct{ R, G, B uint8 }

// Answers is what the terminal said about itself. The zero value is a terminal that said nothing.
type Answers struct {
	// Widths holds the columns that the cursor moved when the form was printed at the left edge; only the forms that were answered.
	Widths map[string]int
	// Background is the answer to OSC 11, nil when there was none.
	Background *RGB
	// Version is the answer to XTVERSION, such as "kitty(0.48.2)", and DA1 the parameters of the primary device attributes, such
	// as "62;52;".
	Version, DA1 string
	// Sync says that synchronised output (private mode 2026) is known to the terminal and can be switched.
	Sync bool
	// ExplicitWidth says that the terminal obeys OSC 66 with w=N.
	ExplicitWidth bool
	// Answered says that at least one reply came; Complete that every reply did, the closing one included.
	Answered, Complete bool
	// Took is the time from the question to the last reply.
	Took time.Duration
}
