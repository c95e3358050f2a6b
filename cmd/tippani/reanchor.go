package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"tippani/annotations/carry"
	"tippani/annotations/reanchor"
	"tippani/annotations/record"
	"tippani/annotations/store"
	"tippani/model/source"
)

type reanchorFlags struct {
	openFlags
	write   bool
	aside   bool
	renamed bool
	json    bool
}

func newReanchor(env environment) *cobra.Command {
	o := reanchorFlags{openFlags: openFlags{env: env}}
	cmd := &cobra.Command{
		Use:   "reanchor DATASET FILE|DIR...",
		Short: "Move annotations to articles that were edited or renamed since",
		Long: "Compare articles with the texts that a dataset holds of them. Where a text was edited after it was annotated, " +
			"each span is\n" +
			"looked for in the new one: it moves where its words stand unchanged in surroundings that decide; it is listed as " +
			"uncertain, with\n" +
			"the places where it may be, where they do not; it is gone where its words are. A file that was renamed is found by " +
			"its text.\n\n" +
			"Without --write nothing is changed. With it, articles of which no span is uncertain are written; those with " +
			"uncertain spans\n" +
			"are left for the program, which goes through them one by one, or, with --aside, written with these spans kept " +
			"aside. Spans\n" +
			"that are gone are always kept aside, in the record's key \"aside\"; the records that were replaced in " +
			"DATASET.superseded.jsonl.\n\n" +
			"Exit status 0 when nothing is left to do, 1 when something is (or would be: nothing was written), 2 when it could " +
			"not be done.",
		Args: atLeast(2, "the dataset, or the articles to compare it with,"),
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args[0], args[1:]) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.write, "write", false, "write what is certain to the dataset")
	f.BoolVar(&o.aside, "aside", false, "write articles with uncertain spans too, and keep these aside")
	f.BoolVar(&o.renamed, "renamed", false, "with --write: take up the records of articles that were renamed")
	f.BoolVar(&o.json, "json", false, "print one JSON object for each article and annotator")
	f.StringVar(&o.annotator, "annotator", "", "only the records of this annotator (default: of all)")
	f.StringVar(&o.encoding, "encoding", "", "encoding of files that are not UTF-8 and do not say what they are, such as windows-1252")
	f.StringVar(&o.bijoy, "bijoy", "auto", "turn Bijoy (SutonnyMJ) text into Unicode: auto, yes or no")
	f.StringVar(&o.page, "page", "article", "what to take of a web page: article or whole")
	f.BoolVar(&o.replace, "replace-invalid", false, "replace invalid UTF-8 by U+FFFD instead of refusing the file")
	return cmd
}

func (o *reanchorFlags) run(path string, articles []string) (err error) {
	if (o.aside || o.renamed) && !o.write {
		return usagef("--aside and --renamed say what is written; give --write with them")
	}
	reading, err := o.reading()
	if err != nil {
		return err
	}
	if path == standardInput {
		return usagef("the dataset can't be standard input, for it is what may be written; name its file")
	}
	if !hasJournal(path) { // which is read too, and may be all there is
		f, err := openDataset(o.env, path)
		if err != nil {
			return err
		}
		f.Close()
	}
	queue, err := openArticles(articles, reading)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, queue.Close()) }()
	names, err := o.annotators(path)
	if err != nil {
		return err
	}
	report := newReanchorReport(o.env, o.json, o.write)
	for _, name := range names {
		if err := o.each(path, name, queue, report); err != nil {
			return errors.Join(report.flush(), err)
		}
	}
	return report.end()
}

// annotators lists whose records are looked at.
func (o *reanchorFlags) annotators(path string) ([]string, error) {
	if o.annotator != "" {
		return []string{o.annotator}, nil
	}
	d, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer d.Close()
	var names []string
	for _, name := range d.Keys() {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names, nil
}

// each compares all articles with one annotator's records.
func (o *reanchorFlags) each(path, annotator string, queue source.Queue, report *reanchorReport) (err error) {
	d, err := store.Open(path, store.Options{Annotator: annotator, Tool: "tippani " + version(), ReadOnly: !o.write})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	present := make(map[string]bool)
	articles := int64(0)
	for i := 0; ; i++ {
		id, err := queue.ID(i)
		if end := new(source.EndError); errors.As(err, &end) {
			break
		}
		present[id] = err == nil
		articles++
	}
	shown := newProgress(o.env, "comparing", articles)
	defer shown.clear()
	finder := carry.NewFinder(d, func(id string) bool { return present[id] })
	for i := 0; ; i++ {
		item, err := queue.At(i)
		shown.add(1)
		if end := new(source.EndError); errors.As(err, &end) {
			return nil
		}
		if err != nil {
			report.unreadable(err)
			continue
		}
		found := comparison{annotator: annotator, id: item.Article.ID()}
		o.compare(d, finder, item, &found)
		shown.clear()
		if err := report.put(&found); err != nil {
			return err
		}
	}
}

// compare finds what became of one article's record, and writes it where that was asked for.
func (o *reanchorFlags) compare(d *store.Dataset, finder *carry.Finder, item source.Item, found *comparison) {
	from := found.id
	if _, recorded := d.Answer(from); !recorded {
		formers := finder.Formers(item.Article)
		switch len(formers) {
		case 0:
			found.state = stateNew
			return
		case 1:
			from, found.former = formers[0].ID, &formers[0]
		default:
			found.state, found.fault = stateRenamed,
				fmt.Errorf("%d records have this text, %q and %q among them; open it in tippani and choose one", len(formers),
					formers[0].ID, formers[1].ID)
			return
		}
	}
	old, err := d.Peek(from)
	if err == nil && !old.Sound() {
		err = fmt.Errorf("its record is faulty: %s", old.Problems[0])
	}
	if err != nil {
		found.state, found.fault = stateFaulty, err
		return
	}
	found.compare(old, item)
	if found.state == stateSame || found.fault != nil || !o.write || found.former != nil && !o.renamed || found.uncertain() > 0 &&
		!o.aside {
		return
	}
	carried, err := carry.Over(old, found.plan, nil)
	if err == nil {
		_, err = d.Replace(from, carried.Record)
	}
	found.written, found.fault, found.carried = err == nil, err, carried
}

// The states of an article.
const (
	stateSame    = "same"    // the dataset has this text
	stateChanged = "changed" // it has another one
	stateRenamed = "renamed" // it has a record of this article under another id; the text may have been changed too
	stateNew     = "new"     // it has none
	stateFaulty  = "faulty"  // it has one that can't be used
)

// comparison is what became of one article's record by one annotator.
type comparison struct {
	annotator, id string
	state         string
	former        *carry.Former // of a renamed article
	plan          *reanchor.Plan
	changed       bool // the text is another
	written       bool
	carried       carry.Carried
	fault         error
}

func (c *comparison) compare(old *record.Record, item source.Item) {
	c.changed = old.Article.Text() != item.Article.Text()
	switch {
	case c.former != nil:
		c.state = stateRenamed
	case c.changed:
		c.state = stateChanged
	default:
		c.state = stateSame
		return
	}
	if reanchor.TooLong(old.Article, item.Article) {
		c.state, c.fault = stateFaulty, fmt.Errorf("its two texts have more than %d words, the most that are compared; split the article",
			reanchor.MaxWords)
		return
	}
	c.plan = reanchor.Make(old.Article, old.Spans, item.Article)
}

func (c *comparison) uncertain() int {
	_, n, _ := c.plan.Count()
	return n
}
