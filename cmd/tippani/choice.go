package main

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/store"
)

// choiceFlags are the flags by which a command is told which spans it should take.
type choiceFlags struct {
	kinds  string
	labels []string // names with commas between, or one file of labels
}

// add adds them; what says what becomes of the spans.
func (c *choiceFlags) add(cmd *cobra.Command, what string) {
	f := cmd.Flags()
	f.StringVar(&c.kinds, "kinds", "", what+" spans of these kinds only: "+strings.Join(kindNames(), ", ")+"; commas between")
	f.StringArrayVar(&c.labels, "labels", nil, what+" spans of these labels only, commas between; a FILE.toml is the labels that tell a "+
		"span's kind (default: those of the configuration, else the built-in ones)")
}

func kindNames() []string {
	var names []string
	for _, k := range annotations.Kinds() {
		names = append(names, string(k))
	}
	return names
}

// choice is which spans are taken. The zero value takes all.
type choice struct {
	kinds  []annotations.Kind
	labels []string
	schema *annotations.Schema // tells the kind of a span that has none
}

// choice reads the flags. A label that the labels in force do not have must be in the dataset: look lists what is there.
func (c *choiceFlags) choice(env environment, conf config, look func() ([]string, error)) (*choice, error) {
	file, names, err := c.parted(env, conf)
	if err != nil {
		return nil, err
	}
	out := &choice{labels: names}
	if out.schema, err = schemaOf(env, first(file, conf.Labels)); err != nil {
		return nil, err
	}
	for name := range parts(c.kinds) {
		if err := oneOf("--kinds", annotations.Kind(name), annotations.Kinds()...); err != nil {
			return nil, err
		}
		out.kinds = append(out.kinds, annotations.Kind(name))
	}
	return out, out.known(look)
}

// known refuses labels that neither the labels in force nor the dataset have.
func (c *choice) known(look func() ([]string, error)) error {
	known := labelNames(c.schema)
	missing := func(name string) bool { return !slices.Contains(known, name) }
	if !slices.ContainsFunc(c.labels, missing) {
		return nil
	}
	there, err := look()
	if errors.Is(err, errNoLook) {
		return nil
	}
	if err != nil {
		return err
	}
	known = append(known, there...)
	if i := slices.IndexFunc(c.labels, missing); i >= 0 {
		slices.Sort(known)
		return usageError{unknownName("--labels", c.labels[i], slices.Compact(known))}
	}
	return nil
}

func labelNames(schema *annotations.Schema) []string {
	var names []string
	for _, l := range schema.Labels {
		names = append(names, l.Name)
	}
	return names
}

// parted tells the file of labels from names of labels.
func (c *choiceFlags) parted(env environment, conf config) (file string, names []string, err error) {
	for _, value := range c.labels {
		is, err := isLabelFile(env, conf, value)
		switch {
		case err != nil:
			return "", nil, err
		case is && file != "":
			return "", nil, usagef("--labels names two files, %s and %s; give one", file, value)
		case is:
			file = value
		default:
			names = slices.AppendSeq(names, parts(value))
		}
	}
	return file, names, nil
}

// isLabelFile tells a file from names: by its ending or by its being a path, else by being there when no label is called so.
func isLabelFile(env environment, conf config, value string) (bool, error) {
	if value == standardInput || strings.HasSuffix(strings.ToLower(value), ".toml") || isPath(value) {
		return true, nil
	}
	info, err := os.Stat(value)
	if err != nil || !info.Mode().IsRegular() {
		return false, nil
	}
	schema, err := schemaOf(env, conf.Labels)
	if err != nil {
		return false, err
	}
	_, isLabel := schema.Label(value)
	return !isLabel, nil
}

// parts are the values of a list with commas between.
func parts(list string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for part := range strings.SplitSeq(list, ",") {
			if part = strings.TrimSpace(part); part != "" && !yield(part) {
				return
			}
		}
	}
}

func (c *choice) all() bool { return c.kinds == nil && c.labels == nil }

func (c *choice) takes(s *annotations.Span) bool {
	if c.labels != nil && !slices.Contains(c.labels, s.Label) {
		return false
	}
	if c.kinds == nil {
		return true
	}
	kind := s.Kind
	if kind == "" {
		kind = annotations.Entity
		if l, ok := c.schema.Label(s.Label); ok {
			kind = l.Kind
		}
	}
	return slices.Contains(c.kinds, kind)
}

// leftOut counts what was not asked for.
type leftOut struct{ spans, relations int }

func (l *leftOut) add(more leftOut) {
	l.spans += more.spans
	l.relations += more.relations
}

func (l leftOut) String() string {
	return many(l.spans, "span") + ", " + many(l.relations, "relation")
}

// narrow takes out of a record what was not asked for: the spans, and the relations that had one of them at an end. It may be called from
// several goroutines.
func (c *choice) narrow(r *record.Record) (left leftOut) {
	if c.all() {
		return leftOut{}
	}
	gone := make(map[string]bool)
	r.Spans = slices.DeleteFunc(r.Spans, func(s *annotations.Span) bool {
		if c.takes(s) {
			return false
		}
		gone[s.ID] = true
		left.spans++
		return true
	})
	r.Relations = slices.DeleteFunc(r.Relations, func(rel *annotations.Relation) bool {
		out := gone[rel.From] || gone[rel.To]
		if out {
			left.relations++
		}
		return out
	})
	return left
}

// errNoLook says that what is read can be read once only.
var errNoLook = errors.New("not read twice")

// labelsIn lists the labels of a dataset's spans and goes back to its beginning; errNoLook when it has none.
func labelsIn(env environment, d *datasetInput) ([]string, error) {
	if info, err := d.file.Stat(); err != nil || !info.Mode().IsRegular() || d.file == env.stdin {
		return nil, errNoLook
	}
	seen := make(map[string]bool)
	err := eachRecord(env, d, "looking for labels", func(r *record.Record) []*annotations.Span { return r.Spans },
		func(_ store.Line, _ *record.Record, spans []*annotations.Span) error {
			for _, s := range spans {
				seen[s.Label] = true
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	if _, err := d.file.Seek(0, io.SeekStart); err != nil {
		return nil, readFault(d.name, err)
	}
	d.in = d.file
	var names []string
	for name := range seen {
		names = append(names, name)
	}
	return names, nil
}
