package formats

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"tippani/annotations"
)

// unread counts what values under keys that a reader does not know say about a text. It goes by their shape, since every tool has
// names of its own: whatever holds offsets, labels or tokens is annotation, and never counted as bookkeeping.
type unread struct {
	spans int // offsets with a label
	items int // offsets alone, labels of the whole text, links
}

// deepest bounds how far into nested values unread looks.
const deepest = 8

// leaveOut counts keys that are not kept: those that hold annotation as spans or items left out, the rest as unknown keys.
func leaveOut(t *tally, fields []annotations.Field, of string) {
	looseOffsets(t, fields, of)
	for _, f := range fields {
		if !watch(t, []annotations.Field{f}, of) && string(f.Raw) != "null" {
			t.add(ExtraOut, 1, strings.TrimSpace(f.Key+" "+of))
		}
	}
}

// watch counts what keys that are kept as they are hold of annotation: it comes back, but as no span. It reports whether there was any.
func watch(t *tally, fields []annotations.Field, of string) (found bool) {
	if len(fields) > 1 {
		looseOffsets(t, fields, of)
	}
	for _, f := range fields {
		var u unread
		u.raw(f.Key, f.Raw)
		name := strings.TrimSpace(fmt.Sprintf("under “%s” %s", clip(f.Key), of))
		t.add(SpanOut, u.spans, name)
		t.add(ItemOut, u.items, name)
		found = found || u != unread{}
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
func looseOffsets(t *tally, fields []annotations.Field, of string) {
	of1, of2 := "", ""
	for _, f := range fields {
		k := plainKey(f.Key)
		if _, err := wholeNumber(f.Raw); err != nil || notOfText(k) {
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
		t.add(SpanOut, 1, strings.TrimSpace(fmt.Sprintf("from “%s” to “%s” %s", clip(of1), clip(of2), of)))
	}
}

// whatIsTold counts what a value says of a text: its spans, and its items without a place.
func whatIsTold(key string, raw json.RawMessage) (spans, items int) {
	var u unread
	u.raw(key, raw)
	return u.spans, u.items
}

func (u *unread) raw(key string, raw json.RawMessage) {
	switch {
	case len(raw) == 0:
	case raw[0] == '[' || raw[0] == '{' || labelKey(key):
		var v any
		if json.Unmarshal(raw, &v) == nil {
			u.value(key, v, 0)
		}
	}
}

func (u *unread) value(key string, v any, depth int) {
	if depth > deepest {
		return
	}
	switch v := v.(type) {
	case string:
		u.items += one(v != "" && labelKey(key))
	case float64:
		u.items += one(labelKey(key))
	case []any:
		u.list(key, v, depth)
	case map[string]any:
		if isSpan, labelled := spanObject(v); isSpan {
			u.spans += one(labelled)
			u.items += one(!labelled)
			return
		}
		if linkObject(v) {
			u.items++
			return
		}
		if labelKey(key) && allScalar(v) {
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

func (u *unread) list(key string, list []any, depth int) {
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
			spans += one(spanList(e))
			pairs += one(offsetPair(e) || pairList(e))
		case map[string]any:
			isSpan, labelled := spanObject(e)
			bare += one(isSpan && !labelled)
		}
	}
	switch {
	case spanList(list):
		u.spans++
	case len(tags) == len(list) && tagRow(tags):
		read, _, _ := readTags(tags)
		u.spans += len(read)
	case len(tags)+numbers == len(list):
		u.items += one(labelKey(key) || tokenKey(key))
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

// leaveColumns counts the columns of a table of tokens that are not read: those of tags by their spans, others as columns.
func leaveColumns(t *tally, names []string, columns [][]string) {
	for i, cells := range columns {
		if tagRow(cells) {
			spans, _, _ := readTags(cells)
			t.add(SpanOut, len(spans), "in "+names[i])
			continue
		}
		if n := bracketSpans(cells); n > 0 {
			t.add(SpanOut, n, "in the brackets of "+names[i])
			continue
		}
		t.add(ColumnOut, 1, names[i])
	}
}
