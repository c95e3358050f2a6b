package native

import (
	"tippani/annotations/formats/ordered"
)

// attributes reads {"name":"value"}; a value that is no string is kept as its JSON.
func ReadAttrs(o ordered.Object, key string) (map[string]string, error) {
	inner, err := o.Object(key)
	if err != nil || len(inner) == 0 {
		return nil, err
	}
	attrs := make(map[string]string, len(inner))
	for _, f := range inner {
		if f.Raw[0] != '"' {
			attrs[f.Key] = string(ordered.Compact(f.Raw))
			continue
		}
		if attrs[f.Key], err = inner.Str(f.Key); err != nil {
			return nil, err
		}
	}
	return attrs, nil
}

// ParseAttrs reads attributes that a format keeps as JSON in a cell or a string; "" is none.
func ParseAttrs(s string) (map[string]string, error) {
	if s == "" {
		return nil, nil
	}
	if err := ordered.Sound([]byte(s)); err != nil {
		return nil, err
	}
	return ReadAttrs(ordered.Object{{Key: "attributes", Raw: []byte(s)}}, "attributes")
}

func WriteAttrs(j *ordered.Text, attrs map[string]string) {
	j.Open('{')
	for _, name := range ordered.SortedKeys(attrs) {
		j.KeyStr(name, attrs[name])
	}
	j.Shut('}')
}
