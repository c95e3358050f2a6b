package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"tippani/model/message"
)

// object is a JSON object whose values have not been looked into, in the order of the file.
type object []member

type member struct {
	key   string
	value json.RawMessage
}

// value is the value of a key, nil when the object does not have it.
func (o object) value(key string) json.RawMessage {
	for _, m := range o {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

// json writes the object again, its values byte for byte.
func (o object) json() []byte {
	out := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			out = append(out, ',')
		}
		var name bytes.Buffer
		e := json.NewEncoder(&name)
		e.SetEscapeHTML(false)
		if e.Encode(m.key) != nil {
			continue // a string can always be encoded
		}
		out = append(append(append(out, bytes.TrimSpace(name.Bytes())...), ':'), m.value...)
	}
	return append(out, '}')
}

var (
	sayJSONNoBrace = message.New("source.json-no-brace", "it does not begin with {")
	sayJSONTwice   = message.New("source.json-twice", "the key %q comes twice")
	sayJSONFollows = message.New("source.json-follows", "something follows the closing }")
	sayJSONEarly   = message.New("source.json-early", "it ends too early")
	sayJSONByte    = message.New("source.json-byte", "byte %d: %s")
)

// objectFields reads a JSON object without looking into its values. Names count as they are written, capitals included,
// and none may come twice, since readers differ on which of the two they believe.
func objectFields(line []byte) (object, error) {
	d := json.NewDecoder(bytes.NewReader(line))
	open, err := d.Token()
	if err != nil {
		return nil, jsonFault(err)
	}
	if open != json.Delim('{') {
		return nil, sayJSONNoBrace.Error()
	}
	var fields object
	seen := map[string]bool{}
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return nil, jsonFault(err)
		}
		key, _ := token.(string)
		if seen[key] {
			return nil, sayJSONTwice.Error(key)
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, jsonFault(err)
		}
		seen[key] = true
		fields = append(fields, member{key, value})
	}
	if _, err := d.Token(); err != nil {
		return nil, jsonFault(err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, sayJSONFollows.Error()
	}
	return fields, nil
}

func jsonFault(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return sayJSONEarly.Error()
	case errors.As(err, &syntax):
		return sayJSONByte.Error(syntax.Offset, syntax.Error())
	}
	return err
}
