//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package faketerm

import "golang.org/x/sys/unix"

// getTermios is the request for the settings of a tty.
const getTermios = unix.TIOCGETA
