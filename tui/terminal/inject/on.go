//go:build faultinject

// Package inject lets tests see what a fault in the program does. Only a build with the tag faultinject has it: there, At panics at the
// place that was armed. In every other build At does nothing.
package inject

import (
	"os"
	"strings"
)

var where, file string

// Arm has At panic at a place once a file exists: "update:FILE".
func Arm(fault string) { where, file, _ = strings.Cut(fault, ":") }

// At is a place where a test can have the program fail. The panic's value is what the file holds.
func At(place string) {
	if where != place {
		return
	}
	if value, err := os.ReadFile(file); err == nil {
		panic(string(value))
	}
}
