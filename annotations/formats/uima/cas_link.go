package uima

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/ordered"
)

// casLink is INCEpTION's link structure: it has a role and a target, and no place in the text. A span refers to it from a slot,
// by a list as a rule.
type casLink struct {
	kind, role, target string
	used               bool
}

// link notes links, and lists of references.
func (c *casText) link(fs ordered.Object) error {
	var kind, number, target, role string
	if err := fs.Strings(map[string]*string{"%TYPE": &kind, "%ID": &number, "role": &role}); err != nil {
		return err
	}
	if casList(kind) {
		elements, err := fs.List("%ELEMENTS")
		if err != nil {
			return err
		}
		for _, element := range elements {
			c.lists[number] = append(c.lists[number], strings.Trim(string(element), `"`))
		}
		return nil
	}
	if fs.Has(casAnchor(fs, "begin")) || !fs.Has("@target") {
		return nil
	}
	err := fs.Strings(map[string]*string{"@target": &target})
	c.links[number] = casLink{kind: kind, role: role, target: target}
	return err
}

// casList tells types that hold values or references of others.
func casList(kind string) bool {
	return strings.HasSuffix(kind, "[]") || strings.HasPrefix(kind, "uima.cas.") &&
		(strings.HasSuffix(kind, "Array") || strings.HasSuffix(kind, "List"))
}

// slot reads a feature that refers to links: relations from the span to what fills its slot, named by the role, or else by the
// feature. It reports false for a feature that does not.
func (c *casText) slot(number string, f annotations.Field) bool {
	var refs []string
	var one json.Number
	var text string
	var many []json.Number
	switch {
	case json.Unmarshal(f.Raw, &many) == nil:
		for _, ref := range many {
			refs = append(refs, ref.String())
		}
	case json.Unmarshal(f.Raw, &text) == nil: // XMI, and ids that are keys
		refs = strings.Fields(text)
	case json.Unmarshal(f.Raw, &one) == nil:
		refs = []string{one.String()}
	}
	if len(refs) == 1 && c.lists[refs[0]] != nil {
		refs = c.lists[refs[0]]
	}
	if len(refs) == 0 || slices.ContainsFunc(refs, func(ref string) bool { return c.links[ref].target == "" }) {
		return false
	}
	for _, ref := range refs {
		l := c.links[ref]
		l.used = true
		c.links[ref] = l
		label := l.role
		if label == "" {
			label = strings.TrimPrefix(f.Key, "@")
		}
		c.raw.Relations = append(c.raw.Relations, annotations.Relation{From: number, To: l.target, Label: label})
	}
	return true
}

// leaveLinks counts links that no span that was read refers to.
func (c *casText) leaveLinks() {
	for _, number := range slices.Sorted(maps.Keys(c.links)) {
		if l := c.links[number]; !l.used {
			c.raw.Tally.Add(formats.ItemOut, 1, l.kind+", a link to "+l.target+", whose own span is not read")
		}
	}
}
