package main

import (
	"fmt"
	"os"

	"tippani/annotations/formats"
)

// standardOutput is the value of -o that stands for standard output.
const standardOutput = "-"

// createOutput prepares a file to be written, or standard output.
func createOutput(env environment, path string) (*formats.Pending, error) {
	if path == standardOutput {
		return formats.WriteTo("standard output", env.stdout), nil
	}
	return formats.CreateFile(path)
}

// sameAsInput reports whether a file that exists is one of the inputs, or the lock or journal of one.
func sameAsInput(output os.FileInfo, inputs []string) bool {
	for _, in := range inputs {
		other, err := os.Stat(in)
		if in == standardInput {
			other, err = os.Stdin.Stat()
		}
		if err == nil && os.SameFile(output, other) {
			return true
		}
		for _, ending := range besideDataset[1:] {
			if other, err := os.Stat(in + ending); err == nil && os.SameFile(output, other) {
				return true
			}
		}
	}
	return false
}

// plainOutput refuses an output that a new file can't take the place of.
func plainOutput(path string, info os.FileInfo) error {
	switch {
	case info.IsDir():
		return fmt.Errorf("%s: is a directory; name a file with -o", path)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: is no plain file; name a file with -o, or write to standard output with -o -", path)
	}
	return nil
}

// outputName is an output's name for people.
func outputName(path string) string {
	if path == standardOutput {
		return "standard output"
	}
	return path
}
