package formats

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"tippani/annotations"
	"tippani/model"
)

// w3cReader reads pages with their text, and single annotations whose text is a file beside; annotations of one source
// that follow each other make one article.
type w3cReader struct {
	values *jsonValues
	in     Input
	ahead  object // an annotation of the next source
	fault  error  // met while looking ahead
}

func newW3CReader(f *Format, in Input, opt Options) (Reader, error) {
	values, err := newJSONValues(in)
	if err != nil {
		return nil, err
	}
	values.mend = withoutCutPairs
	return newResolver(f, &w3cReader{values: values, in: in}, opt), nil
}

func (r *w3cReader) next() (*rawDoc, error) {
	o := r.ahead
	r.ahead = nil
	if o == nil {
		if r.fault != nil {
			return nil, r.fault
		}
		var err error
		if o, err = r.value(); err != nil {
			return nil, err
		}
	}
	raw, err := r.article(o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.values.where(), err)
	}
	raw.where = r.values.where()
	return raw, nil
}

func (r *w3cReader) value() (object, error) {
	raw, err := r.values.next()
	if err != nil {
		return nil, err
	}
	o, err := parseObject(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.values.where(), err)
	}
	return o, nil
}

func (r *w3cReader) article(o object) (*rawDoc, error) {
	raw := new(rawDoc)
	raw.mend = mendByQuote
	if first, err := o.object("first"); err == nil && first != nil {
		o = first // a collection with its first page inside
	}
	var items []object
	source := ""
	if o.has("items") {
		var err error
		if items, err = o.objects("items"); err != nil {
			return nil, err
		}
		if err := w3cRecord(raw, o); err != nil {
			return nil, err
		}
		for _, item := range items {
			if source == "" {
				source = w3cSource(item)
			}
		}
	} else {
		source = w3cSource(o)
		items = []object{o}
		for {
			more, err := r.value()
			if err != nil {
				r.fault = err // of the next article
				break
			}
			if s := w3cSource(more); s != "" && s != source || more.has("items") {
				r.ahead = more
				break
			}
			items = append(items, more)
		}
	}
	if !o.has("text") || !o.has("items") {
		if err := r.textBeside(raw, source); err != nil {
			return nil, err
		}
	}
	for _, item := range items {
		if err := w3cItem(raw, item, source); err != nil {
			return nil, err
		}
	}
	return raw, nil
}

func w3cRecord(raw *rawDoc, page object) error {
	if page.has("text") {
		var err error
		if raw.text, err = page.text("text"); err != nil {
			return err
		}
	}
	record, err := page.object("record")
	if err != nil || record == nil {
		return err
	}
	answer := ""
	raw.meta = readMeta(record.get("meta"))
	err = record.strings(map[string]*string{"id": &raw.id, "answer": &answer, "annotator": &raw.annotator, "created": &raw.created, "modified": &raw.modified})
	raw.answer = annotations.Answer(answer)
	return err
}

// textBeside reads the text of a source from the file of that name beside the annotations.
func (r *w3cReader) textBeside(raw *rawDoc, source string) error {
	name := path.Base(strings.TrimPrefix(source, "file:"))
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	if r.in.Dir == nil || source == "" || !fs.ValidPath(name) {
		return fmt.Errorf("the text of %q is not in the file; put it beside the annotations as a file of that name", source)
	}
	data, err := fs.ReadFile(r.in.Dir, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the text of %q is not in the file; put it beside the annotations as %s", source, name)
	}
	raw.text, raw.id = string(data), source
	return err
}

func w3cSource(item object) string {
	for _, target := range w3cTargets(item) {
		if source, _ := target.str("source"); source != "" {
			return source
		}
	}
	return ""
}

// w3cTargets is what an annotation is about, one or a list, without the targets that are bare addresses.
func w3cTargets(item object) []object {
	var targets []object
	for _, raw := range oneOrMore(item.get("target")) {
		if o, err := parseObject(raw); err == nil && raw[0] == '{' {
			targets = append(targets, o)
		}
	}
	return targets
}

// w3cItem reads one annotation: a relation when it links two others, else a span for each of its targets.
func w3cItem(raw *rawDoc, item object, source string) error {
	if motivation, _ := item.str("motivation"); motivation == "linking" {
		return w3cLink(raw, item)
	}
	targets := w3cTargets(item)
	if len(targets) == 0 {
		raw.tally.add(ItemOut, 1, "an annotation without a selector")
		return nil
	}
	raw.tally.add(ItemOut, len(oneOrMore(item.get("target")))-len(targets), "a target without a selector")
	raw.tally.add(ExtraOut, len(item.rest("@context", "id", "type", "motivation", "body", "target", "kind", "attributes")), "of an annotation")
	var s rawSpan
	var err error
	if s.ID, err = w3cName(item, "id"); err != nil {
		return err
	}
	kind, err := item.str("kind")
	if err != nil {
		return err
	}
	s.Kind = annotations.Kind(kind)
	if s.Attrs, err = item.attributes("attributes"); err != nil {
		return err
	}
	if err := w3cBodies(item, func(purpose, value string) {
		switch {
		case purpose == "tagging" && s.Label == "":
			s.Label = value
		case purpose == "commenting" || purpose == "describing" || purpose == "replying":
			if s.Note != "" {
				s.Note += "\n"
			}
			s.Note += value
		default:
			raw.tally.add(ItemOut, 1, "body "+purpose+" "+clip(value))
		}
	}); err != nil {
		return err
	}
	raw.tally.add(Fragmented, one(len(targets) > 1), s.ID)
	for _, target := range targets {
		if other, _ := target.str("source"); other != source {
			raw.tally.add(ItemOut, 1, "an annotation of another source, "+other)
			continue
		}
		if err := w3cSelect(raw, target, s); err != nil {
			return err
		}
		s.ID = ""
	}
	return nil
}

func w3cName(o object, key string) (string, error) {
	id, err := o.str(key)
	id = strings.TrimPrefix(id, "#")
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	return id, err
}

// w3cBodies visits the bodies of an annotation: a text, an object, or a list of either. A body without purpose tags.
func w3cBodies(item object, visit func(purpose, value string)) error {
	for _, body := range oneOrMore(item.get("body")) {
		if body[0] == '"' {
			var value string
			if err := json.Unmarshal(body, &value); err != nil {
				return err
			}
			visit("tagging", value)
			continue
		}
		o, err := parseObject(body)
		if err != nil {
			return err
		}
		purpose, value := "tagging", ""
		if err := o.strings(map[string]*string{"purpose": &purpose, "value": &value}); err != nil {
			return err
		}
		visit(purpose, value)
	}
	return nil
}

// oneOrMore is the elements of a list, or the one value that stands for a list of it.
func oneOrMore(raw json.RawMessage) []json.RawMessage {
	if raw == nil {
		return nil
	}
	var list []json.RawMessage
	if raw[0] == '[' && json.Unmarshal(raw, &list) == nil {
		return list
	}
	return []json.RawMessage{raw}
}

func w3cLink(raw *rawDoc, item object) error {
	var ends []string
	for _, target := range oneOrMore(item.get("target")) {
		o := object{{Key: "id", Raw: target}}
		if target[0] == '{' {
			var err error
			if o, err = parseObject(target); err != nil {
				return err
			}
		}
		id, err := w3cName(o, "id")
		if err != nil {
			return err
		}
		ends = append(ends, id)
	}
	if len(ends) != 2 {
		raw.tally.add(RelationOut, 1, fmt.Sprintf("a link of %d annotations", len(ends)))
		return nil
	}
	rel := annotations.Relation{From: ends[0], To: ends[1]}
	var err error
	if rel.ID, err = w3cName(item, "id"); err != nil {
		return err
	}
	err = w3cBodies(item, func(purpose, value string) {
		if rel.Label == "" {
			rel.Label = value
		} else {
			raw.tally.add(ItemOut, 1, "body "+purpose+" "+clip(value))
		}
	})
	raw.relations = append(raw.relations, rel)
	return err
}

// w3cSelect places a span by its position, checked against the quotation; without a position, wherever the quotation
// matches: the model says that then all places are meant.
func w3cSelect(raw *rawDoc, target object, s rawSpan) error {
	positioned := false
	for _, selector := range oneOrMore(target.get("selector")) {
		o, err := parseObject(selector)
		if err != nil {
			return err
		}
		switch kind, _ := o.str("type"); kind {
		case "TextPositionSelector":
			if s.start, err = o.num("start"); err != nil {
				return err
			}
			if s.end, err = o.num("end"); err != nil {
				return err
			}
			positioned = true
		case "TextQuoteSelector":
			s.quoted = true
			if err := o.strings(map[string]*string{"exact": &s.quote, "prefix": &s.prefix, "suffix": &s.suffix}); err != nil {
				return err
			}
		default:
			raw.tally.add(ItemOut, 1, "selector "+kind)
		}
	}
	switch {
	case positioned:
		raw.spans = append(raw.spans, s)
	case s.quoted:
		places := quotedPlaces(raw.text, &s)
		if len(places) == 0 {
			raw.tally.add(SpanOut, 1, "nothing matches “"+clip(s.quote)+"”")
		}
		for i, at := range places {
			if i > 0 {
				s.ID = ""
			}
			s.placed, s.start, s.end = true, at, at+len(s.quote)
			raw.spans = append(raw.spans, s)
		}
	default:
		raw.tally.add(ItemOut, 1, "an annotation without a text selector")
	}
	return nil
}

// quotedPlaces lists the bytes at which a quotation stands with its prefix and suffix around it.
func quotedPlaces(text string, s *rawSpan) []int {
	var places []int
	whole := s.prefix + s.quote + s.suffix
	for at := 0; s.quote != ""; {
		i := strings.Index(text[at:], whole)
		if i < 0 {
			break
		}
		places = append(places, at+i+len(s.prefix))
		at += i + 1
	}
	return places
}

// mendByQuote puts a span whose position fails where its quotation stands, if that is one place only.
func mendByQuote(a *model.Article, s *rawSpan) (start, end int, ok bool) {
	if !s.quoted {
		return 0, 0, false
	}
	places := quotedPlaces(a.Text(), s)
	if len(places) != 1 {
		return 0, 0, false
	}
	return places[0], places[0] + len(s.quote), true
}
