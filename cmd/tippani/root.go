package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"tippani/model/visible"
)

// environment is what the commands need of the world. Tests put their own in.
type environment struct {
	stdin          *os.File
	stdout, stderr io.Writer
	getenv         func(string) string
	unfinished     *leftovers
}

// undone has undo called when the command ends: `defer env.undone(f)()`.
func (env environment) undone(undo func()) (end func()) { return env.unfinished.add(env.stderr, undo) }

func system() environment {
	return environment{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, unfinished: new(leftovers)}
}

// usageError is a wrong call: exit status 2.
type usageError struct{ error }

func usagef(format string, values ...any) error { return usageError{fmt.Errorf(format, values...)} }

// errProblems says that a command found problems and has printed them: exit status 1 and nothing more to say.
var errProblems = errors.New("problems found")

// run carries out a command line and gives the exit status: 0 fine, 1 failed or found problems, 2 wrong usage.
func run(args []string, env environment) int {
	env, flush := env.forPeople()
	defer flush()
	root := newRoot(env)
	root.SetArgs(withDefaultCommand(root, args))
	err := root.Execute()
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errProblems):
		return 1
	case errors.As(err, &usage):
		fmt.Fprintf(env.stderr, "tippani: %s\n", oneLine(err))
		return 2
	}
	fmt.Fprintf(env.stderr, "tippani: %s\n", oneLine(err))
	return 1
}

// oneLine is an error as one line; a file name in it may hold line feeds.
func oneLine(err error) string { return visible.String(err.Error()) }

// extraCommands are those of builds with tags.
var extraCommands []func(environment) *cobra.Command

func newRoot(env environment) *cobra.Command {
	root := &cobra.Command{
		Use:           "tippani [command] [FILE|DIR|-]...",
		Short:         "Read and annotate Bengali articles in a terminal",
		Long:          "Tippani (টিপ্পনী) opens an article in the terminal, where spans are labelled as entities, quotes or claims,\nand writes them to a JSONL dataset. Without a file it opens the bundled article.",
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		CompletionOptions: cobra.CompletionOptions{
			HiddenDefaultCmd: false,
		},
	}
	root.SetVersionTemplate("tippani {{.Version}}\n")
	root.SetOut(env.stdout)
	root.SetErr(env.stderr)
	root.SetIn(env.stdin)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(newOpen(env), newCheck(env), newDoctor(env), newLabels(env), newKeys(env), newExport(env), newImport(env), newStats(env), newSplit(env), newDiff(env), newMerge(env))
	for _, command := range extraCommands {
		root.AddCommand(command(env))
	}
	return root
}

// withDefaultCommand puts "open" before arguments that name no command, so that `tippani FILE` opens it. A file with the
// name of a command is opened by `tippani open check`, or `tippani ./check`.
func withDefaultCommand(root *cobra.Command, args []string) []string {
	if len(args) == 0 {
		return []string{"open"}
	}
	switch args[0] {
	case "-h", "--help", "help", "--version", "-v", "completion", cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd:
		return args
	}
	for _, c := range root.Commands() {
		if c.Name() == args[0] || c.HasAlias(args[0]) {
			return args
		}
	}
	return append([]string{"open"}, args...)
}

// version is the module's version where the build knows it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "0.1.0-dev"
}

// exactly is a cobra.PositionalArgs for n arguments whose failure is wrong usage.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < n {
			return usagef("%s is missing; see tippani --help", what)
		}
		return nil
	}
}

// exactlyOne is a cobra.PositionalArgs for one argument, whose failure is wrong usage.
func exactlyOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usagef("%q is one argument too many for %s", args[1], cmd.CommandPath())
		}
		return atLeast(1, what)(cmd, args)
	}
}

func none(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%q is one argument too many for %s", args[0], cmd.CommandPath())
	}
	return nil
}
