// Trial makes from gold what two annotators would have made of it, so that agreement and review can be tried: who marked what wrong is
// known. How annotators err is the model of package annotations/noise; effort -review decides the same disagreements between two.
//
//	go run ./cmd/trial -o trial train.tsv
//	go run ./cmd/trial -o trial -articles 100 gold.annotations.jsonl
//	tippani review trial/work.annotations.jsonl
//
// The records of mina and rafi are in work.annotations.jsonl of that directory, the gold in gold.annotations.jsonl.
//
// The gold is a dataset (.jsonl), of which the first articles are taken, or a table of a token and its tag in each line (PER LOC ORG TIM as
// Bengali-NER writes them), of which consecutive sentences, 15 an article, are joined. What two annotators disagree about in the result
// is counted, by the groups that review goes by.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/diff"
	"tippani/annotations/noise"
	"tippani/annotations/record"
)

// plan is what was asked for.
type plan struct {
	articles, sentences int
	seed                uint64
	names               []string
	dir                 string
}

func main() {
	var p plan
	var names string
	flag.IntVar(&p.articles, "articles", 20, "how many articles, from the first on")
	flag.IntVar(&p.sentences, "sentences", 15, "sentences an article, of a table")
	flag.Uint64Var(&p.seed, "seed", 1, "decides what each annotator misses, moves and relabels")
	flag.StringVar(&names, "annotators", "mina,rafi", "their names, commas between")
	flag.StringVar(&p.dir, "o", "", "directory to write to")
	flag.Parse()
	if flag.NArg() != 1 || p.dir == "" || p.articles < 1 || p.sentences < 1 {
		fmt.Fprintln(os.Stderr, "trial: one dataset or table, and -o DIR, are expected; see go doc ./cmd/trial")
		os.Exit(2)
	}
	p.names = strings.Split(names, ",")
	said, err := p.run(flag.Arg(0))
	if err != nil {
		fmt.Fprintln(os.Stderr, "trial:", err)
		os.Exit(2)
	}
	fmt.Print(said)
}

// run makes the datasets and says what is in them.
func (p plan) run(path string) (said string, err error) {
	gold, err := p.read(path)
	if err != nil {
		return "", err
	}
	schema := schemaOf(gold)
	work := make([]*record.Record, 0, len(gold)*len(p.names))
	for k, r := range gold {
		for i, name := range p.names {
			random := rand.New(rand.NewPCG(p.seed, uint64(len(p.names)*(k+1)+i)))
			work = append(work, noise.Annotate(r, name, noise.Usual, schema, random))
		}
	}
	if err := os.MkdirAll(p.dir, 0o777); err != nil {
		return "", err
	}
	if err := errors.Join(write(filepath.Join(p.dir, "work.annotations.jsonl"), work),
		write(filepath.Join(p.dir, "gold.annotations.jsonl"), gold)); err != nil {
		return "", err
	}
	return p.tell(gold, work), nil
}

// tell counts what was made, for each annotator against the gold and for each pair.
func (p plan) tell(gold, work []*record.Record) string {
	var b strings.Builder
	spans := 0
	for _, r := range gold {
		spans += len(r.Spans)
	}
	fmt.Fprintf(&b, "%d articles, %d spans in the gold, seed %d\n", len(gold), spans, p.seed)
	n := len(p.names)
	for i, name := range p.names {
		missed, moved, relabelled := 0, 0, 0
		for k, r := range gold {
			for _, g := range diff.Annotators(r, work[k*n+i]).Spans {
				for _, a := range g.Aspects {
					switch a {
					case diff.Missed:
						missed++
					case diff.Ends:
						moved++
					case diff.Label:
						relabelled++
					}
				}
			}
		}
		fmt.Fprintf(&b, "%s: %d missed, %d moved, %d relabelled\n", name, missed, moved, relabelled)
	}
	for i := range n {
		for j := range i {
			groups, links := 0, 0
			for k := range gold {
				d := diff.Annotators(work[k*n+j], work[k*n+i])
				groups, links = groups+len(d.Spans), links+len(d.Links)
			}
			fmt.Fprintf(&b, "%s and %s disagree about %d spans and %d relations\n", p.names[j], p.names[i], groups, links)
		}
	}
	return b.String()
}

// schemaOf is the labels that the gold uses, the most frequent first, with what the built-in schema says of them.
func schemaOf(gold []*record.Record) *annotations.Schema {
	builtIn := annotations.Default()
	times := make(map[annotations.Class]int)
	for _, r := range gold {
		for _, x := range r.Spans {
			times[x.Class()]++
		}
	}
	s := &annotations.Schema{Relations: builtIn.Relations}
	for c := range times {
		l := annotations.Label{Name: c.Label, Kind: c.Kind}
		if known, ok := builtIn.Label(c.Label); ok && known.Kind == c.Kind {
			l = *known
		}
		s.Labels = append(s.Labels, l)
	}
	slices.SortFunc(s.Labels, func(a, b annotations.Label) int {
		return cmp.Or(-cmp.Compare(times[annotations.Class{Kind: a.Kind, Label: a.Name}], times[annotations.Class{Kind: b.Kind, Label: b.Name}]),
			cmp.Compare(a.Name, b.Name), cmp.Compare(a.Kind, b.Kind))
	})
	return s
}
