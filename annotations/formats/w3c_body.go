package formats

import (
	"encoding/json"
	"strings"
)

// w3cBodies visits the bodies of an annotation: texts, objects, or lists of either. A body without purpose has that of the
// annotation when it comments, and tags otherwise. What a body names instead of a text is its value.
func w3cBodies(item object, visit func(purpose, value string)) error {
	usual := "tagging"
	for _, raw := range oneOrMore(item.get("motivation")) {
		var motivation string
		if json.Unmarshal(raw, &motivation) == nil {
			switch motivation = strings.TrimPrefix(motivation, "oa:"); motivation {
			case "commenting", "describing", "replying":
				usual = motivation
			}
		}
	}
	for _, key := range []string{"bodyValue", "body"} {
		for _, body := range oneOrMore(item.get(key)) {
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
	o, err := parseObject(body)
	if err != nil {
		return err
	}
	if items := oneOrMore(o.get("items")); items != nil && !o.has("value") { // a choice or a list of bodies
		for _, inner := range items {
			if err := visitW3CBody(inner, usual, visit); err != nil {
				return err
			}
		}
		return nil
	}
	for _, raw := range oneOrMore(o.get("purpose")) {
		var purpose string
		if json.Unmarshal(raw, &purpose) == nil && purpose != "" {
			usual = strings.TrimPrefix(purpose, "oa:")
			break
		}
	}
	value := ""
	for _, key := range []string{"value", "source", "id"} {
		if value != "" || !o.has(key) {
			continue
		}
		if value, err = w3cIRI(o, key); err != nil {
			return err
		}
		if key == "id" && o.has("type") && !o.has("source") && strings.Contains(string(o.get("type")), "TextualBody") {
			value = "" // the body's own name
		}
	}
	visit(usual, value)
	return nil
}

// w3cIRI is what a key names, in itself or as the id of an object.
func w3cIRI(o object, key string) (string, error) {
	if raw := o.get(key); raw != nil && raw[0] == '{' {
		inner, err := parseObject(raw)
		if err != nil {
			return "", err
		}
		return inner.str(inner.first([]string{"id", "@id"}))
	}
	return o.str(key)
}
