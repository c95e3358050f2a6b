package hub

import (
	"io"

	"github.com/parquet-go/parquet-go"
)

// splitFile is the file of a split while it is written.
type splitFile struct {
	out   io.WriteCloser
	w     *parquet.GenericWriter[row]
	size  int64 // bytes written
	rows  int   // of the row group
	bytes int   // of the row group
}

// writing are the options of a file: compressed as pyarrow does by default. Pages have no bounds: nobody looks rows up by their text, and
// the bounds of all pages stay in memory until the end.
func writing() []parquet.WriterOption {
	options := []parquet.WriterOption{parquet.Compression(&parquet.Snappy), parquet.CreatedBy("tippani", "", "")}
	for _, column := range parquet.SchemaOf(row{}).Columns() {
		options = append(options, parquet.SkipPageBounds(column...))
	}
	return options
}

// Write implements io.Writer.
func (f *splitFile) Write(b []byte) (int, error) {
	n, err := f.out.Write(b)
	f.size += int64(n)
	return n, err
}

func (f *splitFile) put(r *row) error {
	if _, err := f.w.Write([]row{*r}); err != nil {
		return err
	}
	f.rows++
	f.bytes += r.arrow()
	if f.rows < groupRows && f.bytes < groupBytes {
		return nil
	}
	f.rows, f.bytes = 0, 0
	return f.w.Flush()
}

// arrow is how many bytes the row's values take in Arrow's form, which is what datasets counts: numbers, texts with four bytes for the
// place of each, and four for the place of each list.
func (r *row) arrow() int {
	const place, tag = 4, 8
	text := func(s string) int { return place + len(s) }
	maybe := func(all ...*string) (n int) {
		for _, s := range all {
			n += text(value(s))
		}
		return n
	}
	n := text(r.ID) + text(r.Text) + 9*place // the nine lists
	for _, t := range r.Tokens {
		n += text(t) + 2*place + len(tagColumns)*tag
	}
	for _, s := range r.Spans {
		n += text(s.ID) + 2*place + text(s.Label) + text(s.Kind) + text(s.Text) + place + maybe(s.Note, s.Extra)
		for _, a := range s.Attributes {
			n += text(a.Name) + text(a.Value)
		}
		if n += place + tag; s.Suggested != nil {
			n += len(s.Suggested.Source)
		}
	}
	for _, rel := range r.Relations {
		n += text(rel.ID) + text(rel.From) + text(rel.To) + text(rel.Label) + maybe(rel.Extra)
	}
	return n + maybe(r.Answer, r.Annotator, r.Created, r.Modified, r.Title, r.Source, r.Meta, r.Extra)
}
