package main

import (
	"bufio"

	"tippani/annotations"
	"tippani/annotations/diff"
	"tippani/annotations/record"
)

// diffJSON writes an object a change.
type diffJSON struct {
	out *bufio.Writer
	err error
}

type changeJSON struct {
	Article   string        `json:"article,omitempty"`
	Annotator string        `json:"annotator,omitempty"`
	File      string        `json:"file,omitempty"`
	Line      int           `json:"line,omitempty"`
	What      string        `json:"what"`   // record, span, relation, line
	Change    string        `json:"change"` // added, removed, changed
	Aspects   []diff.Aspect `json:"aspects,omitempty"`
	Before    any           `json:"before,omitempty"`
	After     any           `json:"after,omitempty"`
}

func (j *diffJSON) put(c any) {
	line, err := jsonLine(c)
	if err == nil {
		_, err = j.out.Write(line)
	}
	if j.err == nil {
		j.err = err
	}
}

func (j *diffJSON) line(sign, path string, number int) {
	j.put(changeJSON{File: path, Line: number, What: "line", Change: signName(sign)})
}

func (j *diffJSON) record(before, after *record.Record, d diff.Difference) {
	r := before
	if r == nil {
		r = after
	}
	c := changeJSON{Article: r.Article.ID(), Annotator: r.Annotator, What: "record"}
	if before == nil || after == nil {
		c.Change = signName(signOf(before != nil, after != nil))
		j.put(c)
		return
	}
	if len(d.Aspects) > 0 {
		c.Change, c.Aspects = "changed", d.Aspects
		j.put(c)
	}
	for _, s := range d.Spans {
		c.What, c.Change, c.Aspects = "span", signName(signOf(s.Before != nil, s.After != nil)), s.Aspects
		c.Before, c.After = spanJSON(before, s.Before), spanJSON(after, s.After)
		j.put(c)
	}
	for _, s := range d.Relations {
		c.What, c.Change, c.Aspects = "relation", signName(signOf(s.Before != nil, s.After != nil)), s.Aspects
		c.Before, c.After = relationJSON(s.Before), relationJSON(s.After)
		j.put(c)
	}
}

func (j *diffJSON) flush() error {
	if j.err != nil {
		return j.err
	}
	return j.out.Flush()
}

type spanData struct {
	ID    string            `json:"id"`
	Start int               `json:"start"` // code points
	End   int               `json:"end"`
	Label string            `json:"label"`
	Kind  annotations.Kind  `json:"kind,omitempty"`
	Text  string            `json:"text"`
	Attrs map[string]string `json:"attrs,omitempty"`
	Note  string            `json:"note,omitempty"`

	Suggested *suggestedData `json:"suggested,omitempty"`
}

type suggestedData struct {
	Source  string  `json:"source"`
	Score   float64 `json:"score"`
	Changed bool    `json:"changed,omitempty"`
}

func spanJSON(r *record.Record, s *annotations.Span) any {
	if s == nil {
		return nil
	}
	x := r.Article.Index()
	return spanData{s.ID, x.CodePoint(s.Range.Start), x.CodePoint(s.Range.End), s.Label, s.Kind, r.Article.Slice(s.Range), s.Attrs, s.Note,
		(*suggestedData)(s.Suggested)}
}

func relationJSON(r *annotations.Relation) any {
	if r == nil {
		return nil
	}
	return struct {
		ID    string `json:"id"`
		From  string `json:"from"`
		To    string `json:"to"`
		Label string `json:"label"`
	}{r.ID, r.From, r.To, r.Label}
}
