package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// datasetEnding is what the dataset of an input is called by.
const datasetEnding = ".annotations.jsonl"

// dataset is the file to write to: --output, else beside the input.
func (o *openFlags) dataset(args []string) (string, error) {
	switch {
	case o.output == standardOutput:
		return "", usagef("the dataset is a file; name it with -o FILE")
	case o.output != "":
		return o.output, holdable(o.output)
	case len(args) == 0:
		path, err := bundledDataset()
		if err != nil {
			return "", fmt.Errorf("no place for the bundled article's dataset: %w; name one with --output", err)
		}
		return path, nil
	case len(args) > 1:
		return "", usagef("several inputs go into one dataset; name it with --output FILE")
	case args[0] == "-":
		return "stdin" + datasetEnding, nil
	case strings.HasSuffix(args[0], datasetEnding):
		return args[0], nil
	}
	clean := filepath.Clean(args[0])
	if info, err := os.Stat(clean); err == nil && info.IsDir() {
		if abs, err := filepath.Abs(clean); err == nil {
			clean = abs
		}
		return clean + datasetEnding, nil
	}
	return strings.TrimSuffix(clean, filepath.Ext(clean)) + datasetEnding, nil
}
