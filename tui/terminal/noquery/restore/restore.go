// Package restore puts the environment back that package noquery changed, as soon as Bubble Tea is initialised. Import it for its effect.
package restore

import (
	_ "github.com/charmbracelet/bubbletea" // initialised before this package

	"tippani/tui/terminal/noquery"
)

func init() { noquery.Restore() }
