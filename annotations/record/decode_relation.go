package record

import (
	"slices"

	"tippani/annotations"
	"tippani/model/jsontext"
	"tippani/model/message"
)

func (d *decoder) relations(raw []byte) {
	d.array("relations", raw, func(at *jsontext.Scanner) error {
		if r := d.linked(at); r != nil {
			d.record.Relations = append(d.record.Relations, r)
			if r.ID == "" {
				d.unlinked = append(d.unlinked, r)
			}
		}
		return nil
	})
}

var (
	sayRelationNames       = message.New("record.relation-names", "the relation names the span %q, which is not there")
	sayRelationNamesRemedy = message.New("record.relation-names-remedy", "correct it or remove the relation")
	sayRelationNoLabel     = message.New("record.relation-no-label", "the relation has no label")
	sayRelationLabelRemedy = message.New("record.relation-label-remedy", "give it one, or remove the relation")
)

// linked decodes one relation; nil when its spans are not there.
func (d *decoder) linked(at *jsontext.Scanner) *annotations.Relation {
	defer d.attribute(len(d.record.Problems), &ofRelation)
	r, ok := d.relation(at)
	if !ok {
		return nil
	}
	for _, end := range []string{r.From, r.To} {
		if !d.spanIDs.has(end) {
			d.problem(r.ID, sayRelationNames.With(end), sayRelationNamesRemedy.With())
			ok = false
		}
	}
	if !ok {
		return nil
	}
	return r
}

// relation decodes one relation without looking whether its spans are there.
func (d *decoder) relation(at *jsontext.Scanner) (*annotations.Relation, bool) {
	fields, extra, ok := d.element(at, &ofRelation, relationKeys)
	if !ok {
		return nil, false
	}
	id, _ := d.id(fields.get("id"), &ofRelation, &d.relIDs)
	r := &annotations.Relation{ID: id, From: d.text(id, fields, "from"), To: d.text(id, fields, "to"), Label: d.text(id, fields, "label"),
		Extra: extra}
	if r.Label == "" {
		ok = false
		if missing(fields.get("label")) {
			d.problem(id, sayRelationNoLabel.With(), sayRelationLabelRemedy.With())
		}
	}
	return r, ok
}

// finish gives ids to what came without and puts everything in order.
func (d *decoder) finish() {
	next := annotations.NewSet()
	if len(d.unnamed) > 0 || len(d.unlinked) > 0 {
		next = annotations.SetOf(d.named())
	}
	for _, s := range d.unnamed {
		s.ID = next.NewSpanID()
	}
	for _, r := range d.unlinked {
		r.ID = next.NewRelationID()
	}
	set := annotations.SetOf(d.record.Spans, d.record.Relations, d.record.Answer)
	d.record.Spans = slices.Collect(set.Spans())
	d.record.Relations = slices.Collect(set.Relations())
}

func (d *decoder) named() ([]*annotations.Span, []*annotations.Relation, annotations.Answer) {
	spans := slices.DeleteFunc(slices.Clone(d.record.Spans), func(s *annotations.Span) bool { return s.ID == "" })
	relations := slices.DeleteFunc(slices.Clone(d.record.Relations), func(r *annotations.Relation) bool { return r.ID == "" })
	return spans, relations, ""
}
