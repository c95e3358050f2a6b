package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/bits"

	"tippani/model"
)

// MaxDepth is how deeply arrays and objects of a record may nest.
const MaxDepth = 512

// syntaxError is a fault of a line's JSON; at is the byte in the line, from 0.
type syntaxError struct {
	at   int
	what string
}

func (e *syntaxError) Error() string {
	return fmt.Sprintf("invalid JSON at byte %d: %s", e.at+1, e.what)
}

// scanner walks over one JSON text (RFC 8259) without decoding it. The standard library's decoder accepts duplicate
// keys and replaces bad UTF-8, and has no way to keep a value's bytes in place while skipping others cheaply.
type scanner struct {
	data   []byte
	pos    int
	unseen []string // members of the outermost object whose lists are passed over by their brackets
}

func (s *scanner) fail(what string) error { return &syntaxError{s.pos, what} }

func (s *scanner) space() {
	for s.pos < len(s.data) && s.data[s.pos] <= ' ' {
		switch s.data[s.pos] {
		case ' ', '\t', '\r', '\n':
			s.pos++
		default:
			return
		}
	}
}

func (s *scanner) peek() byte {
	s.space()
	if s.pos < len(s.data) {
		return s.data[s.pos]
	}
	return 0
}

func (s *scanner) expect(c byte) error {
	if s.pos < len(s.data) && s.data[s.pos] == c {
		s.pos++
		return nil
	}
	if s.peek() != c || s.pos == len(s.data) {
		return s.fail(fmt.Sprintf("expected %q", c))
	}
	s.pos++
	return nil
}

// str passes over a string and returns it with its quotes.
func (s *scanner) str() ([]byte, error) {
	if err := s.expect('"'); err != nil {
		return nil, err
	}
	start := s.pos - 1
	for {
		s.pos += plainLength(s.data[s.pos:])
		if s.pos == len(s.data) {
			return nil, s.fail("the string does not end")
		}
		switch s.data[s.pos] {
		case '"':
			s.pos++
			return s.data[start:s.pos], nil
		case '\\':
			if err := s.escape(); err != nil {
				return nil, err
			}
		default:
			return nil, s.fail("a control character in a string must be escaped")
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
func (s *scanner) escape() error {
	rest := s.data[s.pos+1:]
	if len(rest) == 0 {
		return s.fail("the string does not end")
	}
	switch rest[0] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		s.pos += 2
		return nil
	case 'u':
		if _, ok := hex4(rest[1:]); ok {
			s.pos += 6
			return nil
		}
	}
	return s.fail("unknown escape in a string")
}

// value passes over any value and returns its bytes.
func (s *scanner) value(depth int) ([]byte, error) {
	if depth > MaxDepth {
		return nil, s.fail(fmt.Sprintf("nested deeper than %d levels", MaxDepth))
	}
	c := s.peek()
	start := s.pos
	var err error
	switch {
	case c == '"':
		_, err = s.str()
	case c == '{':
		err = s.members(depth, nil)
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
	return s.data[start:s.pos], nil
}

func (s *scanner) word() error {
	for _, w := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(s.data[s.pos:], []byte(w)) {
			s.pos += len(w)
			return nil
		}
	}
	return s.fail("expected a value")
}

func (s *scanner) digits() bool {
	start := s.pos
	for s.pos < len(s.data) && '0' <= s.data[s.pos] && s.data[s.pos] <= '9' {
		s.pos++
	}
	return s.pos > start
}

func (s *scanner) at(set string) bool {
	if s.pos == len(s.data) {
		return false
	}
	for i := range len(set) {
		if set[i] == s.data[s.pos] {
			return true
		}
	}
	return false
}

func (s *scanner) number() error {
	if s.at("-") {
		s.pos++
	}
	if s.at("0") {
		s.pos++
	} else if !s.digits() {
		return s.fail("a number needs digits")
	}
	if s.at(".") {
		s.pos++
		if !s.digits() {
			return s.fail("a number needs digits after its point")
		}
	}
	if s.at("eE") {
		s.pos++
		if s.at("+-") {
			s.pos++
		}
		if !s.digits() {
			return s.fail("a number needs digits in its exponent")
		}
	}
	return nil
}

// members passes over an object and hands each member, its key still quoted, to visit, which may be nil.
func (s *scanner) members(depth int, visit func(key, value []byte) error) error {
	if err := s.expect('{'); err != nil {
		return err
	}
	if s.peek() == '}' {
		s.pos++
		return nil
	}
	for {
		s.space()
		key, err := s.str()
		if err != nil {
			return err
		}
		if err := s.expect(':'); err != nil {
			return err
		}
		value := s.list(key, depth)
		if value == nil {
			if value, err = s.value(depth + 1); err != nil {
				return err
			}
		}
		if visit != nil {
			if err := visit(key, value); err != nil {
				return err
			}
		}
		if s.peek() == '}' {
			s.pos++
			return nil
		}
		if err := s.expect(','); err != nil {
			return err
		}
	}
}

// list passes over the list of an unseen member up to the first closing bracket, nil if it is none or holds another list.
// Whoever reads what it returns has to do so to the end: there may be a fault of syntax in it, and if a string in it has that
// bracket, it ends in the middle of the string.
func (s *scanner) list(key []byte, depth int) []byte {
	if depth > 0 || len(s.unseen) == 0 || s.peek() != '[' || indexKey(s.unseen, key) < 0 {
		return nil
	}
	rest := s.data[s.pos+1:]
	end := bytes.IndexByte(rest, ']')
	if end < 0 || bytes.IndexByte(rest[:end], '[') >= 0 {
		return nil
	}
	start := s.pos
	s.pos += end + 2
	return s.data[start:s.pos]
}

// elements passes over an array and hands each element to visit, which may be nil.
func (s *scanner) elements(depth int, visit func(value []byte) error) error {
	return s.stops(func() error {
		value, err := s.value(depth + 1)
		if err == nil && visit != nil {
			err = visit(value)
		}
		return err
	})
}

// stops passes over an array and calls pass at the start of each element, which passes over that.
func (s *scanner) stops(pass func() error) error {
	if err := s.expect('['); err != nil {
		return err
	}
	if s.peek() == ']' {
		s.pos++
		return nil
	}
	for {
		s.space()
		if err := pass(); err != nil {
			return err
		}
		if s.peek() == ']' {
			s.pos++
			return nil
		}
		if err := s.expect(','); err != nil {
			return err
		}
	}
}

// eachMember hands the members of a text that is one object, its keys still quoted, to visit. Lists of the members unseen
// are not looked into.
func eachMember(data []byte, unseen []string, visit func(key, value []byte) error) error {
	if at := model.FirstInvalid(data); at < len(data) {
		return &syntaxError{at, "not valid UTF-8"}
	}
	return (&scanner{data: data, unseen: unseen}).whole(visit)
}

// eachInner is eachMember for what is known to be valid UTF-8: a part of a text that a scanner has passed over.
func eachInner(data []byte, visit func(key, value []byte) error) error {
	return (&scanner{data: data}).whole(visit)
}

// whole passes over a text that is one object and hands its members to visit.
func (s *scanner) whole(visit func(key, value []byte) error) error {
	if s.peek() != '{' {
		return s.fail("expected an object")
	}
	if err := s.members(0, visit); err != nil {
		return err
	}
	if s.space(); s.pos < len(s.data) {
		return s.fail("something follows the object")
	}
	return nil
}

// eachElement hands the elements of a value that is an array to visit.
func eachElement(data []byte, visit func(value []byte) error) error {
	s := &scanner{data: data}
	return s.elements(0, visit)
}
