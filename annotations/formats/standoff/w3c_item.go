package standoff

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/unread"
	"tippani/annotations/record"
)

// w3cItem reads one annotation: a relation when it links two others, else a span for each of its targets.
func w3cItem(raw *foreign.Doc, item ordered.Object, source string) error {
	if motivation, _ := item.Str("motivation"); motivation == "linking" {
		return w3cLink(raw, item)
	}
	if !item.Has("target") {
		return errors.New("an annotation has no “target”, which says what it is about; complete or remove it, or check the input format")
	}
	targets := w3cTargets(item.Get("target"))
	var s foreign.Span
	var err error
	if s.ID, err = w3cName(item, "id"); err != nil {
		return err
	}
	kind, err := item.Str("kind")
	if err != nil {
		return err
	}
	s.Kind = annotations.Kind(kind)
	if err = native.ReadExtras(item, &s.Span, "attributes"); err != nil {
		return err
	}
	known := []string{"@context", "id", "type", "motivation", "body", "bodyValue", "target", "kind", "attributes"}
	if s.Suggested != nil {
		known = append(known, record.SuggestedKey)
	}
	unread.LeaveOut(&raw.Tally, item.Rest(known...), "of an annotation")
	if err := w3cBodies(item, func(purpose, value string) {
		switch {
		case (purpose == "tagging" || purpose == "classifying") && s.Label == "":
			s.Label = value
		case purpose == "commenting" || purpose == "describing" || purpose == "replying":
			if s.Note != "" {
				s.Note += "\n"
			}
			s.Note += value
		default:
			raw.Tally.Add(formats.ItemOut, 1, "body "+purpose+" "+quote.Clip(value))
		}
	}); err != nil {
		return err
	}
	parts := 0
	for _, target := range targets {
		switch {
		case len(target.selectors) == 0:
			raw.Tally.Add(formats.ItemOut, 1, "an annotation of the whole of "+target.source)
			continue
		case target.source != source:
			raw.Tally.Add(formats.SpanOut, 1, "an annotation of another source, "+target.source)
			continue
		}
		if parts++; parts == 2 {
			raw.Tally.Add(formats.Fragmented, 1, s.ID)
		}
		if err := w3cSelect(raw, target, s); err != nil {
			return err
		}
		s.ID = ""
	}
	return nil
}

func w3cName(o ordered.Object, key string) (string, error) {
	id, err := o.Str(key)
	id = strings.TrimPrefix(id, "#")
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	return id, err
}

// oneOrMore is the elements of a list, or the one value that stands for a list of it.
func oneOrMore(raw json.RawMessage) []json.RawMessage {
	if raw == nil {
		return nil
	}
	var list []json.RawMessage
	if raw[0] == '[' && json.Unmarshal(raw, &list) == nil {
		return list
	}
	return []json.RawMessage{raw}
}

func w3cLink(raw *foreign.Doc, item ordered.Object) error {
	var ends []string
	for _, target := range oneOrMore(item.Get("target")) {
		o := ordered.Object{{Key: "id", Raw: target}}
		if target[0] == '{' {
			var err error
			if o, err = ordered.Parse(target); err != nil {
				return err
			}
		}
		id, err := w3cName(o, "id")
		if err != nil {
			return err
		}
		ends = append(ends, id)
	}
	if len(ends) != 2 {
		raw.Tally.Add(formats.RelationOut, 1, fmt.Sprintf("a link of %d annotations", len(ends)))
		return nil
	}
	rel := annotations.Relation{From: ends[0], To: ends[1]}
	var err error
	if rel.ID, err = w3cName(item, "id"); err != nil {
		return err
	}
	err = w3cBodies(item, func(purpose, value string) {
		if rel.Label == "" {
			rel.Label = value
		} else {
			raw.Tally.Add(formats.ItemOut, 1, "body "+purpose+" "+quote.Clip(value))
		}
	})
	raw.Relations = append(raw.Relations, rel)
	return err
}
