// Package noquery keeps the terminal silent while the program's packages are initialised. Import it for its effect, together with
// tippani/tui/terminal/noquery/restore.
//
// Bubble Tea 1.3.10 calls lipgloss.HasDarkBackground in a package init function. That makes termenv write an OSC 11 and a cursor
// query to the terminal, and wait up to five seconds for a terminal that does not answer: before main runs, in raw mode or not,
// and for subcommands that draw nothing. It would also eat what the user types meanwhile.
//
// termenv asks nothing when the variable CI is set. So CI is set before Bubble Tea is initialised and put back right after it.
// The order is the one that the language promises since Go 1.21 ("Package initialization": packages are sorted by import path,
// and again and again the first one whose imports are all initialised comes next):
//
// - this package imports only syscall, so it is ready as soon as syscall is, and every package that syscall needs sorts before
// "tippani/";
//   - Bubble Tea needs the package "unicode", which is ready at any time but sorts after "tippani/", so it comes after this package;
//   - restore imports this package and Bubble Tea, so it comes after both.
//
// It therefore must not import anything else. The test in this directory builds a program with Bubble Tea in it, runs it in a terminal
// and sees not one byte.
package noquery

import "syscall"

const variable = "CI"

var changed = hide()

func hide() bool {
	if v, ok := syscall.Getenv(variable); ok && v != "" {
		return false
	}
	return syscall.Setenv(variable, "1") == nil
}

// Restore takes the variable away again. Calling it twice does no harm.
func Restore() {
	if changed {
		changed = false
		_ = syscall.Unsetenv(variable)
	}
}
