package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/store"
	"tippani/model/visible"
)

func newCheck(env environment) *cobra.Command {
	var labels string
	var asJSON, lint bool
	cmd := &cobra.Command{
		Use:   "check DATASET...",
		Short: "Validate datasets",
		Long: "Check each record: its form, offsets against text, cluster boundaries, labels, ids, relations. One line for each " +
			"problem:\nFILE:LINE: span ID: what: remedy. Exit status 1 when there is any.\n\n" + lintLong,
		Args: atLeast(1, "the dataset to check"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := stdinOnce(append(slices.Clone(args), labels)...); err != nil {
				return err
			}
			conf, err := loadConfig(env)
			if err != nil {
				return err
			}
			schema, err := schemaOf(env, first(labels, conf.Labels))
			if err != nil {
				return err
			}
			out := json.NewEncoder(env.stdout)
			out.SetEscapeHTML(false)
			problems := 0
			// The first fault of the output counts: a later line may find room again.
			printed := func(fault error) { err = cmp.Or(err, fault) }
			report := func(p record.Problem) {
				problems++
				if asJSON {
					printed(out.Encode(map[string]any{"file": p.File, "line": p.Line, "span": p.Span, "what": p.What.String(),
						"remedy": p.Remedy.String()}))
					return
				}
				_, fault := fmt.Fprintln(env.stdout, visible.String(p.String()))
				printed(fault)
			}
			var look func(*datasetInput) error
			if lint {
				look = func(d *datasetInput) error {
					return lintDataset(env, d, schema, func(f looks) {
						problems++
						printed(f.print(env, asJSON))
					})
				}
			}
			// A file that can't be read does not keep the others from being checked.
			var failed []error
			for _, path := range args {
				collectSeldom(env)
				if err := checkOne(env, path, schema, report, look); err != nil {
					failed = append(failed, err)
				}
			}
			switch {
			case len(failed) > 0:
				for _, err := range failed[:len(failed)-1] {
					fmt.Fprintf(env.stderr, "tippani: %s\n", oneLine(err))
				}
				return failed[len(failed)-1]
			case err == nil && problems > 0:
				return errProblems
			}
			return err
		},
	}
	cmd.Flags().StringVar(&labels, "labels", "", "labels the dataset should use (default: those of the configuration, else the "+
		"built-in ones)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each problem")
	cmd.Flags().BoolVar(&lint, "lint", false, "list what looks wrong too")
	return cmd
}

// checkOne checks a dataset and then hands it, to be read again, to look unless that is nil.
func checkOne(env environment, path string, schema *annotations.Schema, report func(record.Problem), look func(*datasetInput) error) error {
	open := openDataset
	if look != nil {
		open = openSeekable
	}
	d, err := open(env, path)
	if err != nil {
		return err
	}
	defer d.Close()
	shown := newProgress(env, "checking", d.size)
	defer shown.clear()
	err = store.Check(d.name, shown.reader(d.in), schema, func(p record.Problem) {
		shown.clear() // on a terminal the problem takes the bar's line
		report(p)
	})
	if err != nil || look == nil {
		return err
	}
	shown.clear()
	return look(d)
}
