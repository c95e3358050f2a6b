package formats

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"tippani/model"
)

// lineReader reads the lines of a file of UTF-8, without their line feed.
type lineReader struct {
	name   string
	buf    *bufio.Reader
	number int // of the last line, from 1
}

func newLineReader(in Input) (*lineReader, error) {
	r, err := in.reader()
	if err != nil {
		return nil, err
	}
	buf := bufio.NewReaderSize(r, 64<<10)
	return &lineReader{name: in.Name, buf: buf}, refuseUTF16(in.Name, buf)
}

// next returns the next line; io.EOF after the last.
func (l *lineReader) next() (string, error) {
	var line []byte
	for {
		part, err := l.buf.ReadSlice('\n')
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
	if !utf8.Valid(line) {
		return "", fmt.Errorf("%s:%d: the line is not valid UTF-8; convert the file to UTF-8 first", l.name, l.number)
	}
	return string(line), nil
}

func (l *lineReader) where() string { return fmt.Sprintf("%s:%d", l.name, l.number) }
