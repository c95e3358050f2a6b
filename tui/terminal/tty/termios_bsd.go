//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package tty

import "golang.org/x/sys/unix"

// What TIOCFLUSH is to throw away: FREAD and FWRITE of <sys/fcntl.h> (tty(4)). Unlike Linux' TCFLSH it takes them by their address.
const (
	queueRead  = 1
	queueWrite = 2
)

// discardOutput throws away what the terminal has not taken yet.
func discardOutput(fd int) { _ = unix.IoctlSetPointerInt(fd, unix.TIOCFLUSH, queueWrite) }

// discardInput throws away what has arrived and was not read.
func discardInput(fd int) { _ = unix.IoctlSetPointerInt(fd, unix.TIOCFLUSH, queueRead) }

// isRaw says whether the terminal still hands over every byte as it is typed.
func isRaw(fd int) bool {
	state, err := unix.IoctlGetTermios(fd, unix.TIOCGETA)
	return err == nil && state.Lflag&unix.ICANON == 0
}
