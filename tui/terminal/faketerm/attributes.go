//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package faketerm

import (
	"errors"
	"syscall"

	"golang.org/x/sys/unix"
)

// Attributes are the settings of the tty: echo, line mode and the like.
func (f *Term) Attributes() unix.Termios {
	raw, err := f.conn.(syscall.Conn).SyscallConn()
	var found *unix.Termios
	if err == nil {
		failed := raw.Control(func(fd uintptr) { found, err = unix.IoctlGetTermios(int(fd), getTermios) })
		err = errors.Join(err, failed)
	}
	if err != nil {
		f.t.Fatalf("reading the settings of the tty: %v", err)
	}
	return *found
}
