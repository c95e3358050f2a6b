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
)

// w3cReader reads pages with their text, and single annotations whose text is a file beside; annotations of one source
// that follow each other make one article.
type w3cReader struct {
	values  *jsonValues
	in      Input
	skipBad bool
	ahead   object // an annotation of the next source
	fault   error  // met while looking ahead
}

func newW3CReader(f *Format, in Input, opt Options) (Reader, error) {
	values, err := newJSONValues(in)
	if err != nil {
		return nil, err
	}
	values.mend = withoutCutPairs
	return newResolver(f, &w3cReader{values: values, in: in, skipBad: opt.SkipBad}, opt), nil
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
	if key := o.first([]string{"items", "@graph"}); o.has(key) {
		var err error
		if items, err = o.objects(key); err != nil {
			return nil, err
		}
		raw.tally.add(ItemOut, one(o.has("next")), "a page that follows, which is not in the file")
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
			if s := w3cSource(more); s != "" && s != source || more.has("items") || more.has("@graph") {
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
		if err := w3cItem(raw, item, source); err != nil && !r.skipBad {
			return nil, err
		} else if err != nil {
			raw.tally.add(ItemOut, 1, err.Error())
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

// w3cItem reads one annotation: a relation when it links two others, else a span for each of its targets.
func w3cItem(raw *rawDoc, item object, source string) error {
	if motivation, _ := item.str("motivation"); motivation == "linking" {
		return w3cLink(raw, item)
	}
	if !item.has("target") {
		return errors.New("an annotation has no “target”, which says what it is about; complete or remove it, or check the input format")
	}
	targets := w3cTargets(item.get("target"))
	raw.tally.leaveOut(item.rest("@context", "id", "type", "motivation", "body", "bodyValue", "target", "kind", "attributes"), "of an annotation")
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
		case (purpose == "tagging" || purpose == "classifying") && s.Label == "":
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
	parts := 0
	for _, target := range targets {
		switch {
		case len(target.selectors) == 0:
			raw.tally.add(ItemOut, 1, "an annotation of the whole of "+target.source)
			continue
		case target.source != source:
			raw.tally.add(SpanOut, 1, "an annotation of another source, "+target.source)
			continue
		}
		if parts++; parts == 2 {
			raw.tally.add(Fragmented, 1, s.ID)
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
