package page

import (
	"strconv"

	"tippani/annotations"
)

// names are what labels, relations and values are called.
type names struct{ schema *annotations.Schema }

// class is the class of a label's colours.
func (n names) class(label string) string {
	for i := range n.schema.Labels {
		if n.schema.Labels[i].Name == label {
			return "l" + strconv.Itoa(i)
		}
	}
	return "lx"
}

// label is a label in both languages, as far as it is known.
func (n names) label(name string) string {
	if l, ok := n.schema.Label(name); ok {
		return both(l.Display, name)
	}
	return name
}

// tag is the short name that stands behind a span.
func (n names) tag(name string) string {
	if l, ok := n.schema.Label(name); ok && l.Display.BN != "" {
		return l.Display.BN
	}
	return name
}

func (n names) relation(name string) string {
	for i := range n.schema.Relations {
		if r := &n.schema.Relations[i]; r.Name == name {
			return both(r.Display, name)
		}
	}
	return name
}

// attribute is an attribute's name and value.
func (n names) attribute(label, name, value string) (string, string) {
	l, ok := n.schema.Label(label)
	if !ok {
		return name, value
	}
	for i := range l.Attributes {
		a := &l.Attributes[i]
		if a.Name != name {
			continue
		}
		for j := range a.Values {
			if v := &a.Values[j]; v.Name == value {
				return both(a.Display, name), both(v.Display, value)
			}
		}
		return both(a.Display, name), value
	}
	return name, value
}

// both is a name in Bengali and English.
func both(d annotations.Display, name string) string {
	switch {
	case d.BN != "" && d.EN != "" && d.BN != d.EN:
		return d.BN + " · " + d.EN
	case d.BN != "" || d.EN != "":
		return d.In("bn")
	}
	return name
}
