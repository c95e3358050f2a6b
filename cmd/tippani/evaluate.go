package main

import "github.com/spf13/cobra"

type evaluateFlags struct {
	env                  environment
	annotator, predictor string
	answer               string
	choice               choiceFlags
	asJSON, asCSV        bool
	worst                int
}

func newEvaluate(env environment) *cobra.Command {
	o := evaluateFlags{env: env}
	cmd := &cobra.Command{
		Use:   "evaluate GOLD PREDICTED",
		Short: "Measure predicted spans against gold",
		Long: "Print precision, recall and F of the spans and relations of PREDICTED against those of GOLD, by label and overall, which\n" +
			"label was taken for which, and the articles that came out worst. Articles are matched by id; those that one side lacks, or\n" +
			"that have another text there, are left out of the figures and listed, with exit status 1. tippani help evaluate says what is\n" +
			"counted.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usagef("give the gold and what to measure: tippani evaluate GOLD PREDICTED")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args[0], args[1]) },
	}
	f := cmd.Flags()
	f.IntVar(&o.worst, "worst", 10, "articles to list, those with the lowest F first")
	f.StringVar(&o.annotator, "annotator", "", "only records of this annotator in GOLD")
	f.StringVar(&o.predictor, "predictor", "", "only records of this annotator in PREDICTED")
	f.StringVar(&o.answer, "answer", "", "only articles with these answers in GOLD: accept, reject, ignore, progress; commas between")
	o.choice.add(cmd, "measure")
	f.BoolVar(&o.asJSON, "json", false, "print as JSON")
	f.BoolVar(&o.asCSV, "csv", false, "print as CSV: table, name, item, value")
	return cmd
}

func (o *evaluateFlags) run(gold, predicted string) error {
	if o.worst < 0 {
		return usagef("--worst %d is negative; give 0 or more", o.worst)
	}
	if o.asJSON && o.asCSV {
		return usagef("--json and --csv exclude each other; give one")
	}
	which, err := newWanted(o.annotator, o.answer)
	if err != nil {
		return err
	}
	others, err := newWanted(o.predictor, "")
	if err != nil {
		return err
	}
	if err := stdinOnce(append([]string{gold, predicted}, o.choice.labels...)...); err != nil {
		return err
	}
	conf, err := loadConfig(o.env)
	if err != nil {
		return err
	}
	e := &evaluation{worstOf: o.worst}
	for _, side := range []struct {
		path string
		to   *evaluated
		want *wanted
	}{{gold, &e.gold, which}, {predicted, &e.predicted, others}} {
		f, err := openLines(o.env, side.path, openSeekable)
		if err != nil {
			return err
		}
		defer f.close()
		*side.to = newEvaluated(f, side.want)
	}
	e.chosen, err = o.choice.choice(o.env, conf, func() ([]string, error) { return e.labels() })
	if err != nil {
		return err
	}
	if err := e.measure(o.env); err != nil {
		return err
	}
	if err := o.print(e); err != nil {
		return err
	}
	if e.left() > 0 {
		return errProblems
	}
	return nil
}

func (o *evaluateFlags) print(e *evaluation) error {
	switch {
	case o.asJSON:
		return evaluateJSON(o.env.stdout, e)
	case o.asCSV:
		return evaluateCSV(o.env.stdout, e)
	}
	p := newPen(o.env)
	evaluateText{p}.print(e)
	return p.flush()
}
