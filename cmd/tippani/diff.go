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
	asJSON bool
}

func newDiff(env environment) *cobra.Command {
	o := diffFlags{env: env}
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Show what changed between two versions of a dataset",
		Long: "Show, for each article and annotator, the spans, relations, answers and texts that were added (+), removed (-) or " +
			"changed (~).\n" +
			"When a record was saved and by which program does not count. Exit status 1 when there is a difference, 0 when " +
			"there is none.\n" +
			"docs/git.md says how to have git show datasets so.",
		Args: func(_ *cobra.Command, args []string) error {
			// Git gives a difftool two files and an external diff seven arguments, of which the second and fifth are files.
			if len(args) != 2 && len(args) != 7 {
				return usagef("give the two datasets to compare: tippani diff OLD NEW")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 7 {
				return o.forGit(args[0], args[1], args[4])
			}
			return o.run(args[0], args[1], openSide)
		},
	}
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
	err := o.run(before, after, openVersion)
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

// run compares two datasets that open opens: openSide or, for git, openVersion.
func (o *diffFlags) run(before, after string, open func(environment, string) (*datasetInput, error)) error {
	if err := stdinOnce(before, after); err != nil {
		return err
	}
	was, err := openLines(o.env, before, open)
	if err != nil {
		return err
	}
	defer was.close()
	now, err := openLines(o.env, after, open)
	if err != nil {
		return err
	}
	defer now.close()
	var out diffWriter
	if o.asJSON {
		out = &diffJSON{out: bufio.NewWriter(o.env.stdout)}
	} else {
		out = &diffText{pen: newPen(o.env)}
	}
	changed, err := compare(was, now, out)
	if err == nil {
		err = out.flush()
	}
	if err == nil && changed {
		return errProblems
	}
	return err
}

// diffWriter prints differences.
type diffWriter interface {
	record(before, after *record.Record, d diff.Difference)
	line(sign string, path string, number int) // a line that is no record
	flush() error
}

// compare walks the old version in its order, then what is new.
func compare(was, now *lineFile, out diffWriter) (changed bool, err error) {
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
