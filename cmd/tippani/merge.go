package main

import (
	"github.com/spf13/cobra"

	"tippani/annotations/formats"
	"tippani/annotations/merge"
)

type mergeFlags struct {
	env    environment
	output string
	keep   string
	as     string
	git    bool
	force  bool
	asJSON bool

	tellOnStderr bool // since the dataset goes to standard output
}

// pen is for what people are told of the merge.
func (o *mergeFlags) pen() *pen {
	env := o.env
	if o.tellOnStderr {
		env.stdout = env.stderr
	}
	return newPen(env)
}

func newMerge(env environment) *cobra.Command {
	o := mergeFlags{env: env}
	cmd := &cobra.Command{
		Use:   "merge DATASET... -o OUT",
		Short: "Join datasets; a merge driver for git",
		Long: "Join several datasets into one. Where an article stands in several for the same annotator, what they agree about " +
			"stands once\n" +
			"and everything else is added; contradictions (another label, ends or attributes, another speaker) are listed.\n" +
			"--keep says what becomes of them: both stay in the record, the first file wins, or the later version goes apart, to\n" +
			"OUT.conflict.jsonl. One id with different texts is refused.\n\n" +
			"With --git it is a three-way merge of BASE OURS THEIRS [PATH], whose result replaces OURS: what only one side has " +
			"changed is\n" +
			"taken; exit status 1 when the two contradict each other, and then both versions are kept. tippani help git says how to set it up.",
		Args: atLeast(1, "the dataset to join"),
		RunE: func(_ *cobra.Command, args []string) error {
			if o.git && o.asJSON {
				return usagef("git reads nothing but the exit status of a merge; leave --json out with --git")
			}
			if o.git {
				return o.runGit(args)
			}
			return o.run(args)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", "dataset to write")
	f.StringVar(&o.keep, "keep", string(merge.Both), "what becomes of contradictions: both, first or apart")
	f.StringVar(&o.as, "as", "", "join the records of all annotators of an article, under this name")
	f.BoolVar(&o.git, "git", false, "merge three ways, as a merge driver of git: BASE OURS THEIRS [PATH]")
	f.BoolVar(&o.force, "force", false, "replace an output that exists")
	f.BoolVar(&o.asJSON, "json", false, jsonUsage)
	return cmd
}

func (o *mergeFlags) run(paths []string) error {
	keep := merge.Keep(o.keep)
	if err := oneOf("--keep", keep, merge.Both, merge.First, merge.Apart); err != nil {
		return err
	}
	if o.output == "" {
		return usagef("the dataset to write is missing; name it with -o OUT")
	}
	if err := stdinOnce(paths...); err != nil {
		return err
	}
	if err := datasetFor(o.output, o.force, paths...); err != nil {
		return err
	}
	if o.output == standardOutput {
		if keep == merge.Apart {
			return usagef("--keep apart writes two datasets; name the first with -o OUT")
		}
		o.tellOnStderr = true
	}
	aside := o.output + ".conflict.jsonl"
	if keep == merge.Apart {
		if err := datasetFor(aside, o.force, paths...); err != nil {
			return err
		}
	}
	j := &joining{mergeFlags: o, keep: keep, pen: o.pen(), groups: make(map[uint64][]lineRef), strays: make(map[uint64]int)}
	defer j.close()
	for _, path := range paths {
		if err := j.open(path); err != nil {
			return err
		}
	}
	out, err := createOutput(o.env, o.output)
	if err != nil {
		return err
	}
	defer o.env.undone(out.Discard)()
	j.out = lineWriter{out.W}
	var rest *formats.Pending
	if keep == merge.Apart {
		if rest, err = formats.CreateFile(aside); err != nil {
			return err
		}
		defer o.env.undone(rest.Discard)()
		j.apart = lineWriter{rest.W}
	}
	if err := j.write(); err != nil {
		return err
	}
	if j.asideLines > 0 {
		if err := rest.Commit(); err != nil {
			return err
		}
	}
	if err := out.Commit(); err != nil {
		return err
	}
	return j.tell(aside)
}
