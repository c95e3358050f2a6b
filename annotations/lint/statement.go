package lint

import (
	"strings"

	"tippani/annotations"
	"tippani/model/message"
)

var (
	sayNoSpeaker   = message.New("lint.no-speaker", "nobody is linked to the quotation %q as who says it")
	sayLink        = message.New("lint.link", "link it by %s")
	sayNoAttribute = message.New("lint.no-attribute", "the claim %q has no %s")
	sayChoose      = message.New("lint.choose", "choose one of %s")
)

// speakerRelations are the relations that can go from each class of quotations to an entity.
func speakerRelations(schema *annotations.Schema) map[annotations.Class][]string {
	of := make(map[annotations.Class][]string)
	for i := range schema.Labels {
		if l := &schema.Labels[i]; l.Kind == annotations.Quote {
			class := annotations.Class{Kind: l.Kind, Label: l.Name}
			for j := range schema.Relations {
				if toEntity(schema, &schema.Relations[j], class) {
					of[class] = append(of[class], schema.Relations[j].Name)
				}
			}
		}
	}
	return of
}

func toEntity(schema *annotations.Schema, r *annotations.RelationType, from annotations.Class) bool {
	for i := range schema.Labels {
		if l := &schema.Labels[i]; l.Kind == annotations.Entity && r.Allows(from, annotations.Class{Kind: l.Kind, Label: l.Name}) {
			return true
		}
	}
	return false
}

// unlinked finds quotations without a speaker, where the schema has a relation that would tell it.
func (s *scan) unlinked(relations []*annotations.Relation) {
	type end struct{ span, label string }
	var have map[end]bool
	for _, span := range s.spans {
		names := s.speakers[annotations.Class{Kind: s.kind(span), Label: span.Label}]
		if names == nil {
			continue
		}
		if have == nil {
			have = make(map[end]bool, len(relations))
			for _, r := range relations {
				have[end{r.From, r.Label}] = true
			}
		}
		said := false
		for _, name := range names {
			said = said || have[end{span.ID, name}]
		}
		if !said {
			s.report(about(NoSpeaker, span, sayNoSpeaker.With(clip(s.slice(span))), sayLink.With(strings.Join(names, ", ")),
				fix{do: speaker, links: names}), s.gist(span))
		}
	}
}

// unchecked finds claims that have none of the attributes of their label.
func (s *scan) unchecked() {
	for _, span := range s.spans {
		l, known := s.schema.Label(span.Label)
		if !known || s.kind(span) != annotations.Claim || len(l.Attributes) == 0 {
			continue
		}
		var names, values []string
		set := false
		for _, a := range l.Attributes {
			_, has := span.Attrs[a.Name]
			set = set || has
			names = append(names, a.Name)
			for _, v := range a.Values {
				values = append(values, v.Name)
			}
		}
		if !set {
			s.report(about(NoAttribute, span, sayNoAttribute.With(clip(s.slice(span)), strings.Join(names, ", ")),
				sayChoose.With(strings.Join(values, ", ")), fix{}), s.gist(span))
		}
	}
}
