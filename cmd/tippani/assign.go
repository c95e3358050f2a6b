package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"tippani/annotations/assign"
	"tippani/annotations/formats"
	"tippani/annotations/record"
	"tippani/model/jsontext"
	"tippani/model/source"
)

type assignFlags struct {
	env     environment
	to      string
	overlap int
	share   string
	by      string
	seed    uint64
	output  string
}

func newAssign(env environment) *cobra.Command {
	o := assignFlags{env: env}
	cmd := &cobra.Command{
		Use:   "assign QUEUE... --to NAME,NAME",
		Short: "Give the articles of a queue to annotators, some of them to several",
		Long: "Write a queue for each annotator, NAME.jsonl, in which the articles stand in the order of the queue. Everybody gets as many as\n" +
			"anybody else, and any two share about as many. With --overlap 2 every article is annotated by two, with --share 20% every\n" +
			"fifth. Queues that are there already go on: who has an article keeps it, and what is new is given out.\n\n" +
			"With --by meta.desk an article goes to annotators of its desk only: --to mina=sports,rafi=sports,tuli=city; who has no desk\n" +
			"takes all. docs/team.md says how two editors work without a server.",
		Args: atLeast(1, "the queue to give out"),
		RunE: func(_ *cobra.Command, args []string) error { return o.run(args) },
	}
	f := cmd.Flags()
	f.StringVar(&o.to, "to", "", "annotators, with commas between; with --by NAME=VALUE")
	f.IntVar(&o.overlap, "overlap", 1, "how many annotators an article gets")
	f.StringVar(&o.share, "share", "100%", "share of the articles that get as many, the others get one")
	f.StringVar(&o.by, "by", "", "key of the articles that says to whose desk they belong, such as meta.desk")
	f.Uint64Var(&o.seed, "seed", 1, "decides who gets what; the same seed gives the same")
	f.StringVarP(&o.output, "output", "o", ".", "directory of the queues")
	return cmd
}

func (o *assignFlags) run(paths []string) (err error) {
	if err := stdinOnce(paths...); err != nil {
		return err
	}
	plan, err := o.plan()
	if err != nil {
		return err
	}
	queue, err := source.Open(paths, source.Options{Stdin: o.env.stdin})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, queue.Close()) }()
	articles, lines, err := o.read(queue)
	if err != nil {
		return err
	}
	before, err := o.before(plan, articles)
	if err != nil {
		return err
	}
	given, err := plan.Give(articles)
	var none *assign.ForError
	if errors.As(err, &none) {
		return fmt.Errorf("articles of %s %q need %s, and --to names %d for it; add NAME=%s", o.by, none.For, many(none.Wanted, "annotator"),
			none.Have, none.For)
	}
	if err != nil {
		return err
	}
	return o.write(plan, given, articles, lines, before)
}

// plan reads the flags.
func (o *assignFlags) plan() (assign.Plan, error) {
	p := assign.Plan{Overlap: o.overlap, Seed: o.seed}
	for part := range parts(o.to) {
		name, of, has := strings.Cut(part, "=")
		switch {
		case has && o.by == "":
			return p, usagef("--to %s names a desk; say with --by which key of the articles it is, such as --by meta.desk", part)
		case name == "" || strings.ContainsAny(name, `/\:`) || strings.HasPrefix(name, "."):
			return p, usagef("--to %q can't be the name of a file; leave out / \\ : and a point at the beginning", name)
		case slices.ContainsFunc(p.Annotators, func(a assign.Annotator) bool { return strings.EqualFold(a.Name, name) }):
			return p, usagef("--to names %s twice", name)
		}
		p.Annotators = append(p.Annotators, assign.Annotator{Name: name, For: of})
	}
	switch n := len(p.Annotators); {
	case n == 0:
		return p, usagef("nobody is to get articles; name annotators with --to mina,rafi")
	case o.overlap < 1 || o.overlap > n:
		return p, usagef("--overlap %d is not from 1 to %d, the number of annotators", o.overlap, n)
	}
	share, err := strconv.ParseFloat(strings.TrimSuffix(o.share, "%"), 64)
	if strings.HasSuffix(o.share, "%") {
		share /= 100
	}
	if err != nil || !(share > 0 && share <= 1) {
		return p, usagef("--share %q is no share of the articles; give one above 0 and up to 100%%, such as 20%%", o.share)
	}
	p.Share = share
	return p, nil
}

// read reads the articles and makes the line of each: that of a JSONL queue with the values as they are, else a new one.
func (o *assignFlags) read(queue source.Queue) (articles []assign.Article, lines [][]byte, err error) {
	seen := make(map[string]string)
	for i := 0; ; i++ {
		item, err := queue.At(i)
		var end *source.EndError
		if errors.As(err, &end) {
			return articles, lines, nil
		}
		if err != nil {
			return nil, nil, err
		}
		id := item.Article.ID()
		where, twice := seen[first(item.Declared, id)]
		if twice {
			return nil, nil, fmt.Errorf("%s and %s have one id, %q; give each its own, so that their annotations are not mixed up", where,
				item.Source, first(item.Declared, id))
		}
		seen[id] = item.Source
		a := assign.Article{ID: id}
		if o.by != "" {
			a.For = textAt(item.Record, o.by)
		}
		articles, lines = append(articles, a), append(lines, queueLine(item))
	}
}

// textAt is the text under a key, with points between those of objects within one another; "" when there is none.
func textAt(fields jsontext.Fields, path string) string {
	key, rest, deeper := strings.Cut(path, ".")
	raw := fields.Value(key)
	if raw == nil {
		return ""
	}
	if deeper {
		inner, err := jsontext.ReadFields(raw)
		if err != nil {
			return ""
		}
		return textAt(inner, rest)
	}
	text, ok := jsontext.Unquote(raw)
	if !ok {
		return string(raw)
	}
	return text
}

func queueLine(item source.Item) []byte {
	if item.Record == nil {
		return record.Append(nil, &record.Record{Article: item.Article})
	}
	o := jsontext.Open(nil)
	for _, f := range item.Record {
		o.Raw(f.Key, f.Raw)
	}
	return o.Close()
}

// before reads the queues that are there, notes who has which article, and gives their lines.
func (o *assignFlags) before(p assign.Plan, articles []assign.Article) (lines map[string][]byte, err error) {
	at := make(map[string]int, len(articles))
	for i, a := range articles {
		at[a.ID] = i
	}
	lines = make(map[string][]byte)
	for _, who := range p.Annotators {
		path := o.path(who.Name)
		data, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, readFault(path, err)
		}
		lines[who.Name] = data
		queue, err := source.Open([]string{path}, source.Options{})
		if err != nil {
			return nil, err
		}
		for i := 0; ; i++ {
			id, err := queue.ID(i)
			var end *source.EndError
			if errors.As(err, &end) {
				break
			}
			if err != nil {
				_ = queue.Close()
				return nil, err
			}
			if k, known := at[id]; known {
				articles[k].Has = append(articles[k].Has, who.Name)
			}
		}
		if err := queue.Close(); err != nil {
			return nil, err
		}
	}
	return lines, nil
}

func (o *assignFlags) path(name string) string { return filepath.Join(o.output, name+".jsonl") }

// write writes the queues, all that stood in them before first.
func (o *assignFlags) write(p assign.Plan, given [][]int, articles []assign.Article, lines [][]byte, before map[string][]byte) error {
	if err := os.MkdirAll(o.output, 0o755); err != nil {
		return err
	}
	out := newPen(o.env)
	for n, who := range p.Annotators {
		data := before[who.Name]
		if len(data) > 0 && data[len(data)-1] != '\n' {
			data = append(data, '\n')
		}
		fresh, all := 0, 0
		for i, list := range given {
			if !slices.Contains(list, n) {
				continue
			}
			all++
			if !slices.Contains(articles[i].Has, who.Name) {
				fresh++
				data = append(append(data, lines[i]...), '\n')
			}
		}
		if fresh > 0 {
			if err := writeQueue(o.path(who.Name), data); err != nil {
				return err
			}
		}
		out.print("%s: %s, %d of them new, in %s\n", who.Name, many(all, "article"), fresh, o.path(who.Name))
	}
	several := 0
	for _, list := range given {
		if len(list) > 1 {
			several++
		}
	}
	out.print("%s, %d of them by several annotators\n", many(len(given), "article"), several)
	return out.flush()
}

func writeQueue(path string, data []byte) error {
	f, err := formats.CreateFile(path)
	if err != nil {
		return err
	}
	if _, err := f.W.Write(data); err != nil {
		f.Discard()
		return err
	}
	return f.Commit()
}
