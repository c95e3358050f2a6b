package main

import (
	"fmt"
	"os"

	"tippani/annotations/store"
	"tippani/model/source"
)

// datasetFor is outputFor for a dataset: it replaces nothing but datasets, whatever is forced.
func datasetFor(path string, force bool, inputs ...string) error {
	if err := outputFor(path, force, inputs...); err != nil {
		return err
	}
	if info, err := os.Stat(path); path == standardOutput || err != nil || info.Size() == 0 {
		return nil
	}
	is, err := store.IsDataset(path)
	if err != nil {
		return err
	}
	if !is {
		return fmt.Errorf("%s is not a dataset: it holds text and not one record, and is not replaced; name another output with -o", path)
	}
	return nil
}

// reportFor refuses to write a report over an input, an output, or a file that is not empty; with force, over anything but a report.
func reportFor(path string, force bool, others ...string) error {
	info, err := os.Stat(path)
	if err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		force = true
	}
	if err := outputFor(path, force, others...); err != nil {
		return fmt.Errorf("--report: %w", err)
	}
	return replaceableBy(path, "a report of tippani", isReport)
}

// besideDataset are the endings of the files that an open dataset has beside it.
var besideDataset = []string{"", ".lock", ".journal", ".journal.torn"}

// notAnInput refuses a dataset that is, or whose lock or journal would be, one of the articles: nothing is ever written to those. By
// device and inode, so links of either kind make no difference. A JSONL queue may be its own dataset.
func notAnInput(dataset string, args []string) error {
	for _, ending := range besideDataset {
		info, err := os.Stat(dataset + ending)
		if err != nil {
			continue
		}
		article, err := source.Among(args, info, ending == "")
		if err != nil {
			return err
		}
		if article != "" {
			return usagef("%s is the article %s itself, and nothing is written to an article; name another dataset with --output",
				dataset+ending, article)
		}
	}
	return nil
}
