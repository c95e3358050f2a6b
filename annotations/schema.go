package annotations

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Display is a name or a text in the two languages of the interface. An empty one falls back on the other.
type Display struct {
	BN string `toml:"bn,omitempty" json:"bn"`
	EN string `toml:"en,omitempty" json:"en"`
}

// In is the text for "bn" or "en"; the other language when that one is empty.
func (d Display) In(lang string) string {
	if lang == "bn" && d.BN != "" || d.EN == "" {
		return d.BN
	}
	return d.EN
}

// Schema is the labels, their attributes and the relations that annotators may use.
type Schema struct {
	Name      string         `toml:"name,omitempty" json:"name"`
	Labels    []Label        `toml:"label" json:"labels"`
	Relations []RelationType `toml:"relation,omitempty" json:"relations"`

	index *schemaIndex // of a schema that was read; the names in it must not be changed any more
}

// Label is what a span can be labelled.
type Label struct {
	Name        string      `toml:"name" json:"name"` // as written to the dataset, unique
	Kind        Kind        `toml:"kind" json:"kind"`
	Display     Display     `toml:"display,inline,omitempty" json:"display"`
	Color       string      `toml:"color,omitempty" json:"color,omitempty"` // "#RRGGBB" or one of the 16 terminal colours: "red", "bright-blue"
	Key         string      `toml:"key,omitempty" json:"key,omitempty"`     // one character, unique; "" when only the palette offers the label
	Description Display     `toml:"description,omitempty" json:"description"`
	Attributes  []Attribute `toml:"attribute,omitempty" json:"attributes,omitempty"`
}

// Attribute is a choice to be made for each span of a label.
type Attribute struct {
	Name    string  `toml:"name" json:"name"` // as written to the dataset, unique in its label
	Display Display `toml:"display,inline,omitempty" json:"display"`
	Default string  `toml:"default,omitempty" json:"default,omitempty"` // a Value.Name; "" leaves a new span without the attribute
	Values  []Value `toml:"value" json:"values"`
}

// Value is one of the choices of an attribute.
type Value struct {
	Name        string  `toml:"name" json:"name"` // as written to the dataset, unique in its attribute
	Display     Display `toml:"display,inline,omitempty" json:"display"`
	Description Display `toml:"description,inline,omitempty" json:"description"`
}

// RelationType is what an arrow between two spans can be labelled, and which spans it may join.
type RelationType struct {
	Name        string  `toml:"name" json:"name"` // as written to the dataset, unique
	Display     Display `toml:"display,inline,omitempty" json:"display"`
	Description Display `toml:"description,omitempty" json:"description"`
	From        []End   `toml:"from" json:"from"`
	To          []End   `toml:"to" json:"to"`
}

// CanonicalKey is one form for all that is the same key of a label: Bengali digits are digits, and composed and decomposed
// letters are one.
func CanonicalKey(key string) string {
	if r, size := utf8.DecodeRuneInString(key); size == len(key) && '০' <= r && r <= '৯' {
		return string('0' + r - '০')
	}
	return norm.NFD.String(key)
}

// Attribute finds an attribute of the label by name.
func (l *Label) Attribute(name string) (*Attribute, bool) {
	for i := range l.Attributes {
		if l.Attributes[i].Name == name {
			return &l.Attributes[i], true
		}
	}
	return nil, false
}

// Allows reports whether value is one of the attribute's choices.
func (a *Attribute) Allows(value string) bool {
	return slices.ContainsFunc(a.Values, func(v Value) bool { return v.Name == value })
}

// DefaultAttrs is what a new span of the label gets: each attribute that has a default; nil when none has.
func (l *Label) DefaultAttrs() map[string]string {
	var attrs map[string]string
	for _, a := range l.Attributes {
		if a.Default == "" {
			continue
		}
		if attrs == nil {
			attrs = make(map[string]string)
		}
		attrs[a.Name] = a.Default
	}
	return attrs
}
