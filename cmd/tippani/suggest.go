package main

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/suggest"
	"tippani/annotations/suggest/command"
	"tippani/model/message"
)

type suggestFlags struct {
	openFlags
	command string
	model   string
	timeout time.Duration
	least   float64
	afresh  bool
	force   bool
	asJSON  bool
}

func newSuggest(env environment) *cobra.Command {
	o := suggestFlags{openFlags: openFlags{env: env}}
	cmd := &cobra.Command{
		Use:   "suggest DATASET|FILE|DIR... --command COMMAND|--model MODEL -o OUT",
		Short: "Write suggestions for articles into a dataset of its own",
		Long: "Write articles with the spans that a model suggests, each with its score and where it comes from, for a person to go\n" +
			"through, for another tool, or to be measured. Spans that are there stay, and nothing is suggested that overlaps one\n" +
			"of its kind. Articles that somebody has finished stay as they are; with --afresh what is there is left out, to be\n" +
			"compared with what the model says. tippani help suggest says what a command reads and writes.\n\n" +
			"Exit status 1 when the command went wrong over an article, which is then written without suggestions.",
		Args: atLeast(1, "the dataset or the articles"),
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args) },
	}
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", "dataset to write; - is standard output")
	f.StringVar(&o.command, "command", "", "program that suggests, with its arguments; quote those with blanks in them")
	f.StringVar(&o.model, "model", "", "model that suggests, written by tippani train")
	f.DurationVar(&o.timeout, "timeout", 10*time.Second, "time for an article; the first gets a minute more, to load the model")
	f.Float64Var(&o.least, "min-score", 0, "leave out suggestions with a lower score, from 0 to 1")
	f.BoolVar(&o.afresh, "afresh", false, "leave out the spans and answers that are there")
	f.BoolVar(&o.force, "force", false, "replace an output that exists")
	f.BoolVar(&o.asJSON, "json", false, jsonUsage)
	f.StringVar(&o.labels, "labels", "", "labels to suggest: a TOML file (default: those of the configuration, else the built-in ones)")
	f.StringVar(&o.encoding, "encoding", "", "encoding of files that are not UTF-8 and do not say what they are, such as windows-1252")
	f.StringVar(&o.bijoy, "bijoy", "auto", "turn Bijoy (SutonnyMJ) text into Unicode: auto, yes or no")
	f.StringVar(&o.page, "page", "article", "what to take of a web page: article or whole")
	f.BoolVar(&o.replace, "replace-invalid", false, "replace invalid UTF-8 by U+FFFD instead of refusing the file")
	return cmd
}

func (o *suggestFlags) run(paths []string) error {
	words, err := splitCommand(o.command)
	switch {
	case err != nil:
		return err
	case len(words) == 0 && o.model == "":
		return usagef("what suggests is missing; name it with --command COMMAND or --model MODEL")
	case o.output == "":
		return usagef("the dataset to write is missing; name it with -o OUT")
	case !(o.least >= 0 && o.least <= 1):
		return usagef("--min-score %g is not from 0 to 1", o.least)
	case o.timeout <= 0:
		return usagef("--timeout %s is no time; give one such as 30s", o.timeout)
	}
	schema, err := o.prepare(paths)
	if err != nil {
		return err
	}
	out, err := createOutput(o.env, o.output)
	if err != nil {
		return err
	}
	// At a signal this comes first: when the program is killed, what goes on without it is not to become whole.
	defer o.env.undone(out.Discard)()
	told := &complaints{env: o.env}
	sources, err := o.modelled()
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return o.finish(&suggesting{suggestFlags: o, sources: sources, absent: func() error { return nil }, schema: schema,
			out: lineWriter{out.W}}, paths, out, told)
	}
	program := command.New(command.Options{Command: words, Env: o.env.vars, Timeout: o.timeout, Patient: true, Prepare: inOwnGroup,
		Notice: told.add})
	defer o.env.undone(program.Close)()
	return o.finish(&suggesting{suggestFlags: o, sources: append(sources, program), absent: program.Absent, schema: schema,
		out: lineWriter{out.W}}, paths, out, told)
}

// finish writes what is suggested, and says what went wrong.
func (o *suggestFlags) finish(s *suggesting, paths []string, out *formats.Pending, told *complaints) error {
	if err := s.suggest(paths); err != nil {
		return err
	}
	if err := out.Commit(); err != nil {
		return err
	}
	return s.tell(told)
}

// modelled is the model as a source; none when none is named.
func (o *suggestFlags) modelled() ([]suggest.Source, error) {
	if o.model == "" {
		return nil, nil
	}
	m, _, err := readModel(o.model)
	if err != nil {
		return nil, err
	}
	return []suggest.Source{m}, nil
}

// prepare looks at what is to be read and written before anything is, and gives the labels.
func (o *suggestFlags) prepare(paths []string) (*annotations.Schema, error) {
	if err := stdinOnce(append(paths[:len(paths):len(paths)], o.labels)...); err != nil {
		return nil, err
	}
	conf, err := loadConfig(o.env)
	if err != nil {
		return nil, err
	}
	if err := datasetFor(o.output, o.force, paths...); err != nil {
		return nil, err
	}
	if o.output != standardOutput {
		if err := notAnInput(o.output, paths); err != nil {
			return nil, err
		}
	}
	return schemaOf(o.env, first(o.labels, conf.Labels))
}

// complaints are told as they come, and counted.
type complaints struct {
	env environment
	mu  sync.Mutex
	n   int
}

func (c *complaints) add(m message.Message) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
	fmt.Fprintf(c.env.stderr, "%s\n", oneLine(errors.New(m.String())))
}

func (c *complaints) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}

// splitCommand divides a command at blanks that do not stand between quotation marks. Nothing else of a shell's is understood.
func splitCommand(line string) (words []string, err error) {
	var word strings.Builder
	begun, quote := false, rune(0)
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			begun, quote = true, r
		case quote == 0 && (r == ' ' || r == '\t' || r == '\n'):
			if begun {
				words = append(words, word.String())
			}
			begun = false
			word.Reset()
		default:
			begun = true
			word.WriteRune(r)
		}
	}
	if quote != 0 {
		return nil, usagef("--command %s has a quotation mark that is not closed; close it", line)
	}
	if begun {
		words = append(words, word.String())
	}
	return words, nil
}
