package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"syscall"

	"tippani/model"
	"tippani/model/message"
	"tippani/model/regular"
)

// maxUnsized is how much is read of a file that says it has no bytes and yet has, as those in /proc do.
const maxUnsized = 64 << 20

// openRegular opens a file for reading, only. Anything that is not a plain file is refused, and never waited for: a pipe
// without a writer would block open. The caller closes the file.
func openRegular(path string) (*os.File, fs.FileInfo, error) {
	f, info, err := regular.Open(path)
	var other *regular.KindError
	if errors.As(err, &other) {
		return nil, nil, notPlain(path, other.Kind)
	}
	if err != nil {
		return nil, nil, cannotRead(path, err)
	}
	return f, info, nil
}

func plain(path string, info fs.FileInfo) error {
	if kind := regular.Kind(info.Mode()); !kind.None() {
		return notPlain(path, kind)
	}
	return nil
}

var (
	sayNotPlain = message.New("source.not-plain", "is %s, not a file of text; to read from a program, pass - and feed it to "+
		"standard input")
	sayUnreadable        = message.New("source.unreadable", "can not be read")
	sayMissing           = message.New("source.missing", "does not exist; check the name")
	sayForbidden         = message.New("source.forbidden", "may not be read by you; change its permissions, or copy it")
	sayUnreadableBecause = message.New("source.unreadable-because", "can not be read (%s)")
	sayArticleTooLarge   = message.New("source.article-too-large", "has %d MiB, and an article may have %d at most; split it")
	sayMoreThanRead      = message.New("source.more-than-read", "has more than %d MiB, the most that is read; split it")
)

func notPlain(path string, kind message.Message) error {
	return refuse(path, sayNotPlain.With(kind))
}

// cannotRead puts a failure of the system in one sentence. An *Error stays as it is.
func cannotRead(path string, err error) error {
	var already *Error
	if errors.As(err, &already) {
		return err
	}
	reason := sayUnreadable.With()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		reason = sayMissing.With()
	case errors.Is(err, fs.ErrPermission):
		reason = sayForbidden.With()
	default:
		var cause syscall.Errno
		if errors.As(err, &cause) {
			reason = sayUnreadableBecause.With(cause)
		}
	}
	return &Error{path, reason, err}
}

// readFile reads a whole file once into a buffer of its size.
func readFile(path string) ([]byte, error) {
	f, info, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info.Size() > model.MaxText {
		return nil, tooLarge(path, info.Size())
	}
	limit := int64(model.MaxText)
	if info.Size() == 0 {
		limit = maxUnsized
	}
	return readUpTo(path, f, info.Size(), limit)
}

func tooLarge(source string, size int64) error {
	return refuse(source, sayArticleTooLarge.With(size>>20, model.MaxText>>20))
}

// readUpTo reads r to its end: expected bytes in one piece, and what has been added since, up to limit.
func readUpTo(source string, r io.Reader, expected, limit int64) ([]byte, error) {
	data := make([]byte, expected+1)
	n := 0
	for {
		m, err := r.Read(data[n:])
		n += m
		if int64(n) > limit {
			return nil, refuse(source, sayMoreThanRead.With(limit>>20))
		}
		if err == io.EOF {
			return data[:n:n], nil
		}
		if err != nil {
			return nil, cannotRead(source, err)
		}
		if n == len(data) {
			more := min(max(n, 64<<10), int(limit)+1-n)
			data = slices.Grow(data, more)[:n+more]
		}
	}
}
