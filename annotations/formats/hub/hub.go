// Package hub writes and reads a dataset as Hugging Face's hub keeps one: a directory of Parquet files, one a split, with a dataset card.
// Beside tags of tokens it holds every span by its ends, and all else that a record says, so that it is read back without loss.
package hub

import (
	"path"
	"strings"

	"github.com/parquet-go/parquet-go"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/tagging"
)

// Format is the directory as a format.
func Format() formats.Format {
	return formats.Format{
		Name: "hf", Extensions: []string{".parquet"}, Description: "Hugging Face dataset: Parquet files with spans and tags, and a dataset card",
		Unit: formats.CodePoints, UnitFixed: true, UnitSure: true, Keeps: formats.KeepsAll, Directory: true, Streams: true,
		Reading: newReader, Writing: newWriter,
	}
}

// The splits, in the order of the card, as datasets calls them.
const (
	Train      = "train"
	Validation = "validation"
	Test       = "test"
)

// Splits lists the splits.
func Splits() []string { return []string{Train, Validation, Test} }

// SplitOf is the split that a dataset's file belongs to by its name, as "tippani split" and others name them (news.train.jsonl, dev.jsonl);
// "" when the name does not tell.
func SplitOf(name string) string {
	parts := strings.Split(strings.TrimSuffix(path.Base(strings.ReplaceAll(name, `\`, "/")), ".jsonl"), ".")
	for i := len(parts) - 1; i >= 0 && i >= len(parts)-2; i-- {
		switch parts[i] {
		case "train":
			return Train
		case "dev", "validation", "valid", "val":
			return Validation
		case "test":
			return Test
		}
	}
	return ""
}

// A row group ends with so many records or so many bytes of text, which bounds memory.
const (
	groupRows  = 1000
	groupBytes = 16 << 20
)

// writer writes each split to a file of its own. All are ended together: they bear the names of all tags, which are known then.
type writer struct {
	out    formats.Output
	opt    formats.Options
	tags   []*tagNames
	split  string
	splits map[string]*splitFile
	card   figures
}

func newWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	return &writer{out: out, opt: opt, tags: newTagNames(opt.Schema), split: Train, splits: make(map[string]*splitFile),
		card: newFigures()}, nil
}

// Part implements formats.Parted: what is put from now on belongs to a split.
func (w *writer) Part(name string) { w.split = name }

// Encode implements formats.Encoder.
func (w *writer) Encode(d *formats.Doc, t *formats.Tally) (func() error, error) {
	tokens, err := tagging.Tokens(&w.opt, d)
	if err != nil {
		return nil, err
	}
	tags := kindTags(d, tokens, &w.opt, t)
	r := rowOf(d, tokens)
	moved, lacking := entry(t, formats.TagsMove), entry(t, formats.TagsLack)
	return func() error {
		for i, column := range r.tags() {
			*column = make([]int64, len(tags[i]))
			for k, tag := range tags[i] {
				(*column)[k] = w.tags[i].number(tag)
			}
		}
		w.card.add(w.split, &r, moved, lacking)
		f, err := w.file(w.split)
		if err != nil {
			return err
		}
		return f.put(&r)
	}, nil
}

func entry(t *formats.Tally, l formats.Loss) int {
	for _, e := range t.Entries {
		if e.Loss == l {
			return e.Count
		}
	}
	return 0
}

func (w *writer) file(split string) (*splitFile, error) {
	f := w.splits[split]
	if f == nil {
		out, err := w.out.Create(fileOf(split))
		if err != nil {
			return nil, err
		}
		f = &splitFile{out: out}
		f.w = parquet.NewGenericWriter[row](f, writing()...)
		w.splits[split] = f
	}
	return f, nil
}

// fileOf is where a split stands in the directory.
func fileOf(split string) string { return "data/" + split + "-00000-of-00001.parquet" }

// Close implements formats.Encoder: it ends the files and writes the card. A dataset without records is a split of no rows.
func (w *writer) Close() error {
	if len(w.splits) == 0 {
		if _, err := w.file(Train); err != nil {
			return err
		}
	}
	all := features(w.tags)
	about := info(all)
	for _, split := range Splits() {
		f := w.splits[split]
		if f == nil {
			continue
		}
		f.w.SetKeyValueMetadata("huggingface", about)
		if err := f.w.Close(); err != nil {
			return err
		}
		if err := f.out.Close(); err != nil {
			return err
		}
		w.card.written(split, f.size)
	}
	return w.out.WriteFile(cardName, w.card.page(&w.opt, all))
}

// kindOf is the kind of a span's row.
func kindOf(opt *formats.Options, label, kind string) annotations.Kind {
	if kind == "" {
		return opt.KindOf(label)
	}
	return annotations.Kind(kind)
}
