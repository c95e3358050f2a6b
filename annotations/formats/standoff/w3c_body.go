package standoff

import (
	"encoding/json"
	"strings"

	"tippani/annotations/formats/ordered"
)

// w3cBodies visits the bodies of an annotation: texts, objects, or lists of either. A body without purpose has that of the
// annotation when it comments, and tags otherwise. What a body names instead of a text is its value.
func w3cBodies(item ordered.Object, visit func(purpose, value string)) error {
	usual := "tagging"
	for _, raw := range oneOrMore(item.Get("motivation")) {
		var motivation string
		if json.Unmarshal(raw, &motivation) == nil {
			switch motivation = strings.TrimPrefix(motivation, "oa:"); motivation {
			case "commenting", "describing", "replying":
				usual = motivation
			}
		}
	}
	for _, key := range []string{"bodyValue", "body"} {
		for _, body := range oneOrMore(item.Get(key)) {
			if err := visitW3CBody(body, usual, visit); err != nil {
				return err
			}
		}
	}
	return nil
}

func visitW3CBody(body json.RawMessage, usual string, visit func(purpose, value string)) error {
	if string(body) == "null" {
		return nil
	}
	if body[0] == '"' {
		var value string
		err := json.Unmarshal(body, &value)
		visit(usual, value)
		return err
	}
	o, err := ordered.Parse(body)
	if err != nil {
		return err
	}
	if items := oneOrMore(o.Get("items")); items != nil && !o.Has("value") { // a choice or a list of bodies
		for _, inner := range items {
			if err := visitW3CBody(inner, usual, visit); err != nil {
				return err
			}
		}
		return nil
	}
	for _, raw := range oneOrMore(o.Get("purpose")) {
		var purpose string
		if json.Unmarshal(raw, &purpose) == nil && purpose != "" {
			usual = strings.TrimPrefix(purpose, "oa:")
			break
		}
	}
	value := ""
	for _, key := range []string{"value", "source", "id"} {
		if value != "" || !o.Has(key) {
			continue
		}
		if value, err = w3cIRI(o, key); err != nil {
			return err
		}
		if key == "id" && o.Has("type") && !o.Has("source") && strings.Contains(string(o.Get("type")), "TextualBody") {
			value = "" // the body's own name
		}
	}
	visit(usual, value)
	return nil
}

// w3cIRI is what a key names, in itself or as the id of an object.
func w3cIRI(o ordered.Object, key string) (string, error) {
	if raw := o.Get(key); raw != nil && raw[0] == '{' {
		inner, err := ordered.Parse(raw)
		if err != nil {
			return "", err
		}
		return inner.Str(inner.First([]string{"id", "@id"}))
	}
	return o.Str(key)
}
