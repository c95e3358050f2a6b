package formats

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
)

// object is a JSON object whose keys keep their order. No key comes twice with two values: parsers differ in which of them counts, so
// that whatever was read, something would be lost without a word.
type object []annotations.Field

func parseObject(raw []byte) (object, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	token, err := d.Token()
	if err != nil || token != json.Delim('{') {
		return nil, errors.New("an object {…} is expected here")
	}
	var o object
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return nil, err
		}
		key, _ := token.(string)
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, err
		}
		if i := o.find(key); i >= 0 {
			if !bytes.Equal(compact(o[i].Raw), compact(value)) {
				return nil, fmt.Errorf("the key “%s” comes twice in an object, with two values; remove one of them", clip(key))
			}
			continue
		}
		o = append(o, annotations.Field{Key: key, Raw: value})
	}
	return o, nil
}

func (o object) find(key string) int {
	return slices.IndexFunc(o, func(f annotations.Field) bool { return f.Key == key })
}

// get is a key's value; nil when it is absent or null.
func (o object) get(key string) json.RawMessage {
	i := o.find(key)
	if i < 0 || string(o[i].Raw) == "null" {
		return nil
	}
	return o[i].Raw
}

func (o object) has(key string) bool { return o.get(key) != nil }

// first is the first of the keys that is there; the first of all when none is.
func (o object) first(keys []string) string {
	for _, key := range keys {
		if o.has(key) {
			return key
		}
	}
	return keys[0]
}

// str is a string; "" when absent. A number is given as written, for ids.
func (o object) str(key string) (string, error) {
	raw := o.get(key)
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

// text is a string that must be there, in a format whose texts may have another key (Options.TextKey).
func (o object) text(key string) (string, error) {
	raw := o.get(key)
	if raw != nil && raw[0] != '"' {
		return "", fmt.Errorf("what stands under %q is no text but %s; say with --text-key which key holds the text", key,
			clip(string(compact(raw))))
	}
	if raw == nil {
		return "", fmt.Errorf("there is no text under %q; say with --text-key which key holds it, or check the input format", key)
	}
	return o.str(key)
}

// need is an error unless one of the keys is there; null will do. what says in words what they hold.
func (o object) need(what string, keys ...string) error {
	if len(o.present(keys)) > 0 {
		return nil
	}
	return fmt.Errorf("there is no “%s”, which holds the %s (the keys are %s); correct the file, or say its format with --from",
		strings.Join(keys, "” or “"), what, o.keyNames())
}

// keyNames lists the keys, for messages.
func (o object) keyNames() string {
	if len(o) == 0 {
		return "none"
	}
	names := make([]string, len(o))
	for i, f := range o {
		names[i] = f.Key
	}
	return clip(strings.Join(names, ", "))
}

// num is a whole number, also one written 3.0 or "3" as some exporters do. It must be there.
func (o object) num(key string) (int, error) {
	n, err := wholeNumber(o.get(key))
	if err != nil {
		return 0, fmt.Errorf("%q: %w", key, err)
	}
	return n, nil
}

func wholeNumber(raw json.RawMessage) (int, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return 0, errors.New("a whole number is expected here, and there is none; correct it")
	}
	s := strings.TrimSuffix(strings.Trim(string(raw), `"`), ".0")
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, fmt.Errorf("a whole number is expected, not %s; correct it", clip(string(raw)))
	}
	return n, nil
}

// list is a JSON list's elements; nil when absent or null.
func (o object) list(key string) ([]json.RawMessage, error) {
	raw := o.get(key)
	if raw == nil {
		return nil, nil
	}
	var all []json.RawMessage
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, fmt.Errorf("%q should be a list; correct it", key)
	}
	return all, nil
}

// objects is a JSON list's elements, each an object.
func (o object) objects(key string) ([]object, error) {
	list, err := o.list(key)
	if err != nil {
		return nil, err
	}
	all := make([]object, len(list))
	for i, raw := range list {
		if all[i], err = parseObject(raw); err != nil {
			return nil, fmt.Errorf("%q, element %d: %w", key, i+1, err)
		}
	}
	return all, nil
}

// object is an object inside this one; nil when absent.
func (o object) object(key string) (object, error) {
	raw := o.get(key)
	if raw == nil {
		return nil, nil
	}
	inner, err := parseObject(raw)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", key, err)
	}
	return inner, nil
}

// rest is every key but the ones named, each value on one line.
func (o object) rest(known ...string) []annotations.Field {
	var rest []annotations.Field
	for _, f := range o {
		if !slices.Contains(known, f.Key) {
			rest = append(rest, annotations.Field{Key: f.Key, Raw: compact(f.Raw)})
		}
	}
	return rest
}

// decoded is the object as encoding/json makes it.
func (o object) decoded() map[string]any {
	m := make(map[string]any, len(o))
	for _, f := range o {
		var v any
		if json.Unmarshal(f.Raw, &v) == nil {
			m[f.Key] = v
		}
	}
	return m
}

func compact(raw []byte) json.RawMessage {
	var b bytes.Buffer
	if json.Compact(&b, raw) != nil {
		return raw
	}
	return b.Bytes()
}

// attributes reads {"name":"value"}; a value that is no string is kept as its JSON.
func readAttrs(o object, key string) (map[string]string, error) {
	inner, err := o.object(key)
	if err != nil || len(inner) == 0 {
		return nil, err
	}
	attrs := make(map[string]string, len(inner))
	for _, f := range inner {
		if f.Raw[0] != '"' {
			attrs[f.Key] = string(compact(f.Raw))
			continue
		}
		if attrs[f.Key], err = inner.str(f.Key); err != nil {
			return nil, err
		}
	}
	return attrs, nil
}

// textAttributes reads attributes that a format keeps as JSON in a cell or a string; "" is none.
func textAttributes(s string) (map[string]string, error) {
	if s == "" {
		return nil, nil
	}
	if err := soundText([]byte(s)); err != nil {
		return nil, err
	}
	return readAttrs(object{{Key: "attributes", Raw: []byte(s)}}, "attributes")
}

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }

// clip shortens what a message quotes.
func clip(s string) string {
	const longest = 40
	r := []rune(s)
	if len(r) <= longest {
		return s
	}
	return string(r[:longest]) + "…"
}
