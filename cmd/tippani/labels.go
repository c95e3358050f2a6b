package main

import (
	"github.com/spf13/cobra"

	"tippani/annotations"
)

func newLabels(env environment) *cobra.Command {
	var file string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "labels",
		Short: "Print the labels in force, ready to edit",
		Long:  "Print the labels as TOML: save it, change it, and give it to tippani with --labels FILE.",
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			conf, err := loadConfig(env)
			if err != nil {
				return err
			}
			path := first(file, conf.Labels)
			if path == "" && !asJSON {
				_, err := env.stdout.Write(annotations.DefaultTOML())
				return err
			}
			schema, err := schemaOf(env, path, conf.labelKeys())
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(env.stdout, schema)
			}
			toml, err := schema.TOML()
			if err != nil {
				return err
			}
			_, err = env.stdout.Write(toml)
			return err
		},
	}
	cmd.Flags().StringVar(&file, "labels", "", "labels to print (default: those of the configuration, else the built-in ones)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print them as JSON")
	return cmd
}
