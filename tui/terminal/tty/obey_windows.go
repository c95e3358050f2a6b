package tty

import (
	"os"

	"golang.org/x/sys/windows"

	"tippani/tui/terminal/console"
)

// Obey has a terminal that is written to through f obey control sequences, which consoles do when they are told to. What it returns gives the
// console back as it was, and is nil where nothing was changed; ok is false when sequences would be printed as text.
func Obey(f *os.File) (undo func(), ok bool) { return console.Obey(handle(f.Fd())) }

type handle windows.Handle

func (h handle) Mode() (mode uint32, err error) {
	err = windows.GetConsoleMode(windows.Handle(h), &mode)
	return mode, err
}

func (h handle) SetMode(mode uint32) error { return windows.SetConsoleMode(windows.Handle(h), mode) }
