//go:build !unix && !windows

package tty

import (
	"os"

	"tippani/tui/environ"
	"tippani/tui/terminal"
)

// Line is a terminal.Line; there is none on this system.
type Line struct{ terminal.Line }

// Open fails: what this package asks of the kernel is there on Unix and Windows only.
func Open(_, _ *os.File, _ environ.Variables) (*Line, error) {
	return nil, &terminal.NoTerminalError{Reason: "tippani cannot draw in a terminal of this system yet; the other commands work, see " +
		"tippani help."}
}
