package hub

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"

	"github.com/parquet-go/parquet-go"

	"tippani/annotations/formats"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/order"
)

// reader reads the files of a directory one after the other.
type reader struct {
	dir     fs.FS
	name    string
	opt     formats.Options
	files   []string // still to be read
	file    string
	closer  io.Closer
	rows    *parquet.GenericReader[row]
	decoder *record.Decoder
	number  int // of the article, from 1
	nth     int // of the row in its file, from 1
}

func newReader(_ *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	if in.R != nil || in.Dir == nil {
		return nil, fmt.Errorf("%s: hf is a directory of Parquet files, and this is a file; leave --from out, or say --from parquet or "+
			"--from hf-jsonl", in.Name)
	}
	files, err := parquetFiles(in.Dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.Name, err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: there is no Parquet file here or under data; name the directory that has the dataset card", in.Name)
	}
	return &reader{dir: in.Dir, name: in.Name, opt: opt, files: files}, nil
}

// parquetFiles are those of the directory and of its folder data, the training split first.
func parquetFiles(dir fs.FS) ([]string, error) {
	var all []string
	for _, pattern := range []string{"data/*.parquet", "*.parquet"} {
		found, err := fs.Glob(dir, pattern)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	place := func(file string) int {
		for i, split := range Splits() {
			if len(path.Base(file)) > len(split) && path.Base(file)[:len(split)] == split {
				return i
			}
		}
		return len(Splits())
	}
	order.By(all, func(a, b string) int { return place(a) - place(b) })
	return all, nil
}

// Read implements formats.Reader.
func (r *reader) Read() (*formats.Doc, error) {
	for {
		if r.rows == nil {
			if len(r.files) == 0 {
				return nil, io.EOF
			}
			if err := r.open(r.files[0]); err != nil {
				return nil, err
			}
			r.files = r.files[1:]
		}
		d, err := r.next()
		if err != io.EOF {
			return d, err
		}
		_ = r.rows.Close()
		_ = r.closer.Close()
		r.rows = nil
	}
}

func (r *reader) open(name string) (err error) {
	r.file, r.nth = path.Join(r.name, name), 0
	defer func() {
		if p := recover(); p != nil { // the library panics on some broken files
			err = fmt.Errorf("%s: the file is broken (%v); make it again", r.file, p)
		}
	}()
	f, err := r.dir.Open(name)
	if err != nil {
		return err
	}
	at, ok := f.(io.ReaderAt)
	stat, err := f.Stat()
	if err != nil || !ok || !stat.Mode().IsRegular() {
		f.Close()
		return errors.Join(err, fmt.Errorf("%s: is no plain file; copy it here", r.file))
	}
	file, err := parquet.OpenFile(at, stat.Size())
	if err != nil {
		err = fmt.Errorf("this is not a whole Parquet file (%w); copy it here again", err)
	} else if !ours(file.Schema()) {
		err = errors.New("it has no spans with their ends among its columns; import the file itself, which reads its tags")
	}
	if err != nil {
		f.Close()
		return fmt.Errorf("%s: %w", r.file, err)
	}
	r.closer, r.rows, r.decoder = f, parquet.NewGenericReader[row](file), record.NewDecoder(r.file)
	return nil
}

// ours reports whether a file has the columns that hold a record.
func ours(schema *parquet.Schema) bool {
	leaf := func(kind parquet.Kind, column ...string) bool {
		c, ok := schema.Lookup(column...)
		return ok && c.Node.Leaf() && c.Node.Type().Kind() == kind
	}
	return leaf(parquet.ByteArray, "id") && leaf(parquet.ByteArray, "text") &&
		leaf(parquet.Int32, "spans", "list", "element", "start") && leaf(parquet.Int32, "spans", "list", "element", "end") &&
		leaf(parquet.ByteArray, "spans", "list", "element", "label")
}

func (r *reader) next() (d *formats.Doc, err error) {
	r.nth++
	defer func() {
		if p := recover(); p != nil {
			d, err = nil, fmt.Errorf("%s: row %d is broken (%v); make the file again", r.file, r.nth, p)
		}
	}()
	var one [1]row
	if n, err := r.rows.Read(one[:]); n == 0 {
		if err == nil || err == io.EOF {
			return nil, io.EOF
		}
		return nil, fmt.Errorf("%s: row %d: %w", r.file, r.nth, err)
	}
	line, err := one[0].line()
	if err == nil && len(line) > model.MaxRecord {
		err = formats.ErrTooLong
	}
	if err != nil {
		return nil, fmt.Errorf("%s: row %d: %w", r.file, r.nth, err)
	}
	d = r.decoder.Record(r.nth, line)
	if d.Article == nil {
		return nil, fmt.Errorf("%s", d.Problems[0])
	}
	return d, r.account(d)
}

func (r *reader) account(d *formats.Doc) error {
	r.number++
	var t formats.Tally
	for _, p := range d.Problems {
		switch {
		case p.Minor:
		case !r.opt.SkipBad:
			return fmt.Errorf("%s (correct it, or use --skip-bad)", p)
		default:
			t.Add(formats.SpanOut, 1, p.String())
		}
	}
	d.Problems = nil
	report := formats.ArticleReport{Number: r.number, ID: d.Article.ID(), Entries: t.Entries}
	if r.opt.Strict && t.Harmful() {
		return &formats.LossError{Article: report}
	}
	r.opt.Report.Articles++
	r.opt.Report.Spans += len(d.Spans)
	r.opt.Report.Take(report)
	return nil
}

// members adds the keys that a column holds as a JSON object.
func members(o *jsontext.Writer, text *string, column string) error {
	if text == nil {
		return nil
	}
	fields, err := jsontext.ReadFields([]byte(*text))
	if err != nil {
		return fmt.Errorf("the column %q holds no JSON object: %w", column, err)
	}
	for _, f := range fields {
		o.Raw(f.Key, f.Raw)
	}
	return nil
}
