package main

import (
	"errors"
	"io/fs"
	"strings"
)

// withRemedy is the sentence of an error, with what to do about it where the system alone has spoken. Everything else that goes wrong says
// so itself, after a semicolon.
func withRemedy(err error) string {
	sentence := oneLine(err)
	if strings.Contains(sentence, "; ") {
		return sentence
	}
	for _, r := range remedies {
		if errors.Is(err, r.fault) {
			return sentence + "; " + r.remedy
		}
	}
	return sentence
}

type remedy struct {
	fault  error
	remedy string
}

var remedies = append(systemRemedies,
	remedy{fs.ErrPermission, "change the permissions, or name another place"},
	remedy{fs.ErrNotExist, "check the name, or make the directory"},
	remedy{fs.ErrExist, "name another place"},
)
