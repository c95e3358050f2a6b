package main

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"
)

// withRemedy is the sentence of an error, with what to do about it where the system alone has spoken. Everything else that goes wrong says
// so itself, after a semicolon.
func withRemedy(err error) string {
	sentence := oneLine(err)
	if strings.Contains(sentence, "; ") {
		return sentence
	}
	sentence = strings.TrimSuffix(sentence, ".") // as Windows ends what it says
	if at := (*fs.PathError)(nil); errors.As(err, &at) && at.Op == "fork/exec" {
		return sentence + "; check the name of the command"
	}
	for _, r := range remedies {
		if errors.Is(err, r.fault) {
			return sentence + "; " + r.remedy
		}
	}
	if errno := syscall.Errno(0); errors.As(err, &errno) {
		return sentence + "; name another place"
	}
	return sentence
}

type remedy struct {
	fault  error
	remedy string
}

const makeRoom = "make room on the disk, or name another place, and run this again"

var remedies = append(systemRemedies,
	remedy{fs.ErrPermission, "change the permissions, or name another place"},
	remedy{fs.ErrNotExist, "check the name, or make the directory"},
	remedy{fs.ErrExist, "name another place"},
)
