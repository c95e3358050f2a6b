package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"tippani/annotations/record"
	"tippani/annotations/stats"
	"tippani/annotations/store"
)

type statsFlags struct {
	env           environment
	annotator     string
	answer        string
	choice        choiceFlags
	asJSON, asCSV bool
	top           int
}

func newStats(env environment) *cobra.Command {
	o := statsFlags{env: env}
	cmd := &cobra.Command{
		Use:   "stats DATASET...",
		Short: "Count what datasets hold",
		Long: "Count articles, tokens, spans by label and kind, their lengths, nesting and overlap, the most frequent surface " +
			"forms of each\n" +
			"label, forms that carry several labels (often a mistake), relations, and each annotator's progress.",
		Args: atLeast(1, "the dataset to count"),
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args) },
	}
	f := cmd.Flags()
	f.IntVar(&o.top, "top", 10, "surface forms to show, of each label and of those with several labels")
	f.StringVar(&o.annotator, "annotator", "", "only records of this annotator")
	f.StringVar(&o.answer, "answer", "", "only articles with these answers: accept, reject, ignore, progress; commas between")
	o.choice.add(cmd, "count")
	f.BoolVar(&o.asJSON, "json", false, "print as JSON")
	f.BoolVar(&o.asCSV, "csv", false, "print as CSV: table, name, item, count")
	return cmd
}

func (o *statsFlags) run(paths []string) error {
	if o.top < 0 {
		return usagef("--top %d is negative; give 0 or more", o.top)
	}
	if o.asJSON && o.asCSV {
		return usagef("--json and --csv exclude each other; give one")
	}
	which, err := newWanted(o.annotator, o.answer)
	if err != nil {
		return err
	}
	if err := stdinOnce(append(slices.Clone(paths), o.choice.labels...)...); err != nil {
		return err
	}
	conf, err := loadConfig(o.env)
	if err != nil {
		return err
	}
	chosen, err := o.choice.choice(o.env, conf, func() ([]string, error) { return o.labels(paths) })
	if err != nil {
		return err
	}
	table := stats.NewTable()
	for _, path := range paths {
		if err := o.count(path, table, which, chosen); err != nil {
			return err
		}
	}
	s := table.Stats(o.top)
	switch {
	case o.asJSON:
		return printJSON(o.env.stdout, s)
	case o.asCSV:
		out := csv.NewWriter(o.env.stdout)
		return out.WriteAll(statsRows(s))
	}
	p := newPen(o.env)
	statsText{p}.print(s)
	return p.flush()
}

// labels lists the labels of the datasets.
func (o *statsFlags) labels(paths []string) ([]string, error) {
	var all []string
	for _, path := range paths {
		if info, err := os.Stat(path); path == standardInput || err == nil && !info.Mode().IsRegular() {
			return nil, errNoLook
		}
		d, err := openDataset(o.env, path)
		if err != nil {
			return nil, err
		}
		names, err := labelsIn(o.env, d)
		d.Close()
		if err != nil {
			return nil, err
		}
		all = append(all, names...)
	}
	return all, nil
}

func (o *statsFlags) count(path string, table *stats.Table, which *wanted, chosen *choice) error {
	d, err := openDataset(o.env, path)
	if err != nil {
		return err
	}
	defer d.Close()
	collectSeldom(o.env)
	shown := newProgress(o.env, "counting", d.size)
	defer shown.clear()
	records := 0
	err = store.EachLine(d.name, shown.reader(d.in), func() func(int, []byte) *measured {
		meter, decoder := stats.NewMeter(), record.NewDecoder(d.name)
		return func(number int, line []byte) *measured {
			if record.Blank(line) {
				return nil
			}
			r := decoder.Decode(number, line)
			chosen.narrow(r)
			return &measured{r, meter.Measure(r), record.ConflictMarker(line)}
		}
	}, func(at store.Line, m *measured) error {
		if m == nil {
			return nil
		}
		if m.marker {
			return record.ConflictError(d.name, at.Number)
		}
		if m.record.Article != nil {
			records++
		}
		if m.record.Article == nil || which.has(m.record) {
			table.Add(m.measure)
		}
		return nil
	})
	if err == nil && records == 0 {
		return noRecord(d.name)
	}
	return err
}

type measured struct {
	record  *record.Record
	measure stats.Measure
	marker  bool // of a conflict: what stands between two is counted twice
}

// statsRows is everything as one table, for spreadsheets.
func statsRows(s stats.Stats) [][]string {
	rows := [][]string{{"table", "name", "item", "count"}}
	add := func(table, name, item string, n int) {
		rows = append(rows, []string{table, name, item, fmt.Sprint(n)})
	}
	for _, c := range []struct {
		item string
		n    int
	}{{"records", s.Records}, {"articles", s.Articles}, {"unreadable", s.Unreadable}, {"repeated", s.Repeated}, {"faulty", s.Faulty},
		{"bytes", int(s.Bytes)},
		{"codepoints", int(s.CodePoints)}, {"tokens", int(s.Tokens)}, {"spans", s.Spans}, {"relations", s.Relations}, {"nested", s.Nested},
		{"overlapping", s.Overlapping}} {
		add("total", "", c.item, c.n)
	}
	for _, c := range s.Answers {
		add("answer", c.Name, "records", c.Count)
	}
	for _, c := range s.Kinds {
		add("kind", c.Name, "spans", c.Count)
	}
	for _, l := range s.Labels {
		add("label", l.Name, "spans", l.Count)
		add("label", l.Name, "forms", l.Forms)
		for _, c := range l.Top {
			add("form", l.Name, c.Name, c.Count)
		}
	}
	for _, a := range s.Ambiguous {
		for _, c := range a.Labels {
			add("ambiguous", a.Form, c.Name, c.Count)
		}
	}
	for _, l := range s.Links {
		add("relation", l.Label, l.From+" -> "+l.To, l.Count)
	}
	for _, a := range s.Annotators {
		add("annotator", a.Name, "records", a.Records)
		add("annotator", a.Name, "accept", a.Accept)
		add("annotator", a.Name, "reject", a.Reject)
		add("annotator", a.Name, "ignore", a.Ignore)
		add("annotator", a.Name, "progress", a.Progress)
		add("annotator", a.Name, "spans", a.Spans)
	}
	for _, c := range s.Suggested {
		name := c.Annotator + ": " + c.Label
		add("suggested", name, "by hand", c.ByHand)
		add("suggested", name, "untouched", c.Untouched)
		add("suggested", name, "changed", c.Changed)
		for _, from := range c.Sources {
			add("suggested by "+from.Name, name, "untouched", from.Untouched)
			add("suggested by "+from.Name, name, "changed", from.Changed)
		}
	}
	for _, l := range []struct {
		unit string
		stats.Lengths
	}{{"codepoints", s.InCodePoint}, {"tokens", s.InToken}} {
		for _, b := range l.Buckets {
			add("length in "+l.unit, "", bucketName(b), b.Count)
		}
	}
	return rows
}

func bucketName(b stats.Bucket) string {
	if b.From == b.To {
		return fmt.Sprint(b.From)
	}
	return fmt.Sprintf("%d-%d", b.From, b.To)
}
