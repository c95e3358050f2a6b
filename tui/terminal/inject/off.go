//go:build !faultinject

// Package inject lets tests see what a fault in the program does. Only a build with the tag faultinject has it: there, At panics at the
// place that was armed. In every other build At does nothing.
package inject

// At is a place where a test can have the program fail.
func At(string) {}
