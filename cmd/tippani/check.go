package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"tippani/annotations/store"
	"tippani/model/visible"
)

func newCheck(env environment) *cobra.Command {
	var labels string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check DATASET...",
		Short: "Validate datasets",
		Long:  "Check each record: its form, offsets against text, cluster boundaries, labels, ids, relations. One line for each problem:\nFILE:LINE: span ID: what: remedy. Exit status 1 when there is any.",
		Args:  atLeast(1, "the dataset to check"),
		RunE: func(_ *cobra.Command, args []string) error {
			conf, err := loadConfig(env)
			if err != nil {
				return err
			}
			schema, err := schemaOf(first(labels, conf.Labels))
			if err != nil {
				return err
			}
			out := json.NewEncoder(env.stdout)
			out.SetEscapeHTML(false)
			problems := 0
			report := func(p store.Problem) {
				problems++
				if asJSON {
					err = out.Encode(map[string]any{"file": p.File, "line": p.Line, "span": p.Span, "what": p.What, "remedy": p.Remedy})
					return
				}
				fmt.Fprintln(env.stdout, visible.String(p.String()))
			}
			for _, path := range args {
				collectSeldom(env)
				f, _, err := openDataset(env, path)
				if err != nil {
					return err
				}
				err = store.Check(path, f, schema, report)
				f.Close()
				if err != nil {
					return err
				}
			}
			if problems > 0 {
				return errProblems
			}
			return err
		},
	}
	cmd.Flags().StringVar(&labels, "labels", "", "labels the dataset should use (default: those of the configuration, else the built-in ones)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each problem")
	return cmd
}
