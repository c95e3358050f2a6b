// Package input takes the files of foreign formats apart: into lines, JSON values, and the files of a directory. What is too large, or no
// UTF-8, is refused with the place where it stands.
package input

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"tippani/annotations/formats"
	"tippani/model"
)

// Lines reads the lines of a file of UTF-8, without their line feed, or where a file has none, without their carriage return.
type Lines struct {
	Name   string
	buf    *bufio.Reader
	Number int // of the last line, from 1
	end    byte
}

// NewLines reads the lines of in. It skips a byte order mark and refuses UTF-16.
func NewLines(in formats.Input) (*Lines, error) {
	r, err := in.Reader()
	if err != nil {
		return nil, err
	}
	buf := bufio.NewReaderSize(r, 64<<10)
	l := &Lines{Name: in.Name, buf: buf, end: '\n'}
	if err := RefuseUTF16(in.Name, buf); err != nil {
		return nil, err
	}
	if head, _ := buf.Peek(buf.Size()); LoneCR(head) {
		l.end = '\r'
	}
	return l, nil
}

// LoneCR tells files whose lines end with CR alone, as old programs of the Macintosh write them.
func LoneCR(head []byte) bool {
	head = bytes.TrimRight(head, "\r\n")
	returns := bytes.Count(head, []byte("\r")) - bytes.Count(head, []byte("\r\n"))
	return returns > bytes.Count(head, []byte("\n"))
}

// Next returns the next line; io.EOF after the last.
func (l *Lines) Next() (string, error) {
	var line []byte
	for {
		part, err := l.buf.ReadSlice(l.end)
		line = append(line, part...)
		if err == nil {
			line = line[:len(line)-1]
			break
		}
		if err == io.EOF {
			if len(line) == 0 {
				return "", io.EOF
			}
			break
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return "", fmt.Errorf("%s: %w", l.Name, err)
		}
		if len(line) > model.MaxRecord {
			return "", fmt.Errorf("%s:%d: %w", l.Name, l.Number+1, formats.ErrTooLong)
		}
	}
	l.Number++
	if l.end == '\r' {
		line = bytes.Trim(line, "\n")
	}
	if !utf8.Valid(line) {
		return "", fmt.Errorf("%s:%d: the line is not valid UTF-8; convert the file to UTF-8 first", l.Name, l.Number)
	}
	return string(line), nil
}

// Where names the last line, as file:line.
func (l *Lines) Where() string { return fmt.Sprintf("%s:%d", l.Name, l.Number) }
