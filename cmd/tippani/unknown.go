package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tippani/model/nearest"
)

// oneOf checks a value that has to be one of several; "" is none given. what names it, a flag with its dashes.
func oneOf[S ~string](what string, value S, known ...S) error {
	if value == "" || slices.Contains(known, value) {
		return nil
	}
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = string(k)
	}
	return usageError{unknownName(what, string(value), names)}
}

// unknownName is the one sentence about a name that there is not.
func unknownName(what, given string, known []string) error {
	return fmt.Errorf("%s %q is unknown%s; give %s", what, given, nearest.Hint(given, known), listed(known))
}

// listed is a list of alternatives: dark, light or plain.
func listed(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " or " + names[n-1]
	}
}

// flagFault is a wrong flag as one sentence.
func flagFault(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &missing):
		return usagef("%s needs a value; see %s --help", dashed(missing.GetSpecifiedName()), cmd.CommandPath())
	case errors.As(err, &invalid):
		return usagef("--%s %q is %s; see %s --help", invalid.GetFlag().Name, invalid.GetValue(), wanting(invalid.GetFlag().Value.Type()),
			cmd.CommandPath())
	case !errors.As(err, &unknown):
		return usagef("%w; see %s --help", err, cmd.CommandPath())
	}
	name := unknown.GetSpecifiedName()
	if group := unknown.GetSpecifiedShortnames(); group != "" {
		return usagef("%s has no flag -%s; see %s --help", cmd.CommandPath(), name, cmd.CommandPath())
	}
	var own []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			own = append(own, f.Name)
		}
	})
	if cmd.Name() == "open" {
		own = append(own, "version") // of the program, to which a call without a command may have meant it
	}
	if near := nearest.Names(name, own); len(near) > 0 {
		for i := range near {
			near[i] = "--" + near[i]
		}
		return usagef("%s has no flag --%s; did you mean %s?", cmd.CommandPath(), name, listed(near))
	}
	var others []string
	for _, c := range cmd.Root().Commands() {
		if c != cmd && c.Flags().Lookup(name) != nil {
			others = append(others, c.Name())
		}
	}
	if len(others) > 0 {
		return usagef("%s has no flag --%s, but %s; see %s --help", cmd.CommandPath(), name, listedAnd(others), cmd.CommandPath())
	}
	return usagef("%s has no flag --%s; see %s --help", cmd.CommandPath(), name, cmd.CommandPath())
}

// dashed is a flag as it is written.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// wanting says what a value is not, by the type that pflag gives its flag.
func wanting(kind string) string {
	switch kind {
	case "int":
		return "no whole number"
	case "uint64":
		return "no whole number from 0"
	case "bool":
		return "neither true nor false"
	}
	return "no " + kind
}

func listedAnd(commands []string) string {
	if len(commands) == 1 {
		return commands[0] + " has"
	}
	return strings.Join(commands[:len(commands)-1], ", ") + " and " + commands[len(commands)-1] + " have"
}

// misspelt refuses a first argument that is neither a command nor a file but nearly a command; nil when it is neither of them.
func misspelt(root *cobra.Command, arg string) error {
	if strings.HasPrefix(arg, "-") || strings.ContainsAny(arg, "/\\.") {
		return nil
	}
	if _, err := os.Lstat(arg); err == nil {
		return nil
	}
	if near := nearest.Names(arg, commandNames(root)); len(near) > 0 {
		return usagef("there is no command %q, nor a file of that name; did you mean tippani %s?", arg, listed(near))
	}
	return nil
}
