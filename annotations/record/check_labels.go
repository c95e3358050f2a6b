package record

import (
	"fmt"
	"maps"
	"slices"

	"tippani/annotations"
)

// CheckLabels reports where a record departs from the label file. at is the file and line of the record, for the problems; classes is
// scratch space, for the classes of its spans.
func CheckLabels(r *Record, schema *annotations.Schema, classes map[string]annotations.Class, at Problem, report func(Problem)) {
	clear(classes)
	for _, s := range r.Spans {
		p := at
		p.Span = s.ID
		classes[s.ID] = s.Class()
		label, known := schema.Label(s.Label)
		if !known {
			p.What, p.Remedy = fmt.Sprintf("the label %q is unknown", s.Label), "relabel the span, or add the label to the label file"
			report(p)
			continue
		}
		if s.Kind == "" {
			classes[s.ID] = annotations.Class{Kind: label.Kind, Label: s.Label}
		} else if s.Kind != label.Kind {
			p.What, p.Remedy = fmt.Sprintf("the label %s is of kind %s, not %q", s.Label, label.Kind, s.Kind),
				fmt.Sprintf("write \"kind\": %q", label.Kind)
			report(p)
		}
		if len(s.Attrs) == 0 {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(s.Attrs)) {
			attribute, known := label.Attribute(name)
			switch {
			case !known:
				p.What, p.Remedy = fmt.Sprintf("the label %s has no attribute %q", s.Label, name), "remove it, or add it to the label file"
				report(p)
			case !attribute.Allows(s.Attrs[name]):
				p.What, p.Remedy = fmt.Sprintf("the attribute %q can't be %q", name, s.Attrs[name]),
					"choose one of the values in the label file"
				report(p)
			}
		}
	}
	for _, rel := range r.Relations {
		p := at
		p.Relation = rel.ID
		kind, known := schema.Relation(rel.Label)
		switch {
		case !known:
			p.What, p.Remedy = fmt.Sprintf("the relation label %q is unknown", rel.Label),
				"relabel the relation, or add it to the label file"
			report(p)
		case !kind.Allows(classes[rel.From], classes[rel.To]):
			p.What = fmt.Sprintf("%s can't go from %s (%s) to %s (%s)", rel.Label, rel.From, classes[rel.From], rel.To, classes[rel.To])
			p.Remedy = "link other spans, or allow these kinds or labels in the label file"
			report(p)
		}
	}
}
