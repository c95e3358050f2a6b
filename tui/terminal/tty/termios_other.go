//go:build unix && !linux

package tty

func discardOutput(int) {}

func discardInput(int) {}

func isRaw(int) bool { return false }
