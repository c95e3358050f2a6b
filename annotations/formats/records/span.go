package records

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/unread"
)

// Names under which tools keep the ends and the label of a span.
var (
	startKeys = []string{"start_offset", "start", "start_char", "startOffset", "begin"}
	endKeys   = []string{"end_offset", "end", "end_char", "endOffset", "stop"}
	labelKeys = []string{"label", "tag", "type", "entity", "entity_group", "labels"}
)

// looseSpan reads a span as a list [start, end, label] or as an object, with the keys of whatever tool. What has no start, end or
// label is an error. Numbers stand for labels when names say which; nil is none.
func looseSpan(raw json.RawMessage, names map[string]string, t *formats.Tally) (foreign.Span, error) {
	var s foreign.Span
	var err error
	if raw[0] == '[' {
		return tupleSpan(raw, names, t)
	}
	o, err := ordered.Parse(raw)
	if err != nil {
		return s, err
	}
	start, end, label := o.First(startKeys), o.First(endKeys), o.First(labelKeys)
	for _, keys := range [][]string{startKeys, endKeys} {
		if len(o.Present(keys)) == 0 {
			return s, fmt.Errorf("there is no “%s” (the keys are %s); a span goes from start to end, correct it", keys[1], o.KeyNames())
		}
	}
	if s.Start, err = o.Num(start); err != nil {
		return s, err
	}
	if s.End, err = o.Num(end); err != nil {
		return s, err
	}
	if o.Find(label) < 0 {
		return s, fmt.Errorf("the span from %d to %d has no “label”; correct it", s.Start, s.End)
	}
	value := o.Get(label)
	if list, err := o.List(label); err == nil && len(list) > 0 {
		value = list[0]
		t.Add(formats.SpanOut, len(list)-1, "further labels of a span")
	}
	if s.Label, err = labelName(value, names); err != nil {
		return s, err
	}
	s.Quoted = o.Has("text")
	if s.Quoted {
		if s.Quote, err = o.Str("text"); err != nil {
			return s, err
		}
	}
	s.Extra = o.Rest(start, end, label, "id", "text")
	return s, nil
}

// labelName is a label written out, or its number in a list of names; "" when it is null.
func labelName(raw json.RawMessage, names map[string]string) (string, error) {
	if raw == nil || string(raw) == "null" {
		return "", nil
	}
	label, err := (ordered.Object{{Key: "label", Raw: raw}}).Str("label")
	if err != nil || raw[0] == '"' {
		return label, err
	}
	if name, ok := names[label]; ok {
		return name, nil
	}
	return "", fmt.Errorf("the label is the number %s, and its name is not known; put the project's list of labels, as "+
		"[{\"id\":%s,\"text\":\"PER\"},…], beside the file as labels.json", label, label)
}

// namesBeside reads the list of labels that doccano exports, [{"id": 7, "text": "PER", …}], from a file beside; nil when there is none.
func namesBeside(in formats.Input) (map[string]string, error) {
	if in.Dir == nil {
		return nil, nil
	}
	base := filepath.Base(in.Name)
	for _, name := range []string{strings.TrimSuffix(base, filepath.Ext(base)) + ".labels.json", "labels.json", "label_config.json",
		"label.json"} {
		data, err := fs.ReadFile(in.Dir, name)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) || name == base {
			continue
		}
		if err != nil {
			return nil, err
		}
		var list []json.RawMessage
		if json.Unmarshal(data, &list) != nil {
			continue // of another tool, under the same name
		}
		names := make(map[string]string, len(list))
		for _, element := range list {
			o, err := ordered.Parse(element)
			if err != nil {
				break
			}
			id, _ := o.Str("id")
			if text, _ := o.Str(o.First([]string{"text", "name", "label"})); id != "" && text != "" {
				names[id] = text
			}
		}
		if len(names) > 0 {
			return names, nil
		}
	}
	return nil, nil
}

// tupleSpan reads [start, end, label], or [label, start, end]; a fourth element, a knowledge base id, becomes the attribute kb_id.
func tupleSpan(raw json.RawMessage, names map[string]string, t *formats.Tally) (foreign.Span, error) {
	var s foreign.Span
	var parts []json.RawMessage
	if err := json.Unmarshal(raw, &parts); err != nil || len(parts) < 3 {
		return s, fmt.Errorf("a list [start, end, label] is expected, not %s; correct it", quote.Clip(string(raw)))
	}
	if parts[0][0] == '"' && parts[2][0] != '"' {
		parts[0], parts[1], parts[2] = parts[1], parts[2], parts[0]
	}
	var err error
	if s.Start, err = ordered.WholeNumber(parts[0]); err != nil {
		return s, err
	}
	if s.End, err = ordered.WholeNumber(parts[1]); err != nil {
		return s, err
	}
	if s.Label, err = labelName(parts[2], names); err != nil {
		return s, err
	}
	if len(parts) > 3 {
		var id string
		if json.Unmarshal(parts[3], &id) == nil && id != "" {
			s.Attrs = map[string]string{"kb_id": id}
		} else if string(parts[3]) != `""` && string(parts[3]) != "null" {
			t.Add(formats.ItemOut, 1, "id "+quote.Clip(string(parts[3])))
		}
		t.Add(formats.ItemOut, len(parts)-4, "")
	}
	return s, nil
}

// errWholeText refuses what stands where spans should: labels that are about the text as a whole, tags of its words, and what holds
// spans of a shape that is not known.
func errWholeText(key string, raw json.RawMessage) error {
	spans, items := unread.Told(key, raw)
	var tags []string
	switch {
	case json.Unmarshal(raw, &tags) == nil && unread.TagRow(tags):
		return fmt.Errorf("“%s” holds tags of words (%s), and the words stand under none of the keys that are read; write them as "+
			"[start, end, label]", key, quote.Clip(string(ordered.Compact(raw))))
	case spans > 0 || raw[0] == '{' && items > 0 && unread.HoldsPairs(raw):
		return fmt.Errorf("“%s” holds %s, and spans in that shape are not read; write them as [start, end, label]", key,
			quote.Clip(string(ordered.Compact(raw))))
	}
	return fmt.Errorf("“%s” holds %s, which says something of the whole text, as projects for classification and translation have it; "+
		"only spans of text can be imported",
		key, quote.Clip(string(ordered.Compact(raw))))
}

// spansUnder reads the list of spans under a key; labels of the whole text there are an error.
func spansUnder(d *foreign.Doc, o ordered.Object, key string, read func(json.RawMessage) (foreign.Span, error)) error {
	if raw := o.Get(key); raw != nil && raw[0] != '[' {
		return errWholeText(key, raw)
	}
	list, err := o.List(key)
	if err != nil {
		return err
	}
	for i, element := range list {
		if element[0] != '[' && element[0] != '{' {
			return errWholeText(key, o.Get(key))
		}
		s, err := read(element)
		if err != nil {
			return fmt.Errorf("“%s”, span %d: %w", key, i+1, err)
		}
		d.Spans = append(d.Spans, s)
	}
	return nil
}
