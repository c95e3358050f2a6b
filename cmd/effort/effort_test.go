package main

import (
	"fmt"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/suggest/team"
	"tippani/model"
)

// parse reads a text in which spans stand as [LABEL words].
func parse(t *testing.T, id, marked string) *record.Record {
	t.Helper()
	var text strings.Builder
	r := &record.Record{Answer: annotations.Accept}
	for marked != "" {
		before, rest, found := strings.Cut(marked, "[")
		text.WriteString(before)
		if !found {
			break
		}
		inside, after, _ := strings.Cut(rest, "]")
		label, words, _ := strings.Cut(inside, " ")
		start := model.Offset(text.Len())
		text.WriteString(words)
		r.Spans = append(r.Spans, &annotations.Span{ID: fmt.Sprint("s", len(r.Spans)+1), Label: label, Kind: annotations.Entity,
			Range: model.Range{Start: start, End: model.Offset(text.Len())}})
		marked = after
	}
	a, err := model.NewArticle(id, text.String(), model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	r.Article = a
	return r
}

// gold are articles in which the same names come again, one of them as something else.
func gold(t *testing.T) []*record.Record {
	var all []*record.Record
	for i, text := range []string{
		"😀 [PER রহিম উদ্দিন] [LOC ঢাকায়] যান।\n[PER রহিম উদ্দিন] বলেন, আলো আসুক।\n[ORG আলো] পত্রিকা জানায়।",
		"[LOC ঢাকা] বড় শহর। [PER করিম] [LOC ঢাকায়] থাকেন। আলো নেই।",
		"[PER রহিম উদ্দিন] ও [PER করিম] [LOC চট্টগ্রামে]।\n[LOC ঢাকা বিশ্ববিদ্যালয়] এলাকা।",
		"আলো জ্বলে। [PER করিমের] বই [LOC চট্টগ্রাম] থেকে আসে। [PER মিনা]-কে চেনেন?",
	} {
		all = append(all, parse(t, fmt.Sprint("a", i), text))
	}
	return all
}

func replayed(t *testing.T, suggest bool, careless float64) *editor {
	t.Helper()
	all := gold(t)
	schema := schemaOf(all)
	var sources *team.Team
	if suggest {
		sources = team.New(schema)
	}
	e, err := newEditor(all, schema, sources)
	if err != nil {
		t.Fatal(err)
	}
	e.careless = careless
	for _, r := range all {
		if err := e.annotate(r); err != nil {
			t.Fatal(err)
		}
	}
	return e
}

func TestACarefulEditorMakesTheGold(t *testing.T) {
	with, without := replayed(t, true, 0), replayed(t, false, 0)
	if with.wrong+without.wrong > 0 {
		t.Errorf("%d and %d spans differ from the gold", with.wrong, without.wrong)
	}
	if with.taken == 0 || with.keys >= without.keys {
		t.Errorf("%d spans were taken; %d keys with proposals, %d without", with.taken, with.keys, without.keys)
	}
}

// An editor who takes what is proposed without looking makes mistakes, and stats can tell: these spans say what they were made from.
func TestACarelessEditorDoesNot(t *testing.T) {
	e := replayed(t, true, 0.4)
	if e.wrong == 0 {
		t.Error("nothing went wrong")
	}
	taken := 0
	for _, r := range gold(t) {
		done, err := e.desk.Record(r.Article.ID())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range done.Spans {
			if s.Suggested != nil {
				taken++
			}
		}
	}
	if taken < e.taken {
		t.Errorf("%d spans say that they were proposals, %d were taken", taken, e.taken)
	}
}
