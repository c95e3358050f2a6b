package tui

import (
	"fmt"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/adjudicate"
	"tippani/model"
	"tippani/tui/review"
)

// BenchmarkDeciding is a decision, the way to the next disagreement, and the frame, in an article of 5,000 spans of three annotators, of
// which a tenth differs.
func BenchmarkDeciding(b *testing.B) {
	const spans = 5000
	text := strings.Repeat("রহিম ঢাকায় থাকেন।\n", spans)
	sides := make(versions, 3)
	line := model.Offset(len(text) / spans)
	for i := range sides {
		sides[i].Annotator = fmt.Sprint("annotator", i)
		for n := range model.Offset(spans) {
			s := &annotations.Span{ID: fmt.Sprint("s", n+1), Label: "PER", Kind: annotations.Entity,
				Range: model.Range{Start: n * line, End: n*line + model.Offset(len("রহিম"))}}
			if n%10 == 0 && i == 2 {
				s.Label = "ORG"
			}
			sides[i].Spans = append(sides[i].Spans, s)
		}
	}
	d := newTrial(b, setup{text: text, sides: sides, review: &review.Options{Blind: true}, columns: 120, rows: 40})
	d.keys("1")
	b.Run("decision", func(b *testing.B) {
		for b.Loop() {
			d.keys("1")
			d.Frame()
			if _, left := d.review.Progress(d.work.pen); left == 0 {
				b.StopTimer()
				for undo, _ := d.work.pen.Session.History().Len(); undo > 1; undo-- {
					d.keys("u")
				}
				b.StartTimer()
			}
		}
	})
	b.Run("next", func(b *testing.B) {
		for b.Loop() {
			d.keys("n")
			d.Frame()
		}
	})
	b.Run("grouping", func(b *testing.B) {
		for b.Loop() {
			adjudicate.New(sides)
		}
	})
}
