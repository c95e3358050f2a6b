package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"tippani/annotations/assign"
	"tippani/model/filename"
)

type assignFlags struct {
	openFlags
	to      string
	overlap int
	share   string
	by      string
	seed    uint64
	force   bool
	asJSON  bool
}

func newAssign(env environment) *cobra.Command {
	o := assignFlags{openFlags: openFlags{env: env}}
	cmd := &cobra.Command{
		Use:   "assign QUEUE... --to NAME,NAME",
		Short: "Give the articles of a queue to annotators, some of them to several",
		Long: "Write a queue for each annotator, NAME.jsonl, in which the articles stand in the order of the queue. Everybody gets as\n" +
			"many as anybody else, and any two share about as many. With --overlap 2 every article is annotated by two, with\n" +
			"--share 20% every fifth. Queues that are there already go on: who has an article keeps it, and what is new is given\n" +
			"out; with --force all is given out anew.\n\n" +
			"With --by meta.desk an article goes to annotators of its desk only: --to mina=sports,rafi=sports,tuli=city; who has\n" +
			"no desk takes all. tippani help team says how two editors work without a server.",
		Args: atLeast(1, "the queue to give out"),
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args) },
	}
	f := cmd.Flags()
	f.StringVar(&o.to, "to", "", "annotators, with commas between; with --by NAME=VALUE")
	f.IntVar(&o.overlap, "overlap", 1, "how many annotators an article gets")
	f.StringVar(&o.share, "share", "100%", "share of the articles that get as many, the others get one")
	f.StringVar(&o.by, "by", "", "key of the articles that says to whose desk they belong, such as meta.desk")
	f.Uint64Var(&o.seed, "seed", 1, "decides who gets what; the same seed gives the same")
	f.StringVarP(&o.output, "output", "o", ".", "directory of the queues")
	f.BoolVar(&o.force, "force", false, "replace queues that are there, and give out everything anew")
	f.BoolVar(&o.asJSON, "json", false, jsonUsage)
	f.StringVar(&o.encoding, "encoding", "", "encoding of files that are not UTF-8 and do not say what they are, such as windows-1252")
	f.StringVar(&o.bijoy, "bijoy", "auto", "turn Bijoy (SutonnyMJ) text into Unicode: auto, yes or no")
	f.StringVar(&o.page, "page", "article", "what to take of a web page: article or whole")
	f.BoolVar(&o.replace, "replace-invalid", false, "replace invalid UTF-8 by U+FFFD instead of refusing the file")
	return cmd
}

func (o *assignFlags) run(paths []string) (err error) {
	if err := stdinOnce(paths...); err != nil {
		return err
	}
	plan, err := o.plan()
	if err != nil {
		return err
	}
	reading, err := o.reading()
	if err != nil {
		return err
	}
	queue, err := openArticles(paths, reading)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, queue.Close()) }()
	given := &assigned{plan: plan, by: o.by, queue: queue}
	if err := given.read(); err != nil {
		return err
	}
	for _, who := range plan.Annotators {
		q := &assignedQueue{name: who.Name, path: o.queueOf(who.Name)}
		if err := q.usable(o.force, paths); err != nil {
			return err
		}
		if err := given.before(q, o.force); err != nil {
			return err
		}
		given.queues = append(given.queues, q)
	}
	if err := given.giveOut(); err != nil {
		return err
	}
	if err := given.write(o.env); err != nil {
		return err
	}
	if o.asJSON {
		return printJSON(o.env.stdout, given.report())
	}
	return given.tell(o.env)
}

// plan reads the flags.
func (o *assignFlags) plan() (assign.Plan, error) {
	p := assign.Plan{Overlap: o.overlap, Seed: o.seed}
	for part := range parts(o.to) {
		name, of, has := strings.Cut(part, "=")
		switch {
		case has && o.by == "":
			return p, usagef("--to %s names a desk; say with --by which key of the articles it is, such as --by meta.desk", part)
		case filename.Fault(name) != "":
			return p, usagef("--to %q can't be the name of a file on every system: %s; choose another", name, filename.Fault(name))
		case strings.EqualFold(name, goldAnnotator):
			return p, usagef("--to %s names nobody: it is whose name the decisions of tippani review have; name annotators", name)
		case slices.ContainsFunc(p.Annotators, func(a assign.Annotator) bool { return filename.Same(a.Name, name) }):
			return p, usagef("--to names %s twice", name)
		}
		p.Annotators = append(p.Annotators, assign.Annotator{Name: name, For: of})
	}
	switch n := len(p.Annotators); {
	case n == 0:
		return p, usagef("nobody is to get articles; name annotators with --to mina,rafi")
	case o.overlap < 1 || o.overlap > n:
		return p, usagef("--overlap %d is not from 1 to %d, the number of annotators", o.overlap, n)
	}
	share, err := strconv.ParseFloat(strings.TrimSuffix(o.share, "%"), 64)
	if strings.HasSuffix(o.share, "%") {
		share /= 100
	}
	if err != nil || !(share > 0 && share <= 1) {
		return p, usagef("--share %q is no share of the articles; give one above 0 and up to 100%%, such as 20%%", o.share)
	}
	p.Share = share
	return p, nil
}
