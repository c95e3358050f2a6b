package main

import (
	"tippani/annotations"
	"tippani/annotations/align"
	"tippani/annotations/diff"
	"tippani/annotations/record"
)

// disagreementJSON is one thing in which two annotators differ.
type disagreementJSON struct {
	Article    string        `json:"article"`
	Annotators [2]string     `json:"annotators"`
	What       string        `json:"what"` // span, relation, text
	Aspects    []diff.Aspect `json:"aspects"`
	Versions   [2]any        `json:"versions"` // in the order of the annotators; null for one who has nothing there, or for texts
}

// linkData is a relation with the spans that it joins.
type linkData struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	From  any    `json:"from"`
	To    any    `json:"to"`
}

func (j *diffJSON) texts(a, b *record.Record) {
	j.put(disagreementJSON{Article: a.Article.ID(), Annotators: [2]string{a.Annotator, b.Annotator}, What: "text",
		Aspects: []diff.Aspect{diff.Text}})
}

func (j *diffJSON) annotators(a, b *record.Record, d diff.Disagreement) {
	records := [2]*record.Record{a, b}
	out := disagreementJSON{Article: a.Article.ID(), Annotators: [2]string{a.Annotator, b.Annotator}}
	for _, g := range d.Spans {
		out.What, out.Aspects = "span", g.Aspects
		for side := range records {
			out.Versions[side] = spanJSON(records[side], g.Spans[side])
		}
		j.put(out)
	}
	for _, l := range d.Links {
		out.What, out.Aspects = "relation", l.Aspects
		for side := range records {
			out.Versions[side] = linkJSON(records[side], side, d.Groups, l.Link)
		}
		j.put(out)
	}
}

func linkJSON(r *record.Record, side int, groups []align.Group, l align.Link) any {
	if l.Relations[side] == nil {
		return nil
	}
	end := func(group int) *annotations.Span { return groups[group].Spans[side] }
	return linkData{l.Relations[side].ID, l.Label, spanJSON(r, end(l.From)), spanJSON(r, end(l.To[side]))}
}
