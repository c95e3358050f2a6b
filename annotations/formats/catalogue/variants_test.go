package catalogue_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// variant is a file as some version of some tool writes it.
type variant struct {
	name    string
	file    string // its name; a.jsonl when empty
	content string
	from    string               // the format it is to be told for; "" for none
	want    string               // the spans read
	refused string               // part of the error, instead
	left    map[formats.Loss]int // what is counted
	beside  fstest.MapFS
	opt     formats.Options
}

func (v variant) read() (docs []*formats.Doc, report *formats.Report, err error) {
	name := v.file
	if name == "" {
		name = "a.jsonl"
	}
	f, err := catalogue.Detect(name, []byte(v.content), nil)
	if v.from == "" && err != nil {
		return nil, nil, err
	}
	if err != nil || f.Name != v.from {
		return nil, nil, fmt.Errorf("taken for %q, not %q (%v)", f.Name, v.from, err)
	}
	opt := v.opt
	opt.Report = new(formats.Report)
	in := formats.Input{Name: name, R: strings.NewReader(v.content)}
	if v.beside != nil {
		in.Dir = v.beside
	}
	docs, err = formattest.ImportAll(f, in, opt)
	return docs, opt.Report, err
}

func allVariants() []variant {
	return slices.Concat(prodigyVariants(), spacyVariants(), doccanoVariants(), labelStudioVariants(), tokenVariants(), columnVariants(),
		otherVariants(), strangeVariants())
}

// TestVariantsOfOtherToolsAreReadRefusedOrCounted has what the tools have written over their versions. None may give a dataset without
// spans, or one with an article without text, and say nothing.
func TestVariantsOfOtherToolsAreReadRefusedOrCounted(t *testing.T) {
	all := allVariants()
	if len(all) < 100 {
		t.Errorf("only %d variants", len(all))
	}
	for _, v := range all {
		t.Run(v.name, func(t *testing.T) {
			docs, report, err := v.read()
			if v.refused != "" {
				if err == nil || !strings.Contains(err.Error(), v.refused) {
					t.Fatalf("read %q, the error is %v", formattest.Spans(docs), err)
				}
				return
			}
			if err != nil || formattest.Spans(docs) != v.want {
				t.Fatalf("read %q, want %q: %v", formattest.Spans(docs), v.want, err)
			}
			harm := false
			for _, e := range report.Totals() {
				if v.left[e.Loss] != e.Count && !e.Loss.Bookkeeping() {
					t.Errorf("counted %d %s (%s)", e.Count, e.Loss, e.Example)
				}
				harm = harm || !e.Loss.Bookkeeping()
			}
			for loss, n := range v.left {
				if report.Count(loss) != n {
					t.Errorf("%d %s, want %d", report.Count(loss), loss, n)
				}
			}
			strict := v
			strict.opt.Strict = true
			if _, _, err := strict.read(); errors.As(err, new(*formats.LossError)) != harm {
				t.Errorf("strict: %v", err)
			}
			for _, d := range docs {
				if d.Article.Text() == "" {
					t.Error("an article without text")
				}
			}
		})
	}
}

const bothRead = "PER=রহিম LOC=ঢাকা"
