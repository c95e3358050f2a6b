package source

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"tippani/model"
	"tippani/model/message"
)

// recordQueue is a file with many articles in it: JSONL, with one on each line, or one JSON array. Only where they begin is kept; a
// record is read when it is asked for.
type recordQueue struct {
	name  string
	mark  string // between the name and a record's number: "queue.jsonl:3", "queue.json#3"
	file  io.ReaderAt
	done  io.Closer // nil when there is nothing to close
	index *recordIndex
	opt   Options
}

// openRecords opens a file of records.
func openRecords(path string, opt Options) (part, error) {
	f, _, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	var q part
	if isJSON(path) {
		q, err = newJSON(path, f, f, opt)
	} else {
		q, err = queueOr(newJSONL(path, f, f, opt))
	}
	if err != nil {
		f.Close()
	}
	return q, err
}

var (
	sayNoRecords      = message.New("source.no-records", "has no articles; write one JSON object on each line")
	sayWideJSON       = message.New("source.wide-json", "is UTF-16 or UTF-32, and JSON is UTF-8; convert it first")
	sayRecordTooLarge = message.New("source.record-too-large", "%s has %d MiB, and %d are the most that is read; split the article")
	sayShortened      = message.New("source.shortened", "the file has become shorter while it was open; start again")
	sayTheElement     = message.New("source.the-element", "the element")
	sayTheLine        = message.New("source.the-line", "the line")
)

// newJSONL makes a queue of a file with a record on each line.
func newJSONL(name string, file io.ReaderAt, done io.Closer, opt Options) (*recordQueue, error) {
	start, err := startOfJSON(name, file)
	if err != nil {
		return nil, err
	}
	split := &lineSplitter{start: start}
	q := &recordQueue{name: name, mark: ":", file: file, done: done, opt: opt, index: newRecordIndex(file, start, split)}
	if err := q.index.begin(); err != nil {
		return nil, cannotRead(name, err)
	}
	if n, exact := q.Len(); n == 0 && exact {
		return nil, refuse(name, sayNoRecords.With())
	}
	return q, nil
}

// startOfJSON is the byte behind a byte order mark. JSON is UTF-8 (RFC 8259, 8.1); what says that it is something else is refused.
func startOfJSON(name string, file io.ReaderAt) (int64, error) {
	var mark [4]byte
	n, err := file.ReadAt(mark[:], 0)
	if err != nil && err != io.EOF {
		return 0, cannotRead(name, err)
	}
	switch head := string(mark[:n]); {
	case strings.HasPrefix(head, bomUTF16LE), strings.HasPrefix(head, bomUTF16BE), head == bomUTF32BE:
		return 0, refuse(name, sayWideJSON.With())
	case strings.HasPrefix(head, bomUTF8):
		return int64(len(bomUTF8)), nil
	}
	return 0, nil
}

func (q *recordQueue) Len() (n int, exact bool) { return q.index.len() }

func (q *recordQueue) At(i int) (Item, error) {
	data, source, err := q.read(i, nil)
	if err != nil {
		return Item{}, err
	}
	if q.mark == "#" {
		data = compact(data)
	}
	return recordItem(source, q.name, data, q.opt)
}

// read reads the bytes of record i, into buffer when they fit, and tells where they stand.
func (q *recordQueue) read(i int, buffer []byte) (data []byte, source string, err error) {
	at, ok, err := q.index.record(i)
	if err != nil {
		return nil, "", cannotRead(q.name, err)
	}
	if !ok {
		n, _ := q.Len()
		return nil, "", &EndError{i, n}
	}
	source = fmt.Sprint(q.name, q.mark, at.number)
	if at.fault != nil {
		return nil, source, refuse(source, at.fault.With())
	}
	if at.size > model.MaxRecord {
		return nil, source, refuse(source, sayRecordTooLarge.With(q.unit(), (at.size+1<<20-1)>>20, model.MaxRecord>>20))
	}
	if int64(cap(buffer)) < at.size {
		buffer = make([]byte, at.size)
	}
	data = buffer[:at.size]
	if n, err := q.file.ReadAt(data, at.start); n < len(data) {
		if err == io.EOF {
			return nil, source, refuse(source, sayShortened.With())
		}
		return nil, source, cannotRead(source, err)
	}
	return bytes.Trim(data, " \t\r\n"), source, nil
}

// unit is what holds a record.
func (q *recordQueue) unit() message.Message {
	if q.mark == "#" {
		return sayTheElement.With()
	}
	return sayTheLine.With()
}

func (q *recordQueue) Close() error {
	q.index.stop()
	if q.done == nil {
		return nil
	}
	return q.done.Close()
}
