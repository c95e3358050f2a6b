package terminal

import "golang.org/x/sys/unix"

// discardOutput throws away what the terminal has not taken yet.
func discardOutput(fd int) { _ = unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCOFLUSH) }

// discardInput throws away what has arrived and was not read.
func discardInput(fd int) { _ = unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCIFLUSH) }
