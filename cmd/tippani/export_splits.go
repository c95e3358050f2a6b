package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tippani/annotations/formats"
	"tippani/annotations/formats/hub"
	"tippani/annotations/record"
)

// articleHomes says which of several datasets each article stands in, by a part of a checksum of its id.
type articleHomes struct {
	paths []string
	of    map[[16]byte]int
}

func newArticleHomes() *articleHomes { return &articleHomes{of: make(map[[16]byte]int)} }

// next begins with another dataset.
func (h *articleHomes) next(path string) { h.paths = append(h.paths, path) }

// check refuses an article that an earlier dataset has, by whichever annotator: one part would be trained on what another tests.
func (h *articleHomes) check(r *record.Record, line int) error {
	sum := sha256.Sum256([]byte(r.Article.ID()))
	key, here := [16]byte(sum[:]), len(h.paths)-1
	home, known := h.of[key]
	if known && home != here {
		return fmt.Errorf("%s:%d: the article %q stands in %s too, and an article belongs to one split; tippani split makes splits that keep "+
			"articles whole", h.paths[here], line, r.Article.ID(), h.paths[home])
	}
	h.of[key] = here
	return nil
}

// splitsBeside are the files of a split that stand beside a dataset exported alone.
func splitsBeside(path string) (beside []string) {
	if path == standardInput {
		return nil
	}
	for _, part := range []string{"train", "dev", "test"} {
		file := filepath.Join(filepath.Dir(path), titleOf(path)+"."+part+".jsonl")
		if file == filepath.Clean(path) {
			continue
		}
		if _, err := os.Stat(file); err == nil {
			beside = append(beside, file)
		}
	}
	return beside
}

// hintSplits tells who exports one dataset to a directory with splits of the files that could be the others.
func (o *exportFlags) hintSplits(path string) {
	if beside := splitsBeside(path); len(beside) > 0 && !o.asJSON {
		fmt.Fprintf(o.env.stderr, "  not in it: %s; name all files of a split and each becomes a split of the dataset\n",
			strings.Join(beside, ", "))
	}
}

// inputs checks the arguments: only a dataset of Hugging Face has parts.
func (o *exportFlags) inputs(cmd *cobra.Command, args []string) error {
	if o.to != "hf" {
		return exactlyOne("the dataset to export")(cmd, args)
	}
	seen := make(map[string]string)
	for _, path := range args {
		split := hub.SplitOf(path)
		if len(args) > 1 && split == "" {
			return usagef("%s does not say in its name which split it is; call it NAME.train.jsonl, NAME.dev.jsonl or NAME.test.jsonl", path)
		}
		if other := seen[split]; other != "" {
			return usagef("%s and %s are both the split %s; give one", other, path, split)
		}
		seen[split] = path
	}
	return atLeast(1, "the dataset to export")(cmd, args)
}

// titleOf is what a dataset is called by its file: the name without its endings and without that of a part.
func titleOf(path string) string {
	if path == standardInput {
		return "dataset"
	}
	name := filepath.Base(stem(path))
	if bare, part, found := strings.Cut(name, "."); found && hub.SplitOf(part) != "" {
		return bare
	}
	return name
}

// writeMore writes one more dataset, which is another part.
func (o *exportFlags) writeMore(path string, w formats.Writer, which *wanted, chosen *choice, losses *lossReport,
	homes *articleHomes) (int, leftOut, error) {
	d, err := openDataset(o.env, path)
	if err != nil {
		return 0, leftOut{}, err
	}
	defer d.Close()
	return o.write(d, w, which, chosen, losses, newOrigins(o.output, path), homes)
}
