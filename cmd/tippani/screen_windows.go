package main

import "os"

// The files that are the screen; and how they are opened: a console tells its modes only to those who may read.
const (
	outputScreen, sessionScreen = "CONOUT$", "CONOUT$"
	screenAccess                = os.O_RDWR
)
