// Package drawing decides how Bengali is sent to a terminal: as it is, with য় ড় ঢ় composed, with vowel signs in visual order,
// or with explicit widths. It follows what the user asked for, then what the user chose for this terminal in tippani doctor, then
// what is known of the terminal.
package drawing

import (
	"fmt"

	"tippani/model/width"
	"tippani/tui/environ"
	"tippani/tui/terminal"
)

// Choice is a way of sending clusters, as it is called on the command line.
type Choice string

// The choices. Auto leaves it to what is remembered and known of the terminal.
const (
	Auto     Choice = "auto"
	Logical  Choice = "logical"  // clusters as they are in the text
	Composed Choice = "composed" // width.Composed
	Spaced   Choice = "spaced"   // width.Spaced
	Visual   Choice = "visual"   // width.Visual
	Explicit Choice = "explicit" // width.Explicit
)

// Parse reads the value of --draw; the empty string is Auto.
func Parse(s string) (Choice, error) {
	switch c := Choice(s); c {
	case "":
		return Auto, nil
	case Auto, Logical, Composed, Spaced, Visual, Explicit:
		return c, nil
	}
	return Auto, fmt.Errorf("drawing %q is not known; give auto, logical, composed, spaced, visual or explicit", s)
}

// Drawing is what a profile takes; logical order is the zero Drawing.
func (c Choice) Drawing() width.Drawing {
	switch c {
	case Composed:
		return width.Composed()
	case Spaced:
		return width.Spaced()
	case Visual:
		return width.Visual()
	case Explicit:
		return width.Explicit()
	}
	return width.Drawing{}
}

// Possible reports whether a terminal shows what the choice sends: explicit widths need one that said that it obeys
// them (others print nothing), visual order one whose vowel signs keep their own cells.
func (c Choice) Possible(answers terminal.Answers, family width.Family) bool {
	switch c {
	case Explicit:
		return answers.ExplicitWidth
	case Visual:
		return family.StandsAlone()
	}
	return true
}

// Settle is what a terminal gets: the wish if it is one and possible, else what is remembered for the terminal if that
// is possible, else what is known to suit it. It is never Auto.
func Settle(wish, remembered Choice, env environ.Variables, answers terminal.Answers, family width.Family) Choice {
	if wish == Auto || wish == "" {
		wish = remembered
	}
	if wish == Auto || wish == "" {
		wish = Known(env, answers)
	}
	if !wish.Possible(answers, family) {
		return Logical
	}
	return wish
}
