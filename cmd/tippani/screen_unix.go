//go:build !windows

package main

import "os"

// The files that are the screen: that of standard output, and that of the session wherever output goes; and how they are opened.
const (
	outputScreen, sessionScreen = "/dev/stdout", "/dev/tty"
	screenAccess                = os.O_WRONLY
)
