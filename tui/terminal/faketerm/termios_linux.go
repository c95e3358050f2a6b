package faketerm

import "golang.org/x/sys/unix"

// getTermios is the request for the settings of a tty.
const getTermios = unix.TCGETS
