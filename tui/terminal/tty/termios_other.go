//go:build unix && !linux && !darwin && !dragonfly && !freebsd && !netbsd && !openbsd

package tty

func discardOutput(int) {}

func discardInput(int) {}

func isRaw(int) bool { return false }
