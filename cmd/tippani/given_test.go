package main

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"tippani/annotations/formats/catalogue"
	"tippani/tui/drawing"
)

// TestFlagsAreForTheFormatsOfTheirHelp keeps the rule by which flags are refused and the help that tells it together.
func TestFlagsAreForTheFormatsOfTheirHelp(t *testing.T) {
	env := environment{}
	var tokens []string
	for _, f := range catalogue.Formats() {
		if f.Reads() && f.Unit == "" || f.Name == "prodigy" || f.Name == "webanno" || f.Name == "hf" {
			tokens = append(tokens, f.Name)
		}
	}
	seen := map[string]bool{}
	for _, flags := range []*pflag.FlagSet{newExport(env).Flags(), newImport(env).Flags()} {
		flags.VisitAll(func(f *pflag.Flag) {
			about, _, ok := strings.Cut(f.Usage, ": ")
			names := strings.Split(about, ", ")
			if about == "formats of tokens" {
				names = tokens
			} else if _, err := catalogue.ByName(names[0]); !ok || err != nil {
				names = nil
			}
			seen[f.Name] = true
			slices.Sort(names)
			if want := slices.Sorted(slices.Values(only[f.Name])); !slices.Equal(names, want) {
				t.Errorf("--%s is for %v by its help and for %v by the rule", f.Name, names, want)
			}
		})
	}
	for name := range only {
		if !seen[name] {
			t.Errorf("there is no flag --%s", name)
		}
	}
}

func TestEveryWayToDrawCanBeNamed(t *testing.T) {
	for _, name := range drawNames {
		if _, err := drawing.Parse(name); err != nil {
			t.Error(err)
		}
	}
	if _, err := drawing.Parse("x"); err == nil || !strings.HasSuffix(err.Error(), listed(drawNames)) {
		t.Errorf("names %v, and %v", drawNames, err)
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestHelpThatCannotBeWrittenIsAFault(t *testing.T) {
	for _, args := range [][]string{{"help"}, {"--help"}, {"help", "stats"}, {"stats", "--help"}, {"--version"}, {"help", "keys"}} {
		var stderr strings.Builder
		env := environment{stdout: full{}, stderr: &stderr, unfinished: new(leftovers),
			input: new(claim)}
		if got := run(args, env); got != statusFailed || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%v: status %d, %q", args, got, stderr.String())
		}
	}
}
