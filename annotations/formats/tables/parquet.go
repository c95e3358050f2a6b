package tables

import (
	"github.com/parquet-go/parquet-go"

	"tippani/annotations/formats"
	"tippani/annotations/formats/tagging"
	"tippani/model/jsontext"
)

// Parquet is the hf format as an Apache Parquet file, which Hugging Face datasets load as they are: the tag names
// stand in the file's metadata under "huggingface", as a ClassLabel.
func Parquet() formats.Format {
	return formats.Format{
		Name: "parquet", Extensions: []string{".parquet"}, Description: "Hugging Face token classification, Parquet",
		Keeps: formats.KeepsText | formats.KeepsID, Streams: true,
		Reading: newParquetReader, Writing: newParquetWriter,
	}
}

// parquetRow is what is written; parquetColumns finds what others write.
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
	opt  formats.Options
	tags *tagList
	rows int
}

// newParquetWriter compresses as pyarrow does by default. Pages have no bounds: nobody looks rows up by their text, and the
// bounds of all pages stay in memory until the end.
func newParquetWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	w := parquet.NewGenericWriter[parquetRow](out.W, parquet.Compression(&parquet.Snappy), parquet.SkipPageBounds("id"),
		parquet.SkipPageBounds("text"),
		parquet.SkipPageBounds("tokens", "list", "element"), parquet.SkipPageBounds("ner_tags", "list", "element"))
	return &parquetWriter{w: w, opt: opt, tags: newTagList(&opt)}, nil
}

func (p *parquetWriter) Encode(d *formats.Doc, t *formats.Tally) (func() error, error) {
	tokens, tags, err := tagging.FlatTags(d, &p.opt, t)
	if err != nil {
		return nil, err
	}
	text := d.Article.Text()
	row := parquetRow{ID: d.Article.ID(), Text: &text, Tokens: make([]string, len(tokens)), Tags: make([]int64, len(tokens))}
	for i, r := range tokens {
		row.Tokens[i] = d.Article.Slice(r)
	}
	return func() error {
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

// Close writes what datasets needs to see numbers as labels (the features of datasets' DatasetInfo).
func (p *parquetWriter) Close() error {
	var j jsontext.Text
	value := func(kind string) {
		j.Open('{')
		j.KeyStr("dtype", kind)
		j.KeyStr("_type", "Value")
		j.Shut('}')
	}
	list := func(feature func()) {
		j.Open('{')
		j.Key("feature")
		feature()
		j.KeyStr("_type", "Sequence")
		j.Shut('}')
	}
	j.Open('{')
	j.Key("info")
	j.Open('{')
	j.Key("features")
	j.Open('{')
	j.Key("id")
	value("string")
	j.Key("tokens")
	list(func() { value("string") })
	j.Key("ner_tags")
	list(func() {
		j.Open('{')
		j.Key("names")
		j.Open('[')
		for _, name := range p.tags.names {
			j.Str(name)
		}
		j.Shut(']')
		j.KeyStr("_type", "ClassLabel")
		j.Shut('}')
	})
	j.Key("text")
	value("string")
	j.Shut('}')
	j.Shut('}')
	j.Shut('}')
	p.w.SetKeyValueMetadata("huggingface", string(j.B))
	return p.w.Close()
}
