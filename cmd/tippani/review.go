package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"tippani/annotations/adjudicate"
	"tippani/annotations/store"
	"tippani/model/visible"
	"tippani/tui"
	"tippani/tui/place"
	"tippani/tui/review"
)

// goldAnnotator is whose record holds what was decided.
const goldAnnotator = "gold"

type reviewFlags struct {
	openFlags // of the interface
	blind     bool
	auto      string
	mine      string
	labels    []string
	pair      string
	article   string
	worst     bool
	all       bool
	seed      uint64
	asJSON    bool
}

func newReview(env environment) *cobra.Command {
	o := reviewFlags{openFlags: openFlags{env: env}}
	cmd := &cobra.Command{
		Use:   "review DATASET...",
		Short: "Decide between annotators, and make a gold record of each article",
		Long: "Go through what several annotators disagree about, article by article: a digit takes what one of them says,\n" +
			"0 rejects all, and every key that annotates makes a version of one's own. What all agree about is taken up by itself. The decisions\n" +
			"go into a record by annotator gold, in the same dataset or in --output; annotators' records are not changed, and work\n" +
			"that comes later never touches a decision. tippani help review says more.\n\n" +
			"With --auto nothing is shown: what needs no person is decided, and how much is left is said. With --mine NAME one sees\n" +
			"what was decided otherwise than NAME has annotated. With --json what is to be gone through is listed, and nothing changed.\n\n" +
			"Exit status of --auto and --json: 0 when nothing is left to decide, 1 when something is.",
		Args: atLeast(1, "the dataset with the records of several annotators"),
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args) },
	}
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", "dataset for the gold records (default: the one dataset given)")
	f.StringVar(&o.annotator, "annotator", "", "name of who decides, written to the decisions (default: the login name)")
	f.BoolVar(&o.blind, "blind", true, "name annotators A, B, C, in an order of its own for each article; --blind=false shows names")
	f.StringVar(&o.auto, "auto", "", "decide without a person: agree, majority, or the least share of votes, such as 0.6")
	f.StringVar(&o.mine, "mine", "", "show what was decided otherwise than this annotator says; changes nothing")
	f.StringArrayVar(&o.labels, "label", nil, "go through what one of these labels is part of only; may be given several times")
	f.StringVar(&o.pair, "pair", "", "go through what these two annotators differ in only: mina,rafi")
	f.StringVar(&o.article, "article", "", "only the article of this id")
	f.BoolVar(&o.worst, "worst", false, "begin with the article that has most to decide")
	f.BoolVar(&o.all, "all", false, "take records too that their annotators have not finished")
	f.BoolVar(&o.asJSON, "json", false, "list as one JSON object what is to be decided, without a terminal; with --auto what was decided")
	f.Uint64Var(&o.seed, "seed", 0, "of the order of annotators; 0 is another one each time")
	o.addInterface(f)
	return cmd
}

func (o *reviewFlags) run(paths []string) (err error) {
	if err := stdinOnce(paths...); err != nil {
		return err
	}
	share, err := o.rule()
	if err != nil {
		return err
	}
	gold := o.output
	switch {
	case gold == "" && len(paths) > 1:
		return usagef("several datasets go into one gold dataset; name it with -o FILE")
	case gold == standardOutput || gold == "" && paths[0] == standardInput:
		return usagef("the gold dataset is a file; name it with -o FILE")
	case gold == "":
		gold = paths[0]
	}
	if err := holdable(o.output); err != nil {
		return err
	}
	conf, err := loadConfig(o.env)
	if err != nil {
		return err
	}
	options, err := o.interfaceOptions(conf)
	if err != nil {
		return err
	}
	if options.Schema, err = schemaOf(o.env, conf.Labels, conf.labelKeys()); err != nil {
		return err
	}
	var settled *conflict
	whose := goldAnnotator
	if len(paths) == 1 && hasMarkers(paths[0]) {
		if settled, err = o.conflict(paths[0]); err != nil {
			return err
		}
		whose = settled.annotator
	}
	if err := notBinary(paths); err != nil {
		return err
	}
	options.Cancel = new(tui.Cancel)
	options.Annotator = whose
	adjudicator := first(o.annotator, conf.Annotator, loginName(o.env))
	dataset, err := store.Open(gold, store.Options{Annotator: whose, Holder: adjudicator, Tool: "tippani " + version(), ReadOnly: o.mine != "" || o.asJSON && o.auto == "",
		Schema: options.Schema, Stop: options.Cancel.Err})
	if err != nil {
		return err
	}
	c := &adjudication{flags: o, dataset: dataset, annotator: adjudicator}
	if settled != nil {
		c.gatherConflict(settled)
		o.blind = false
	} else {
		err = c.gather(paths)
	}
	if err == nil {
		err = c.known(o.mine)
	}
	if err == nil {
		c.seat()
		switch {
		case o.auto != "":
			err = c.decide(share, options.Schema)
		case o.asJSON:
			err = c.list()
		default:
			err = o.sit(conf, options, c)
		}
	}
	c.close() // the dataset may be among what was gathered, and takes no place of a file that is open on every system
	if closed := dataset.Close(); closed != nil {
		err = errors.Join(err, closed)
	}
	return err
}

// conflict is a dataset with the markers of a merge, made ready to be settled in --output.
func (o *reviewFlags) conflict(path string) (*conflict, error) {
	if o.output == "" {
		return nil, usagef("%s has the conflict markers of a merge; name the dataset in which they are settled with -o FILE", path)
	}
	c, err := conflictIn(path)
	if err == nil {
		err = c.begin(o.output)
	}
	return c, err
}

// rule is the least share of votes that --auto asks for.
func (o *reviewFlags) rule() (float64, error) {
	if o.auto != "" && o.mine != "" {
		return 0, usagef("--auto decides and --mine changes nothing; give one")
	}
	if n := len(slices.Collect(parts(o.pair))); o.pair != "" && n != 2 {
		return 0, usagef("--pair %q does not name two annotators; give both, such as --pair mina,rafi", o.pair)
	}
	switch o.auto {
	case "", adjudicate.ByAgreement:
		return adjudicate.AllAgree, nil
	case adjudicate.ByMajority:
		return adjudicate.Majority, nil
	}
	share, err := strconv.ParseFloat(o.auto, 64)
	if err != nil || !(share > 0 && share <= 1) {
		return 0, usagef("--auto %q is unknown; give agree, majority, or a share of votes above 0 and at most 1, such as 0.6", o.auto)
	}
	return share, nil
}

// sit shows the articles one after the other.
func (o *reviewFlags) sit(conf config, options tui.Options, c *adjudication) error {
	if len(c.shown) == 0 {
		fmt.Fprintln(o.env.stdout, c.nothing())
		return nil
	}
	widths, err := o.measuring(conf)
	if err != nil {
		return err
	}
	options.Queue = c
	options.Desk = review.Desk{Files: files{c.dataset}, Versions: c, Schema: options.Schema, Name: c.annotator, Clock: time.Now,
		Whole: c.versions}
	options.Review = &review.Options{Blind: o.blind, Mine: o.mine, Wanted: c.wanted(), Others: c.others, Clock: time.Now}
	if abs, err := filepath.Abs(c.dataset.Path()); err == nil {
		options.Places = place.Load(o.env.dirs.places(), abs+"#"+goldAnnotator)
	}
	if err := c.reopen(); err != nil {
		return err
	}
	said, err := o.show(options, widths)
	if err == nil && said != "" && c.dataset.Unsaved() == 0 {
		fmt.Fprintln(o.env.stderr, visible.String(said))
	}
	return err
}
