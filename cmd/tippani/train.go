package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"tippani/annotations/record"
	"tippani/annotations/suggest/tagger"
	"tippani/annotations/suggest/team"
	"tippani/model/regular"
)

type trainFlags struct {
	env    environment
	output string
	labels string
	epochs int
	force  bool
	asJSON bool
}

// trainedJSON is what was learned from.
type trainedJSON struct {
	Output   string `json:"output"`
	Articles int    `json:"articles"`
	Spans    int    `json:"spans"`
}

func newTrain(env environment) *cobra.Command {
	o := trainFlags{env: env}
	cmd := &cobra.Command{
		Use:   "train DATASET... -o MODEL",
		Short: "Learn from the finished articles of datasets, for tippani suggest",
		Long: "Learn the entities of all articles that somebody has finished, and write the model that tippani suggest --model takes.\n" +
			"The program itself learns while one works and needs none of this. The same articles give the same model.",
		Args: atLeast(1, "the dataset"),
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args) },
	}
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", "model to write")
	f.IntVar(&o.epochs, "epochs", tagger.Epochs, "times that all sentences are gone over")
	f.StringVar(&o.labels, "labels", "", "labels to learn: a TOML file (default: those of the configuration, else the built-in ones)")
	f.BoolVar(&o.force, "force", false, "replace an output that exists")
	f.BoolVar(&o.asJSON, "json", false, jsonUsage)
	return cmd
}

func (o *trainFlags) run(paths []string) error {
	switch {
	case o.output == "":
		return usagef("the model to write is missing; name it with -o MODEL")
	case o.epochs < 1:
		return usagef("--epochs %d is too few; give 1 or more", o.epochs)
	}
	if err := stdinOnce(append(slices.Clone(paths), o.labels)...); err != nil {
		return err
	}
	conf, err := loadConfig(o.env)
	if err != nil {
		return err
	}
	if err := outputFor(o.output, o.force, paths...); err != nil {
		return err
	}
	if o.output != standardOutput {
		if err := replaceableBy(o.output, "a model", isModel); err != nil {
			return err
		}
	}
	if err := notAnInput(o.output, paths); err != nil {
		return err
	}
	schema, err := schemaOf(o.env, first(o.labels, conf.Labels))
	if err != nil {
		return err
	}
	return o.train(team.New(schema), paths)
}

func (o *trainFlags) train(t *team.Team, paths []string) error {
	articles, spans := 0, 0
	for _, path := range paths {
		err := o.eachFinished(path, func(r *record.Record) {
			articles, spans = articles+1, spans+len(r.Spans)
			t.Prepare(r.Article, r.Spans)
		})
		if err != nil {
			return err
		}
	}
	if articles == 0 {
		return fmt.Errorf("no article is finished in %s; finish some, or give them the answer accept", paths[0])
	}
	if err := t.Tagger().Train(o.epochs, func() error { return nil }); err != nil {
		return err
	}
	out, err := createOutput(o.env, o.output)
	if err != nil {
		return err
	}
	defer o.env.undone(out.Discard)()
	if err := t.Tagger().Encode(out.W, t.State()); err != nil {
		return err
	}
	if err := out.Commit(); err != nil {
		return err
	}
	report := o.env.reportOn(o.output)
	if o.asJSON {
		return printJSON(report, trainedJSON{o.output, articles, spans})
	}
	fmt.Fprintf(report, "learned from %s with %s\n", many(articles, "article"), many(spans, "span"))
	return nil
}

// eachFinished calls each with every finished record of a dataset.
func (o *trainFlags) eachFinished(path string, each func(*record.Record)) error {
	d, err := openDataset(o.env, path)
	if err != nil {
		return err
	}
	defer d.Close()
	return finishedIn(d.name, d.in, each)
}

// isModel tells a model, of this or another version.
func isModel(f *os.File) bool {
	head, _, err := headOf(io.LimitReader(f, 64), 64)
	return err == nil && tagger.IsModel(head)
}

// readModel reads a model.
func readModel(path string) (*tagger.Model, string, error) {
	data, err := regular.Read(path, mostModel)
	if err != nil {
		return nil, "", err
	}
	m, state, err := tagger.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", path, err)
	}
	return m, state, nil
}

// mostModel is more than a model can take.
const mostModel = 256 << 20
