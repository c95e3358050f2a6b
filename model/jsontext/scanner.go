// Package jsontext reads and writes JSON (RFC 8259) as text: members stay in their order and keep their bytes, a key that stands twice
// is seen, and what is passed over costs no decoding. What the text means is for others.
package jsontext

import (
	"bytes"
	"encoding/binary"
	"math/bits"

	"tippani/model/message"
)

// MaxDepth is how deeply arrays and objects of a record may nest.
const MaxDepth = 512

// syntaxError is a fault of a line's JSON; at is the byte in the line, from 0.
type syntaxError struct {
	at   int
	what message.Message
}

var (
	sayInvalid        = message.New("jsontext.invalid", "invalid JSON at byte %d: %s")
	sayExpected       = message.New("jsontext.expected", "expected %q")
	sayStringEnd      = message.New("jsontext.string-end", "the string does not end")
	sayControl        = message.New("jsontext.control", "a control character in a string must be escaped")
	sayEscape         = message.New("jsontext.escape", "unknown escape in a string")
	sayDepth          = message.New("jsontext.depth", "nested deeper than %d levels")
	sayValue          = message.New("jsontext.value", "expected a value")
	sayDigits         = message.New("jsontext.digits", "a number needs digits")
	sayPointDigits    = message.New("jsontext.point-digits", "a number needs digits after its point")
	sayExponentDigits = message.New("jsontext.exponent-digits", "a number needs digits in its exponent")
)

func (e *syntaxError) Error() string { return e.Message().String() }

// Message is the fault as a message.
func (e *syntaxError) Message() message.Message {
	return sayInvalid.With(e.at+1, e.what)
}

// Scanner walks over one JSON text (RFC 8259) without decoding it. The standard library's decoder accepts duplicate
// keys and replaces bad UTF-8, and has no way to keep a value's bytes in place while skipping others cheaply.
type Scanner struct {
	Data   []byte
	Pos    int      // bytes from the start
	Unseen []string // members of the outermost object whose lists are passed over by their brackets
}

func (s *Scanner) fail(what message.Message) error { return &syntaxError{s.Pos, what} }

func (s *Scanner) space() {
	for s.Pos < len(s.Data) && s.Data[s.Pos] <= ' ' {
		switch s.Data[s.Pos] {
		case ' ', '\t', '\r', '\n':
			s.Pos++
		default:
			return
		}
	}
}

// Peek is the byte at which the next token begins; 0 at the end.
func (s *Scanner) Peek() byte {
	s.space()
	if s.Pos < len(s.Data) {
		return s.Data[s.Pos]
	}
	return 0
}

func (s *Scanner) expect(c byte) error {
	if s.Pos < len(s.Data) && s.Data[s.Pos] == c {
		s.Pos++
		return nil
	}
	if s.Peek() != c || s.Pos == len(s.Data) {
		return s.fail(sayExpected.With(c))
	}
	s.Pos++
	return nil
}

// str passes over a string and returns it with its quotes.
func (s *Scanner) str() ([]byte, error) {
	if err := s.expect('"'); err != nil {
		return nil, err
	}
	start := s.Pos - 1
	for {
		s.Pos += plainLength(s.Data[s.Pos:])
		if s.Pos == len(s.Data) {
			return nil, s.fail(sayStringEnd.With())
		}
		switch s.Data[s.Pos] {
		case '"':
			s.Pos++
			return s.Data[start:s.Pos], nil
		case '\\':
			if err := s.escape(); err != nil {
				return nil, err
			}
		default:
			return nil, s.fail(sayControl.With())
		}
	}
}

// plainLength is the number of bytes before the first quote, backslash or control character. It looks at eight at a time:
// taking 1 from a byte that is zero, or 0x20 from one below it, sets the top bit of one that had it clear. Only bytes
// behind the first such one can be marked wrongly.
func plainLength(data []byte) int {
	const low, high = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(data); i += 8 {
		w := binary.LittleEndian.Uint64(data[i:])
		quote, slash := w^'"'*low, w^'\\'*low
		if found := ((quote-low)&^quote | (slash-low)&^slash | (w-' '*low)&^w) & high; found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for ; i < len(data); i++ {
		if c := data[i]; c == '"' || c == '\\' || c < ' ' {
			return i
		}
	}
	return i
}

// escape passes over \n, \u0985 and the like.
func (s *Scanner) escape() error {
	rest := s.Data[s.Pos+1:]
	if len(rest) == 0 {
		return s.fail(sayStringEnd.With())
	}
	switch rest[0] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		s.Pos += 2
		return nil
	case 'u':
		if _, ok := hex4(rest[1:]); ok {
			s.Pos += 6
			return nil
		}
	}
	return s.fail(sayEscape.With())
}

// Value passes over any value and returns its bytes.
func (s *Scanner) Value(depth int) ([]byte, error) {
	if depth > MaxDepth {
		return nil, s.fail(sayDepth.With(MaxDepth))
	}
	c := s.Peek()
	start := s.Pos
	var err error
	switch {
	case c == '"':
		_, err = s.str()
	case c == '{':
		err = s.Members(depth, nil)
	case c == '[':
		err = s.elements(depth, nil)
	case c == '-' || '0' <= c && c <= '9':
		err = s.number()
	default:
		err = s.word()
	}
	if err != nil {
		return nil, err
	}
	return s.Data[start:s.Pos], nil
}

func (s *Scanner) word() error {
	for _, w := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(s.Data[s.Pos:], []byte(w)) {
			s.Pos += len(w)
			return nil
		}
	}
	return s.fail(sayValue.With())
}

func (s *Scanner) digits() bool {
	start := s.Pos
	for s.Pos < len(s.Data) && '0' <= s.Data[s.Pos] && s.Data[s.Pos] <= '9' {
		s.Pos++
	}
	return s.Pos > start
}

func (s *Scanner) at(set string) bool {
	if s.Pos == len(s.Data) {
		return false
	}
	for i := range len(set) {
		if set[i] == s.Data[s.Pos] {
			return true
		}
	}
	return false
}

func (s *Scanner) number() error {
	if s.at("-") {
		s.Pos++
	}
	if s.at("0") {
		s.Pos++
	} else if !s.digits() {
		return s.fail(sayDigits.With())
	}
	if s.at(".") {
		s.Pos++
		if !s.digits() {
			return s.fail(sayPointDigits.With())
		}
	}
	if s.at("eE") {
		s.Pos++
		if s.at("+-") {
			s.Pos++
		}
		if !s.digits() {
			return s.fail(sayExponentDigits.With())
		}
	}
	return nil
}
