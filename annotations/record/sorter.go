package record

import (
	"slices"

	"tippani/annotations"
	"tippani/model/jsontext"
	"tippani/model/message"
)

// member is a known key of an object with its value.
type member struct {
	key   string
	value []byte
}

type members []member

func (m members) get(key string) []byte {
	for i := range m {
		if m[i].key == key {
			return m[i].value
		}
	}
	return nil
}

// sorter sorts the members of an object into those with names, 64 at most, and others.
type sorter struct {
	names []string
	known members // share memory with the object
	has   uint64  // the names among them
	next  int     // the name that the next member is likely to have
	extra []annotations.Field
	seen  map[string]bool // of extra, once there are many
}

var (
	sayKeySurrogate = message.New("record.key-surrogate", "a key holds half of a surrogate pair")
	sayKeyTwice     = message.New("record.key-twice", "the key %q stands twice")
	sayManyKeys     = message.New("record.many-keys", "it has more than %d unknown keys")
)

// add takes a member, its key still quoted.
func (s *sorter) add(key, value []byte) error {
	if i := s.index(key); i >= 0 {
		return s.know(i, value)
	}
	name, ok := jsontext.Unquote(key)
	if !ok {
		return sayKeySurrogate.Error()
	}
	return s.other(name, value)
}

// put takes a member whose key was decoded.
func (s *sorter) put(name string, value []byte) error {
	if i := slices.Index(s.names, name); i >= 0 {
		return s.know(i, value)
	}
	return s.other(name, value)
}

// know takes a member that has the name i.
func (s *sorter) know(i int, value []byte) error {
	if s.has>>i&1 != 0 {
		return sayKeyTwice.Error(s.names[i])
	}
	s.has |= 1 << i
	s.known = append(s.known, member{s.names[i], value})
	return nil
}

// other takes a member that has none of the names.
func (s *sorter) other(name string, value []byte) error {
	if s.seen == nil && len(s.extra) == 16 {
		s.seen = make(map[string]bool)
		for _, f := range s.extra {
			s.seen[f.Key] = true
		}
	}
	if len(s.extra) == maxUnknown {
		return sayManyKeys.Error(maxUnknown)
	}
	if s.seen[name] || s.seen == nil && slices.ContainsFunc(s.extra, func(f annotations.Field) bool { return f.Key == name }) {
		return sayKeyTwice.Error(name)
	}
	if s.seen != nil {
		s.seen[name] = true
	}
	s.extra = append(s.extra, annotations.Field{Key: name, Raw: slices.Clone(value)})
	return nil
}

// index finds a key, still quoted, among the names. Programs write keys in the order of the names, but may leave some out.
func (s *sorter) index(key []byte) int {
	if s.next < len(s.names) && string(key[1:len(key)-1]) == s.names[s.next] {
		s.next++
		return s.next - 1
	}
	i := jsontext.IndexKey(s.names, key)
	s.next = i + 1
	return i
}
