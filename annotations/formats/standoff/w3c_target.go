package standoff

import (
	"encoding/json"
	"strings"

	"tippani/annotations/formats/ordered"
)

// w3cTarget is one of the things that an annotation is about: a part of a source, by its selectors, or by the fragment of its address.
type w3cTarget struct {
	source    string
	selectors []json.RawMessage
	rest      ordered.Object // keys that are not read
}

// w3cTargets is what an annotation is about: an address, an object, a set of them (Choice, Composite, List, Independents), or a list.
func w3cTargets(raw json.RawMessage) []w3cTarget {
	var all []w3cTarget
	for _, raw := range oneOrMore(raw) {
		o, err := ordered.Parse(raw)
		if err != nil {
			var address string
			_ = json.Unmarshal(raw, &address)
			all = append(all, w3cAddress(address))
			continue
		}
		if o.Has("items") && !o.Has("source") {
			all = append(all, w3cTargets(o.Get("items"))...)
			continue
		}
		source, _ := w3cIRI(o, "source")
		if source == "" {
			source, _ = o.Str(o.First([]string{"id", "@id"}))
		}
		t := w3cAddress(source)
		if o.Has("selector") {
			t.selectors = oneOrMore(o.Get("selector"))
			t.source = source
		}
		t.rest = o.Rest("type", "id", "@id", "@type", "source", "selector", "annotation")
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
func w3cSource(item ordered.Object) string {
	named := ""
	for _, t := range w3cTargets(item.Get("target")) {
		if t.source != "" && len(t.selectors) > 0 {
			return t.source
		}
		if named == "" {
			named = t.source
		}
	}
	return named
}
