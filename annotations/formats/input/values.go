package input

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"tippani/annotations/formats"
	"tippani/annotations/formats/ordered"
)

// Values reads the JSON values of a file one at a time: one a line, pretty-printed one after another, or the
// elements of one list.
type Values struct {
	name    string
	lines   *lineCounter
	decoder *json.Decoder
	list    bool // inside the top-level list
	done    bool
	line    int                                   // on which the last value began
	skipped int64                                 // bytes of a byte order mark, which the decoder has not seen
	Mend    func(json.RawMessage) json.RawMessage // takes out halves of surrogate pairs where they do no harm; may be nil

	IsRecord func(json.RawMessage) bool // tells records from what they are wrapped in; nil: every value is one
	queue    []record                   // found in the last value
	around   formats.Tally              // what stood around them
}

// NewValues looks at the beginning of in to tell a list of values from values one after another. A list whose
// first element is a string is a value itself: spaCy's ["text", {...}].
func NewValues(in formats.Input) (*Values, error) {
	r, err := in.Reader()
	if err != nil {
		return nil, err
	}
	buf := bufio.NewReaderSize(r, 64<<10)
	mark, _ := buf.Peek(3)
	skipped := int64(3 * formats.One(bytes.HasPrefix(mark, []byte("\xEF\xBB\xBF"))))
	if err := RefuseUTF16(in.Name, buf); err != nil {
		return nil, err
	}
	lines := &lineCounter{r: buf}
	v := &Values{name: in.Name, lines: lines, decoder: json.NewDecoder(lines), skipped: skipped}
	head, _ := buf.Peek(buf.Size())
	if head = bytes.TrimLeft(head, " \t\r\n"); len(head) > 0 && head[0] == '[' {
		if rest := bytes.TrimLeft(head[1:], " \t\r\n"); len(rest) == 0 || rest[0] != '"' {
			v.list = true
			if _, err := v.decoder.Token(); err != nil {
				return nil, v.fault(err)
			}
		}
	}
	return v, nil
}

// Next returns the next value, or the next record in one; io.EOF after the last.
func (v *Values) Next() (json.RawMessage, error) {
	if v.IsRecord == nil {
		return v.decode()
	}
	if len(v.queue) == 0 {
		raw, err := v.decode()
		if err != nil {
			return nil, err
		}
		if v.queue = v.unwrap(raw, v.line, 0); v.queue == nil {
			return raw, nil
		}
	}
	first := v.queue[0]
	v.queue = v.queue[1:]
	v.line = first.line
	return first.raw, nil
}

// decode reads the next value of the file.
func (v *Values) decode() (json.RawMessage, error) {
	if v.done {
		return nil, io.EOF
	}
	v.lines.value = v.decoder.InputOffset()
	if v.list && !v.decoder.More() {
		if _, err := v.decoder.Token(); err != nil {
			return nil, v.fault(err)
		}
		v.done = true
		if _, err := v.decoder.Token(); err != io.EOF {
			return nil, fmt.Errorf("%s: something follows the list; remove it", v.name)
		}
		return nil, io.EOF
	}
	var raw json.RawMessage
	err := v.decoder.Decode(&raw)
	if err == io.EOF && !v.list {
		v.done = true
		return nil, io.EOF
	}
	if err != nil {
		v.done = true
		return nil, v.fault(err)
	}
	v.line = v.lines.at(v.decoder.InputOffset() - int64(len(raw)))
	err = FewValues(raw)
	if err == nil {
		err = ordered.Sound(raw)
	}
	if err == ordered.ErrHalfPair && v.Mend != nil {
		raw = v.Mend(raw)
		err = ordered.Sound(raw)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", v.Where(), err)
	}
	return raw, nil
}

// Where names the line on which the last value began.
func (v *Values) Where() string { return fmt.Sprintf("%s:%d", v.name, v.line) }

func (v *Values) fault(err error) error {
	if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%s: the file ends in the middle of a value; it may have been cut short", v.name)
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("%s:%d: this is not JSON: %w; correct the line", v.name, v.lines.at(syntax.Offset-1), err)
	}
	if errors.Is(err, formats.ErrTooLong) {
		return fmt.Errorf("%s:%d: %w", v.name, v.lines.at(v.lines.value), err)
	}
	return fmt.Errorf("%s: %w", v.name, err)
}
