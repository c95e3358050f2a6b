package source

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// jsonlQueue is a file with one article on each line. Only where the lines begin is kept, eight bytes each; a record is
// read when it is asked for.
type jsonlQueue struct {
	name  string
	file  io.ReaderAt
	done  io.Closer // nil when there is nothing to close
	index *lineIndex
	opt   Options
}

func openJSONL(path string, opt Options) (Queue, error) {
	f, _, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	q, err := newJSONL(path, f, f, opt)
	if err != nil {
		f.Close()
		return nil, err
	}
	return q, nil
}

func newJSONL(name string, file io.ReaderAt, done io.Closer, opt Options) (Queue, error) {
	var mark [4]byte
	n, err := file.ReadAt(mark[:], 0)
	if err != nil && err != io.EOF {
		return nil, cannotRead(name, err)
	}
	start := int64(0)
	switch head := string(mark[:n]); {
	case strings.HasPrefix(head, bomUTF16LE), strings.HasPrefix(head, bomUTF16BE), head == bomUTF32BE:
		return nil, refuse(name, "is UTF-16 or UTF-32, and JSONL is UTF-8; convert it first")
	case strings.HasPrefix(head, bomUTF8):
		start = int64(len(bomUTF8))
	}
	q := &jsonlQueue{name: name, file: file, done: done, opt: opt, index: newLineIndex(file, start)}
	if err := q.index.begin(); err != nil {
		return nil, cannotRead(name, err)
	}
	if n, exact := q.Len(); n == 0 && exact {
		return nil, refuse(name, "has no articles; write one JSON object on each line")
	}
	return q, nil
}

func (q *jsonlQueue) Len() (n int, exact bool) { return q.index.len() }

func (q *jsonlQueue) ID(i int) (string, error) { return idByReading(q, i) }

func (q *jsonlQueue) At(i int) (Item, error) {
	line, ok, err := q.index.line(i)
	if err != nil {
		return Item{}, cannotRead(q.name, err)
	}
	if !ok {
		n, _ := q.Len()
		return Item{}, &EndError{i, n}
	}
	source := fmt.Sprintf("%s:%d", q.name, line.number)
	if line.size > maxLine {
		return Item{}, refuse(source, "the line has %d MiB, and %d are the most that is read; split the article", line.size>>20, maxLine>>20)
	}
	data := make([]byte, line.size)
	if n, err := q.file.ReadAt(data, line.start); n < len(data) {
		if err == io.EOF {
			return Item{}, refuse(source, "the file has become shorter while it was open; start again")
		}
		return Item{}, cannotRead(source, err)
	}
	return recordItem(source, q.name, bytes.Trim(data, " \t\r\n"), q.opt)
}

func (q *jsonlQueue) Close() error {
	q.index.stop()
	if q.done == nil {
		return nil
	}
	return q.done.Close()
}
