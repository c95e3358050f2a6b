package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/text/encoding/htmlindex"

	"tippani/annotations/store"
	"tippani/annotations/suggest"
	"tippani/annotations/suggest/command"
	"tippani/annotations/suggest/patterns"
	"tippani/annotations/suggest/quotes"
	"tippani/annotations/suggest/team"
	"tippani/cmd/process"
	"tippani/model"
	"tippani/model/nearest"
	"tippani/model/regular"
	"tippani/model/source"
	"tippani/model/visible"
	"tippani/model/width"
	"tippani/tui"
	"tippani/tui/drawing"
	"tippani/tui/drawn"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/place"
	"tippani/tui/style"
	"tippani/tui/terminal"
	"tippani/tui/terminal/cache"
)

type openFlags struct {
	env       environment
	output    string
	labels    string
	annotator string
	widths    string
	draw      string
	text      string
	theme     string
	tags      string
	lang      string
	layout    string
	measure   int
	readOnly  bool
	replace   bool
	encoding  string
	bijoy     string
	page      string
	suggest   string
	words     string
}

func newOpen(env environment) *cobra.Command {
	o := openFlags{env: env}
	cmd := &cobra.Command{
		Use:   "open [FILE|DIR|-]...",
		Short: "Read and annotate articles (the default command)",
		Long: "Open text files, directories of them, a JSONL queue of articles, or standard input (-); without any, the " +
			"bundled article.\n" +
			"What is annotated goes to FILE with .annotations.jsonl in place of its ending, or to --output.",
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args) },
	}
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", "dataset to write")
	f.StringVar(&o.labels, "labels", "", "labels to use: a TOML file (tippani labels prints one to start from)")
	f.StringVar(&o.annotator, "annotator", "", "name written to the dataset (default: the login name)")
	f.BoolVar(&o.readOnly, "read-only", false, "read only, also while somebody else has the dataset open")
	f.StringVar(&o.encoding, "encoding", "", "encoding of files that are not UTF-8 and do not say what they are, such as windows-1252")
	f.StringVar(&o.bijoy, "bijoy", "auto", "turn Bijoy (SutonnyMJ) text into Unicode: auto, yes or no")
	f.StringVar(&o.page, "page", "article", "what to take of a web page: article or whole")
	f.StringVar(&o.suggest, "suggest", "", "proposals: on or off (default on)")
	f.StringVar(&o.words, "gazetteer", "", "word list to propose from: a form and its label on each line")
	f.BoolVar(&o.replace, "replace-invalid", false, "replace invalid UTF-8 by U+FFFD instead of refusing the file")
	o.addInterface(f)
	return cmd
}

// addInterface adds the flags of the interface, which every command has that opens the program.
func (o *openFlags) addInterface(f *pflag.FlagSet) {
	f.StringVar(&o.widths, "widths", "measured", "columns of letters: measured, runewidth, or a FILE written by tippani doctor --save")
	f.StringVar(&o.draw, "draw", "", "how Bengali is sent: auto, logical, composed (য় as one letter), spaced (the same, for Konsole), "+
		"visual (ি before its consonant) or explicit (OSC 66) (default auto)")
	f.StringVar(&o.text, "text", "", "how text is shown: auto, drawn (in a font of the system, as pictures) or cells (printed) (default auto)")
	f.StringVar(&o.theme, "theme", "", "dark, light or plain (default: as the terminal's background)")
	f.StringVar(&o.tags, "tags", "", "names of labels under the text: auto (where a span begins, if there is room), brackets (on "+
		"every line) or "+
		"off (default auto)")
	f.StringVar(&o.lang, "lang", "", "language of the interface: en or bn (default: as the locale)")
	f.StringVar(&o.layout, "keyboard-layout", "", "Bengali keyboard layout: "+strings.Join(keymap.LayoutNames(), ", ")+
		" (default: as the system tells)")
	f.IntVar(&o.measure, "measure", 0, fmt.Sprintf("columns of text at most (default %d)", tui.DefaultMeasure))
}

func (o *openFlags) run(args []string) (err error) {
	collectLate(o.env)
	if err := stdinOnce(append(slices.Clone(args), o.labels, o.widths)...); err != nil {
		return err
	}
	conf, err := loadConfig(o.env)
	if err != nil {
		return err
	}
	options, err := o.interfaceOptions(conf)
	if err != nil {
		return err
	}
	widths, err := o.measuring(conf)
	if err != nil {
		return err
	}
	if options.Schema, err = schemaOf(o.env, first(o.labels, conf.Labels), conf.labelKeys()); err != nil {
		return err
	}
	path, err := o.dataset(args)
	if err != nil {
		return err
	}
	reading, err := o.reading()
	if err != nil {
		return err
	}
	if !o.readOnly {
		if err := notAnInput(path, args); err != nil {
			return err
		}
	}
	options.Queue, err = openArticles(args, reading)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, options.Queue.Close()) }()
	options.Annotator = first(o.annotator, conf.Annotator, loginName(o.env))
	options.Cancel = new(tui.Cancel)
	dataset, err := store.Open(path, store.Options{Annotator: options.Annotator, Tool: "tippani " + version(), ReadOnly: o.readOnly,
		Schema: options.Schema,
		Stop:   options.Cancel.Err})
	if err != nil {
		return err
	}
	options.Desk = files{dataset}
	sources, err := o.sources(conf, options, dataset.Path())
	if err != nil {
		return errors.Join(err, dataset.Close())
	}
	if sources != nil {
		options.Sources = sources
		defer sources.Close()
	}
	if abs, err := filepath.Abs(dataset.Path()); err == nil {
		options.Places = place.Load(o.env.dirs.places(), abs)
	}
	shown, err := o.show(options, widths)
	unsaved := dataset.Unsaved()
	if closed := dataset.Close(); closed != nil {
		err = errors.Join(err, closed)
	} else if err == nil && shown != "" && unsaved == 0 {
		fmt.Fprintln(o.env.stderr, visible.String(shown))
	}
	return err
}

// measuring is how the columns of letters are found out, and how Bengali is sent.
func (o *openFlags) measuring(conf config) (tui.Widths, error) {
	profile, err := o.profile()
	if err != nil {
		return tui.Widths{}, err
	}
	wish, err := drawing.Parse(first(o.draw, conf.Draw))
	if err != nil {
		return tui.Widths{}, usageError{err}
	}
	memory := drawing.Memory{Dir: o.env.dirs.drawing()}
	return tui.Widths{Fixed: profile, Draw: drawingFor(wish, memory, o.env.vars), Warn: warningFor(memory, o.env.vars)}, nil
}

// show runs the program on the terminal and says what is where afterwards.
func (o *openFlags) show(options tui.Options, widths tui.Widths) (shown string, err error) {
	ready, err := openFirst(options)
	if err != nil {
		return "", err
	}
	t, err := process.Open(process.Options{In: o.env.stdin, Out: os.Stdout, Env: o.env.vars, Fault: o.stop})
	if err != nil {
		var none *terminal.NoTerminalError
		if errors.As(err, &none) {
			return "", usageError{err}
		}
		return "", err
	}
	defer func() {
		v := recover()
		stack := debug.Stack()
		_ = t.Close()
		if v != nil {
			err = tui.Fault(v, stack, o.env.reportFault)
		}
	}()
	widths.Cache = &cache.Cache{Dir: o.env.dirs.widths()}
	app := ready.Start(t, widths)
	if err := app.Run(t, o.env.reportFault); err != nil {
		return "", err
	}
	return app.Farewell(), nil
}

// sources is what suggests; nil when nothing does.
func (o *openFlags) sources(conf config, options tui.Options, dataset string) (*learner, error) {
	if err := oneOf("--suggest", o.suggest, suggestNames...); err != nil {
		return nil, err
	}
	if o.readOnly || o.suggest == "off" || o.suggest == "" && conf.Suggest.Off {
		return nil, nil
	}
	s := options.Schema
	l := &learner{dataset: dataset, annotator: options.Annotator, queue: options.Queue, keep: true}
	others := []suggest.Source{quotes.Source{}, patterns.Source{}}
	if words := conf.Suggest.Command; len(words) > 0 {
		l.program = command.New(command.Options{Command: words, Dir: filepath.Dir(configPath(o.env)), Env: o.env.vars, Prepare: inOwnGroup,
			Notice: l.notice})
		others = append(others, l.program)
	}
	l.Team = team.New(s, others...)
	if words := first(o.words, conf.Suggest.Gazetteer); words != "" {
		if err := readWords(words, s, l.Word); err != nil {
			return nil, err
		}
	}
	return l, nil
}

var suggestNames = []string{"on", "off"}

// stop ends the process after a fault in a part of the program that nobody waits for. What was acknowledged is in the journal.
func (o *openFlags) stop(f terminal.Fault) {
	safe, flush := o.env.forPeople()
	fmt.Fprintf(safe.stderr, "tippani: %s\n", oneLine(tui.Fault(f.Value, f.Stack, o.env.reportFault)))
	flush()
	os.Exit(statusFailed)
}

// reading are the choices of how articles are read in.
func (o *openFlags) reading() (source.Options, error) {
	r := source.Options{ReplaceInvalid: o.replace, Stdin: o.env.stdin, Encoding: o.encoding, WholePage: o.page == "whole"}
	err := errors.Join(oneOf("--page", o.page, pageNames...), oneOf("--bijoy", o.bijoy, bijoyNames...))
	if err != nil {
		return r, err
	}
	if _, err := htmlindex.Get(o.encoding); o.encoding != "" && err != nil {
		return r, usagef("--encoding %q is unknown%s; give a name of the WHATWG Encoding Standard, such as windows-1252", o.encoding,
			nearest.Hint(o.encoding, encodingNames))
	}
	if r.Bijoy, err = source.ParseBijoy(o.bijoy); err != nil {
		return r, usageError{err}
	}
	return r, nil
}

// interfaceOptions are the choices of the interface: what the command line says, else the configuration.
func (o *openFlags) interfaceOptions(conf config) (tui.Options, error) {
	out := tui.Options{Theme: first(o.theme, conf.Theme), Measure: conf.Measure, Keys: conf.keymap, Layouts: conf.layouts}
	if o.measure != 0 {
		out.Measure = o.measure
	}
	if out.Measure < 0 || out.Measure > 0 && out.Measure < 10 {
		return out, usagef("lines of %d columns leave no room for words; give 10 or more, with --measure or as measure in the "+
			"configuration", out.Measure)
	}
	err := errors.Join(oneOf("--theme", o.theme, themeNames...), oneOf("--tags", o.tags, tagsNames...), oneOf("--draw", o.draw, drawNames...),
		oneOf("--text", o.text, textNames...),
		oneOf("--lang", o.lang, langNames...))
	if err != nil {
		return out, err
	}
	if out.Tags, err = style.ParseTags(first(o.tags, conf.Tags)); err != nil {
		return out, usageError{err}
	}
	if o.layout != "" {
		if _, ok := keymap.LayoutNamed(o.layout); !ok {
			return out, usageError{unknownName("--keyboard-layout", o.layout, keymap.LayoutNames())}
		}
		if out.Layouts, err = layouts(o.env, "", o.layout); err != nil {
			return out, err
		}
	}
	if out.Text.Wish, err = drawn.Parse(first(o.text, conf.Text)); err != nil {
		return out, usageError{err}
	}
	out.Text.Find = drawn.FontsOf(fontOptions(o.env, conf), conf.FontSize, keptLetters(o.env))
	out.Lang = lang.FromLocale(o.env.vars.Get)
	if name := first(o.lang, conf.Lang); name != "" {
		if out.Lang, err = lang.Parse(name); err != nil {
			return out, usageError{err}
		}
	}
	return out, nil
}

// profile is what --widths asks for; nil measures the terminal.
func (o *openFlags) profile() (*width.Profile, error) {
	switch o.widths {
	case "measured", "":
		return nil, nil
	case "runewidth":
		return width.Default(), nil
	case standardInput:
		in, err := o.env.claimStdin()
		if err != nil {
			return nil, err
		}
		return loadedWidths(in, inputName(standardInput))
	}
	data, err := regular.Read(o.widths, model.MaxSettings)
	if err != nil {
		if near := nearest.Hint(o.widths, widthNames); near != "" && errors.Is(err, fs.ErrNotExist) {
			return nil, usagef("--widths %q is unknown%s; give measured, runewidth or a file written by tippani doctor --save", o.widths,
				near)
		}
		return nil, usagef("%w; give --widths measured, runewidth or a file written by tippani doctor --save", readFault(o.widths, err))
	}
	return loadedWidths(bytes.NewReader(data), o.widths)
}

func loadedWidths(r io.Reader, name string) (*width.Profile, error) {
	p, err := width.Load(io.LimitReader(r, model.MaxSettings))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
