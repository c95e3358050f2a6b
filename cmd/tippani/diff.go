package main

import (
	"bufio"
	"errors"

	"github.com/spf13/cobra"

	"tippani/annotations/diff"
	"tippani/annotations/record"
)

type diffFlags struct {
	env    environment
	pair   string
	asJSON bool
}

func newDiff(env environment) *cobra.Command {
	o := diffFlags{env: env}
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Show what changed between two versions of a dataset, or what two annotators disagree about",
		Long: "Show, for each article and annotator, the spans, relations, answers and texts that were added (+), removed (-) or " +
			"changed (~).\n" +
			"When a record was saved and by which program does not count. Exit status 1 when there is a difference, 0 when " +
			"there is none.\n" +
			"tippani help git says how to have git show datasets so.\n\n" +
			"Two annotators are compared when each file has the records of one and it is another, or when --pair names two: what\n" +
			"only the first marked (-), only the second (+), or both in another way (~). Ids, notes and answers do not count then.\n" +
			"What is no difference here is agreed in tippani agree and review too. An article whose texts differ is named and left out.",
		Args: func(_ *cobra.Command, args []string) error {
			if o.pair != "" {
				if len(args) != 1 && len(args) != 2 {
					return usagef("give the dataset that has both annotators, or one for each: tippani diff DATASET --pair %s", o.pair)
				}
				return nil
			}
			// Git gives a difftool two files and an external diff seven arguments, of which the second and fifth are files.
			if len(args) != 2 && len(args) != 7 {
				return usagef("give the two datasets to compare: tippani diff OLD NEW")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if o.pair != "" {
				return o.runPair(args)
			}
			if len(args) == 7 {
				return o.forGit(args[0], args[1], args[4])
			}
			return o.run(args, openSide, o.versionsOrAnnotators)
		},
	}
	cmd.Flags().StringVar(&o.pair, "pair", "", "compare these two annotators of one dataset, or the first of one and the second of "+
		"another: mina,rafi")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print one JSON object for each change")
	return cmd
}

// forGit is a diff as git asks for one: a difference is no failure.
func (o *diffFlags) forGit(name, before, after string) error {
	if !o.asJSON {
		p := newPen(o.env)
		p.paint(bold, "tippani diff "+name+"\n")
		if err := p.flush(); err != nil {
			return err
		}
	}
	err := o.run([]string{before, after}, openVersion, versions)
	var foreign *foreignError
	if errors.As(err, &foreign) { // git would give up on all other files
		p := newPen(o.env)
		p.print("  %s\n", oneLine(err))
		return p.flush()
	}
	if err != errProblems {
		return err
	}
	return nil
}

// comparer compares a dataset with another, or with itself, and reports whether something differs.
type comparer func(was, now *lineFile, out diffWriter) (differs bool, err error)

// run compares one or two datasets that open opens: openSeekable, openSide or, for git, openVersion.
func (o *diffFlags) run(paths []string, open func(environment, string) (*datasetInput, error), compare comparer) error {
	if err := stdinOnce(paths...); err != nil {
		return err
	}
	var files []*lineFile
	for _, path := range paths {
		f, err := openLines(o.env, path, open)
		if err != nil {
			return err
		}
		defer f.close()
		files = append(files, f)
	}
	out := o.writer()
	differs, err := compare(files[0], files[len(files)-1], out)
	if err == nil {
		err = out.flush()
	}
	if err == nil && differs {
		return errProblems
	}
	return err
}

func (o *diffFlags) writer() diffWriter {
	if o.asJSON {
		return &diffJSON{out: bufio.NewWriter(o.env.stdout)}
	}
	return &diffText{pen: newPen(o.env)}
}

// diffWriter prints differences.
type diffWriter interface {
	record(before, after *record.Record, d diff.Difference)
	line(sign string, path string, number int) // a line that is no record
	annotators(a, b *record.Record, d diff.Disagreement)
	texts(a, b *record.Record) // two annotators' records of one article have other texts
	flush() error
}

// versions compares an old version, in its order, with a new one; what is new comes last.
func versions(was, now *lineFile, out diffWriter) (changed bool, err error) {
	strays := now.noRecords()
	for i, e := range was.lines {
		if e.key == 0 {
			if strays[e.hash]--; strays[e.hash] < 0 {
				out.line("-", was.path, int(e.number))
				changed = true
			}
			continue
		}
		if !was.counts(i) {
			continue // an earlier record of the same article and annotator does not count
		}
		other, there := now.find(e.key)
		if there && other.hash == e.hash {
			continue
		}
		before, err := was.record(e)
		if err != nil {
			return changed, err
		}
		if !there {
			out.record(before, nil, diff.Difference{})
			changed = true
			continue
		}
		after, err := now.record(other)
		if err != nil {
			return changed, err
		}
		if d := diff.Records(before, after); !d.Empty() {
			out.record(before, after, d)
			changed = true
		}
	}
	left := was.noRecords()
	for i, e := range now.lines {
		if e.key == 0 {
			if left[e.hash]--; left[e.hash] < 0 {
				out.line("+", now.path, int(e.number))
				changed = true
			}
			continue
		}
		if _, there := was.find(e.key); there || !now.counts(i) {
			continue
		}
		after, err := now.record(e)
		if err != nil {
			return changed, err
		}
		out.record(nil, after, diff.Difference{})
		changed = true
	}
	return changed, nil
}

// noRecords counts the lines that are no records, by their hashes.
func (l *lineFile) noRecords() map[uint64]int {
	count := make(map[uint64]int)
	for _, e := range l.lines {
		if e.key == 0 {
			count[e.hash]++
		}
	}
	return count
}

func signOf(before, after bool) string {
	switch {
	case !before:
		return "+"
	case !after:
		return "-"
	}
	return "~"
}

func signName(sign string) string {
	return map[string]string{"+": "added", "-": "removed", "~": "changed"}[sign]
}
