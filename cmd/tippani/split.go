package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"tippani/annotations/formats"
	"tippani/annotations/record"
	"tippani/annotations/split"
	"tippani/annotations/store"
)

type splitFlags struct {
	env              environment
	output           string
	annotator        string
	answer           string
	choice           choiceFlags
	train, dev, test int
	seed             uint64
	similar          int
	force, asJSON    bool
}

func newSplit(env environment) *cobra.Command {
	o := splitFlags{env: env}
	cmd := &cobra.Command{
		Use:   "split DATASET [-o DIR]",
		Short: "Divide a dataset for training, development and test",
		Long: "Divide a dataset into three, by whole articles: each label in proportion, and articles that nearly repeat each " +
			"other (as news\n" +
			"agencies' do) on one side. The same records and seed give the same parts on every machine, in whatever order the\n" +
			"records stand. Lines are copied byte for byte, with \"spans\":[] added where a record lacks it. --kinds and --labels say\n" +
			"which labels are divided in proportion; the parts hold every span, and export takes the same flags.",
		Args: exactlyOne("the dataset to divide"),
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args[0]) },
	}
	f := cmd.Flags()
	f.IntVar(&o.train, "train", 80, "percent for training")
	f.IntVar(&o.dev, "dev", 10, "percent for development; 0 for none")
	f.IntVar(&o.test, "test", 10, "percent for test; 0 for none")
	f.Uint64Var(&o.seed, "seed", 1, "another number gives another division")
	f.IntVar(&o.similar, "similar", 70, "percent of three-word sequences that two articles share to count as near repeats; above 100 "+
		"for equal texts only")
	f.StringVarP(&o.output, "output", "o", "", "directory to write train.jsonl, dev.jsonl and test.jsonl to (default: beside the "+
		"dataset, as NAME.train.jsonl …)")
	f.StringVar(&o.annotator, "annotator", "", "only records of this annotator")
	f.StringVar(&o.answer, "answer", "", "only articles with these answers: accept, reject, ignore, progress; commas between")
	o.choice.add(cmd, "divide by")
	f.BoolVar(&o.force, "force", false, "replace files that exist")
	f.BoolVar(&o.asJSON, "json", false, jsonUsage)
	return cmd
}

func (o *splitFlags) run(path string) error {
	if err := stdinOnce(append([]string{path}, o.choice.labels...)...); err != nil {
		return err
	}
	parts, err := o.parts()
	if err != nil {
		return err
	}
	which, err := newWanted(o.annotator, o.answer)
	if err != nil {
		return err
	}
	names := o.names(path, parts)
	for i, name := range names {
		if parts[i].Share > 0 {
			if err := datasetFor(name, o.force, path); err != nil {
				return err
			}
		}
	}
	d, err := openSeekable(o.env, path)
	if err != nil {
		return err
	}
	defer d.Close()
	conf, err := loadConfig(o.env)
	if err != nil {
		return err
	}
	chosen, err := o.choice.choice(o.env, conf, func() ([]string, error) { return labelsIn(o.env, d) })
	if err != nil {
		return err
	}
	before, err := d.file.Stat()
	if err != nil {
		return readFault(d.name, err)
	}
	plan := split.NewPlan(parts, o.seed, float64(o.similar)/100)
	records, err := o.sketch(d, plan, which, chosen)
	if err != nil {
		return err
	}
	outcome := plan.Outcome()
	if err := o.write(d, before, parts, names, records, outcome); err != nil {
		return err
	}
	if o.asJSON {
		return printJSON(o.env.stdout, splitFor(parts, names, outcome, which))
	}
	return o.tell(parts, names, outcome, which)
}

func (o *splitFlags) parts() ([]split.Part, error) {
	parts := []split.Part{{Name: "train", Share: o.train}, {Name: "dev", Share: o.dev}, {Name: "test", Share: o.test}}
	for _, p := range parts {
		if p.Share < 0 {
			return nil, usagef("--%s %d is negative; give a percentage", p.Name, p.Share)
		}
	}
	if sum := o.train + o.dev + o.test; sum != 100 {
		return nil, usagef("--train %d, --dev %d and --test %d make %d percent; they should make 100", o.train, o.dev, o.test, sum)
	}
	if o.similar < 0 {
		return nil, usagef("--similar %d is negative; give a percentage", o.similar)
	}
	return parts, nil
}

func (o *splitFlags) names(path string, parts []split.Part) []string {
	var names []string
	for _, p := range parts {
		if o.output != "" {
			names = append(names, filepath.Join(o.output, p.Name+".jsonl"))
		} else {
			names = append(names, stem(path)+"."+p.Name+".jsonl")
		}
	}
	return names
}

// sketch reads the dataset and tells for each line whether it is a record that is asked for.
func (o *splitFlags) sketch(d *datasetInput, plan *split.Plan, which *wanted, chosen *choice) (records []bool, err error) {
	collectOften(o.env)
	shown := newProgress(o.env, "reading", d.size)
	defer shown.clear()
	type sketched struct {
		record *record.Record // nil: a blank line
		split.Sketch
	}
	err = store.EachLine(d.name, shown.reader(d.in), func() func(int, []byte) sketched {
		decoder := record.NewDecoder(d.name)
		return func(number int, line []byte) sketched {
			if record.Blank(line) {
				return sketched{}
			}
			r := decoder.Decode(number, line)
			if r.Article == nil {
				return sketched{record: r}
			}
			chosen.narrow(r)
			return sketched{r, split.SketchOf(r)}
		}
	}, func(_ store.Line, s sketched) error {
		if s.record != nil && s.record.Article == nil {
			return fmt.Errorf("%s", s.record.Problems[0])
		}
		take := s.record != nil && which.has(s.record)
		records = append(records, take)
		if take {
			plan.Add(s.Sketch)
		}
		return nil
	})
	return records, err
}

// write copies each line to its part. The files appear when all are whole.
func (o *splitFlags) write(d *datasetInput, before os.FileInfo, parts []split.Part, names []string, records []bool,
	outcome split.Outcome) error {
	if o.output != "" {
		if err := os.MkdirAll(o.output, 0o755); err != nil {
			return fmt.Errorf("the output directory can't be made: %w", err)
		}
	}
	files := make([]*formats.Pending, len(parts)) // nil for a part without a share
	for i := range parts {
		if parts[i].Share == 0 {
			continue
		}
		p, err := formats.CreateFile(names[i])
		if err != nil {
			return err
		}
		defer o.env.undone(p.Discard)()
		files[i] = p
	}
	if err := o.copy(d, before, files, records, outcome); err != nil {
		return err
	}
	for _, p := range files {
		if p == nil {
			continue
		}
		if err := p.Commit(); err != nil {
			return err
		}
	}
	return nil
}

func (o *splitFlags) copy(d *datasetInput, before os.FileInfo, files []*formats.Pending, records []bool, outcome split.Outcome) error {
	path := d.name
	if _, err := d.file.Seek(0, io.SeekStart); err != nil {
		return readFault(path, err)
	}
	shown := newProgress(o.env, "writing", before.Size())
	defer shown.clear()
	next := 0
	err := store.EachLine(path, shown.reader(d.file), func() func(int, []byte) []byte {
		return func(_ int, line []byte) []byte { return line }
	},
		func(at store.Line, line []byte) error {
			if at.Number > len(records) {
				return errChanged(path)
			}
			if !records[at.Number-1] {
				return nil
			}
			next++
			return lineWriter{files[outcome.Part[next-1]].W}.put(record.WithSpans(record.Body(line)))
		})
	if err != nil {
		return err
	}
	if after, err := d.file.Stat(); err != nil || after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) ||
		next != len(outcome.Part) {
		return errChanged(path)
	}
	return nil
}

func errChanged(path string) error {
	return fmt.Errorf("%s was changed while it was being read, so nothing was written; try again", path)
}

// tell prints what went where, the names last.
func (o *splitFlags) tell(parts []split.Part, names []string, outcome split.Outcome, which *wanted) error {
	p := newPen(o.env)
	row := func(counts []int, what string) {
		sum := 0
		for _, n := range counts {
			sum += n
		}
		for _, n := range counts {
			p.print("%12s %5.1f %%", grouped(int64(n)), 100*float64(n)/float64(max(sum, 1)))
		}
		p.print("  %s\n", what)
	}
	for _, part := range parts {
		p.paint(bold, fmt.Sprintf("%20s", part.Name))
	}
	p.print("\n")
	row(outcome.Articles, "articles")
	row(outcome.Records, "records")
	for _, label := range outcome.Labels {
		row(outcome.Spans[label], oneRow(label))
	}
	if outcome.Joined > 0 {
		p.print("near repeats, put beside what they repeat: %s\n", many(outcome.Joined, "article"))
	}
	if which.left > 0 {
		p.print("left out, not asked for: %s\n", many(which.left, "record"))
	}
	for i, part := range parts {
		if part.Share > 0 {
			p.print("%s: %s\n", part.Name, names[i])
		}
		if part.Share > 0 && outcome.Records[i] == 0 {
			p.paint(yellow, fmt.Sprintf("%s is empty: there are too few articles for its share\n", part.Name))
		}
	}
	return p.flush()
}
