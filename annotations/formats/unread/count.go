// Package unread counts what keys and columns that a reader does not know say about a text, so that no annotation is passed over in
// silence.
package unread

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/tagging"
)

// said counts what values under keys that a reader does not know say about a text. It goes by their shape, since every tool has
// names of its own: whatever holds offsets, labels or tokens is annotation, and never counted as bookkeeping.
type said struct {
	spans int // offsets with a label
	items int // offsets alone, labels of the whole text, links
}

// deepest bounds how far into nested values unread looks.
const deepest = 8

// LeaveOut counts keys that are not kept: those that hold annotation as spans or items left out, the rest as unknown keys.
func LeaveOut(t *formats.Tally, fields []annotations.Field, of string) {
	looseOffsets(t, fields, of)
	for _, f := range fields {
		if !Watch(t, []annotations.Field{f}, of) && string(f.Raw) != "null" {
			t.Add(formats.ExtraOut, 1, strings.TrimSpace(f.Key+" "+of))
		}
	}
}

// Watch counts what keys that are kept as they are hold of annotation: it comes back, but as no span. It reports whether there was any.
func Watch(t *formats.Tally, fields []annotations.Field, of string) (found bool) {
	if len(fields) > 1 {
		looseOffsets(t, fields, of)
	}
	for _, f := range fields {
		var u said
		u.raw(f.Key, f.Raw)
		name := strings.TrimSpace(fmt.Sprintf("under “%s” %s", quote.Clip(f.Key), of))
		t.Add(formats.SpanOut, u.spans, name)
		t.Add(formats.ItemOut, u.items, name)
		found = found || u != said{}
	}
	return found
}

// notOfText tells keys of other starts and ends than those of characters.
func notOfText(k string) bool {
	return slices.ContainsFunc([]string{"time", "date", "year", "token", "word", "line", "page"}, func(of string) bool {
		return strings.Contains(k, of)
	})
}

// looseOffsets counts a start and an end that stand as keys of their own.
func looseOffsets(t *formats.Tally, fields []annotations.Field, of string) {
	of1, of2 := "", ""
	for _, f := range fields {
		k := PlainKey(f.Key)
		if _, err := ordered.WholeNumber(f.Raw); err != nil || notOfText(k) {
			continue
		}
		switch {
		case strings.HasPrefix(k, "start") || strings.HasPrefix(k, "begin") || strings.HasSuffix(k, "start") ||
			strings.HasSuffix(k, "begin"):
			of1 = f.Key
		case strings.HasPrefix(k, "end") || strings.HasSuffix(k, "end"):
			of2 = f.Key
		}
	}
	if of1 != "" && of2 != "" {
		t.Add(formats.SpanOut, 1, strings.TrimSpace(fmt.Sprintf("from “%s” to “%s” %s", quote.Clip(of1), quote.Clip(of2), of)))
	}
}

// Told counts what a value says of a text: its spans, and its items without a place.
func Told(key string, raw json.RawMessage) (spans, items int) {
	var u said
	u.raw(key, raw)
	return u.spans, u.items
}

func (u *said) raw(key string, raw json.RawMessage) {
	switch {
	case len(raw) == 0:
	case raw[0] == '[' || raw[0] == '{' || LabelKey(key):
		var v any
		if json.Unmarshal(raw, &v) == nil {
			u.value(key, v, 0)
		}
	}
}

func (u *said) value(key string, v any, depth int) {
	if depth > deepest {
		return
	}
	switch v := v.(type) {
	case string:
		u.items += formats.One(v != "" && LabelKey(key))
	case float64:
		u.items += formats.One(LabelKey(key))
	case []any:
		u.list(key, v, depth)
	case map[string]any:
		if isSpan, labelled := SpanObject(v); isSpan {
			u.spans += formats.One(labelled)
			u.items += formats.One(!labelled)
			return
		}
		if linkObject(v) {
			u.items++
			return
		}
		if LabelKey(key) && allScalar(v) {
			u.items++ // cats, say
			return
		}
		for k, inner := range v {
			u.value(k, inner, depth+1)
		}
	}
}

func allScalar(o map[string]any) bool {
	for _, v := range o {
		switch v.(type) {
		case string, float64, bool:
		default:
			return false
		}
	}
	return len(o) > 0
}

func (u *said) list(key string, list []any, depth int) {
	if len(list) == 0 {
		return
	}
	var tags []string
	spans, pairs, bare, numbers := 0, 0, 0, 0
	for _, element := range list {
		switch e := element.(type) {
		case string:
			tags = append(tags, e)
		case float64:
			numbers++
		case []any:
			spans += formats.One(spanList(e))
			pairs += formats.One(offsetPair(e) || pairList(e))
		case map[string]any:
			isSpan, labelled := SpanObject(e)
			bare += formats.One(isSpan && !labelled)
		}
	}
	switch {
	case spanList(list):
		u.spans++
	case len(tags) == len(list) && TagRow(tags):
		read, _, _ := tagging.Read(tags)
		u.spans += len(read)
	case len(tags)+numbers == len(list):
		u.items += formats.One(LabelKey(key) || TokenKey(key))
	case spans == len(list):
		u.spans += spans
	case pairs == len(list), bare == len(list):
		u.items++ // offsets of tokens or sentences, say
	default:
		for _, element := range list {
			u.value("", element, depth+1)
		}
	}
}

// LeaveColumns counts the columns of a table of tokens that are not read: those of tags by their spans, others as columns.
func LeaveColumns(t *formats.Tally, names []string, columns [][]string) {
	for i, cells := range columns {
		if TagRow(cells) {
			spans, _, _ := tagging.Read(cells)
			t.Add(formats.SpanOut, len(spans), "in "+names[i])
			continue
		}
		if n := bracketSpans(cells); n > 0 {
			t.Add(formats.SpanOut, n, "in the brackets of "+names[i])
			continue
		}
		t.Add(formats.ColumnOut, 1, names[i])
	}
}
