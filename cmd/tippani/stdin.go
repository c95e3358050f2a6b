package main

import (
	"io"
	"os"
	"slices"
)

// standardInput is the argument that stands for standard input.
const standardInput = "-"

// inputName is an input's name for people.
func inputName(path string) string {
	if path == standardInput {
		return "standard input"
	}
	return path
}

// claim is the use of standard input: it can be read once.
type claim struct{ taken bool }

var errStdinTwice = usagef("standard input can be read once; give a file instead of one of the -")

// stdinOnce refuses standard input as two of several inputs, before the first is read.
func stdinOnce(inputs ...string) error {
	if first := slices.Index(inputs, standardInput); first >= 0 && slices.Contains(inputs[first+1:], standardInput) {
		return errStdinTwice
	}
	return nil
}

// claimStdin gives standard input to the one argument that asks for it.
func (env environment) claimStdin() (*os.File, error) {
	if env.input.taken {
		return nil, errStdinTwice
	}
	env.input.taken = true
	return env.stdin, nil
}

// spooled is a copy of what can be read only once, in a file that has no name and goes with the process.
func spooled(r io.Reader, name string) (*os.File, error) {
	f, err := os.CreateTemp("", "tippani-input-*")
	if err != nil {
		return nil, readFault(name, err)
	}
	_ = os.Remove(f.Name())
	if _, err = io.Copy(f, r); err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		f.Close()
		return nil, readFault(name, err)
	}
	return f, nil
}
