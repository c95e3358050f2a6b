package records

import (
	"encoding/json"
	"fmt"
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

// Keys of Label Studio that are read, or that say how an annotation was made (labelstud.io/guide/task_format).
var (
	annotationKeys = []string{"id", "result", "was_cancelled", "completed_by", "created_at", "updated_at"}
	regionKeys     = []string{"id", "from_name", "to_name", "type", "origin", "value", "meta", "source"}
	valueKeys      = []string{"start", "end", "text", "labels"}
)

// labelStudioResults reads regions first, then what belongs to them.
func labelStudioResults(raw *foreign.Doc, a ordered.Object, textKey string) error {
	if err := a.Need("regions", "result"); err != nil {
		return fmt.Errorf("an annotation: %w", err)
	}
	results, err := a.Objects("result")
	if err != nil {
		return err
	}
	unread.LeaveOut(&raw.Tally, a.Rest(annotationKeys...), "of an annotation")
	regions := make(map[string][]int)
	about := labelledText(results, textKey)
	for _, o := range results {
		if kind, _ := o.Str("type"); kind == "labels" {
			if to, _ := o.Str("to_name"); to != "" && to != about {
				raw.Tally.Add(formats.SpanOut, 1, "a region of another text, "+to)
				continue
			}
			if err := labelStudioRegion(raw, o, regions); err != nil {
				return err
			}
		}
	}
	for _, o := range results {
		kind, err := o.Str("type")
		if err != nil {
			return err
		}
		switch kind {
		case "labels":
		case "relation":
			err = labelStudioRelation(raw, o)
		default:
			err = labelStudioAttribute(raw, o, kind, regions)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// labelledText is the name of the text that is read, of those that the regions are about: the one called as its key is, else the first.
func labelledText(results []ordered.Object, textKey string) string {
	first := ""
	for _, o := range results {
		if kind, _ := o.Str("type"); kind != "labels" {
			continue
		}
		switch to, _ := o.Str("to_name"); {
		case to == textKey:
			return to
		case first == "":
			first = to
		}
	}
	return first
}

// labelStudioRegion makes a span for each label of a region; the first has the region's id.
func labelStudioRegion(raw *foreign.Doc, o ordered.Object, regions map[string][]int) error {
	value, err := o.Object("value")
	if err != nil {
		return err
	}
	if value.Has("startOffset") || value.Has("globalOffsets") {
		raw.Tally.Add(formats.SpanOut, 1, "a region of HyperText or Paragraphs")
		return nil
	}
	left := o.Rest(regionKeys...)
	unread.LeaveOut(&raw.Tally, value.Rest(valueKeys...), "of a region's value")
	var s foreign.Span
	if s.ID, err = o.Str("id"); err != nil {
		return err
	}
	if s.Start, err = value.Num("start"); err != nil {
		return fmt.Errorf("region %s: %w", s.ID, err)
	}
	if s.End, err = value.Num("end"); err != nil {
		return fmt.Errorf("region %s: %w", s.ID, err)
	}
	if s.Quoted = value.Has("text"); s.Quoted {
		if s.Quote, err = value.Str("text"); err != nil {
			return err
		}
	}
	meta, err := o.Object("meta")
	if err != nil {
		return err
	}
	if s.Note, err = joined(meta, "text"); err != nil {
		return err
	}
	kind, _ := meta.Str("kind")
	s.Kind = annotations.Kind(kind)
	known := []string{"text", "kind"}
	if native.ReadSuggested(meta, &s.Span); s.Suggested != nil {
		known = append(known, record.SuggestedKey)
		left = ordered.Object(left).Rest("score")
	}
	unread.LeaveOut(&raw.Tally, left, "of a region")
	unread.LeaveOut(&raw.Tally, meta.Rest(known...), "of a region's meta")
	if err := value.Need("labels", "labels"); err != nil {
		return fmt.Errorf("region %s: %w", s.ID, err)
	}
	labels, err := value.List("labels")
	if err != nil {
		return err
	}
	if len(labels) == 0 {
		raw.Tally.Add(formats.SpanOut, 1, "a region without label: "+quote.Clip(s.Quote))
	}
	id := s.ID
	for _, label := range labels {
		if s.Label, err = (ordered.Object{{Key: "label", Raw: label}}).Str("label"); err != nil {
			return fmt.Errorf("region %s: a label should be a string; correct it", id)
		}
		regions[id] = append(regions[id], len(raw.Spans))
		raw.Spans = append(raw.Spans, s)
		s.ID = ""
	}
	return nil
}

func labelStudioRelation(raw *foreign.Doc, o ordered.Object) error {
	var rel annotations.Relation
	direction := ""
	if err := o.Strings(map[string]*string{"from_id": &rel.From, "to_id": &rel.To, "direction": &direction}); err != nil {
		return err
	}
	labels, err := relationLabels(o)
	if err != nil {
		return err
	}
	unread.LeaveOut(&raw.Tally, o.Rest("id", "type", "from_id", "to_id", "direction", "labels"), "of a relation")
	if direction == "left" {
		rel.From, rel.To = rel.To, rel.From
	}
	for _, rel.Label = range labels {
		if direction == "bi" {
			raw.Relations = append(raw.Relations, annotations.Relation{From: rel.To, To: rel.From, Label: rel.Label})
		}
		raw.Relations = append(raw.Relations, rel)
	}
	return nil
}

// relationLabels are a relation's labels, each of which makes one; a relation without is one all the same.
func relationLabels(o ordered.Object) ([]string, error) {
	all := ordered.Object{{Key: "labels", Raw: o.Get("labels")}}
	if raw := o.Get("labels"); raw == nil || raw[0] != '[' {
		label, err := all.Str("labels")
		return []string{label}, err
	}
	labels, err := all.StringList("labels")
	if len(labels) == 0 {
		labels = []string{""}
	}
	return labels, err
}

// labelStudioAttribute takes what is said of a region by choices, a text area, a rating, under the control's name.
func labelStudioAttribute(raw *foreign.Doc, o ordered.Object, kind string, regions map[string][]int) error {
	id, err := o.Str("id")
	if err != nil {
		return err
	}
	name, err := o.Str("from_name")
	if err != nil {
		return err
	}
	value, err := o.Object("value")
	if err != nil {
		return err
	}
	key := kind
	if kind == "textarea" {
		key = "text"
	}
	of := regions[id]
	if len(of) == 0 && isRegion(kind, value) {
		raw.Tally.Add(formats.SpanOut, 1, "a region of "+kind)
		return nil
	}
	if len(of) == 0 || !value.Has(key) || name == "" {
		raw.Tally.Add(formats.ItemOut, 1, kind+" "+name)
		return nil
	}
	said, err := joined(value, key)
	if err != nil {
		return err
	}
	for _, i := range of {
		s := &raw.Spans[i]
		if s.Attrs == nil {
			s.Attrs = make(map[string]string)
		}
		s.Attrs[name] = said
	}
	return nil
}

// isRegion tells regions of sound, pictures and pages, and those whose type is not known, from what is said of a whole task.
func isRegion(kind string, value ordered.Object) bool {
	isSpan, _ := unread.SpanObject(value.Decoded())
	return isSpan || strings.HasSuffix(kind, "labels") || value.Has("labels") || value.Has("startOffset")
}

// joined is a string, or a list of strings with line feeds between them; anything else as its JSON.
func joined(o ordered.Object, key string) (string, error) {
	raw := o.Get(key)
	if raw == nil {
		return "", nil
	}
	if raw[0] == '"' {
		return o.Str(key)
	}
	var list []string
	if json.Unmarshal(raw, &list) != nil {
		return string(ordered.Compact(raw)), nil
	}
	return strings.Join(list, "\n"), nil
}
