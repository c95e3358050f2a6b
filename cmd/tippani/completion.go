package main

import (
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/merge"
	"tippani/annotations/record"
	"tippani/tui/keymap"
)

// completer gives the values that a flag may take, by what is on the command line already.
type completer func(cmd *cobra.Command, args []string) []string

func always(names ...string) completer {
	return func(*cobra.Command, []string) []string { return names }
}

// flagValues are the values of flags that take one of several; those of listFlags take several with commas between, those of
// fileFlags a file as well. Flags that are not here take files or anything.
func flagValues(env environment) map[string]completer {
	return map[string]completer{
		"to": func(cmd *cobra.Command, args []string) []string {
			if cmd.Name() == "assign" {
				return annotatorsFor(env, args)
			}
			return describedFormats(anyFormat)
		},
		"from":            func(*cobra.Command, []string) []string { return describedFormats(formats.Format.Reads) },
		"unit":            always(asStrings(formats.Units())...),
		"align":           always(string(formats.Expand), string(formats.Contract), string(formats.Exact), string(formats.Split)),
		"form":            always("labels", "relations"),
		"keep":            always(string(merge.Both), string(merge.First), string(merge.Apart)),
		"suggest":         always(suggestNames...),
		"theme":           always(themeNames...),
		"tags":            always(tagsNames...),
		"lang":            always(langNames...),
		"draw":            always(drawNames...),
		"text":            always(textNames...),
		"widths":          always(widthNames...),
		"bijoy":           always(bijoyNames...),
		"page":            always(pageNames...),
		"keyboard-layout": always(keymap.LayoutNames()...),
		"kinds":           always(kindNames()...),
		"answer":          always(answerNames...),
		"labels":          func(_ *cobra.Command, args []string) []string { return labelsFor(env, args) },
		"auto":            always("agree", "majority"),
		"mine":            func(_ *cobra.Command, args []string) []string { return annotatorsFor(env, args) },
		"pair":            func(_ *cobra.Command, args []string) []string { return annotatorsFor(env, args) },
		"label":           func(_ *cobra.Command, args []string) []string { return labelsFor(env, args) },
		"article":         func(_ *cobra.Command, args []string) []string { return seenIn(args).articles },
		"annotator":       func(_ *cobra.Command, args []string) []string { return annotatorsFor(env, args) },
		"predictor":       func(_ *cobra.Command, args []string) []string { return annotatorsFor(env, args) },
		"as":              func(_ *cobra.Command, args []string) []string { return annotatorsFor(env, args) },
		"encoding":        always(encodingNames...),
		"by":              always(byNames...),
		"measure":         measuresFor,
		"units":           always(unitsNames...),
	}
}

var (
	listFlags = []string{"kinds", "answer", "labels", "pair"}
	fileFlags = []string{"widths", "labels"}
)

// completions has the shells offer what commands and flags take.
func completions(env environment, root *cobra.Command) {
	values := flagValues(env)
	for _, cmd := range root.Commands() {
		for name, of := range values {
			if cmd.Flags().Lookup(name) == nil {
				continue
			}
			filesOnly := name == "labels" && !takesChoice(cmd)
			_ = cmd.RegisterFlagCompletionFunc(name, func(cmd *cobra.Command, args []string, typed string) ([]string,
				cobra.ShellCompDirective) {
				if filesOnly {
					return []string{"toml"}, cobra.ShellCompDirectiveFilterFileExt
				}
				return completed(name, takesList(cmd, name), of(cmd, args), typed)
			})
		}
		if cmd.Name() == "completion" {
			refuseUnknownShells(cmd)
			for _, shell := range cmd.Commands() {
				if shell.Name() == "bash" {
					aloneInBash(env, shell)
				}
			}
		} else if cmd.ValidArgsFunction == nil {
			cmd.ValidArgsFunction = argumentsOf(cmd.Name())
		}
	}
}

// refuseUnknownShells makes the library's command fail where it would print its help.
func refuseUnknownShells(completion *cobra.Command) {
	completion.Args = cobra.ArbitraryArgs
	completion.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return cmd.Help()
		}
		var shells []string
		for _, c := range cmd.Commands() {
			shells = append(shells, c.Name())
		}
		return usageError{unknownName("the shell", args[0], shells)}
	}
}

// takesChoice reports whether --labels of a command takes names of labels.
func takesChoice(cmd *cobra.Command) bool { return cmd.Flags().Lookup("kinds") != nil }

// takesList reports whether a flag of a command takes several values with commas between.
func takesList(cmd *cobra.Command, flag string) bool {
	return slices.Contains(listFlags, flag) || cmd.Name() == "agree" && (flag == "annotator" || flag == "measure")
}

// completed continues what was typed of a flag's value.
func completed(flag string, list bool, values []string, typed string) ([]string, cobra.ShellCompDirective) {
	directive := cobra.ShellCompDirectiveNoFileComp
	if slices.Contains(fileFlags, flag) {
		directive = cobra.ShellCompDirectiveDefault
	}
	if !list {
		return values, directive
	}
	before := typed[:strings.LastIndexByte(typed, ',')+1]
	given := strings.Split(before, ",")
	var more []string
	for _, v := range values {
		if !slices.Contains(given, v) {
			more = append(more, before+v)
		}
	}
	return more, directive | cobra.ShellCompDirectiveNoSpace
}

// argumentsOf offers the files that a command reads.
func argumentsOf(command string) cobra.CompletionFunc {
	endings := map[string][]string{"check": {"jsonl"}, "export": {"jsonl"}, "view": {"jsonl", "txt", "md", "html", "htm", "epub"}, "stats": {"jsonl"},
		"split": {"jsonl"}, "merge": {"jsonl"}, "review": {"jsonl"},
		"diff": {"jsonl"}, "evaluate": {"jsonl"}, "agree": {"jsonl"}, "train": {"jsonl"}}
	most := map[string]int{"view": 1, "split": 1, "import": 1, "diff": 2, "evaluate": 2}
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if n, limited := most[command]; limited && len(args) >= n {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		switch ends := endings[command]; {
		case command == "reanchor" && len(args) == 0:
			return []string{"jsonl"}, cobra.ShellCompDirectiveFilterFileExt
		case ends != nil:
			return ends, cobra.ShellCompDirectiveFilterFileExt
		case command == "open" || command == "assign" || command == "import" || command == "reanchor" || command == "suggest":
			return nil, cobra.ShellCompDirectiveDefault
		}
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
}

// measuresFor are the figures that agree can be asked for; of a column width there is nothing to offer.
func measuresFor(cmd *cobra.Command, _ []string) []string {
	if cmd.Name() == "agree" {
		return measureNames
	}
	return nil
}

func describedFormats(fits func(formats.Format) bool) []string {
	var names []string
	for _, f := range catalogue.Formats() {
		if fits(f) {
			names = append(names, f.Name+"\t"+f.Description)
		}
	}
	return names
}

func asStrings[S ~string](values []S) []string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = string(v)
	}
	return names
}

// labelsFor are the labels of the datasets named so far, else those in force.
func labelsFor(env environment, args []string) []string {
	labels := seenIn(args).labels
	if len(labels) > 0 {
		return labels
	}
	conf, err := loadConfig(env)
	if err != nil {
		return nil
	}
	schema, err := schemaOf(env, conf.Labels)
	if err != nil {
		return nil
	}
	return labelNames(schema)
}

// annotatorsFor are the annotators of the datasets named so far, and the one of the configuration.
func annotatorsFor(env environment, args []string) []string {
	annotators := seenIn(args).annotators
	if conf, err := loadConfig(env); err == nil && conf.Annotator != "" && !slices.Contains(annotators, conf.Annotator) {
		annotators = append(annotators, conf.Annotator)
	}
	return annotators
}

// completionBytes is how much of a dataset is read to complete a name: a shell waits for it.
const completionBytes = 4 << 20

// seen is what stands at the beginning of datasets, sorted.
type seen struct{ labels, annotators, articles []string }

// seenIn looks into datasets. An article's file stands for its dataset.
func seenIn(args []string) seen {
	label, annotator, article := make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for _, path := range args {
		if !strings.HasSuffix(path, ".jsonl") {
			path, _ = (&openFlags{}).dataset([]string{path})
		}
		info, err := os.Stat(path)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		head, _ := io.ReadAll(io.LimitReader(f, completionBytes))
		f.Close()
		decoder := record.NewDecoder(path)
		for line := range strings.Lines(string(head)) {
			r := decoder.Decode(1, []byte(line))
			for _, s := range r.Spans {
				label[s.Label] = true
			}
			if r.Annotator != "" {
				annotator[r.Annotator] = true
			}
			if r.Article != nil {
				article[r.Article.ID()] = true
			}
		}
	}
	return seen{slices.Sorted(maps.Keys(label)), slices.Sorted(maps.Keys(annotator)), slices.Sorted(maps.Keys(article))}
}
