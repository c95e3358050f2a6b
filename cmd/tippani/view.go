package main

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tippani/model/filename"
	"tippani/model/visible"
)

type viewFlags struct {
	env       environment
	annotator string
	choice    choiceFlags
}

func newView(env environment) *cobra.Command {
	o := viewFlags{env: env}
	cmd := &cobra.Command{
		Use:   "view [ARTICLE|DATASET]",
		Short: "Read annotated articles in the browser",
		Long: "Write the page of export --to html to a file that only you can read, and open it in the browser: the one that $BROWSER\n" +
			"names, else the system's. Where there is none, or over SSH, the file is named for you to open. Without an argument it is\n" +
			"the bundled article. The next page of the same dataset takes the file's place.",
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args) },
	}
	cmd.Flags().StringVar(&o.annotator, "annotator", "", "only records of this annotator")
	o.choice.add(cmd, "show")
	return cmd
}

func (o *viewFlags) run(args []string) error {
	if len(args) > 1 {
		return usagef("one article or dataset at a time")
	}
	dataset, err := o.dataset(args)
	if err != nil {
		return err
	}
	page, err := o.page(dataset)
	if err != nil {
		return err
	}
	export := exportFlags{conversion: conversion{env: o.env, output: page, annotator: o.annotator, force: true,
		given: pflag.NewFlagSet("", pflag.ContinueOnError)}, choice: o.choice, to: "html"}
	if err := export.run([]string{dataset}); err != nil {
		return err
	}
	if err := os.Chmod(page, 0o600); err != nil {
		return fmt.Errorf("%w; the page is not opened", err)
	}
	b, why := findBrowser(o.env.vars)
	if why != "" {
		fmt.Fprintf(o.env.stderr, "%s; open this file in a browser: %s\n", why, visible.String(page))
		return nil
	}
	if err := b.open(page); err != nil {
		return fmt.Errorf("the browser could not be opened (%w); open this file: %s", err, visible.String(page))
	}
	return nil
}

// dataset is the dataset to show: the one that is named, or that of the article that is.
func (o *viewFlags) dataset(args []string) (string, error) {
	if len(args) == 1 && (args[0] == standardInput || strings.EqualFold(filepath.Ext(args[0]), ".jsonl")) {
		return args[0], nil
	}
	if err := notBinary(args); err != nil {
		return "", err
	}
	path, err := (&openFlags{env: o.env}).dataset(args)
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		name, call := "the bundled article", "tippani"
		if len(args) == 1 {
			name, call = args[0], "tippani "+quotedArgument(args[0])
			if _, err := os.Stat(name); err != nil {
				return "", readFault(name, err)
			}
		}
		return "", usagef("%s has no annotations yet (%s); annotate it with %s", name, path, call)
	}
	return path, nil
}

// page is the file that a dataset's page is written to, in a directory that only the user can enter.
func (o *viewFlags) page(dataset string) (string, error) {
	dir := o.env.dirs.pages()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("no place for the page: %w; write it with tippani export %s --to html -o FILE", err, dataset)
	}
	abs, err := filepath.Abs(dataset)
	if err != nil {
		abs = dataset
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(abs))
	name := strings.TrimSuffix(filepath.Base(abs), datasetEnding)
	if name = strings.TrimSuffix(name, ".jsonl"); name == standardInput {
		name = "stdin"
	}
	if len(name) > filename.Longest {
		name = strings.ToValidUTF8(name[:filename.Longest], "")
	}
	return filepath.Join(dir, fmt.Sprintf("%s-%016x.html", name, h.Sum64())), nil
}
