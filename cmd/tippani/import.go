package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/record"
	"tippani/annotations/store"
	"tippani/model"
)

type importFlags struct {
	conversion
	from                    string
	layer, labels, labelKey string
	tokenColumn, tagColumn  int

	schema  *annotations.Schema
	renamed renaming
}

func newImport(env environment) *cobra.Command {
	o := importFlags{conversion: conversion{env: env}}
	cmd := &cobra.Command{
		Use:   "import FILE|DIR|- [--from FORMAT] [-o DATASET]",
		Short: "Make a dataset of what another tool wrote",
		Long: "Read a file, or a directory of files, of another tool and write a dataset: " + formatNames(formats.Format.Reads) + ".\n" +
			"The format, and what its offsets count, are told from the content; where that leaves a doubt, the import stops and asks\n" +
			"for --from or --unit. Nothing is dropped silently: what had to be changed is reported, and the dataset is checked as\n" +
			"tippani check does. It appears when it is whole, or not at all.",
		Args: exactlyOne("the file to import"),
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args[0]) },
	}
	f := cmd.Flags()
	f.StringVar(&o.from, "from", "", "the format to read (default: as the content tells)")
	f.StringVarP(&o.output, "output", "o", "", "dataset to write (default: FILE with "+datasetEnding+" in place of its ending)")
	f.StringVar(&o.annotator, "annotator", "", "annotator of records that name none")
	f.StringVar(&o.labels, "labels", "", "labels that tell a span's kind (default: those of the configuration, else the built-in ones)")
	f.StringVar(&o.layer, "layer", "", "webanno, cas: read this layer (type) only")
	f.StringVar(&o.labelKey, "label-key", "", "doccano: the key that holds the labels (default: label, labels, entities or annotations)")
	f.IntVar(&o.tokenColumn, "token-column", 0, "conll: column of the tokens, from 1 (default: the first)")
	f.IntVar(&o.tagColumn, "tag-column", 0, "conll: column of the tags, from 1 (default: the last, or the first that holds tags)")
	o.flags(cmd)
	return cmd
}

func (o *importFlags) run(path string) error {
	if o.tokenColumn < 0 || o.tagColumn < 0 {
		return usagef("columns are counted from 1")
	}
	if err := stdinOnce(path, o.labels); err != nil {
		return err
	}
	conf, err := loadConfig(o.env)
	if err != nil {
		return err
	}
	if o.schema, err = schemaOf(o.env, first(o.labels, conf.Labels)); err != nil {
		return err
	}
	format, in, size, err := o.open(path)
	if err != nil {
		return err
	}
	defer in.close()
	if err := flagsFit(o.given, format.Name); err != nil {
		return err
	}
	opt, err := o.options(o.schema, nil)
	switch {
	case err != nil:
		return err
	case !format.ReadsUnit(opt.Unit):
		return wrongUnit(format)
	}
	output := first(o.output, importedName(path))
	if err := datasetFor(output, o.force, path); err != nil {
		return err
	}
	losses, err := o.losses(output, path, output)
	if err != nil {
		return err
	}
	opt.Report = &losses.report
	opt.Layer, opt.LabelKey, opt.TokenColumn, opt.TagColumn = o.layer, o.labelKey, o.tokenColumn, o.tagColumn
	shown := newProgress(o.env, "importing", size)
	defer shown.clear()
	if in.R != nil {
		in.R = shown.reader(in.R)
	}
	r, err := format.NewReader(in.Input, opt)
	if err != nil {
		return err
	}
	findings := &findings{}
	err = o.write(output, r, stemOf(path), findings)
	shown.clear()
	if err == nil && !o.asJSON {
		fmt.Fprintf(o.env.stderr, "%s with %s read as %s into %s\n", many(losses.report.Articles, "article"),
			many(losses.report.Spans, "span"), format.Name, outputName(output))
		o.renamed.print(o.env.stderr)
	}
	if err == nil {
		losses.done = &convertedJSON{format.Name, output, losses.report.Articles, losses.report.Spans, nil}
	}
	if closed := losses.close(o.env.stderr); err == nil {
		err = closed
	}
	findings.print(o.env.stderr, output)
	return err
}

// write makes the dataset and has it checked while it is being written.
func (o *importFlags) write(output string, r formats.Reader, name string, found *findings) error {
	p, err := createOutput(o.env, output)
	if err != nil {
		return err
	}
	defer o.env.undone(p.Discard)()
	toCheck, fromUs := io.Pipe()
	checked := make(chan error, 1)
	go func() {
		err := store.Check(output, toCheck, o.schema, found.add)
		toCheck.CloseWithError(errors.Join(err, io.ErrClosedPipe))
		checked <- err
	}()
	err = o.copy(io.MultiWriter(p.W, fromUs), r, name)
	fromUs.Close()
	if err = errors.Join(err, <-checked); err != nil {
		return err
	}
	if o.strict && found.count > 0 {
		found.print(o.env.stderr, output)
		found.kinds = nil
		return foundf("the dataset would have %s, so it was not written; correct them, or import without --strict",
			many(found.count, "problem"))
	}
	return p.Commit()
}

func (o *importFlags) copy(w io.Writer, r formats.Reader, name string) error {
	ids := record.NewRepeats()
	o.renamed.last = make(map[string]int)
	var line []byte
	for n := 1; ; n++ {
		d, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var loss *formats.LossError
		if errors.As(err, &loss) {
			return foundError{err}
		}
		if err != nil {
			return err
		}
		if d.Annotator == "" {
			d.Annotator = o.annotator
		}
		if err := o.renamed.named(d, name, n, ids); err != nil {
			return err
		}
		d.Tool = "tippani " + version()
		if line = append(record.Append(line[:0], d), '\n'); len(line) > model.MaxRecord {
			return fmt.Errorf("article %d, %q, would make a line of %d MiB with its spans, and %d is the most that is read again; split "+
				"it", n, d.Article.ID(), len(line)>>20, model.MaxRecord>>20)
		}
		if _, err := w.Write(line); err != nil {
			return fmt.Errorf("the dataset can't be written: %w", err)
		}
	}
}

// named gives an id to an article that has none: a dataset needs one. The second article of an id and annotator gets another, since one
// of the two would not count; files put together from others have such.
func (r *renaming) named(d *formats.Doc, name string, n int, ids *record.Repeats) error {
	if d.Article.ID() == "" {
		if err := rename(d, fmt.Sprintf("%s-%d", name, n)); err != nil {
			return err
		}
	}
	id := d.Article.ID()
	for changed := false; ids.Earlier(d.Key(), n) > 0; changed = true {
		if r.last[id] == 0 {
			r.last[id] = 1
		}
		r.last[id]++
		if err := rename(d, fmt.Sprintf("%s-%d", id, r.last[id])); err != nil {
			return err
		}
		if !changed {
			r.count++
		}
		if r.example == "" {
			r.example = fmt.Sprintf("%q is now %q", id, d.Article.ID())
		}
	}
	return nil
}

func rename(d *formats.Doc, id string) error {
	a, err := model.NewArticle(id, d.Article.Text(), d.Article.Meta())
	if err == nil {
		d.Article = a
	}
	return err
}

// renaming counts the articles whose id had to be changed.
type renaming struct {
	count   int
	example string         // of the first: its id, and what it is now
	last    map[string]int // the number that an id was last given to set it apart
}

func (r *renaming) print(w io.Writer) {
	if r.count > 0 {
		fmt.Fprintf(w, "  %s with the id and annotator of another got an id of their own (%s)\n", many(r.count, "article"), r.example)
	}
}

// importInput is an input with what has to be closed after it.
type importInput struct {
	formats.Input
	close func()
}

func (o *importFlags) open(path string) (format formats.Format, in importInput, size int64, err error) {
	if o.from != "" {
		if format, err = formatByName(ofSpacy(o.from, path), "from", formats.Format.Reads); err != nil {
			return format, in, 0, err
		}
	}
	if path == standardInput {
		return o.openStdin(format)
	}
	input, closer, err := formats.OpenPath(path)
	if err != nil {
		return format, in, 0, systemFault(path, err)
	}
	in = importInput{input, func() { _ = closer.Close() }}
	if format.Name == "" {
		format, err = detected(input)
	}
	if f, ok := input.R.(*os.File); ok && err == nil {
		if info, statErr := f.Stat(); statErr == nil {
			size = info.Size()
		}
	}
	if err != nil {
		in.close()
	}
	return format, in, size, err
}

func (o *importFlags) openStdin(format formats.Format) (formats.Format, importInput, int64, error) {
	f, err := o.env.claimStdin()
	if err != nil {
		return format, importInput{}, 0, err
	}
	r := io.Reader(f)
	if format.Name == "" {
		head, _, err := headOf(f, detectBytes)
		if err != nil {
			return format, importInput{}, 0, readFault(inputName(standardInput), err)
		}
		if format, err = detect(inputName(standardInput), head); err != nil {
			return format, importInput{}, 0, err
		}
		r = io.MultiReader(bytes.NewReader(head), f)
	}
	return format, importInput{formats.Input{Name: inputName(standardInput), R: r}, func() {}}, 0, nil
}
