//go:build unix

package tty

import (
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// switches are what raw mode changes, by the names that stty has for them (POSIX.1-2017, XCU stty). It also sets eight
// bits without parity, which every terminal in a window has.
var switches = []struct {
	name string
	of   func(*unix.Termios) bool
}{
	{"ignbrk", func(t *unix.Termios) bool { return t.Iflag&unix.IGNBRK != 0 }},
	{"brkint", func(t *unix.Termios) bool { return t.Iflag&unix.BRKINT != 0 }},
	{"parmrk", func(t *unix.Termios) bool { return t.Iflag&unix.PARMRK != 0 }},
	{"istrip", func(t *unix.Termios) bool { return t.Iflag&unix.ISTRIP != 0 }},
	{"inlcr", func(t *unix.Termios) bool { return t.Iflag&unix.INLCR != 0 }},
	{"igncr", func(t *unix.Termios) bool { return t.Iflag&unix.IGNCR != 0 }},
	{"icrnl", func(t *unix.Termios) bool { return t.Iflag&unix.ICRNL != 0 }},
	{"ixon", func(t *unix.Termios) bool { return t.Iflag&unix.IXON != 0 }},
	{"opost", func(t *unix.Termios) bool { return t.Oflag&unix.OPOST != 0 }},
	{"echo", func(t *unix.Termios) bool { return t.Lflag&unix.ECHO != 0 }},
	{"echonl", func(t *unix.Termios) bool { return t.Lflag&unix.ECHONL != 0 }},
	{"icanon", func(t *unix.Termios) bool { return t.Lflag&unix.ICANON != 0 }},
	{"isig", func(t *unix.Termios) bool { return t.Lflag&unix.ISIG != 0 }},
	{"iexten", func(t *unix.Termios) bool { return t.Lflag&unix.IEXTEN != 0 }},
}

// Settings are the arguments with which the program stty gives a terminal back as it is now, after it was raw; nil when it can't be asked.
func Settings(fd uintptr) []string {
	state, err := term.GetState(fd)
	if err != nil {
		return nil
	}
	var arguments []string
	for _, s := range switches {
		name := s.name
		if !s.of(&state.Termios) {
			name = "-" + name
		}
		arguments = append(arguments, name)
	}
	return arguments
}
