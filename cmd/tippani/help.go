package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tippani/docs"
	"tippani/model/nearest"
)

// newHelp is the help for a command and the pages of the documentation. What is both, such as keys, prints the command's help first.
func newHelp(env environment) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND|PAGE]",
		Short: "Help for a command, or a page of the documentation",
		Long:  "Print the help of a command or a page of the documentation:\n\n" + pageList(),
		Example: "  tippani help export      # the command and its flags\n" +
			"  tippani help dataset     # what is in the file, and what is promised of it",
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return topics(cmd.Root()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error { return printHelp(env.stdout, cmd.Root(), args) },
	}
}

// pageList names the pages with their titles.
func pageList() string {
	var b strings.Builder
	for _, name := range docs.Names() {
		fmt.Fprintf(&b, "  %-21s %s\n", name, docs.Title(name))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func printHelp(w io.Writer, root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return root.Help()
	}
	command, rest, err := root.Find(args)
	known := err == nil && command != root && len(rest) == 0
	if known {
		command.InitDefaultHelpFlag()
		if err := command.Help(); err != nil {
			return err
		}
	}
	page, there := docs.Page(args[0])
	switch {
	case there && len(args) == 1:
		if known {
			page = "\n" + page
		}
		_, err := io.WriteString(w, page)
		return err
	case known:
		return nil
	}
	if _, there := docs.Page(args[0]); len(args) > 1 && (there || slices.Contains(commandNames(root), args[0])) {
		return usagef("%q is one argument too many; see tippani help help", args[1])
	}
	asked := strings.Join(args, " ")
	return usagef("there is no command or page %q%s; tippani help help lists the pages", asked, nearest.Hint(asked, topics(root)))
}

// topics is everything that there is help for.
func topics(root *cobra.Command) []string {
	all := commandNames(root)
	for _, page := range docs.Names() {
		if !slices.Contains(all, page) {
			all = append(all, page)
		}
	}
	return all
}

func commandNames(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			names = append(names, c.Name())
		}
	}
	return names
}
