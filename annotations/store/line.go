package store

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"tippani/model"
	"tippani/model/message"
)

// lines reads a file line by line and knows where each began.
type lines struct {
	reader *bufio.Reader
	name   string
	limit  int   // bytes of a line
	number int   // of the line read last, from 1
	start  int64 // byte offset of that line
	next   int64
}

func newLines(r io.Reader, name string) *lines {
	return &lines{reader: bufio.NewReaderSize(r, 1<<20), name: name, limit: model.MaxRecord + slack}
}

// Lines calls take with every line of a file and its number, from 1, one after the other, with the line feed; the text holds until take
// returns. Memory is bounded as in EachLine, which does the same on all cores. A line that is too long ends the reading.
func Lines(path string, r io.Reader, take func(number int, text []byte)) error {
	l := newLines(r, path)
	for {
		text, err := l.read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		take(l.number, text)
	}
}

var sayLineTooLong = message.New("store.line-too-long", "%s:%d: the line is longer than %d MiB; split the article")

// read returns the next line with its line feed, valid until the next call; io.EOF after the last.
func (l *lines) read() ([]byte, error) {
	l.start = l.next
	l.number++
	var parts [][]byte // pieces, so that a line beyond the limit costs no more than the limit
	length := 0
	for {
		part, err := l.reader.ReadSlice('\n')
		l.next += int64(len(part))
		if err == nil && parts == nil {
			return part, nil
		}
		if len(part) > 0 {
			parts = append(parts, bytes.Clone(part))
			length += len(part)
		}
		switch {
		case length > l.limit:
			return nil, sayLineTooLong.Error(l.name, l.number, l.limit>>20)
		case err == nil || errors.Is(err, io.EOF) && length > 0:
			return bytes.Join(parts, nil), nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF):
			return nil, io.EOF
		default:
			return nil, sayUnreadable.Error(l.name, err)
		}
	}
}
