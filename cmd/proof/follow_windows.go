package main

import "tippani/tui/terminal/tty"

// follow does nothing: no terminal is proved here.
func follow(*tty.Line) (stop func()) { return func() {} }
