package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
)

// conversion is what export and import have in common.
type conversion struct {
	env       environment
	output    string
	annotator string
	unit      string
	textKey   string
	report    string
	asJSON    bool
	strict    bool
	skipBad   bool
	force     bool
	given     *pflag.FlagSet // which flags were
}

func (c *conversion) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	c.given = f
	f.StringVar(&c.unit, "unit", "", "what offsets count: codepoints, utf16, bytes or clusters (default: as the format says, or as the "+
		"content tells)")
	f.StringVar(&c.textKey, "text-key", "", "doccano, labelstudio, spacy: the key that holds the text (default: text)")
	f.BoolVar(&c.strict, "strict", false, "write nothing, and exit with status 1, when anything annotated would be lost or moved")
	f.BoolVar(&c.skipBad, "skip-bad", false, "leave out, and report, spans that are faulty instead of stopping")
	f.StringVar(&c.report, "report", "", "write the whole report to this file, one JSON object an article")
	f.BoolVar(&c.asJSON, "json", false, "print the whole report as JSON lines, on standard error where the output goes to standard output")
	f.BoolVar(&c.force, "force", false, "replace an output that exists")
}

// options are the library's, with the report.
func (c *conversion) options(schema *annotations.Schema, report *formats.Report) (formats.Options, error) {
	opt := formats.Options{Strict: c.strict, SkipBad: c.skipBad, TextKey: c.textKey, Report: report, Schema: schema}
	if err := oneOf("--unit", formats.Unit(c.unit), formats.Units()...); err != nil {
		return opt, err
	}
	opt.Unit = formats.Unit(c.unit)
	return opt, nil
}

// wrongUnit refuses a unit that would be ignored.
func wrongUnit(format formats.Format) error {
	if format.Unit == "" {
		return usagef("%s has tokens and no offsets; leave --unit out", format.Name)
	}
	return usagef("offsets of %s count %s: the format says so; leave --unit out", format.Name, format.Unit)
}

// losses opens the report that the person asked for; to is where the work itself goes, others are the files it must not be written over.
func (c *conversion) losses(to string, others ...string) (*lossReport, error) {
	l := &lossReport{env: c.env, asJSON: c.asJSON, out: c.env.reportOn(to)}
	if c.report == standardOutput {
		return nil, usagef("--report takes a file; --json prints the report")
	}
	if c.report != "" {
		if err := reportFor(c.report, c.force, others...); err != nil {
			return nil, err
		}
		f, err := os.Create(c.report)
		if err != nil {
			return nil, fmt.Errorf("the report can't be written: %w; name another file with --report", err)
		}
		l.file = f
	}
	l.report.Each = l.article
	return l, nil
}

// formatNames lists the formats that fit, for help texts.
func formatNames(fits func(formats.Format) bool) string {
	var names []string
	for _, f := range catalogue.Formats() {
		if fits(f) {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, ", ")
}

func formatByName(name, flag string, fits func(formats.Format) bool) (formats.Format, error) {
	if name == "" {
		return formats.Format{}, usagef("--%s is missing; give %s", flag, listed(strings.Split(formatNames(fits), ", ")))
	}
	f, err := catalogue.ByName(name)
	if err != nil {
		return f, usageError{unknownName("--"+flag, name, strings.Split(formatNames(fits), ", "))}
	}
	if !fits(f) {
		return f, usagef("--%s %s can only be written, not read; give %s", flag, name, listed(strings.Split(formatNames(fits), ", ")))
	}
	return f, nil
}

func anyFormat(formats.Format) bool { return true }

// wanted tells which records are asked for.
type wanted struct {
	annotator string
	answers   []string
	left      int // records not asked for
}

// answerNames are the values of --answer; an article in progress has no answer in the dataset.
var answerNames = []string{"accept", "reject", "ignore", "progress"}

func newWanted(annotator, answers string) (*wanted, error) {
	w := &wanted{annotator: annotator}
	if answers == "" {
		return w, nil
	}
	for name := range parts(answers) {
		if err := oneOf("--answer", name, answerNames...); err != nil {
			return nil, err
		}
		w.answers = append(w.answers, name)
	}
	return w, nil
}

// has reports whether a record is asked for, and counts it if not.
func (w *wanted) has(r *formats.Doc) bool {
	ok := w.asks(r)
	if !ok {
		w.left++
	}
	return ok
}

// asks is has without counting. It may be called from several goroutines.
func (w *wanted) asks(r *formats.Doc) bool {
	return (w.annotator == "" || r.Annotator == w.annotator) &&
		(w.answers == nil || slices.Contains(w.answers, first(string(r.Answer), "progress")))
}
