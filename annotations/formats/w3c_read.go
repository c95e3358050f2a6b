package formats

import (
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
	values  *jsonValues
	in      Input
	skipBad bool
	ahead   object // an annotation of the next source
	fault   error  // met while looking ahead
	size    int    // bytes of the value read last
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
	r.size = len(raw)
	o, err := parseObject(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.values.where(), err)
	}
	return o, nil
}

func (r *w3cReader) article(o object) (*rawDoc, error) {
	raw := new(rawDoc)
	raw.mend = mendByQuote
	if err := refuseHypothesis(o); err != nil {
		return nil, err
	}
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
		var left budget
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
			if err := left.take(r.size, 0, 1); err != nil {
				return nil, err
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
	err = record.strings(map[string]*string{"id": &raw.id, "answer": &answer, "annotator": &raw.annotator, "created": &raw.created,
		"modified": &raw.modified})
	raw.answer = annotations.Answer(answer)
	return err
}

// textBeside reads the text of a source from the file of that name beside the annotations.
func (r *w3cReader) textBeside(raw *rawDoc, source string) error {
	name := path.Base(strings.TrimPrefix(source, "file:"))
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	if source == "" {
		return errors.New("the annotations name no source in their target, and the page has no text; add one of them: “source” with the " +
			"name of a text file beside, or “text” with “items”")
	}
	if r.in.Dir == nil || !fs.ValidPath(name) {
		return fmt.Errorf("the text of %q is not in the file; put it beside the annotations as a file of that name", source)
	}
	data, err := readBeside(r.in.Dir, name, model.MaxRecord)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the text of %q is not in the file; put it beside the annotations as %s", source, name)
	}
	raw.text, raw.id = string(data), source
	return err
}
