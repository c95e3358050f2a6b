package formats

import (
	"encoding/json"
	"strings"
)

// w3cTarget is one of the things that an annotation is about: a part of a source, by its selectors, or by the fragment of its address.
type w3cTarget struct {
	source    string
	selectors []json.RawMessage
	rest      object // keys that are not read
}

// w3cTargets is what an annotation is about: an address, an object, a set of them (Choice, Composite, List, Independents), or a list.
func w3cTargets(raw json.RawMessage) []w3cTarget {
	var all []w3cTarget
	for _, raw := range oneOrMore(raw) {
		o, err := parseObject(raw)
		if err != nil {
			var address string
			_ = json.Unmarshal(raw, &address)
			all = append(all, w3cAddress(address))
			continue
		}
		if o.has("items") && !o.has("source") {
			all = append(all, w3cTargets(o.get("items"))...)
			continue
		}
		source, _ := w3cIRI(o, "source")
		if source == "" {
			source, _ = o.str(o.first([]string{"id", "@id"}))
		}
		t := w3cAddress(source)
		if o.has("selector") {
			t.selectors = oneOrMore(o.get("selector"))
			t.source = source
		}
		t.rest = o.rest("type", "id", "@id", "@type", "source", "selector", "annotation")
		all = append(all, t)
	}
	return all
}

// w3cAddress parts an address from its fragment.
func w3cAddress(address string) w3cTarget {
	source, fragment, found := strings.Cut(address, "#")
	t := w3cTarget{source: source}
	if found {
		selector, _ := json.Marshal(map[string]string{"type": "FragmentSelector", "value": fragment})
		t.selectors = []json.RawMessage{selector}
	}
	return t
}

// w3cSource is the first source that an annotation names and has a part of; else the first that it names.
func w3cSource(item object) string {
	named := ""
	for _, t := range w3cTargets(item.get("target")) {
		if t.source != "" && len(t.selectors) > 0 {
			return t.source
		}
		if named == "" {
			named = t.source
		}
	}
	return named
}
