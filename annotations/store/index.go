package store

import (
	"bytes"
	"errors"
	"io"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model/jsontext"
	"tippani/model/message"
	"tippani/model/regular"
)

// entry is where a record stands in the dataset's file.
type entry struct {
	offset int64 // bytes
	length int64 // bytes, line end included
	line   int32 // from 1
	spans  int32
	answer annotations.Answer
	text   textSum
}

// index finds the records of a dataset without holding them in memory.
type index struct {
	entries map[record.Key]entry
	order   []record.Key // of the first line of each, in the file's order
	size    int64        // bytes that were indexed
	count   int          // lines
	records int          // lines with an object that has a text or an id, and a line that looks like a damaged one
	filled  bool         // there is more than blank lines
	notices []message.Message
}

// head is what an index takes of a line.
type head struct {
	key    record.Key
	answer annotations.Answer
	spans  int
	hasID  bool
	record bool // has a text or an id
	text   textSum
}

var (
	sayValueNoString = message.New("store.value-no-string", "the value of %s is not a string")
	sayNotARecord    = message.New("store.not-a-record", "%s:%d: not a record: %v; the line is kept as it is")
	sayTwoLines      = message.New("store.two-lines", "%s:%d: the record of %q stands on line %d too; the later one counts, both are kept")
	sayMoreOfThis    = message.New("store.more-of-this", "there is more of this kind; tippani check lists all of it")
)

// readHead finds a record's key without decoding the rest.
func readHead(line []byte) (head, error) {
	var h head
	err := jsontext.EachMember(record.Body(line), nil, func(key, value []byte) error {
		var into *string
		switch string(key) {
		case `"id"`:
			into = &h.key.ID
		case `"annotator"`:
			into = &h.key.Annotator
		case `"text"`:
			h.record = true
			return nil
		case `"answer"`:
			if s, ok := jsontext.Unquote(value); ok {
				h.answer = annotations.Answer(s)
			}
			return nil
		case `"spans"`:
			// Whether they are sound is found out when the record is opened; one that is not counts as well.
			_ = jsontext.EachElement(value, func([]byte) error { h.spans++; return nil })
			return nil
		case `"meta"`:
			h.text = sumInMeta(value)
			return nil
		default:
			return nil
		}
		s, ok := jsontext.Unquote(value)
		if !ok && string(value) != "null" {
			return sayValueNoString.Error(key)
		}
		*into = s
		h.record = h.record || string(key) == `"id"`
		h.hasID = h.hasID || string(key) == `"id"` && s != ""
		return nil
	})
	return h, err
}

// dataset reports whether what was indexed may be written to: it is empty, or holds something like a record.
func (x *index) dataset() bool { return !x.filled || x.records > 0 }

// IsDataset reports whether a file is empty or holds something like a record, so that it may be written to or replaced.
func IsDataset(path string) (bool, error) {
	f, info, err := regular.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	x, err := readIndex(io.NewSectionReader(f, 0, info.Size()), path)
	if err != nil {
		return false, err
	}
	return x.dataset(), nil
}

// recordLike reports whether a line may be a record that was damaged, so that its file is a dataset all the same.
func recordLike(line []byte) bool {
	return bytes.HasPrefix(record.Body(line), []byte(`{"`)) &&
		(bytes.Contains(line, []byte(`"text"`)) || bytes.Contains(line, []byte(`"id"`)))
}

// readIndex reads through a dataset. What is no record is noticed and left alone.
func readIndex(r io.Reader, path string) (*index, error) {
	x := &index{entries: make(map[record.Key]entry)}
	annotators := make(map[string]string) // one copy of each name
	in := newLines(r, path)
	for {
		line, err := in.read()
		if errors.Is(err, io.EOF) {
			x.size = in.next
			return x, nil
		}
		if err != nil {
			return nil, err
		}
		x.count = in.number
		if len(record.Body(line)) == 0 {
			continue
		}
		x.filled = true
		h, err := readHead(line)
		if err != nil {
			if record.ConflictMarker(line) {
				err = record.ErrConflict
			}
			if x.records == 0 && recordLike(line) {
				x.records++
			}
			x.notice(sayNotARecord.With(path, in.number, err))
			continue
		}
		if h.record {
			x.records++
		}
		if !h.hasID {
			continue
		}
		if name, known := annotators[h.key.Annotator]; known {
			h.key.Annotator = name
		} else {
			annotators[h.key.Annotator] = h.key.Annotator
		}
		if first, twice := x.entries[h.key]; twice {
			x.notice(sayTwoLines.With(path, in.number, h.key.ID, first.line))
		} else {
			x.order = append(x.order, h.key)
		}
		x.entries[h.key] = entry{offset: in.start, length: int64(len(line)), line: int32(in.number), spans: int32(h.spans),
			answer: h.answer, text: h.text}
	}
}

// maxNotices keeps a file of another kind from flooding the person.
const maxNotices = 20

func (x *index) notice(m message.Message) {
	switch {
	case len(x.notices) < maxNotices:
		x.notices = append(x.notices, m)
	case len(x.notices) == maxNotices:
		x.notices = append(x.notices, sayMoreOfThis.With())
	}
}
