// Package drawn decides whether the text on screen is drawn as pictures or printed in cells, and holds what draws it.
package drawn

import (
	"fmt"
	"slices"
	"strings"
)

// Wish is how the user wants to have the text shown.
type Wish string

const (
	// Auto draws the text where the terminal shows pictures and there is a font with Bengali.
	Auto Wish = "auto"
	// Drawn draws it wherever it can be drawn, also over slow connections, and says why where it can't.
	Drawn Wish = "drawn"
	// Cells prints it.
	Cells Wish = "cells"
)

var wishes = []Wish{Auto, Drawn, Cells}

// Parse reads a Wish by its name; "" is Auto.
func Parse(name string) (Wish, error) {
	switch w := Wish(strings.ToLower(name)); {
	case name == "":
		return Auto, nil
	case slices.Contains(wishes, w):
		return w, nil
	}
	return Auto, fmt.Errorf("text is %s, %s or %s, and not %q", Auto, Drawn, Cells, name)
}
