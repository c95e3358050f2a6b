// Package regular opens plain files, and nothing else. A pipe would be waited for, a device has no end, and a symbolic
// link at the name of a file that the program makes for itself could lead to one that is not its own.
package regular

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"tippani/model/message"
)

// KindError says that a name leads to something that is no plain file.
type KindError struct {
	Path string
	Kind message.Message // with its article: "a pipe"
	Link bool            // a symbolic link where none is followed
}

var (
	sayLink      = message.New("regular.link", "%s is a symbolic link, which is not followed here; remove it")
	sayNotPlain  = message.New("regular.not-plain", "%s is %s, not a plain file")
	sayTooLarge  = message.New("regular.too-large", "%s has more than %s, the most that is read of such a file")
	sayMiB       = message.New("regular.mib", "%d MiB")
	sayKiB       = message.New("regular.kib", "%d KiB")
	sayBytes     = message.New("regular.bytes", "%d bytes")
	sayDirectory = message.New("regular.directory", "a directory")
	sayPipe      = message.New("regular.pipe", "a pipe")
	saySocket    = message.New("regular.socket", "a socket")
	sayDevice    = message.New("regular.device", "a device")
	sayNeither   = message.New("regular.neither", "neither a file nor a directory")
)

func (e *KindError) Error() string { return e.Message().String() }

// Message is the error as a message.
func (e *KindError) Message() message.Message {
	if e.Link {
		return sayLink.With(e.Path)
	}
	return sayNotPlain.With(e.Path, e.Kind)
}

// Directory reports whether it is a directory.
func (e *KindError) Directory() bool { return e.Kind.Form() == sayDirectory }

// TooLargeError says that a file has more than Limit bytes.
type TooLargeError struct {
	Path  string
	Limit int64
}

func (e *TooLargeError) Error() string { return e.Message().String() }

// Message is the error as a message.
func (e *TooLargeError) Message() message.Message {
	return sayTooLarge.With(e.Path, Size(e.Limit))
}

// Size is a number of bytes in words.
func Size(bytes int64) message.Message {
	switch {
	case bytes >= 1<<20:
		return sayMiB.With(bytes >> 20)
	case bytes >= 1<<10:
		return sayKiB.With(bytes >> 10)
	}
	return sayBytes.With(bytes)
}

// Kind says what a file is that is not plain, with its article; nothing for a plain one.
func Kind(mode fs.FileMode) message.Message {
	switch {
	case mode.IsRegular():
		return message.Message{}
	case mode.IsDir():
		return sayDirectory.With()
	case mode&fs.ModeNamedPipe != 0:
		return sayPipe.With()
	case mode&fs.ModeSocket != 0:
		return saySocket.With()
	case mode&fs.ModeDevice != 0:
		return sayDevice.With()
	}
	return sayNeither.With()
}

// Open opens a plain file for reading, symbolic links followed. What is no plain file is a *KindError at once: nothing is
// waited for. The system's errors are as os.Open gives them.
func Open(path string) (*os.File, fs.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	if kind := Kind(info.Mode()); !kind.None() {
		return nil, nil, &KindError{Path: path, Kind: kind}
	}
	return checked(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

// OpenStream is Open for what is read from its beginning to its end only: a pipe that this process holds open already, such
// as the shell's <(command), is let through.
func OpenStream(path string) (*os.File, fs.FileInfo, error) {
	if strings.HasPrefix(path, "/dev/fd/") || strings.HasPrefix(path, "/proc/self/fd/") || path == "/dev/stdin" {
		if info, err := os.Stat(path); err == nil && info.Mode()&fs.ModeNamedPipe != 0 {
			f, err := os.Open(path)
			return f, info, err
		}
	}
	return Open(path)
}

// Own opens a file that the program makes for itself, such as a lock or a journal: plain, and not through a symbolic link.
// flag and mode are those of os.OpenFile. O_TRUNC must not be among them: what is there is looked at first.
func Own(path string, flag int, mode fs.FileMode) (*os.File, error) {
	if err := Mine(path); err != nil {
		return nil, err
	}
	f, _, err := checked(path, flag|OwnFlags, mode)
	if errors.Is(err, syscall.ELOOP) {
		return nil, &KindError{Path: path, Link: true}
	}
	return f, err
}

// OwnFlags are the flags of opening with which Own follows no link and waits for nothing.
const OwnFlags = syscall.O_NONBLOCK | noFollow

// Mine refuses, with a *KindError, a name at which there is something that Own would not open. Nothing there is fine.
func Mine(path string) error {
	info, err := os.Lstat(path)
	if err != nil {
		return nil
	}
	mode := info.Mode()
	if mode&fs.ModeSymlink != 0 {
		return &KindError{Path: path, Link: true}
	}
	if kind := Kind(mode); !kind.None() {
		return &KindError{Path: path, Kind: kind}
	}
	return nil
}

// checked opens a file and looks at what was opened: the name may mean something else by then.
func checked(path string, flag int, mode fs.FileMode) (*os.File, fs.FileInfo, error) {
	f, err := os.OpenFile(path, flag, mode)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil {
		if kind := Kind(info.Mode()); !kind.None() {
			err = &KindError{Path: path, Kind: kind}
		}
	}
	if err != nil {
		_ = f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// Read reads a whole plain file of at most limit bytes; a longer one is a *TooLargeError.
func Read(path string, limit int64) ([]byte, error) {
	f, info, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadAll(path, f, info.Size(), limit)
}

// ReadAll reads r to its end: expected bytes in one piece and what comes beyond, limit in all; more is a *TooLargeError.
func ReadAll(path string, r io.Reader, expected, limit int64) ([]byte, error) {
	if expected > limit {
		return nil, &TooLargeError{path, limit}
	}
	data := make([]byte, 0, max(expected, 0)+1)
	for {
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > limit:
			return nil, &TooLargeError{path, limit}
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return nil, err
		}
		if len(data) == cap(data) {
			grown := make([]byte, len(data), min(int64(max(2*len(data), 4<<10)), limit+1))
			copy(grown, data)
			data = grown
		}
	}
}
