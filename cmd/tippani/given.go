package main

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// only names the formats that a flag is about. Given with another it would be ignored without a word.
var only = map[string][]string{
	"layer":        {"webanno", "cas"},
	"text-key":     {"doccano", "labelstudio", "spacy"},
	"label-key":    {"doccano"},
	"token-column": {"conll"},
	"tag-column":   {"conll"},
	"spans-key":    {"spacy", "docbin"},
	"form":         {"doccano"},
	"bom":          {"csv"},
	"license":      {"hf"},
	"title":        {"hf"},
	"tokens":       {"prodigy", "docbin", "webanno", "gliner", "conll", "hf-jsonl", "parquet", "hf", "conllu"},
	"align":        {"prodigy", "docbin", "webanno", "gliner", "conll", "hf-jsonl", "parquet", "hf", "conllu"},
}

// flagsFit refuses a flag that was given and says nothing to the format.
func flagsFit(flags *pflag.FlagSet, format string) (err error) {
	flags.Visit(func(f *pflag.Flag) {
		if formats := only[f.Name]; formats != nil && !slices.Contains(formats, format) && err == nil {
			err = usagef("--%s is for %s, and the format is %s; leave it out, or say another format", f.Name, listed(formats), format)
		}
	})
	return err
}

// mayBeEmpty are the flags whose value may be nothing: records may be nobody's.
var mayBeEmpty = []string{"annotator"}

// emptyValues refuses names of files and values of flags that are empty, as a shell makes them of a variable that is not set.
func emptyValues(cmd *cobra.Command, args []string) (err error) {
	if strings.HasPrefix(cmd.Name(), cobra.ShellCompRequestCmd) {
		return nil // the word to complete may be empty
	}
	if slices.Contains(args, "") {
		return usagef("one of the names given to %s is empty; was a variable of the shell not set?", cmd.CommandPath())
	}
	cmd.Flags().Visit(func(f *pflag.Flag) {
		value := f.Value.String()
		if list, ok := f.Value.(pflag.SliceValue); ok {
			value = strings.Join(list.GetSlice(), ",")
		}
		if strings.Trim(value, ", ") == "" && !slices.Contains(mayBeEmpty, f.Name) && err == nil {
			err = usagef("--%s is given and says nothing; was a variable of the shell not set?", f.Name)
		}
	})
	return err
}

// watched remembers the first fault of an output: what prints help takes no notice of it.
type watched struct {
	io.Writer
	fault error
}

func (w *watched) Write(b []byte) (int, error) {
	n, err := w.Writer.Write(b)
	if err != nil && w.fault == nil {
		w.fault = err
	}
	return n, err
}
