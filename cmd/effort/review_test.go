package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
)

// corpus reads the first articles, of 15 sentences each, of Bengali-NER.
func corpus(t *testing.T, articles int) []*record.Record {
	t.Helper()
	f, err := os.Open("../../annotations/reanchor/testdata/bengali-ner.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []*record.Record
	var text strings.Builder
	r, sentences, before := &record.Record{}, 0, "O"
	end := func() {
		a, err := model.NewArticle(fmt.Sprint("ner-", len(all)+1), text.String(), model.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		r.Article = a
		r.Spans = slices.DeleteFunc(r.Spans, func(s *annotations.Span) bool { fault := s.Fault(a); return !fault.None() })
		all = append(all, r)
		text.Reset()
		r, sentences = &record.Record{}, 0
	}
	for in := bufio.NewScanner(f); in.Scan() && len(all) < articles; {
		word, tag, _ := strings.Cut(strings.TrimPrefix(in.Text(), "\ufeff"), "\t")
		if word == "" {
			if before = "O"; text.Len() > 0 {
				sentences++
			}
			if sentences == 15 {
				end()
			}
			continue
		}
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		at := model.Range{Start: model.Offset(text.Len())}
		text.WriteString(word)
		at.End = model.Offset(text.Len())
		label := tag[strings.IndexByte(tag, '-')+1:]
		switch {
		case tag == "O":
		case label == before && !strings.HasPrefix(tag, "B-"):
			r.Spans[len(r.Spans)-1].Range.End = at.End
		default:
			r.Spans = append(r.Spans, &annotations.Span{ID: fmt.Sprint("s", len(r.Spans)+1), Range: at, Label: label, Kind: annotations.Entity})
		}
		before = label
	}
	return all
}

func TestADisagreementTakesFewKeys(t *testing.T) {
	for seed := range uint64(3) {
		e, err := decideAll(corpus(t, 20), seed+1)
		if err != nil {
			t.Fatal(err)
		}
		const most = 1.6
		if per := float64(e.keys) / float64(e.spans); per > most || e.spans < 100 {
			t.Errorf("%.2f keys for each of %d disagreements", per, e.spans)
		}
		if e.wrong > 5 { // both annotators make the same mistake now and then
			t.Errorf("%d spans differ from the gold", e.wrong)
		}
	}
}
