package jsontext

import (
	"encoding/json"

	"tippani/model/message"
)

var sayKeyHalf = message.New("jsontext.key-half", "a key holds half of a surrogate pair")

var errKeyHalf = sayKeyHalf.Error()

// Field is a member of an object: its key decoded, its value byte for byte.
type Field struct {
	Key string
	Raw json.RawMessage
}

// Fields is an object as it was read: its members in their order, those with one key too.
type Fields []Field

// ReadFields reads a text that is one object and does not look into its values beyond their syntax. Whether it is valid UTF-8 is for
// the caller to know. The values share memory with data.
func ReadFields(data []byte) (Fields, error) {
	fields := make(Fields, 0, 8)
	err := EachInner(data, func(key, value []byte) error {
		name, ok := Unquote(key)
		if !ok {
			return errKeyHalf
		}
		fields = append(fields, Field{name, value})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return fields, nil
}

// Value is the value of a key, the first if it stands twice; nil when the object does not have it.
func (f Fields) Value(key string) json.RawMessage {
	for i := range f {
		if f[i].Key == key {
			return f[i].Raw
		}
	}
	return nil
}

// few is how many members are looked through one by one.
const few = 16

// Twice is the first key that stands a second time.
func (f Fields) Twice() (key string, found bool) {
	if len(f) <= few {
		for i := range f {
			if f[:i].Value(f[i].Key) != nil {
				return f[i].Key, true
			}
		}
		return "", false
	}
	seen := make(map[string]bool, len(f))
	for i := range f {
		if seen[f[i].Key] {
			return f[i].Key, true
		}
		seen[f[i].Key] = true
	}
	return "", false
}

// Append writes the object again, its values byte for byte.
func (f Fields) Append(dst []byte) []byte {
	o := Open(dst)
	for i := range f {
		o.Raw(f[i].Key, f[i].Raw)
	}
	return o.Close()
}
