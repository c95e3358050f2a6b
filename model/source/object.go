package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"tippani/model/jsontext"
	"tippani/model/message"
)

var (
	sayJSONNoBrace = message.New("source.json-no-brace", "it does not begin with {")
	sayJSONTwice   = message.New("source.json-twice", "the key %q comes twice")
	sayJSONFollows = message.New("source.json-follows", "something follows the closing }")
	sayJSONEarly   = message.New("source.json-early", "it ends too early")
	sayJSONByte    = message.New("source.json-byte", "byte %d: %s")
)

// objectFields reads a JSON object without looking into its values. Names count as they are written, capitals included,
// and none may come twice, since readers differ on which of the two they believe.
func objectFields(line []byte) (jsontext.Fields, error) {
	fields, err := jsontext.ReadFields(line)
	if err != nil {
		return nil, faultOf(line, err)
	}
	if key, twice := fields.Twice(); twice {
		return nil, sayJSONTwice.Error(key)
	}
	return fields, nil
}

// faultOf is what is wrong with a line that is no JSON object, in the words of encoding/json, which people know from elsewhere; found
// is what was found wrong and that package lets pass.
func faultOf(line []byte, found error) error {
	d := json.NewDecoder(bytes.NewReader(line))
	open, err := d.Token()
	if err != nil {
		return jsonFault(err)
	}
	if open != json.Delim('{') {
		return sayJSONNoBrace.Error()
	}
	var value json.RawMessage
	for d.More() {
		if _, err := d.Token(); err != nil {
			return jsonFault(err)
		}
		if err := d.Decode(&value); err != nil {
			return jsonFault(err)
		}
	}
	if _, err := d.Token(); err != nil {
		return jsonFault(err)
	}
	if _, err := d.Token(); err != io.EOF {
		return sayJSONFollows.Error()
	}
	return found
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
