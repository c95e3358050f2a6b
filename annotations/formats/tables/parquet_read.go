package tables

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/ordered"
	"tippani/model"
	"tippani/model/regular"
)

// parquetReader reads rows without a Go type: datasets have the tags as numbers or written out, name the column
// differently, and allow nulls.
type parquetReader struct {
	name    string
	rows    *parquet.GenericReader[any]
	columns parquetColumns
	names   []string
	row     int
	buffer  [1]parquet.Row
}

// newParquetReader needs to read anywhere in the file: one that can't is read into memory.
func newParquetReader(f *formats.Format, in formats.Input, opt formats.Options) (reader formats.Reader, err error) {
	r, err := in.Reader()
	if err != nil {
		return nil, err
	}
	at, size, err := randomAccess(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.Name, err)
	}
	defer func() {
		if p := recover(); p != nil { // the library panics on some broken files
			reader, err = nil, fmt.Errorf("%s: the file is broken (%v); make it again", in.Name, p)
		}
	}()
	file, err := parquet.OpenFile(at, size)
	if err != nil {
		return nil, fmt.Errorf("%s: this is not a whole Parquet file (%w); copy it here again", in.Name, err)
	}
	p := &parquetReader{name: in.Name, rows: parquet.NewGenericReader[any](file)}
	if p.columns, err = findParquetColumns(file.Schema()); err != nil {
		return nil, fmt.Errorf("%s: %w", in.Name, err)
	}
	if p.names, err = parquetNames(file, p.columns.tags.Path[0], in, &opt); err != nil {
		return nil, err
	}
	return foreign.Resolve(f, p, opt), nil
}

// parquetNames are the names of the tags: the caller's, those of the file's own description, or those of the file beside.
func parquetNames(file *parquet.File, column string, in formats.Input, opt *formats.Options) ([]string, error) {
	raw, ok := file.Lookup("huggingface")
	if !ok || len(opt.Labels) > 0 {
		return readLabels(in, opt)
	}
	o, err := ordered.Parse([]byte(raw))
	for _, key := range []string{"info", "features"} {
		if err == nil {
			o, err = o.Object(key)
		}
	}
	var names []string
	if err == nil {
		names, err = classNames(o.Get(column))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: the file's list of labels can't be read: %w", in.Name, err)
	}
	if len(names) == 0 {
		return readLabels(in, opt)
	}
	return names, nil
}

// classNames finds the names of the ClassLabel in a feature of datasets: a list is {"feature":…,"_type":"Sequence"} up to
// version 3, "List" from 4 on, and [{…}] where the features were given as a Python list. nil when there are none.
func classNames(feature json.RawMessage) ([]string, error) {
	for len(feature) > 0 {
		if feature[0] == '[' {
			var inner []json.RawMessage
			if err := json.Unmarshal(feature, &inner); err != nil || len(inner) != 1 {
				return nil, err
			}
			feature = inner[0]
			continue
		}
		o, err := ordered.Parse(feature)
		if err != nil {
			return nil, err
		}
		if o.Has("names") {
			return o.StringList("names")
		}
		feature = o.Get("feature")
	}
	return nil, nil
}

func (p *parquetReader) Next() (raw *foreign.Doc, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			raw, err = nil, fmt.Errorf("%s: row %d is broken (%v); make the file again", p.name, p.row, cause)
		}
	}()
	p.row++
	p.buffer[0] = p.buffer[0][:0]
	n, err := p.rows.ReadRows(p.buffer[:])
	if n == 0 {
		if err == nil || err == io.EOF {
			return nil, io.EOF
		}
		return nil, fmt.Errorf("%s: row %d: %w", p.name, p.row, err)
	}
	cells := p.columns.part(p.buffer[0])
	if cells.nullToken > 0 {
		return nil, fmt.Errorf("%s: row %d: token %d is null; correct the file", p.name, p.row, cells.nullToken)
	}
	tags := cells.tagNames
	for _, tag := range cells.tagNumbers {
		name, err := tagName(p.names, int(tag))
		if err != nil {
			return nil, fmt.Errorf("%s: row %d: %w", p.name, p.row, err)
		}
		tags = append(tags, name)
	}
	if raw, err = foreign.TokenDoc(cells.text, cells.hasText, cells.tokens, tags); err != nil {
		return nil, fmt.Errorf("%s: row %d: %w", p.name, p.row, err)
	}
	raw.Id, raw.Where = cells.id, fmt.Sprintf("%s: row %d", p.name, p.row)
	for i := range p.columns.others {
		p.columns.others[i].report(&raw.Tally, len(cells.tokens))
	}
	return raw, nil
}

func randomAccess(r io.Reader) (io.ReaderAt, int64, error) {
	if at, ok := r.(interface {
		io.ReaderAt
		io.Seeker
	}); ok {
		if size, err := at.Seek(0, io.SeekEnd); err == nil { // a pipe has the method, too
			return at, size, nil
		}
	}
	data, err := regular.ReadAll("the input", r, 0, 2*model.MaxRecord)
	return bytes.NewReader(data), int64(len(data)), err
}
