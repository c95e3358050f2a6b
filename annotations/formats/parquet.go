package formats

import "github.com/parquet-go/parquet-go"

// parquetFormat is the hf format as an Apache Parquet file, which Hugging Face datasets load as they are: the tag names
// stand in the file's metadata under "huggingface", as a ClassLabel.
func parquetFormat() Format {
	return Format{
		Name: "parquet", Extensions: []string{".parquet"}, Description: "Hugging Face token classification, Parquet",
		Keeps: KeepsText | KeepsID, Streams: true,
		newReader: newParquetReader, newEncode: newParquetWriter,
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
	opt  Options
	tags *tagList
	rows int
}

// newParquetWriter compresses as pyarrow does by default. Pages have no bounds: nobody looks rows up by their text, and the
// bounds of all pages stay in memory until the end.
func newParquetWriter(out Output, opt Options) (encoder, error) {
	w := parquet.NewGenericWriter[parquetRow](out.W, parquet.Compression(&parquet.Snappy), parquet.SkipPageBounds("id"),
		parquet.SkipPageBounds("text"),
		parquet.SkipPageBounds("tokens", "list", "element"), parquet.SkipPageBounds("ner_tags", "list", "element"))
	return &parquetWriter{w: w, opt: opt, tags: newTagList(&opt)}, nil
}

func (p *parquetWriter) encode(d *Doc, t *tally) (func() error, error) {
	tokens, tags, err := flatTags(d, &p.opt, t)
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
