package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tippani/annotations/formats"
	"tippani/annotations/formats/hub"
	"tippani/annotations/formats/input"
	"tippani/annotations/record"
	"tippani/annotations/store"
	"tippani/model/regular"
)

type exportFlags struct {
	conversion
	choice                    choiceFlags
	to, align, tokens, answer string
	spansKey, form, labelKey  string
	license, title            string
	bom                       bool
}

func newExport(env environment) *cobra.Command {
	o := exportFlags{conversion: conversion{env: env}}
	cmd := &cobra.Command{
		Use:   "export DATASET... --to FORMAT [-o FILE|DIR]",
		Short: "Write a dataset for another tool",
		Long: "Write a dataset in the format of another tool: " + formatNames(anyFormat) + ".\n" +
			"What the format can't hold is reported, in total and for each article; with --strict that is an error and nothing is\n" +
			"written. The output appears when it is whole, or not at all; without -o it goes to standard output. tippani help formats has\n" +
			"what each format keeps. For hf the parts that “tippani split” made may be given together: NAME.train.jsonl,\n" +
			"NAME.dev.jsonl and NAME.test.jsonl become the splits train, validation and test.",
		Args: o.inputs,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args) },
	}
	f := cmd.Flags()
	f.StringVar(&o.to, "to", "", "the format to write")
	f.StringVarP(&o.output, "output", "o", "", "file, or for brat, webanno, cas and hf directory, to write (default: standard output)")
	f.StringVar(&o.align, "align", "", "formats of tokens: a span that ends inside a word is widened (expand), narrowed (contract) or "+
		"left out (strict); in docbin, split splits the word (default expand)")
	f.StringVar(&o.tokens, "tokens", "", "formats of tokens: take the tokens from this file, JSON lines of {\"id\", \"tokens\"}")
	f.StringVar(&o.annotator, "annotator", "", "only records of this annotator")
	f.StringVar(&o.answer, "answer", "", "only articles with these answers: accept, reject, ignore, progress; commas between")
	f.StringVar(&o.spansKey, "spans-key", "", "spacy, docbin: write spans, which may overlap, under this key instead of entities")
	f.StringVar(&o.labelKey, "label-key", "", "doccano: the key to write the labels under (default: label)")
	f.StringVar(&o.form, "form", "", "doccano: relations, for a project with relations")
	f.BoolVar(&o.bom, "bom", false, "csv: begin with a byte order mark, which Excel needs")
	f.StringVar(&o.license, "license", "", "hf: the licence for the dataset card, as the hub names it: cc-by-4.0 (default: unknown)")
	f.StringVar(&o.title, "title", "", "hf: what the dataset is called on its card (default: the name of the file)")
	o.flags(cmd)
	o.choice.add(cmd, "write")
	return cmd
}

func (o *exportFlags) run(paths []string) (err error) {
	path := paths[0]
	if o.output == standardOutput {
		o.output = ""
	}
	if err := stdinOnce(slices.Concat(paths, []string{o.tokens}, o.choice.labels)...); err != nil {
		return err
	}
	format, err := o.format()
	if err != nil {
		return err
	}
	if err := flagsFit(o.given, format.Name); err != nil {
		return err
	}
	conf, err := loadConfig(o.env)
	if err != nil {
		return err
	}
	which, err := newWanted(o.annotator, o.answer)
	if err != nil {
		return err
	}
	d, err := openDataset(o.env, path)
	if err != nil {
		return err
	}
	defer d.Close()
	chosen, err := o.choice.choice(o.env, conf, func() ([]string, error) { return labelsIn(o.env, d) })
	if err != nil {
		return err
	}
	losses, err := o.losses(first(o.output, standardOutput), path, o.output)
	if err != nil {
		return err
	}
	opt, err := o.options(chosen.schema, &losses.report)
	if err != nil {
		return err
	}
	if !format.WritesUnit(opt.Unit) {
		return wrongUnit(format)
	}
	opt.License, opt.Title = o.license, first(o.title, titleOf(path))
	opt.SpansKey, opt.Form, opt.LabelKey, opt.BOM = o.spansKey, o.form, o.labelKey, o.bom
	if opt.Align, err = formats.ParseAlign(o.align); err != nil {
		return oneOf("--align", formats.Align(o.align), formats.Expand, formats.Contract, formats.Exact, formats.Split)
	}
	if opt.Align == formats.Split && format.Name != "docbin" {
		return usagef("--align split is for docbin, and the format is %s; give expand, contract or strict", format.Name)
	}
	if err := oneOf("--form", o.form, "labels", "relations"); err != nil {
		return err
	}
	if o.tokens != "" {
		f, err := o.tokensFile()
		if err != nil {
			return err
		}
		defer f.Close()
		tokens, err := input.OpenTokens(o.tokens, f)
		if err != nil {
			return err
		}
		opt.Tokens = tokens.Tokens
	}
	out, err := o.create(format, path)
	if err != nil {
		return err
	}
	defer o.env.undone(out.discard)()
	w, err := format.NewWriter(out.Output, opt)
	if err != nil {
		return err
	}
	var homes *articleHomes
	if len(paths) > 1 {
		homes = newArticleHomes()
	}
	refused, left, err := o.write(d, w, which, chosen, losses, newOrigins(o.output, path), homes)
	for _, more := range paths[1:] {
		if err != nil {
			break
		}
		var n int
		var out leftOut
		n, out, err = o.writeMore(more, w, which, chosen, losses, homes)
		refused += n
		left.add(out)
	}
	if err == nil && refused == 0 {
		if err = w.Close(); err == nil {
			err = out.commit()
		}
	}
	if err == nil && refused == 0 && o.to == "hf" && len(paths) == 1 {
		defer o.hintSplits(path)
	}
	return o.conclude(err, refused, which, left, losses, format)
}

// tokensFile opens the file of --tokens, which is read at several places.
func (o *exportFlags) tokensFile() (*os.File, error) {
	if o.tokens == standardInput {
		in, err := o.env.claimStdin()
		if err != nil {
			return nil, err
		}
		return spooled(in, inputName(standardInput))
	}
	f, _, err := regular.Open(o.tokens)
	if err != nil {
		return nil, readFault(o.tokens, err)
	}
	return f, nil
}

// write hands every record to the writer. In a strict conversion the articles that do not fit are counted, to be told together.
func (o *exportFlags) write(d *datasetInput, w formats.Writer, which *wanted, chosen *choice, losses *lossReport,
	from *origins, homes *articleHomes) (refused int, left leftOut, err error) {
	repeats := record.NewRepeats()
	if homes != nil {
		homes.next(d.name)
	}
	type prepared struct {
		*formats.Prepared
		left leftOut
	}
	if p, ok := w.(formats.Parted); ok {
		p.Part(first(hub.SplitOf(d.name), hub.Train))
	}
	prepare := func(r *record.Record) prepared {
		if r.Article == nil || !which.asks(r) {
			return prepared{}
		}
		narrowed := chosen.narrow(r)
		return prepared{w.Prepare(r), narrowed}
	}
	err = eachRecord(o.env, d, "exporting", prepare, func(at store.Line, r *record.Record, p prepared) error {
		if r.Article == nil {
			if o.skipBad {
				fmt.Fprintf(o.env.stderr, "left out: %s\n", r.Problems[0])
				return nil
			}
			return fmt.Errorf("%s; with --skip-bad the line is left out", r.Problems[0])
		}
		if n := repeats.Earlier(r.Key(), at.Number); n > 0 {
			return fmt.Errorf("%s:%d: the record of %q by %q stands on line %d too; tippani merge %s -o NEW writes a dataset with the "+
				"later one only", d.name, at.Number, r.Article.ID(), r.Annotator, n, d.name)
		}
		if homes != nil && which.asks(r) {
			if err := homes.check(r, at.Number); err != nil {
				return err
			}
		}
		if err := from.check(r.Article.Meta().Source); err != nil {
			return err
		}
		if !which.has(r) {
			return nil
		}
		left.add(p.left)
		err := w.Put(p.Prepared)
		var loss *formats.LossError
		if errors.As(err, &loss) {
			refused++
			losses.article(loss.Article)
			return nil
		}
		return err
	})
	return refused, left, err
}

func (o *exportFlags) conclude(err error, refused int, which *wanted, left leftOut, losses *lossReport, format formats.Format) error {
	if err == nil && refused == 0 && !o.asJSON {
		to := ""
		if o.output != "" {
			to = " to " + o.output
		}
		fmt.Fprintf(o.env.stderr, "%s with %s written as %s%s\n", many(losses.report.Articles, "article"),
			many(losses.report.Spans, "span"), format.Name, to)
	}
	if which.left > 0 && !o.asJSON {
		fmt.Fprintf(o.env.stderr, "  left out, since not of the annotator or answer asked for: %s\n", many(which.left, "article"))
	}
	if left != (leftOut{}) && !o.asJSON {
		fmt.Fprintf(o.env.stderr, "  left out, since not of the kinds or labels asked for: %s\n", left)
	}
	if err == nil && refused == 0 {
		losses.done = &convertedJSON{format.Name, first(o.output, standardOutput), losses.report.Articles, losses.report.Spans,
			&leftOutJSON{which.left, left.spans, left.relations}}
	}
	if closed := losses.close(o.env.stderr); err == nil {
		err = closed
	}
	if losses.report.Count(formats.NestedOut) > 0 && o.choice.kinds == "" && !o.asJSON {
		fmt.Fprintf(o.env.stderr, "%s holds no span inside another: %s\n", format.Name, nestingHint(format))
	}
	if err == nil && refused > 0 {
		return foundf("%s can't be kept whole in %s, so nothing was written; change what is listed, choose another format, or export "+
			"without --strict", many(refused, "article"), format.Name)
	}
	return err
}

// format is the one that was named.
func (o *exportFlags) format() (formats.Format, error) {
	return formatByName(ofSpacy(o.to, o.output), "to", anyFormat)
}

// ofSpacy is the name of a format, given that of a file: spaCy has two, and what is called as its own files are is one of these.
func ofSpacy(format, file string) string {
	if format == "spacy" && strings.EqualFold(filepath.Ext(file), ".spacy") {
		return "docbin"
	}
	return format
}

// nestingHint is how to keep the spans inside others, which a flat format leaves out in favour of the longer ones.
func nestingHint(format formats.Format) string {
	if slices.Contains(only["spans-key"], format.Name) {
		return "--kinds entity leaves quotes and claims out and keeps the entities in them, --spans-key sc keeps all"
	}
	return "--kinds entity leaves quotes and claims out and keeps the entities in them"
}

// exported is where an export goes until it is whole.
type exported struct {
	formats.Output
	commit  func() error
	discard func()
}

// create prepares the output. A directory is made under another name and renamed, since one that is half written looks whole.
func (o *exportFlags) create(format formats.Format, input string) (*exported, error) {
	switch {
	case o.output == "" && format.Directory:
		return nil, usagef("%s is a directory of files; name it with -o DIR", format.Name)
	case o.output == "" && format.Name == "hf-jsonl":
		return nil, usagef("hf-jsonl is two files, the rows and the names of their tags; name the first with -o FILE")
	case o.output == "":
		w := bufio.NewWriterSize(o.env.stdout, 64<<10)
		return &exported{formats.Output{Name: "standard output", W: w}, w.Flush, func() {}}, nil
	case format.Name == "hf" && strings.HasPrefix(filepath.Ext(o.output), ".json"):
		return nil, usagef("hf is a directory, and %s is called like a file of JSON lines; name a directory, or say --to hf-jsonl", o.output)
	case format.Directory:
		if err := holdable(o.output); err != nil {
			return nil, err
		}
		return o.createDirectory(format)
	}
	if err := outputFor(o.output, o.force, append([]string{input, o.tokens}, o.choice.labels...)...); err != nil {
		return nil, err
	}
	p, err := format.Create(o.output)
	if err != nil {
		return nil, err
	}
	return &exported{p.Output, p.Commit, p.Discard}, nil
}

func (o *exportFlags) createDirectory(format formats.Format) (*exported, error) {
	target := strings.TrimRightFunc(o.output, partsDirectories)
	if target == filepath.VolumeName(target) { // the root of a drive: without its separator it is another directory
		target = o.output
	}
	target, err := byName(target) // by which it takes its place
	if err != nil {
		return nil, formats.WriteFault(o.output, o.output, err)
	}
	if err := replaceable(target, o.force); err != nil {
		return nil, err
	}
	part, err := os.MkdirTemp(parentOf(target), ".tippani-export-*")
	if err != nil {
		return nil, formats.WriteFault(o.output, parentOf(target), err)
	}
	d := &partDirectory{part: part, target: target}
	p, err := format.Create(part)
	if err == nil {
		err = os.Chmod(part, 0o755)
	}
	if err != nil {
		d.discard()
		return nil, err
	}
	out := p.Output
	out.Create = func(name string) (io.WriteCloser, error) { return d.create(name, p.Create) }
	return &exported{out, d.commit, d.discard}, nil
}
