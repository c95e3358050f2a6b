package formats

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"tippani/model"
)

// lineReader reads the lines of a file of UTF-8, without their line feed, or where a file has none, without their carriage return.
type lineReader struct {
	name   string
	buf    *bufio.Reader
	number int // of the last line, from 1
	end    byte
}

func newLineReader(in Input) (*lineReader, error) {
	r, err := in.reader()
	if err != nil {
		return nil, err
	}
	buf := bufio.NewReaderSize(r, 64<<10)
	l := &lineReader{name: in.Name, buf: buf, end: '\n'}
	if err := refuseUTF16(in.Name, buf); err != nil {
		return nil, err
	}
	if head, _ := buf.Peek(buf.Size()); loneCR(head) {
		l.end = '\r'
	}
	return l, nil
}

// loneCR tells files whose lines end with CR alone, as old programs of the Macintosh write them.
func loneCR(head []byte) bool {
	head = bytes.TrimRight(head, "\r\n")
	returns := bytes.Count(head, []byte("\r")) - bytes.Count(head, []byte("\r\n"))
	return returns > bytes.Count(head, []byte("\n"))
}

// next returns the next line; io.EOF after the last.
func (l *lineReader) next() (string, error) {
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
			return "", fmt.Errorf("%s: %w", l.name, err)
		}
		if len(line) > model.MaxRecord {
			return "", fmt.Errorf("%s:%d: %w", l.name, l.number+1, errTooLong)
		}
	}
	l.number++
	if l.end == '\r' {
		line = bytes.Trim(line, "\n")
	}
	if !utf8.Valid(line) {
		return "", fmt.Errorf("%s:%d: the line is not valid UTF-8; convert the file to UTF-8 first", l.name, l.number)
	}
	return string(line), nil
}

func (l *lineReader) where() string { return fmt.Sprintf("%s:%d", l.name, l.number) }
