package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/manual"
)

func newKeys(env environment) *cobra.Command {
	var markdown, asJSON bool
	var language string
	cmd := &cobra.Command{
		Use:   "keys",
		Short: "Print every action with its keys, ready to rebind",
		Long:  "Print the keys in force as the [keys] table of the configuration file, or as a table for reading.",
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			conf, err := loadConfig(env)
			if err != nil {
				return err
			}
			if err := oneOf("--lang", language, langNames...); err != nil {
				return err
			}
			l := lang.FromLocale(env.vars.Get)
			if language != "" {
				if l, err = lang.Parse(language); err != nil {
					return usageError{err}
				}
			}
			switch {
			case markdown && asJSON:
				return usagef("--json and --markdown exclude each other; give one")
			case asJSON:
				return printJSON(env.stdout, keysFor(conf.keymap, l))
			case markdown:
				_, err = fmt.Fprint(env.stdout, manual.KeyTable(conf.keymap, l))
				return err
			}
			_, err = fmt.Fprint(env.stdout, rebindingFile(conf.keymap, l, configPath(env)))
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print them as one JSON array")
	cmd.Flags().BoolVar(&markdown, "markdown", false, "print a Markdown table for reading")
	cmd.Flags().StringVar(&language, "lang", "", "language of the descriptions: en or bn (default: as the locale)")
	return cmd
}

// keyJSON is an action for programs.
type keyJSON struct {
	Action keymap.Action `json:"action"`
	Group  string        `json:"group"`
	Keys   []string      `json:"keys"` // as the [keys] table takes them
	Does   string        `json:"does"`
}

func keysFor(m *keymap.Keymap, l lang.Lang) []keyJSON {
	var all []keyJSON
	for _, e := range manual.KeyEntries(m, l) {
		k := keyJSON{Action: e.Action, Group: e.Group, Does: e.Text}
		for _, name := range e.Keys {
			k.Keys = append(k.Keys, keymap.Show(name))
		}
		all = append(all, k)
	}
	return all
}

// rebindingFile is the [keys] table with every action, its present keys and what it does; path is the configuration that takes it.
func rebindingFile(m *keymap.Keymap, l lang.Lang, path string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Keys of tippani. Put what you change into %s.\n\n[keys]\n", path)
	for _, entry := range manual.KeyEntries(m, l) {
		quoted := make([]string, len(entry.Keys))
		for i, k := range entry.Keys {
			quoted[i] = fmt.Sprintf("%q", keymap.Show(k))
		}
		line := fmt.Sprintf("%s = [%s]", entry.Action, strings.Join(quoted, ", "))
		fmt.Fprintf(&b, "%-56s # %s\n", line, entry.Text)
	}
	return b.String()
}
