package formats

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// jsonValues reads the JSON values of a file one at a time: one a line, pretty-printed one after another, or the
// elements of one list.
type jsonValues struct {
	name    string
	lines   *lineCounter
	decoder *json.Decoder
	list    bool // inside the top-level list
	done    bool
	line    int                                   // on which the last value began
	skipped int64                                 // bytes of a byte order mark, which the decoder has not seen
	mend    func(json.RawMessage) json.RawMessage // takes out halves of surrogate pairs where they do no harm; may be nil

	isRecord func(json.RawMessage) bool // tells records from what they are wrapped in; nil: every value is one
	queue    []record                   // found in the last value
	around   tally                      // what stood around them
}

// newJSONValues looks at the beginning of in to tell a list of values from values one after another. A list whose
// first element is a string is a value itself: spaCy's ["text", {...}].
func newJSONValues(in Input) (*jsonValues, error) {
	r, err := in.reader()
	if err != nil {
		return nil, err
	}
	buf := bufio.NewReaderSize(r, 64<<10)
	mark, _ := buf.Peek(3)
	skipped := int64(3 * one(bytes.HasPrefix(mark, []byte("\xEF\xBB\xBF"))))
	if err := refuseUTF16(in.Name, buf); err != nil {
		return nil, err
	}
	lines := &lineCounter{r: buf}
	v := &jsonValues{name: in.Name, lines: lines, decoder: json.NewDecoder(lines), skipped: skipped}
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

// refuseUTF16 skips a UTF-8 byte order mark and refuses files of UTF-16.
func refuseUTF16(name string, buf *bufio.Reader) error {
	head, _ := buf.Peek(3)
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		_, err := buf.Discard(3)
		return err
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("\xFE\xFF")):
		return fmt.Errorf("%s: the file is UTF-16; convert it to UTF-8 first", name)
	}
	return nil
}

// next returns the next value, or the next record in one; io.EOF after the last.
func (v *jsonValues) next() (json.RawMessage, error) {
	if v.isRecord == nil {
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
func (v *jsonValues) decode() (json.RawMessage, error) {
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
	err = fewValues(raw)
	if err == nil {
		err = soundText(raw)
	}
	if err == errHalfPair && v.mend != nil {
		raw = v.mend(raw)
		err = soundText(raw)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", v.where(), err)
	}
	return raw, nil
}

// where names the line on which the last value began.
func (v *jsonValues) where() string { return fmt.Sprintf("%s:%d", v.name, v.line) }

func (v *jsonValues) fault(err error) error {
	if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%s: the file ends in the middle of a value; it may have been cut short", v.name)
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("%s:%d: this is not JSON: %w; correct the line", v.name, v.lines.at(syntax.Offset-1), err)
	}
	if errors.Is(err, errTooLong) {
		return fmt.Errorf("%s:%d: %w", v.name, v.lines.at(v.lines.value), err)
	}
	return fmt.Errorf("%s: %w", v.name, err)
}

// soundText refuses what encoding/json would turn into U+FFFD without a word: invalid UTF-8 and half surrogate pairs,
// which JavaScript tools write when they cut a string inside an emoji.
func soundText(raw []byte) error {
	if !utf8.Valid(raw) {
		return errors.New("the line is not valid UTF-8; convert the file to UTF-8")
	}
	high := false
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			if high {
				return errHalfPair
			}
			continue
		}
		i++
		if i+4 >= len(raw) || raw[i] != 'u' {
			if high {
				return errHalfPair
			}
			continue
		}
		d := raw[i+1]|0x20 == 'd'
		isHigh := d && (raw[i+2] >= '8' && raw[i+2] <= '9' || raw[i+2]|0x20 == 'a' || raw[i+2]|0x20 == 'b')
		isLow := d && raw[i+2]|0x20 >= 'c' && raw[i+2]|0x20 <= 'f'
		if high != isLow {
			return errHalfPair
		}
		high = isHigh
		i += 4
	}
	if high {
		return errHalfPair
	}
	return nil
}

var errHalfPair = errors.New("a string holds half of a surrogate pair (\\ud83d without its other half), which no text can hold; correct " +
	"or remove it")
