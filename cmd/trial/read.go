package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
)

// goldAnnotator is whose records the gold is.
const goldAnnotator = "gold"

func (p plan) read(path string) ([]*record.Record, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all []*record.Record
	if strings.HasSuffix(path, ".jsonl") {
		all, err = p.dataset(path, data)
	} else {
		all, err = p.table(data)
	}
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("%s holds no article", path)
	}
	return all, err
}

// dataset is the first articles of a dataset.
func (p plan) dataset(path string, data []byte) ([]*record.Record, error) {
	var all []*record.Record
	number := 0
	for line := range bytes.Lines(data) {
		number++
		if record.Blank(line) || len(all) == p.articles {
			continue
		}
		r := record.Parse(path, number, line)
		if !r.Sound() {
			return nil, fmt.Errorf("%s:%d: the record is faulty: %v; tippani check tells more", path, number, r.Problems)
		}
		r.Annotator = goldAnnotator
		all = append(all, r)
	}
	return all, nil
}

// labels are those of the built-in schema for the tags of Bengali-NER that have another name there.
var labels = map[string]string{"TIM": "DATE"}

// table is the first sentences of a table, joined to articles.
func (p plan) table(data []byte) (all []*record.Record, err error) {
	d := &draft{}
	end := func() error {
		r, err := d.record(len(all))
		if err == nil {
			all, d = append(all, r), &draft{}
		}
		return err
	}
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		token, tag, found := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		if found {
			d.add(token, tag)
			continue
		}
		if d.sentence(); d.sentences < p.sentences {
			continue
		}
		if err := end(); err != nil || len(all) == p.articles {
			return all, err
		}
	}
	if d.sentence(); d.sentences > 0 {
		err = end()
	}
	return all, err
}

// draft is an article being joined from sentences.
type draft struct {
	text      strings.Builder
	spans     []*annotations.Span
	sentences int
	begun     bool   // a sentence
	last      string // label of the token before, "" for none
}

// paragraph is how many sentences stand in one.
const paragraph = 3

// add writes a token, with a space before it unless it is punctuation. A tag without B- goes on with the span before it if that has its
// label.
func (d *draft) add(token, tag string) {
	if token == "" || strings.ContainsAny(token, " \u200b\u00a0") {
		return
	}
	glued := strings.ContainsAny(token, "।,?!;:)") && len(token) <= len("।")
	switch {
	case d.text.Len() == 0 || d.begun && glued:
	case d.begun || d.sentences%paragraph > 0:
		d.text.WriteByte(' ')
	default:
		d.text.WriteByte('\n')
	}
	start := model.Offset(d.text.Len())
	d.text.WriteString(token)
	end := model.Offset(d.text.Len())
	label := strings.TrimPrefix(strings.TrimPrefix(tag, "B-"), "I-")
	switch {
	case label == "O":
		label = ""
	case d.begun && label == d.last && !strings.HasPrefix(tag, "B-"):
		d.spans[len(d.spans)-1].Range.End = end
	default:
		name := label
		if other, has := labels[label]; has {
			name = other
		}
		d.spans = append(d.spans, &annotations.Span{Label: name, Kind: annotations.Entity, Range: model.Range{Start: start, End: end}})
	}
	d.begun, d.last = true, label
}

// sentence ends a sentence, if one was begun.
func (d *draft) sentence() {
	if d.begun {
		d.sentences++
	}
	d.begun, d.last = false, ""
}

// record is the article, of the spans those that stand on letters: a token may begin with a vowel sign that belongs to the space before.
func (d *draft) record(n int) (*record.Record, error) {
	a, err := model.NewArticle("n"+strconv.Itoa(n+1), d.text.String(), model.Meta{})
	if err != nil {
		return nil, err
	}
	r := &record.Record{Article: a, Annotator: goldAnnotator, Answer: annotations.Accept}
	for _, s := range d.spans {
		s.ID = "s" + strconv.Itoa(len(r.Spans)+1)
		if s.Fault(a).None() {
			r.Spans = append(r.Spans, s)
		}
	}
	return r, nil
}

// write writes records as a dataset, which must not be there.
func write(path string, records []*record.Record) error {
	var b []byte
	for _, r := range records {
		b = append(record.Append(b, r), '\n')
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Close())
}
