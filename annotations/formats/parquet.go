package formats

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"
)

// parquetFormat is the hf format as an Apache Parquet file, which Hugging Face datasets load as they are: the tag names
// stand in the file's metadata under "huggingface", as a ClassLabel.
func parquetFormat() Format {
	return Format{
		Name: "parquet", Extensions: []string{".parquet"}, Description: "Hugging Face token classification, Parquet",
		Keeps: KeepsText | KeepsID, Streams: true,
		newReader: newParquetReader, newEncode: newParquetWriter,
	}
}

type parquetRow struct {
	ID     string   `parquet:"id"`
	Tokens []string `parquet:"tokens,list"`
	Tags   []int64  `parquet:"ner_tags,list"`
	Text   *string  `parquet:"text,optional"`
}

// rowGroup is how many articles go into one row group, which bounds memory.
const rowGroup = 1000

type parquetWriter struct {
	w    *parquet.GenericWriter[parquetRow]
	opt  Options
	tags *tagList
	rows int
}

// newParquetWriter compresses as pyarrow does by default. Pages have no bounds: nobody looks rows up by their text, and the
// bounds of all pages stay in memory until the end.
func newParquetWriter(out Output, opt Options) (encoder, error) {
	w := parquet.NewGenericWriter[parquetRow](out.W, parquet.Compression(&parquet.Snappy), parquet.SkipPageBounds("id"), parquet.SkipPageBounds("text"),
		parquet.SkipPageBounds("tokens", "list", "element"), parquet.SkipPageBounds("ner_tags", "list", "element"))
	return &parquetWriter{w: w, opt: opt, tags: newTagList(&opt)}, nil
}

func (p *parquetWriter) encode(d *Doc, t *tally) (func(*tally) error, error) {
	tokens, tags, err := flatTags(d, &p.opt, t)
	if err != nil {
		return nil, err
	}
	text := d.Article.Text()
	row := parquetRow{ID: d.Article.ID(), Text: &text, Tokens: make([]string, len(tokens)), Tags: make([]int64, len(tokens))}
	for i, r := range tokens {
		row.Tokens[i] = d.Article.Slice(r)
	}
	return func(*tally) error {
		for i, tag := range tags {
			row.Tags[i] = int64(p.tags.number(tag))
		}
		if _, err := p.w.Write([]parquetRow{row}); err != nil {
			return err
		}
		if p.rows++; p.rows%rowGroup == 0 {
			return p.w.Flush()
		}
		return nil
	}, nil
}

// close writes what datasets needs to see numbers as labels (the features of datasets' DatasetInfo).
func (p *parquetWriter) close() error {
	var j jsonText
	value := func(kind string) {
		j.open('{')
		j.keyStr("dtype", kind)
		j.keyStr("_type", "Value")
		j.shut('}')
	}
	list := func(feature func()) {
		j.open('{')
		j.key("feature")
		feature()
		j.keyStr("_type", "Sequence")
		j.shut('}')
	}
	j.open('{')
	j.key("info")
	j.open('{')
	j.key("features")
	j.open('{')
	j.key("id")
	value("string")
	j.key("tokens")
	list(func() { value("string") })
	j.key("ner_tags")
	list(func() {
		j.open('{')
		j.key("names")
		j.open('[')
		for _, name := range p.tags.names {
			j.str(name)
		}
		j.shut(']')
		j.keyStr("_type", "ClassLabel")
		j.shut('}')
	})
	j.key("text")
	value("string")
	j.shut('}')
	j.shut('}')
	j.shut('}')
	p.w.SetKeyValueMetadata("huggingface", string(j.b))
	return p.w.Close()
}

type parquetReader struct {
	name  string
	rows  *parquet.GenericReader[parquetRow]
	names []string
	row   int
}

// newParquetReader needs to read anywhere in the file: one that can't is read into memory.
func newParquetReader(f *Format, in Input, opt Options) (reader Reader, err error) {
	r, err := in.reader()
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
		return nil, fmt.Errorf("%s: this is not a whole Parquet file: %w", in.Name, err)
	}
	for _, column := range []string{"tokens", "ner_tags"} {
		if _, ok := file.Schema().Lookup(column, "list", "element"); !ok {
			return nil, fmt.Errorf("%s: the file has no list %q; a dataset for token classification is expected", in.Name, column)
		}
	}
	names, err := parquetNames(file, in, &opt)
	if err != nil {
		return nil, err
	}
	return newResolver(f, &parquetReader{name: in.Name, rows: parquet.NewGenericReader[parquetRow](file), names: names}, opt), nil
}

func parquetNames(file *parquet.File, in Input, opt *Options) ([]string, error) {
	raw, ok := file.Lookup("huggingface")
	if !ok || len(opt.Labels) > 0 {
		return readLabels(in, opt)
	}
	o, err := parseObject([]byte(raw))
	for _, key := range []string{"info", "features", "ner_tags", "feature"} {
		if err == nil {
			o, err = o.object(key)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%s: the file's list of labels can't be read: %w", in.Name, err)
	}
	return stringList(o, "names")
}

func (p *parquetReader) next() (raw *rawDoc, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			raw, err = nil, fmt.Errorf("%s: row %d is broken (%v); make the file again", p.name, p.row, cause)
		}
	}()
	p.row++
	var rows [1]parquetRow
	n, err := p.rows.Read(rows[:])
	if n == 0 {
		if err == nil || errors.Is(err, io.EOF) {
			return nil, io.EOF
		}
		return nil, fmt.Errorf("%s: row %d: %w", p.name, p.row, err)
	}
	row := rows[0]
	tags := make([]string, len(row.Tags))
	for i, tag := range row.Tags {
		if tags[i], err = tagName(p.names, int(tag)); err != nil {
			return nil, fmt.Errorf("%s: row %d: %w", p.name, p.row, err)
		}
	}
	text := ""
	if row.Text != nil {
		text = *row.Text
	}
	if raw, err = tokenDoc(text, row.Text != nil, row.Tokens, tags); err != nil {
		return nil, fmt.Errorf("%s: row %d: %w", p.name, p.row, err)
	}
	raw.id, raw.where = row.ID, fmt.Sprintf("%s: row %d", p.name, p.row)
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
	data, err := io.ReadAll(r)
	return bytes.NewReader(data), int64(len(data)), err
}
