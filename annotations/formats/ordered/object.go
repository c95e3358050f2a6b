// Package ordered reads and writes JSON objects whose keys keep their order.
package ordered

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats/quote"
	"tippani/model/jsontext"
)

// StringList is a list's strings; nil when absent or null.
func (o Object) StringList(key string) ([]string, error) {
	raw := o.Get(key)
	if raw == nil {
		return nil, nil
	}
	var list []*string
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("%q should be a list of strings; correct it", key)
	}
	words := make([]string, len(list))
	for i, word := range list {
		if word == nil {
			return nil, fmt.Errorf("%q, element %d: a string is expected, not null; correct it", key, i+1)
		}
		words[i] = *word
	}
	return words, nil
}

// Object is a JSON object whose keys keep their order. No key comes twice with two values: parsers differ in which of them counts, so
// that whatever was read, something would be lost without a word.
type Object []annotations.Field

// Parse reads an object. A key that comes twice with one value counts once.
func Parse(raw []byte) (Object, error) {
	if trimmed := jsontext.TrimSpace(raw); len(trimmed) == 0 || trimmed[0] != '{' {
		return nil, errors.New("an object {…} is expected here")
	}
	fields, err := jsontext.ReadFields(raw)
	if err != nil {
		var known *json.SyntaxError // whose words people know from elsewhere
		if errors.As(json.Unmarshal(raw, new(json.RawMessage)), &known) {
			err = known
		}
		return nil, err
	}
	if _, twice := fields.Twice(); !twice {
		return Object(fields), nil
	}
	var o Object
	for _, f := range fields {
		if i := o.Find(f.Key); i < 0 {
			o = append(o, f)
		} else if !bytes.Equal(Compact(o[i].Raw), Compact(f.Raw)) {
			return nil, fmt.Errorf("the key “%s” comes twice in an object, with two values; remove one of them", quote.Clip(f.Key))
		}
	}
	return o, nil
}

// Find is the place of a key; -1 when it is absent.
func (o Object) Find(key string) int {
	return slices.IndexFunc(o, func(f annotations.Field) bool { return f.Key == key })
}

// Get is a key's value; nil when it is absent or null.
func (o Object) Get(key string) json.RawMessage {
	i := o.Find(key)
	if i < 0 || string(o[i].Raw) == "null" {
		return nil
	}
	return o[i].Raw
}

// Has reports whether a key has a value other than null.
func (o Object) Has(key string) bool { return o.Get(key) != nil }

// First is the first of the keys that is there; the first of all when none is.
func (o Object) First(keys []string) string {
	for _, key := range keys {
		if o.Has(key) {
			return key
		}
	}
	return keys[0]
}

// Str is a string; "" when absent. A number is given as written, for ids.
func (o Object) Str(key string) (string, error) {
	raw := o.Get(key)
	if raw == nil {
		return "", nil
	}
	if raw[0] != '"' {
		if raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9' {
			return string(raw), nil
		}
		return "", fmt.Errorf("%q should be a string; correct it", key)
	}
	var s string
	err := json.Unmarshal(raw, &s)
	return s, err
}

// Text is a string that must be there, in a format whose texts may have another key (Options.TextKey).
func (o Object) Text(key string) (string, error) {
	raw := o.Get(key)
	if raw != nil && raw[0] != '"' {
		return "", fmt.Errorf("what stands under %q is no text but %s; say with --text-key which key holds the text", key,
			quote.Clip(string(Compact(raw))))
	}
	if raw == nil {
		return "", fmt.Errorf("there is no text under %q; say with --text-key which key holds it, or check the input format", key)
	}
	return o.Str(key)
}

// Need is an error unless one of the keys is there; null will do. what says in words what they hold.
func (o Object) Need(what string, keys ...string) error {
	if len(o.Present(keys)) > 0 {
		return nil
	}
	return fmt.Errorf("there is no “%s”, which holds the %s (the keys are %s); correct the file, or say its format with --from",
		strings.Join(keys, "” or “"), what, o.KeyNames())
}

// KeyNames lists the keys, for messages.
func (o Object) KeyNames() string {
	if len(o) == 0 {
		return "none"
	}
	names := make([]string, len(o))
	for i, f := range o {
		names[i] = f.Key
	}
	return quote.Clip(strings.Join(names, ", "))
}

// Num is a whole number, also one written 3.0 or "3" as some exporters do. It must be there.
func (o Object) Num(key string) (int, error) {
	n, err := WholeNumber(o.Get(key))
	if err != nil {
		return 0, fmt.Errorf("%q: %w", key, err)
	}
	return n, nil
}

// WholeNumber is a whole number, also one written 3.0 or "3".
func WholeNumber(raw json.RawMessage) (int, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return 0, errors.New("a whole number is expected here, and there is none; correct it")
	}
	s := strings.TrimSuffix(strings.Trim(string(raw), `"`), ".0")
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, fmt.Errorf("a whole number is expected, not %s; correct it", quote.Clip(string(raw)))
	}
	return n, nil
}

// List is a JSON list's elements; nil when absent or null.
func (o Object) List(key string) ([]json.RawMessage, error) {
	raw := o.Get(key)
	if raw == nil {
		return nil, nil
	}
	var all []json.RawMessage
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, fmt.Errorf("%q should be a list; correct it", key)
	}
	return all, nil
}

// Objects is a JSON list's elements, each an object.
func (o Object) Objects(key string) ([]Object, error) {
	list, err := o.List(key)
	if err != nil {
		return nil, err
	}
	all := make([]Object, len(list))
	for i, raw := range list {
		if all[i], err = Parse(raw); err != nil {
			return nil, fmt.Errorf("%q, element %d: %w", key, i+1, err)
		}
	}
	return all, nil
}

// Object is an object inside this one; nil when absent.
func (o Object) Object(key string) (Object, error) {
	raw := o.Get(key)
	if raw == nil {
		return nil, nil
	}
	inner, err := Parse(raw)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", key, err)
	}
	return inner, nil
}

// Rest is every key but the ones named, each value on one line.
func (o Object) Rest(known ...string) []annotations.Field {
	var rest []annotations.Field
	for _, f := range o {
		if !slices.Contains(known, f.Key) {
			rest = append(rest, annotations.Field{Key: f.Key, Raw: Compact(f.Raw)})
		}
	}
	return rest
}

// Decoded is the object as encoding/json makes it.
func (o Object) Decoded() map[string]any {
	m := make(map[string]any, len(o))
	for _, f := range o {
		var v any
		if json.Unmarshal(f.Raw, &v) == nil {
			m[f.Key] = v
		}
	}
	return m
}

// Compact is JSON without white space between its tokens; what is no JSON stays.
func Compact(raw []byte) json.RawMessage {
	var b bytes.Buffer
	if json.Compact(&b, raw) != nil {
		return raw
	}
	return b.Bytes()
}

// SortedKeys are the names in order.
func SortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }

// Strings reads several strings; absent ones stay as they are.
func (o Object) Strings(into map[string]*string) error {
	for key, to := range into {
		if !o.Has(key) {
			continue
		}
		s, err := o.Str(key)
		if err != nil {
			return err
		}
		*to = s
	}
	return nil
}

// Present lists the keys of o that are among names, null ones too.
func (o Object) Present(names []string) []string {
	var found []string
	for _, name := range names {
		if o.Find(name) >= 0 {
			found = append(found, name)
		}
	}
	return found
}
