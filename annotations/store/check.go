package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"tippani/annotations"
)

// Check reads a dataset and reports everything that is wrong with it, in the order of the file: JSON, the JSON Schema of
// the format, offsets and cluster boundaries, ids, relations, hashes, and, with a schema, labels, kinds and attributes.
// It holds one line at a time. Its error says that the file could not be read to its end.
func Check(path string, r io.Reader, schema *annotations.Schema, report func(Problem)) error {
	format, err := compileFormat()
	if err != nil {
		return err
	}
	seen := make(map[key]int)
	in := newLines(r, path)
	for {
		line, err := in.read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if len(bytes.TrimSpace(trimLine(line))) == 0 {
			continue
		}
		record := ParseRecord(path, in.number, line)
		for _, p := range record.Problems {
			report(p)
		}
		base := Problem{File: path, Line: in.number}
		if len(record.Problems) == 0 {
			format.check(trimLine(line), base, report)
		}
		if record.Article == nil {
			continue
		}
		k := key{record.Article.ID(), record.Annotator}
		if first, twice := seen[k]; twice {
			p := base
			p.What = fmt.Sprintf("the record of %q by %q stands on line %d too", k.id, k.annotator, first)
			p.Remedy = "join the two and remove one; until then the later one counts"
			report(p)
		} else {
			seen[k] = in.number
		}
		if schema != nil {
			checkLabels(record, schema, base, report)
		}
	}
}

func checkLabels(r *Record, schema *annotations.Schema, base Problem, report func(Problem)) {
	kinds := make(map[string]annotations.Kind)
	for _, s := range r.Spans {
		p := base
		p.Span = s.ID
		kinds[s.ID] = s.Kind
		label, known := schema.Label(s.Label)
		if !known {
			p.What, p.Remedy = fmt.Sprintf("the label %q is unknown", s.Label), "relabel the span, or add the label to the label file"
			report(p)
			continue
		}
		if s.Kind == "" {
			kinds[s.ID] = label.Kind
		} else if s.Kind != label.Kind {
			p.What, p.Remedy = fmt.Sprintf("the label %s is of kind %s, not %q", s.Label, label.Kind, s.Kind), fmt.Sprintf("write \"kind\": %q", label.Kind)
			report(p)
		}
		for _, name := range slices.Sorted(maps.Keys(s.Attrs)) {
			attribute, known := label.Attribute(name)
			switch {
			case !known:
				p.What, p.Remedy = fmt.Sprintf("the label %s has no attribute %q", s.Label, name), "remove it, or add it to the label file"
				report(p)
			case !attribute.Allows(s.Attrs[name]):
				p.What, p.Remedy = fmt.Sprintf("the attribute %q can't be %q", name, s.Attrs[name]), "choose one of the values in the label file"
				report(p)
			}
		}
	}
	for _, rel := range r.Relations {
		p := base
		p.Relation = rel.ID
		kind, known := schema.Relation(rel.Label)
		switch {
		case !known:
			p.What, p.Remedy = fmt.Sprintf("the relation label %q is unknown", rel.Label), "relabel the relation, or add it to the label file"
			report(p)
		case !kind.Allows(kinds[rel.From], kinds[rel.To]):
			p.What = fmt.Sprintf("%s can't go from %s (%s) to %s (%s)", rel.Label, rel.From, kinds[rel.From], rel.To, kinds[rel.To])
			p.Remedy = "link other spans, or allow these kinds in the label file"
			report(p)
		}
	}
}
