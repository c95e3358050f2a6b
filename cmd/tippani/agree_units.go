package main

import (
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// printUnits prints every group of spans that stand for each other as a row of CSV, article by article in the order of the datasets.
func (a *agreement) printUnits() error {
	out := csv.NewWriter(a.env.stdout)
	head := []string{"article", "group", "agreed"}
	for _, name := range a.names {
		for _, what := range []string{"label", "start", "end", "attributes"} {
			head = append(head, what+" "+name)
		}
	}
	_ = out.Write(append(head, "text"))
	shown := newProgress(a.env, "comparing", int64(len(a.articles)))
	defer shown.clear()
	for _, list := range a.articles {
		shown.add(1)
		article, left, err := a.article(list)
		if err != nil {
			return err
		}
		a.left.add(left)
		index := article.Text.Index()
		for number, g := range article.Groups() {
			row := []string{article.Text.ID(), fmt.Sprint(number + 1), map[bool]string{true: "yes", false: "no"}[article.Agreed(g)]}
			for _, s := range g.Spans {
				if s == nil {
					row = append(row, "", "", "", "")
					continue
				}
				row = append(row, s.Label, fmt.Sprint(index.CodePoint(s.Range.Start)), fmt.Sprint(index.CodePoint(s.Range.End)),
					attributesCell(s.Attrs))
			}
			if err := out.Write(append(row, article.Text.Slice(g.Range))); err != nil {
				return err
			}
		}
	}
	out.Flush()
	shown.clear()
	a.noteUnits()
	return out.Error()
}

// attributesCell is a span's attributes as name=value, in the order of their names.
func attributesCell(attrs map[string]string) string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(attrs)) {
		list = append(list, name+"="+attrs[name])
	}
	return strings.Join(list, ";")
}
