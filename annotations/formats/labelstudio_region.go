package formats

import (
	"encoding/json"
	"fmt"
	"strings"

	"tippani/annotations"
)

// Keys of Label Studio that are read, or that say how an annotation was made (labelstud.io/guide/task_format).
var (
	annotationKeys = []string{"id", "result", "was_cancelled", "completed_by", "created_at", "updated_at"}
	regionKeys     = []string{"id", "from_name", "to_name", "type", "origin", "value", "meta", "source"}
	valueKeys      = []string{"start", "end", "text", "labels"}
)

// labelStudioResults reads regions first, then what belongs to them.
func labelStudioResults(raw *rawDoc, a object, textKey string) error {
	if err := a.need("regions", "result"); err != nil {
		return fmt.Errorf("an annotation: %w", err)
	}
	results, err := a.objects("result")
	if err != nil {
		return err
	}
	leaveOut(&raw.tally, a.rest(annotationKeys...), "of an annotation")
	regions := make(map[string][]int)
	about := labelledText(results, textKey)
	for _, o := range results {
		if kind, _ := o.str("type"); kind == "labels" {
			if to, _ := o.str("to_name"); to != "" && to != about {
				raw.tally.add(SpanOut, 1, "a region of another text, "+to)
				continue
			}
			if err := labelStudioRegion(raw, o, regions); err != nil {
				return err
			}
		}
	}
	for _, o := range results {
		kind, err := o.str("type")
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
func labelledText(results []object, textKey string) string {
	first := ""
	for _, o := range results {
		if kind, _ := o.str("type"); kind != "labels" {
			continue
		}
		switch to, _ := o.str("to_name"); {
		case to == textKey:
			return to
		case first == "":
			first = to
		}
	}
	return first
}

// labelStudioRegion makes a span for each label of a region; the first has the region's id.
func labelStudioRegion(raw *rawDoc, o object, regions map[string][]int) error {
	value, err := o.object("value")
	if err != nil {
		return err
	}
	if value.has("startOffset") || value.has("globalOffsets") {
		raw.tally.add(SpanOut, 1, "a region of HyperText or Paragraphs")
		return nil
	}
	leaveOut(&raw.tally, o.rest(regionKeys...), "of a region")
	leaveOut(&raw.tally, value.rest(valueKeys...), "of a region's value")
	var s rawSpan
	if s.ID, err = o.str("id"); err != nil {
		return err
	}
	if s.start, err = value.num("start"); err != nil {
		return fmt.Errorf("region %s: %w", s.ID, err)
	}
	if s.end, err = value.num("end"); err != nil {
		return fmt.Errorf("region %s: %w", s.ID, err)
	}
	if s.quoted = value.has("text"); s.quoted {
		if s.quote, err = value.str("text"); err != nil {
			return err
		}
	}
	meta, err := o.object("meta")
	if err != nil {
		return err
	}
	if s.Note, err = joined(meta, "text"); err != nil {
		return err
	}
	kind, _ := meta.str("kind")
	s.Kind = annotations.Kind(kind)
	leaveOut(&raw.tally, meta.rest("text", "kind"), "of a region's meta")
	if err := value.need("labels", "labels"); err != nil {
		return fmt.Errorf("region %s: %w", s.ID, err)
	}
	labels, err := value.list("labels")
	if err != nil {
		return err
	}
	if len(labels) == 0 {
		raw.tally.add(SpanOut, 1, "a region without label: "+clip(s.quote))
	}
	id := s.ID
	for _, label := range labels {
		if s.Label, err = (object{{Key: "label", Raw: label}}).str("label"); err != nil {
			return fmt.Errorf("region %s: a label should be a string; correct it", id)
		}
		regions[id] = append(regions[id], len(raw.spans))
		raw.spans = append(raw.spans, s)
		s.ID = ""
	}
	return nil
}

func labelStudioRelation(raw *rawDoc, o object) error {
	var rel annotations.Relation
	direction := ""
	if err := o.strings(map[string]*string{"from_id": &rel.From, "to_id": &rel.To, "direction": &direction}); err != nil {
		return err
	}
	labels, err := relationLabels(o)
	if err != nil {
		return err
	}
	leaveOut(&raw.tally, o.rest("id", "type", "from_id", "to_id", "direction", "labels"), "of a relation")
	if direction == "left" {
		rel.From, rel.To = rel.To, rel.From
	}
	for _, rel.Label = range labels {
		if direction == "bi" {
			raw.relations = append(raw.relations, annotations.Relation{From: rel.To, To: rel.From, Label: rel.Label})
		}
		raw.relations = append(raw.relations, rel)
	}
	return nil
}

// relationLabels are a relation's labels, each of which makes one; a relation without is one all the same.
func relationLabels(o object) ([]string, error) {
	all := object{{Key: "labels", Raw: o.get("labels")}}
	if raw := o.get("labels"); raw == nil || raw[0] != '[' {
		label, err := all.str("labels")
		return []string{label}, err
	}
	labels, err := all.stringList("labels")
	if len(labels) == 0 {
		labels = []string{""}
	}
	return labels, err
}

// labelStudioAttribute takes what is said of a region by choices, a text area, a rating, under the control's name.
func labelStudioAttribute(raw *rawDoc, o object, kind string, regions map[string][]int) error {
	id, err := o.str("id")
	if err != nil {
		return err
	}
	name, err := o.str("from_name")
	if err != nil {
		return err
	}
	value, err := o.object("value")
	if err != nil {
		return err
	}
	key := kind
	if kind == "textarea" {
		key = "text"
	}
	of := regions[id]
	if len(of) == 0 && isRegion(kind, value) {
		raw.tally.add(SpanOut, 1, "a region of "+kind)
		return nil
	}
	if len(of) == 0 || !value.has(key) || name == "" {
		raw.tally.add(ItemOut, 1, kind+" "+name)
		return nil
	}
	said, err := joined(value, key)
	if err != nil {
		return err
	}
	for _, i := range of {
		s := &raw.spans[i]
		if s.Attrs == nil {
			s.Attrs = make(map[string]string)
		}
		s.Attrs[name] = said
	}
	return nil
}

// isRegion tells regions of sound, pictures and pages, and those whose type is not known, from what is said of a whole task.
func isRegion(kind string, value object) bool {
	isSpan, _ := spanObject(value.decoded())
	return isSpan || strings.HasSuffix(kind, "labels") || value.has("labels") || value.has("startOffset")
}

// joined is a string, or a list of strings with line feeds between them; anything else as its JSON.
func joined(o object, key string) (string, error) {
	raw := o.get(key)
	if raw == nil {
		return "", nil
	}
	if raw[0] == '"' {
		return o.str(key)
	}
	var list []string
	if json.Unmarshal(raw, &list) != nil {
		return string(compact(raw)), nil
	}
	return strings.Join(list, "\n"), nil
}
