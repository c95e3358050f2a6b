package formattest

import (
	"fmt"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/record"
)

// Told writes what was read of one article: spans with attributes and note, relations, and the losses of annotation with their numbers.
func Told(d *formats.Doc, report *formats.Report) string {
	var parts []string
	for _, s := range d.Spans {
		part := s.Label + "=" + d.Article.Slice(s.Range)
		for _, name := range ordered.SortedKeys(s.Attrs) {
			part += fmt.Sprintf(" %s:%s", name, s.Attrs[name])
		}
		if s.Note != "" {
			part += " #" + s.Note
		}
		parts = append(parts, part)
	}
	spans := d.SpansByID()
	for _, r := range d.Relations {
		parts = append(parts, r.Label+":"+d.Article.Slice(spans[r.From].Range)+">"+d.Article.Slice(spans[r.To].Range))
	}
	for _, e := range report.Totals() {
		if !e.Loss.Bookkeeping() {
			parts = append(parts, fmt.Sprintf("!%d %s", e.Count, e.Loss.Of(e.Count)))
		}
	}
	return strings.Join(parts, "; ")
}

// Sorted makes lists of parts in different orders comparable.
func Sorted(parts string) string {
	set := make(map[string]string)
	for i, part := range strings.Split(parts, "; ") {
		set[fmt.Sprintf("%s %d", part, strings.Count(strings.Join(strings.Split(parts, "; ")[:i], "; "), part))] = ""
	}
	return strings.Join(ordered.SortedKeys(set), "; ")
}

// Composed writes য় as the one code point that the test sentence has; editors like to write two.
func Composed(s string) string { return strings.ReplaceAll(s, "\u09af\u09bc", "\u09df") }

// RecordText is records as lines of a dataset.
func RecordText(docs []*formats.Doc) string {
	var all []byte
	for _, d := range docs {
		all = append(record.Append(all, d), '\n')
	}
	return string(all)
}

// Spans writes what was read as LABEL=text.
func Spans(docs []*formats.Doc) string {
	var all []string
	for _, d := range docs {
		for _, s := range d.Spans {
			all = append(all, s.Label+"="+d.Article.Slice(s.Range))
		}
	}
	return strings.Join(all, " ")
}
