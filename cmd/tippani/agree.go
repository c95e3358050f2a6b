package main

import (
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tippani/annotations/agree"
	"tippani/annotations/agree/gamma"
)

// What the flags of agree take.
var (
	byNames      = []string{"label", "annotator-pair"}
	measureNames = []string{"token-kappa", "alpha-u"}
	unitsNames   = []string{"csv"}
)

type agreeFlags struct {
	env                  environment
	annotators           string
	choice               choiceFlags
	all                  bool
	by, measures, units  string
	asJSON               bool
	worst                int
	seed                 uint64
	tokenKappa, unitized bool
	gamma, joint         bool
}

func newAgree(env environment) *cobra.Command {
	o := agreeFlags{env: env}
	cmd := &cobra.Command{
		Use:   "agree DATASET...",
		Short: "Measure how far annotators agree",
		Long: "Print how far annotators agree about the articles that at least two of them have finished: γ, Krippendorff's α of the labels of\n" +
			"spans that stand for each other, F1 of spans, exact and by overlap, by label and kind; relations, attributes and answers; which\n" +
			"label one used where the other used which, and the articles with most disagreement. The annotators may be in one file or in\n" +
			"several; a record without an annotator belongs to somebody who is called as the file is. tippani help agreement explains the figures.",
		Args: atLeast(1, "the dataset to look at"),
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.all, "all", false, "all articles, not only those that were finished (answer accept)")
	f.StringVar(&o.annotators, "annotator", "", "only these annotators, commas between (default: all but "+goldAnnotator+")")
	o.choice.add(cmd, "compare")
	f.StringVar(&o.by, "by", "label", "the main table: "+strings.Join(byNames, ", "))
	f.StringVar(&o.measures, "measure", "", "more figures, commas between: "+strings.Join(measureNames, ", "))
	f.BoolVar(&o.gamma, "gamma", true, "measure γ, which takes most of the time; --gamma=false does without")
	f.BoolVar(&o.joint, "joint", false, "γ of all annotators together, not the mean over the pairs; with many spans this takes long")
	f.IntVar(&o.worst, "worst", 10, "articles to list, those with most disagreement first")
	f.Uint64Var(&o.seed, "seed", 1, "decides what chance decides: the samples of γ, and which articles are drawn for the intervals")
	f.BoolVar(&o.asJSON, "json", false, "print as JSON")
	f.StringVar(&o.units, "units", "", "print what stands for what instead of figures, a group of spans a row: "+strings.Join(unitsNames, ", "))
	return cmd
}

func (o *agreeFlags) check() error {
	if o.worst < 0 {
		return usagef("--worst %d is negative; give 0 or more", o.worst)
	}
	if err := oneOf("--by", o.by, byNames...); err != nil {
		return err
	}
	if o.units != "" {
		if err := oneOf("--units", o.units, unitsNames...); err != nil {
			return err
		}
		if o.asJSON {
			return usagef("--json and --units exclude each other; give one")
		}
	}
	if o.joint && !o.gamma {
		return usagef("--joint says how γ is measured, and --gamma=false that it is not; give one")
	}
	for name := range parts(o.measures) {
		if err := oneOf("--measure", name, measureNames...); err != nil {
			return err
		}
		o.tokenKappa, o.unitized = o.tokenKappa || name == measureNames[0], o.unitized || name == measureNames[1]
	}
	return nil
}

func (o *agreeFlags) run(paths []string) error {
	if err := o.check(); err != nil {
		return err
	}
	if err := stdinOnce(append(slices.Clone(paths), o.choice.labels...)...); err != nil {
		return err
	}
	conf, err := loadConfig(o.env)
	if err != nil {
		return err
	}
	a := &agreement{env: o.env, all: o.all}
	defer a.close()
	if err := a.open(paths); err != nil {
		return err
	}
	if err := a.choose(slices.Collect(parts(o.annotators))); err != nil {
		return err
	}
	if a.chosen, err = o.choice.choice(o.env, conf, a.labels); err != nil {
		return err
	}
	if o.units != "" {
		err = a.printUnits()
	} else {
		err = o.print(a)
	}
	if err == nil && a.left.faults() > 0 {
		return errProblems
	}
	return err
}

func (o *agreeFlags) study(a *agreement) agree.Study {
	s := agree.Study{Annotators: len(a.names), Tokens: o.tokenKappa, Continua: o.unitized, Joint: o.joint}
	if o.gamma {
		options := gamma.Defaults()
		options.Seed = o.seed
		// What an article is off by counts less the more articles there are.
		options.Precision *= math.Sqrt(float64(len(a.articles)))
		s.Gamma = &options
	}
	return s
}

func (o *agreeFlags) print(a *agreement) error {
	table := agree.NewTable(o.study(a))
	if err := a.measure(table); err != nil {
		return err
	}
	v := &agreeView{agreement: a, flags: o, Report: table.Report(agree.Resamples, o.seed)}
	if o.asJSON {
		return agreeJSON(o.env.stdout, v)
	}
	p := newPen(o.env)
	agreeText{p, v}.print()
	return p.flush()
}
