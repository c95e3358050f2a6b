package terminal

import (
	"cmp"
	"strings"
	"time"

	"tippani/tui/graphics"
)

// RGB is a colour with eight bits for each part.
type RGB struct {
	R uint8 `json:"r"`
	G uint8 `json:"g"`
	B uint8 `json:"b"`
}

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
	// Kitty says that the terminal answered the query of kitty's graphics protocol with OK. Some do that and know only a part of it.
	Kitty bool
	// SixelColours is how many colours a sixel picture can have, SixelWidest and SixelHighest its most pixels; 0 for what was not said.
	SixelColours, SixelWidest, SixelHighest int
	// RightOfSixel is what can be done about private mode 8452, in which the cursor goes to the right of a sixel picture, not below it.
	RightOfSixel Switch
	// Cell is the size of a cell in pixels: by CSI 16 t, else by CSI 14 t, else by what the system knows of the line; zero when
	// nothing tells.
	Cell graphics.Cell
	// Uneven says that the cells are no whole number of pixels wide: the area of text is not as wide as its columns together.
	Uneven bool
	// EvenRows says that they are known to be a whole number of pixels high: the area is as high as its rows together.
	EvenRows bool
	// Area is how many pixels the columns that the screen had then were wide together, 0 when it was not said.
	Area int
	// PixelMouse says that the mouse can be reported in pixels (private mode 1016).
	PixelMouse bool
	// Tmux is what the tmux around the program says, when there is one on this machine and it has answered.
	Tmux Tmux
	// Answered says that at least one reply came; Complete that every reply did, the closing one included.
	Answered, Complete bool
	// Took is the time from the question to the last reply.
	Took time.Duration
}

// Switch is what a terminal says of a mode.
type Switch uint8

const (
	// Fixed is a mode that is off or not known.
	Fixed Switch = iota
	// Switchable is one that is off and can be switched on.
	Switchable
	// On is one that is on already, by the user's configuration, say.
	On
)

// Sixel says that the terminal shows sixel: attribute 4 of the primary device attributes.
func (a Answers) Sixel() bool {
	for i, attribute := range strings.Split(a.DA1, ";") {
		if i > 0 && attribute == "4" {
			return true
		}
	}
	return false
}

// Tmux is what a tmux says of itself and of the terminal around it.
type Tmux struct {
	// Known says that it has answered.
	Known bool
	// Passthrough says that it hands on what is wrapped for the terminal around it (option allow-passthrough).
	Passthrough bool
	// Outer is what that terminal answered to XTVERSION, such as "kitty(0.48.2)", else the name of its terminfo entry.
	Outer string
	// Sixel says that tmux knows that terminal to show sixel. tmux answers for itself that it does, and prints a text in place of the
	// picture where the terminal does not.
	Sixel bool
}

// with is what was said before and what these answers add; Widths are left out.
func (a Answers) with(more Answers) Answers {
	all := a
	all.Widths = nil
	if more.Background != nil {
		all.Background = more.Background
	}
	all.Version, all.DA1 = cmp.Or(more.Version, a.Version), cmp.Or(more.DA1, a.DA1)
	all.Sync, all.ExplicitWidth = a.Sync || more.Sync, a.ExplicitWidth || more.ExplicitWidth
	all.Kitty, all.PixelMouse = a.Kitty || more.Kitty, a.PixelMouse || more.PixelMouse
	all.Uneven = a.Uneven || more.Uneven
	all.EvenRows = a.EvenRows || more.EvenRows
	all.Area = cmp.Or(more.Area, a.Area)
	all.RightOfSixel = max(a.RightOfSixel, more.RightOfSixel)
	all.SixelColours = cmp.Or(more.SixelColours, a.SixelColours)
	all.SixelWidest, all.SixelHighest = cmp.Or(more.SixelWidest, a.SixelWidest), cmp.Or(more.SixelHighest, a.SixelHighest)
	all.Cell, all.Tmux = cmp.Or(more.Cell, a.Cell), cmp.Or(more.Tmux, a.Tmux)
	all.Answered, all.Complete = a.Answered || more.Answered, a.Complete || more.Complete
	all.Took = max(a.Took, more.Took)
	return all
}
