package tty

import "golang.org/x/sys/unix"

// discardOutput throws away what the terminal has not taken yet.
func discardOutput(fd int) { _ = unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCOFLUSH) }

// discardInput throws away what has arrived and was not read.
func discardInput(fd int) { _ = unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCIFLUSH) }

// isRaw says whether the terminal still hands over every byte as it is typed.
func isRaw(fd int) bool {
	state, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	return err == nil && state.Lflag&unix.ICANON == 0
}
