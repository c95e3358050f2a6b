package native

import (
	"tippani/annotations/formats/ordered"
	"tippani/model/jsontext"
)

// readAttrs reads {"name":"value"}; a value that is no string is kept as its JSON.
func readAttrs(o ordered.Object, key string) (map[string]string, error) {
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

// writeAttrs writes attributes as an object, in the order of their names.
func writeAttrs(j *jsontext.Text, attrs map[string]string) {
	j.Open('{')
	for _, name := range ordered.SortedKeys(attrs) {
		j.KeyStr(name, attrs[name])
	}
	j.Shut('}')
}
