package main

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"tippani/model/regular"
)

// readFault is the one sentence about a file that can't be read, whichever command was to read it and for what. Its words are those of
// model/source.
func readFault(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return fmt.Errorf("%s: does not exist; check the name", name)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: may not be read by you; change its permissions, or copy it", name)
	case errors.Is(err, syscall.EISDIR):
		return fmt.Errorf("%s: is a directory; give a file", name)
	}
	var other *regular.KindError
	if errors.As(err, &other) && other.Directory() {
		return fmt.Errorf("%s: is a directory; give a file", name)
	}
	if errors.As(err, &other) && !other.Link {
		return fmt.Errorf("%s: is %s, not a plain file; to read from a program, pass - and feed it to standard input", name, other.Kind)
	}
	var large *regular.TooLargeError
	if errors.As(err, &large) {
		return fmt.Errorf("%s: has more than %s, the most that is read of such a file; is it the right one?", name,
			regular.Size(large.Limit))
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		return fmt.Errorf("%s: can not be read (%w)", name, at.Err)
	}
	return fmt.Errorf("%s: can not be read (%w)", name, err)
}

// systemFault is readFault for the errors of libraries: those of the system become its sentence, others stay as they are.
func systemFault(name string, err error) error {
	var at *fs.PathError
	var other *regular.KindError
	var large *regular.TooLargeError
	if errors.As(err, &at) || errors.As(err, &other) || errors.As(err, &large) {
		return readFault(name, err)
	}
	return err
}
