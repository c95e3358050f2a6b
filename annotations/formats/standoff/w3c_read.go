package standoff

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/ordered"
	"tippani/model"
	"tippani/model/filename"
)

// w3cReader reads pages with their text, and single annotations whose text is a file beside; annotations of one source
// that follow each other make one article.
type w3cReader struct {
	values  *input.Values
	in      formats.Input
	skipBad bool
	ahead   ordered.Object // an annotation of the next source
	fault   error          // met while looking ahead
	size    int            // bytes of the value read last
}

func newW3CReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	values, err := input.NewValues(in)
	if err != nil {
		return nil, err
	}
	values.Mend = withoutCutPairs
	return foreign.Resolve(f, &w3cReader{values: values, in: in, skipBad: opt.SkipBad}, opt), nil
}

func (r *w3cReader) Next() (*foreign.Doc, error) {
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
		return nil, fmt.Errorf("%s: %w", r.values.Where(), err)
	}
	raw.Where = r.values.Where()
	return raw, nil
}

func (r *w3cReader) value() (ordered.Object, error) {
	raw, err := r.values.Next()
	if err != nil {
		return nil, err
	}
	r.size = len(raw)
	o, err := ordered.Parse(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.values.Where(), err)
	}
	return o, nil
}

func (r *w3cReader) article(o ordered.Object) (*foreign.Doc, error) {
	raw := new(foreign.Doc)
	raw.Mend = mendByQuote
	if err := refuseHypothesis(o); err != nil {
		return nil, err
	}
	if first, err := o.Object("first"); err == nil && first != nil {
		o = first // a collection with its first page inside
	}
	var items []ordered.Object
	source := ""
	if key := o.First([]string{"items", "@graph"}); o.Has(key) {
		var err error
		if items, err = o.Objects(key); err != nil {
			return nil, err
		}
		raw.Tally.Add(formats.ItemOut, formats.One(o.Has("next")), "a page that follows, which is not in the file")
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
		items = []ordered.Object{o}
		var left formats.Budget
		for {
			more, err := r.value()
			if err != nil {
				r.fault = err // of the next article
				break
			}
			if s := w3cSource(more); s != "" && s != source || more.Has("items") || more.Has("@graph") {
				r.ahead = more
				break
			}
			if err := left.Take(r.size, 0, 1); err != nil {
				return nil, err
			}
			items = append(items, more)
		}
	}
	if !o.Has("text") || !o.Has("items") {
		if err := r.textBeside(raw, source); err != nil {
			return nil, err
		}
	}
	for _, item := range items {
		if err := w3cItem(raw, item, source); err != nil && !r.skipBad {
			return nil, err
		} else if err != nil {
			raw.Tally.Add(formats.ItemOut, 1, err.Error())
		}
	}
	return raw, nil
}

func w3cRecord(raw *foreign.Doc, page ordered.Object) error {
	if page.Has("text") {
		var err error
		if raw.Text, err = page.Text("text"); err != nil {
			return err
		}
	}
	record, err := page.Object("record")
	if err != nil || record == nil {
		return err
	}
	answer := ""
	raw.Meta = native.ReadMeta(record.Get("meta"))
	err = record.Strings(map[string]*string{"id": &raw.Id, "answer": &answer, "annotator": &raw.Annotator, "created": &raw.Created,
		"modified": &raw.Modified})
	raw.Answer = annotations.Answer(answer)
	return err
}

// textBeside reads the text of a source from the file of that name beside the annotations.
func (r *w3cReader) textBeside(raw *foreign.Doc, source string) error {
	name := filename.Base(strings.TrimPrefix(source, "file:"))
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
	data, err := input.ReadBeside(r.in.Dir, name, model.MaxRecord)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the text of %q is not in the file; put it beside the annotations as %s", source, name)
	}
	raw.Text, raw.Id = string(data), source
	return err
}
