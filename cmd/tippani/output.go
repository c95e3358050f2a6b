package main

import (
	"fmt"
	"os"
	"runtime"

	"tippani/annotations/formats"
	"tippani/model/filename"
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

// holdable refuses an output that this system can't hold, before anything is asked about it: names of devices are there on Windows.
func holdable(path string) error {
	if why := filename.PathFault(path, runtime.GOOS); why != "" {
		return usagef("%s can't be written: %s; name another output with -o", path, why)
	}
	return nil
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
