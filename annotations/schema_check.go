package annotations

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

var terminalColors = []string{"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"}

// validColor reports whether c is "#RRGGBB" or one of the 16 terminal colours by name.
func validColor(c string) bool {
	if len(c) == 7 && c[0] == '#' {
		return strings.Trim(c[1:], "0123456789abcdefABCDEF") == ""
	}
	return slices.Contains(terminalColors, strings.TrimPrefix(c, "bright-"))
}

// schemaCheck collects the first fault and finds its place in the file.
type schemaCheck struct {
	file   string
	places map[string]position
	err    *SchemaError
}

func (c *schemaCheck) fail(path, what, remedy string) {
	if c.err != nil {
		return
	}
	p := c.places[path]
	for p.line == 0 && strings.Contains(path, ".") {
		path = path[:strings.LastIndexByte(path, '.')]
		p = c.places[path]
	}
	c.err = &SchemaError{File: c.file, Line: p.line, Column: p.column, What: what, Remedy: remedy}
}

func (s *Schema) check(file string, data []byte, checks []KeyCheck) error {
	c := &schemaCheck{file: file, places: tomlPlaces(data)}
	if len(s.Labels) == 0 {
		c.fail("", "the schema has no labels", "add at least one [[label]] table (“tippani labels” prints examples)")
	}
	names, keys := map[string]bool{}, map[string]string{}
	for i := range s.Labels {
		c.label(fmt.Sprintf("label[%d]", i), &s.Labels[i], names, keys)
	}
	relations := map[string]bool{}
	for i := range s.Relations {
		c.relation(fmt.Sprintf("relation[%d]", i), &s.Relations[i], relations, names)
	}
	for i := range s.Labels {
		for _, check := range checks {
			if what, remedy := check(s, &s.Labels[i]); what != "" {
				c.fail(fmt.Sprintf("label[%d].key", i), what, remedy)
			}
		}
	}
	if c.err != nil {
		return c.err
	}
	return nil
}

func (c *schemaCheck) label(at string, l *Label, names map[string]bool, keys map[string]string) {
	c.name(at, "label", l.Name, names)
	if !slices.Contains(Kinds(), l.Kind) {
		c.fail(at+".kind", fmt.Sprintf("label %s has the unknown kind %q", l.Name, l.Kind), "write kind = "+quotedKinds())
	}
	if l.Color != "" && !validColor(l.Color) {
		c.fail(at+".color", fmt.Sprintf("label %s has the colour %q, which is none", l.Name, l.Color),
			`write "#RRGGBB" with six hexadecimal digits, or a terminal colour such as "bright-blue"`)
	}
	if l.Key != "" {
		key := CanonicalKey(l.Key)
		switch other, taken := keys[key]; {
		case !oneCluster(l.Key):
			c.fail(at+".key", fmt.Sprintf("label %s has the key %q, which is not one character", l.Name, l.Key),
				"write a single character, or remove the line")
		case !strings.ContainsFunc(l.Key, seen):
			c.fail(at+".key", fmt.Sprintf("label %s has the key %q, which no key types so that one sees it", l.Name, l.Key),
				"write a letter, a digit or a punctuation mark, or remove the line")
		case taken:
			c.fail(at+".key", fmt.Sprintf("the key %q of label %s is already that of %s", l.Key, l.Name, other),
				"give one of the two another key, or none")
		}
		keys[key] = l.Name
	}
	attributes := map[string]bool{}
	for i := range l.Attributes {
		c.attribute(fmt.Sprintf("%s.attribute[%d]", at, i), &l.Attributes[i], attributes)
	}
}

func (c *schemaCheck) attribute(at string, a *Attribute, names map[string]bool) {
	c.name(at, "attribute", a.Name, names)
	if len(a.Values) == 0 {
		c.fail(at, fmt.Sprintf("the attribute %s has no values", a.Name), "add [[label.attribute.value]] tables with a name each")
	}
	values := map[string]bool{}
	for i := range a.Values {
		c.name(fmt.Sprintf("%s.value[%d]", at, i), "value", a.Values[i].Name, values)
	}
	if a.Default != "" && !a.Allows(a.Default) {
		c.fail(at+".default", fmt.Sprintf("the default %q of %s is not one of its values", a.Default, a.Name),
			"name one of the values, or remove the line")
	}
}

func (c *schemaCheck) relation(at string, r *RelationType, names, labels map[string]bool) {
	c.name(at, "relation", r.Name, names)
	for _, end := range []struct {
		name string
		list []End
	}{{"from", r.From}, {"to", r.To}} {
		if len(end.list) == 0 {
			c.fail(at, fmt.Sprintf("the relation %s has no %q", r.Name, end.name), "list the kinds or labels it may join: "+end.name+
				` = ["entity"]`)
		}
		for _, e := range end.list {
			if !labels[string(e)] && !slices.Contains(Kinds(), Kind(e)) {
				c.fail(at+"."+end.name, fmt.Sprintf("the relation %s names %q, which is neither a kind nor a label", r.Name, e),
					"write "+quotedKinds()+", or the name of a label of this file")
			}
		}
	}
}

func (c *schemaCheck) name(at, what, name string, seen map[string]bool) {
	switch {
	case name == "":
		c.fail(at, fmt.Sprintf("this %s has no name", what), "add the line name = \"…\"")
	case strings.TrimSpace(name) != name || strings.ContainsFunc(name, isControl) || !utf8.ValidString(name):
		c.fail(at+".name", fmt.Sprintf("the %s name %q has spaces at an end or control characters", what, name), "write it without them")
	case seen[name]:
		c.fail(at+".name", fmt.Sprintf("the %s %s is defined twice", what, name), "rename or remove one of the two")
	}
	seen[name] = true
}

// seen reports whether a character is drawn: no control, no format character, and no space but the common one.
func seen(r rune) bool { return r == ' ' || unicode.IsGraphic(r) && !unicode.IsSpace(r) }

func isControl(r rune) bool { return r < ' ' || 0x7F <= r && r < 0xA0 }

func oneCluster(s string) bool {
	clusters := graphemes.FromString(s)
	return clusters.Next() && clusters.End() == len(s)
}

func quotedKinds() string {
	var b strings.Builder
	for i, k := range Kinds() {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q", string(k))
	}
	return b.String()
}
