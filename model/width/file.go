package width

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
)

// maxColumns bounds what a file may claim for one string.
const maxColumns = 1 << 16

// Load reads a profile from a JSON object whose "widths" maps strings to columns. The other keys ("terminal",
// "version" and whatever else) are kept for Save. An error names what is wrong; the caller adds the file's name.
func Load(r io.Reader) (*Profile, error) {
	keys := map[string]json.RawMessage{}
	if err := json.NewDecoder(r).Decode(&keys); err != nil {
		return nil, fmt.Errorf("not a width file: %w; it must be a JSON object with the key \"widths\"", err)
	}
	raw, ok := keys["widths"]
	if !ok {
		return nil, fmt.Errorf("the key \"widths\" is missing; it maps strings to their columns")
	}
	var widths map[string]int
	if err := json.Unmarshal(raw, &widths); err != nil {
		return nil, fmt.Errorf("\"widths\" does not map strings to whole numbers: %w", err)
	}
	for form, n := range widths {
		if n < 0 || n > maxColumns {
			return nil, fmt.Errorf("\"widths\" gives %q %d columns; correct or remove the entry", form, n)
		}
	}
	delete(keys, "widths")
	return build(widths, Drawing{}, keys), nil
}

// Save writes the profile as Load reads it, with its keys sorted. A Drawing is not part of the file.
func (p *Profile) Save(w io.Writer) error {
	keys := maps.Clone(p.other)
	if keys == nil {
		keys = map[string]json.RawMessage{}
	}
	raw, err := json.Marshal(p.widths)
	if err != nil {
		return err
	}
	keys["widths"] = raw
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(keys)
}

// Key returns the value of a key of the file other than "widths" if it is a string, such as "terminal"; else "".
func (p *Profile) Key(name string) string {
	var s string
	if json.Unmarshal(p.other[name], &s) != nil {
		return ""
	}
	return s
}

// WithKey returns a profile whose file also holds the key with the string as its value.
func (p *Profile) WithKey(name, value string) *Profile {
	with, _ := p.WithValue(name, value)
	return with
}

// WithValue returns a profile whose file also holds the key with the value, as encoding/json writes it; the error is
// that of the encoding.
func (p *Profile) WithValue(name string, value any) (*Profile, error) {
	raw, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	other := maps.Clone(p.other)
	if other == nil {
		other = map[string]json.RawMessage{}
	}
	other[name] = raw
	return build(p.widths, p.drawing, other), nil
}

// Equal reports whether both profiles draw every cluster alike: same measurements and same drawing. The other keys of
// their files do not matter.
func (p *Profile) Equal(q *Profile) bool {
	return p.drawing.Name == q.drawing.Name && maps.Equal(p.widths, q.widths)
}
