package jsontext

import (
	"bytes"
	"slices"

	"tippani/model"
	"tippani/model/message"
)

// Members passes over an object and hands each member, its key still quoted, to visit, which may be nil.
func (s *Scanner) Members(depth int, visit func(key, value []byte) error) error {
	if err := s.expect('{'); err != nil {
		return err
	}
	if s.Peek() == '}' {
		s.Pos++
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
			if value, err = s.Value(depth + 1); err != nil {
				return err
			}
		}
		if visit != nil {
			if err := visit(key, value); err != nil {
				return err
			}
		}
		if s.Peek() == '}' {
			s.Pos++
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
func (s *Scanner) list(key []byte, depth int) []byte {
	if depth > 0 || len(s.Unseen) == 0 || s.Peek() != '[' || IndexKey(s.Unseen, key) < 0 {
		return nil
	}
	rest := s.Data[s.Pos+1:]
	end := bytes.IndexByte(rest, ']')
	if end < 0 || bytes.IndexByte(rest[:end], '[') >= 0 {
		return nil
	}
	start := s.Pos
	s.Pos += end + 2
	return s.Data[start:s.Pos]
}

// elements passes over an array and hands each element to visit, which may be nil.
func (s *Scanner) elements(depth int, visit func(value []byte) error) error {
	return s.Stops(func() error {
		value, err := s.Value(depth + 1)
		if err == nil && visit != nil {
			err = visit(value)
		}
		return err
	})
}

// Stops passes over an array and calls pass at the start of each element, which passes over that.
func (s *Scanner) Stops(pass func() error) error {
	if err := s.expect('['); err != nil {
		return err
	}
	if s.Peek() == ']' {
		s.Pos++
		return nil
	}
	for {
		s.space()
		if err := pass(); err != nil {
			return err
		}
		if s.Peek() == ']' {
			s.Pos++
			return nil
		}
		if err := s.expect(','); err != nil {
			return err
		}
	}
}

var (
	sayNotUTF8 = message.New("jsontext.not-utf8", "not valid UTF-8")
	sayObject  = message.New("jsontext.object", "expected an object")
	sayFollows = message.New("jsontext.follows", "something follows the object")
)

// EachMember hands the members of a text that is one object, its keys still quoted, to visit. Lists of the members unseen
// are not looked into.
func EachMember(data []byte, unseen []string, visit func(key, value []byte) error) error {
	if at := model.FirstInvalid(data); at < len(data) {
		return &syntaxError{at, sayNotUTF8.With()}
	}
	return (&Scanner{Data: data, Unseen: unseen}).whole(visit)
}

// EachInner is EachMember for what is known to be valid UTF-8: a part of a text that a scanner has passed over.
func EachInner(data []byte, visit func(key, value []byte) error) error {
	return (&Scanner{Data: data}).whole(visit)
}

// whole passes over a text that is one object and hands its members to visit.
func (s *Scanner) whole(visit func(key, value []byte) error) error {
	if s.Peek() != '{' {
		return s.fail(sayObject.With())
	}
	if err := s.Members(0, visit); err != nil {
		return err
	}
	if s.space(); s.Pos < len(s.Data) {
		return s.fail(sayFollows.With())
	}
	return nil
}

// EachElement hands the elements of a value that is an array to visit.
func EachElement(data []byte, visit func(value []byte) error) error {
	s := &Scanner{Data: data}
	return s.elements(0, visit)
}

// IndexKey finds a key, still quoted, among names.
func IndexKey(names []string, key []byte) int {
	bare := key[1 : len(key)-1]
	for i, name := range names {
		if string(bare) == name {
			return i
		}
	}
	if bytes.IndexByte(bare, '\\') >= 0 {
		if name, ok := Unquote(key); ok {
			return slices.Index(names, name)
		}
	}
	return -1
}
