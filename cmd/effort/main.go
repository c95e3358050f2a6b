// Command effort counts keys: it annotates the articles of a gold dataset through the program, as an editor would who makes no mistake, and
// tells how many keys a span takes, navigation included. The keys are those that are sent to the program, and what they make is compared with
// the gold in the end.
//
//	go run ./cmd/effort gold.annotations.jsonl             from nothing, over the last 15 % of the articles
//	go run ./cmd/effort -learn 0.7 gold.annotations.jsonl  after having learned the first 70 %
//	go run ./cmd/effort -suggest=false gold.annotations.jsonl
//	go run ./cmd/effort -review 20 gold.annotations.jsonl  decides between two annotators who made the usual mistakes in 20 articles
package main

import (
	"flag"
	"fmt"
	"os"

	"tippani/annotations/record"
	"tippani/annotations/suggest/team"
)

func main() {
	learn := flag.Float64("learn", 0, "share of the articles, from the first on, that was learned before")
	last := flag.Float64("last", 0.15, "share of the articles, from the last on, that is annotated")
	on := flag.Bool("suggest", true, "take proposals")
	curve := flag.Int("curve", 0, "tell how far the keys are after so many spans, again and again")
	careless := flag.Float64("careless", 0, "take every proposal of at least this score without looking (0: never)")
	between := flag.Int("review", 0, "decide between two annotators, made from the gold with noise, in so many articles")
	seed := flag.Uint64("seed", 1, "of the noise")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "effort: one dataset is expected; see go doc ./cmd/effort")
		os.Exit(2)
	}
	var err error
	if *between > 0 {
		err = reviewed(flag.Arg(0), *between, *seed)
	} else {
		err = run(flag.Arg(0), *learn, *last, *on, *curve, *careless)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "effort:", err)
		os.Exit(2)
	}
}

func run(path string, learn, last float64, on bool, curve int, careless float64) error {
	gold, err := read(path)
	if err != nil {
		return err
	}
	schema := schemaOf(gold)
	known, rest := gold[:int(learn*float64(len(gold)))], gold[int((1-last)*float64(len(gold))):]
	var sources *team.Team
	if on {
		sources = team.New(schema)
		for _, r := range known {
			sources.Prepare(r.Article, flat(r.Spans))
		}
		if err := sources.Ready(nil, never); err != nil {
			return err
		}
	}
	e, err := newEditor(rest, schema, sources)
	if err != nil {
		return err
	}
	e.curve, e.careless = curve, careless
	for _, r := range rest {
		if err := e.annotate(r); err != nil {
			return err
		}
	}
	fmt.Printf("%d spans, %d keys: %.2f keys a span (%d taken, %d corrected, %d by hand, %d rejected, %d wrong)\n", e.spans, e.keys,
		float64(e.keys)/float64(e.spans), e.taken, e.corrected, e.byHand, e.rejected, e.wrong)
	return nil
}

func never() error { return nil }

// read reads the articles of a dataset.
func read(path string) ([]*record.Record, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all []*record.Record
	n := 0
	for line := range lines(data) {
		n++
		if record.Blank(line) {
			continue
		}
		r := record.Parse(path, n, line)
		if !r.Sound() {
			return nil, fmt.Errorf("%s:%d: the record is faulty: %v; tippani check tells more", path, n, r.Problems)
		}
		all = append(all, r)
	}
	return all, nil
}
