package record

import (
	"maps"
	"slices"

	"tippani/annotations"
	"tippani/model/message"
)

var (
	sayLabelUnknown          = message.New("record.label-unknown", "the label %q is unknown")
	sayLabelRemedy           = message.New("record.label-remedy", "relabel the span, or add the label to the label file")
	sayLabelKind             = message.New("record.label-kind", "the label %s is of kind %s, not %q")
	sayLabelKindRemedy       = message.New("record.label-kind-remedy", `write "kind": %q`)
	sayNoAttribute           = message.New("record.no-attribute", "the label %s has no attribute %q")
	sayNoAttributeRemedy     = message.New("record.no-attribute-remedy", "remove it, or add it to the label file")
	sayAttributeValue        = message.New("record.attribute-value", "the attribute %q can't be %q")
	sayAttributeValueRemedy  = message.New("record.attribute-value-remedy", "choose one of the values in the label file")
	sayRelationUnknown       = message.New("record.relation-unknown", "the relation label %q is unknown")
	sayRelationUnknownRemedy = message.New("record.relation-unknown-remedy", "relabel the relation, or add it to the label file")
	sayRelationEnds          = message.New("record.relation-ends", "%s can't go from %s (%s) to %s (%s)")
	sayRelationEndsRemedy    = message.New("record.relation-ends-remedy",
		"link other spans, or allow these kinds or labels in the label file")
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
			p.What, p.Remedy = sayLabelUnknown.With(s.Label), sayLabelRemedy.With()
			report(p)
			continue
		}
		if s.Kind == "" {
			classes[s.ID] = annotations.Class{Kind: label.Kind, Label: s.Label}
		} else if s.Kind != label.Kind {
			p.What, p.Remedy = sayLabelKind.With(s.Label, label.Kind, s.Kind),
				sayLabelKindRemedy.With(label.Kind)
			report(p)
		}
		if len(s.Attrs) == 0 {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(s.Attrs)) {
			attribute, known := label.Attribute(name)
			switch {
			case !known:
				p.What, p.Remedy = sayNoAttribute.With(s.Label, name), sayNoAttributeRemedy.With()
				report(p)
			case !attribute.Allows(s.Attrs[name]):
				p.What, p.Remedy = sayAttributeValue.With(name, s.Attrs[name]),
					sayAttributeValueRemedy.With()
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
			p.What, p.Remedy = sayRelationUnknown.With(rel.Label),
				sayRelationUnknownRemedy.With()
			report(p)
		case !kind.Allows(classes[rel.From], classes[rel.To]):
			p.What = sayRelationEnds.With(rel.Label, rel.From, classes[rel.From], rel.To, classes[rel.To])
			p.Remedy = sayRelationEndsRemedy.With()
			report(p)
		}
	}
}
