package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"tippani/model/visible"
	"tippani/tui/environ"
)

// environment is what the commands need of the world. Tests put their own in.
type environment struct {
	stdin          *os.File
	stdout, stderr io.Writer
	vars           environ.Variables
	dirs           directories
	unfinished     *leftovers
	input          *claim // of stdin
}

// undone has undo called when the command ends: `defer env.undone(f)()`.
func (env environment) undone(undo func()) (end func()) { return env.unfinished.add(env.stderr, undo) }

func system() environment {
	return environment{stdin: os.Stdin, stdout: untilClosed(os.Stdout), stderr: os.Stderr, vars: os.Environ(), dirs: ownDirectories(),
		unfinished: new(leftovers),
		input:      new(claim)}
}

// The exit statuses, those of diff, grep and cmp: a script tells "there is something to look at" from "it could not be done".
const (
	statusFine     = 0
	statusProblems = 1 // the work was done, and problems, differences, conflicts or losses were found
	statusFailed   = 2 // it could not be done: a wrong call, a file that can't be read or written, a fault of the program
)

// usageError is a wrong call.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, values ...any) error { return usageError{fmt.Errorf(format, values...)} }

// errProblems says that a command found problems and has printed them: there is nothing more to say.
var errProblems = errors.New("problems found")

// foundError is what a command found, in one sentence that is still to be printed.
type foundError struct{ error }

func foundf(format string, values ...any) error { return foundError{fmt.Errorf(format, values...)} }

// run carries out a command line and gives the exit status.
func run(args []string, env environment) int {
	env, flush := env.forPeople()
	defer flush()
	root := newRoot(env)
	args, err := withDefaultCommand(root, args)
	if err == nil {
		root.SetArgs(args)
		err = root.Execute()
	}
	if out, ok := root.OutOrStdout().(*watched); ok && err == nil && out.fault != nil {
		err = fmt.Errorf("standard output can't be written: %w", out.fault)
	}
	var found foundError
	switch {
	case err == nil:
		return statusFine
	case errors.Is(err, errProblems):
		return statusProblems
	}
	fmt.Fprintf(env.stderr, "tippani: %s\n", withRemedy(err))
	if errors.As(err, &found) {
		return statusProblems
	}
	return statusFailed
}

// oneLine is an error as one line; a file name in it may hold line feeds.
func oneLine(err error) string { return visible.String(err.Error()) }

// extraCommands are those of builds with tags.
var extraCommands []func(environment) *cobra.Command

func newRoot(env environment) *cobra.Command {
	root := &cobra.Command{
		Use:   "tippani [COMMAND] [FILE|DIR|-]...",
		Short: "Read and annotate Bengali articles in a terminal",
		Long: "Tippani (টিপ্পনী) opens an article in the terminal, where spans are labelled as entities, quotes or claims,\nand writes " +
			"them to a JSONL dataset. Without a file it opens the bundled article.\n\n" +
			"Wherever a file is read, - is standard input. Exit status: 0 done, 1 problems or differences were found, 2 it could " +
			"not\nbe done. tippani help lists commands, tippani help help the pages of the documentation.",
		Example: "  tippani article.txt                       # read and annotate; writes article.annotations.jsonl\n  tippani " +
			"check article.annotations.jsonl   # is it sound?",
		SilenceErrors: true,
		SilenceUsage:  true,
		CompletionOptions: cobra.CompletionOptions{
			HiddenDefaultCmd: false,
		},
	}
	versionFlag(root)
	root.SetOut(&watched{Writer: env.stdout})
	root.PersistentPreRunE = emptyValues
	root.SetErr(env.stderr)
	root.SetIn(env.stdin)
	root.SetFlagErrorFunc(flagFault)
	root.AddCommand(newOpen(env), newCheck(env), newDoctor(env), newLabels(env), newKeys(env), newExport(env), newView(env), newImport(env),
		newStats(env), newSplit(env), newDiff(env), newMerge(env), newAgree(env), newReview(env), newAssign(env), newReanchor(env),
		newEvaluate(env), newSuggest(env), newTrain(env), newVersion(env))
	root.SetHelpCommand(newHelp(env))
	for _, command := range extraCommands {
		root.AddCommand(command(env))
	}
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	illustrate(root)
	completions(env, root)
	return root
}

// withDefaultCommand puts "open" before arguments that name no command, so that `tippani FILE` opens it. A file with the
// name of a command is opened by `tippani open check`, or `tippani ./check`.
func withDefaultCommand(root *cobra.Command, args []string) ([]string, error) {
	if len(args) == 0 {
		return []string{"open"}, nil
	}
	switch args[0] {
	case "-h", "--help", "--version", "-v", cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd:
		return args, nil
	}
	for _, c := range root.Commands() {
		if c.Name() == args[0] || c.HasAlias(args[0]) {
			return args, nil
		}
	}
	if err := misspelt(root, args[0]); err != nil {
		return nil, err
	}
	return append([]string{"open"}, args...), nil
}

// atLeast is a cobra.PositionalArgs for n arguments and more, whose failure is wrong usage.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return usagef("%s is missing; see %s --help", what, cmd.CommandPath())
		}
		return nil
	}
}

// exactlyOne is a cobra.PositionalArgs for one argument, whose failure is wrong usage.
func exactlyOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usagef("%q is one argument too many; see %s --help", args[1], cmd.CommandPath())
		}
		return atLeast(1, what)(cmd, args)
	}
}

func none(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%q is one argument too many; see %s --help", args[0], cmd.CommandPath())
	}
	return nil
}
