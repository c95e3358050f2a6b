package main

import (
	"encoding/json"
	"fmt"
	"io"

	"tippani/annotations"
	"tippani/annotations/lint"
	"tippani/annotations/record"
	"tippani/annotations/store"
	"tippani/model/visible"
)

const lintLong = "With --lint, what is allowed and yet looks wrong follows: a form with two labels, a mention that was passed over, a span\n" +
	"that ends inside a word, half a pair of quotation marks, a danda in a name, a title without a name, a quotation\n" +
	"without a speaker, a claim without its check. One line for each: FILE:LINE: article ID, rule: what: remedy. See\n" +
	"tippani help lint."

// looks is something that looks wrong, and where.
type looks struct {
	lint.Finding
	file       string
	line       int
	article    string
	start, end int // code points
}

// lintDataset lists what looks wrong with a dataset, in its order. The dataset is read twice: how a form is mostly labelled is known
// at its end. Records that were rejected or are to be ignored are passed over.
func lintDataset(env environment, d *datasetInput, schema *annotations.Schema, report func(looks)) error {
	forms := lint.NewForms()
	if err := again(d); err != nil {
		return err
	}
	err := eachRecord(env, d, "counting forms", func(r *record.Record) []lint.Use {
		if passedOver(r) {
			return nil
		}
		return lint.Uses(r.Article, schema, r.Spans)
	}, func(_ store.Line, _ *record.Record, uses []lint.Use) error {
		forms.Add(uses)
		return nil
	})
	if err != nil {
		return err
	}
	if err := again(d); err != nil {
		return err
	}
	linter := lint.New(schema, forms)
	return eachRecord(env, d, "looking", func(r *record.Record) []looks {
		if passedOver(r) {
			return nil
		}
		var found []looks
		index := r.Article.Index()
		for _, f := range linter.Findings(r.Article, r.Spans, r.Relations) {
			found = append(found, looks{f, d.name, 0, r.Article.ID(), index.CodePoint(f.Range.Start), index.CodePoint(f.Range.End)})
		}
		return found
	}, func(at store.Line, _ *record.Record, found []looks) error {
		for _, f := range found {
			f.line = at.Number
			report(f)
		}
		return nil
	})
}

// again goes back to the beginning of a dataset that can be read twice.
func again(d *datasetInput) error {
	if _, err := d.file.Seek(0, io.SeekStart); err != nil {
		return readFault(d.name, err)
	}
	d.in = d.file
	return nil
}

func passedOver(r *record.Record) bool {
	return r.Article == nil || r.Answer == annotations.Reject || r.Answer == annotations.Ignore
}

// print writes it as one line, for people or as JSON.
func (f *looks) print(env environment, asJSON bool) error {
	if !asJSON {
		line := fmt.Sprintf("%s:%d: article %s, %s: %s: %s", f.file, f.line, f.article, f.Rule, f.What, f.Remedy)
		_, err := fmt.Fprintln(env.stdout, visible.String(line))
		return err
	}
	out := json.NewEncoder(env.stdout)
	out.SetEscapeHTML(false)
	return out.Encode(map[string]any{"file": f.file, "line": f.line, "article": f.article, "rule": f.Rule, "spans": f.Spans,
		"start": f.start, "end": f.end, "what": f.What.String(), "remedy": f.Remedy.String(), "key": f.Key})
}
