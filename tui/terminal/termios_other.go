//go:build !linux

package terminal

func discardOutput(int) {}

func discardInput(int) {}

func isRaw(int) bool { return false }
