package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"tippani/annotations/evaluate"
)

// evaluateText prints an evaluation for people. As in statsText, names stand last on their lines.
type evaluateText struct{ *pen }

const namesShown = 10 // of articles that were left out

// schemeWords say what is right in a scheme.
var schemeWords = map[evaluate.Scheme]string{
	evaluate.Strict:  "label and both ends right",
	evaluate.Type:    "label right, some text shared",
	evaluate.Exact:   "both ends right, whatever the label",
	evaluate.Partial: "both ends right, or half for some text shared",
	evaluate.Overlap: "some text shared, whatever the label",
}

func (t evaluateText) print(e *evaluation) {
	t.heading(fmt.Sprintf("%s: precision, recall and F in %%", many(e.articles, "article")))
	t.pen.print("%7s %32s\n", "all", "mean of labels")
	t.pen.print("%7s %7s %7s   %7s %7s %7s  %s\n", "P", "R", "F", "P", "R", "F", "scheme")
	for _, s := range evaluate.Schemes() {
		t.pen.print("%s   %s  %s: %s\n", figuresText(e.spans.All[s].Figures()), figuresText(e.spans.Macro(s)), s, schemeWords[s])
	}
	t.labels(e)
	t.relations(e)
	t.confusions(e.spans.Confusions)
	t.worst(e.worst)
	t.notes(e)
}

func (t evaluateText) heading(s string) { t.paint(bold, s+"\n") }

func (t evaluateText) section(s string) {
	t.pen.print("\n")
	t.heading(s)
}

func figuresText(f evaluate.Figures) string {
	return fmt.Sprintf("%7s %7s %7s", percent(f.Precision), percent(f.Recall), percent(f.F))
}

// percent is a part of 1 in percent, or a dash for what can't be measured.
func percent(x float64) string {
	if math.IsNaN(x) {
		return "-"
	}
	return fmt.Sprintf("%.1f", 100*x)
}

func (t evaluateText) labels(e *evaluation) {
	t.section("Spans by label")
	t.pen.print("%29s %25s\n", "strict", "type")
	t.pen.print("%9s %9s   %7s %7s %7s   %7s %7s %7s  %s\n", "gold", "predicted", "P", "R", "F", "P", "R", "F", "label")
	row := func(s *evaluate.Scores, name string) {
		strict := s[evaluate.Strict]
		t.pen.print("%9s %9s   %s   %s  %s\n", grouped(int64(strict.Gold)), grouped(int64(strict.Predicted)), figuresText(strict.Figures()),
			figuresText(s[evaluate.Type].Figures()), oneRow(name))
	}
	for _, name := range e.spanLabels() {
		row(e.spans.Labels[name], name)
	}
	row(&e.spans.All, "(all)")
}

func (t evaluateText) relations(e *evaluation) {
	l := &e.relations
	if l.All.Gold+l.All.Predicted == 0 {
		return
	}
	t.section("Relations by label: the label, and both spans with their labels and ends right")
	t.pen.print("%9s %9s   %7s %7s %7s  %s\n", "gold", "predicted", "P", "R", "F", "label")
	row := func(s evaluate.Score, name string) {
		t.pen.print("%9s %9s   %s  %s\n", grouped(int64(s.Gold)), grouped(int64(s.Predicted)), figuresText(s.Figures()), oneRow(name))
	}
	for _, name := range e.relationLabels() {
		row(*l.Labels[name], name)
	}
	row(l.All, "(all)")
}

// spanLabels lists the labels of spans, those with most gold first.
func (e *evaluation) spanLabels() []string {
	return byGold(e.spans.Labels, func(s *evaluate.Scores) evaluate.Score { return s[evaluate.Strict] })
}

// relationLabels lists the labels of relations, those with most gold first.
func (e *evaluation) relationLabels() []string {
	return byGold(e.relations.Labels, func(s *evaluate.Score) evaluate.Score { return *s })
}

// byGold lists labels, those with most gold first.
func byGold[S any](labels map[string]S, score func(S) evaluate.Score) []string {
	return slices.SortedFunc(maps.Keys(labels), func(a, b string) int {
		s, t := score(labels[a]), score(labels[b])
		return cmp.Or(cmp.Compare(t.Gold, s.Gold), cmp.Compare(t.Predicted, s.Predicted), cmp.Compare(a, b))
	})
}

func (t evaluateText) confusions(of map[evaluate.Confusion]int) {
	if len(of) == 0 {
		return
	}
	t.section("Taken for another label, missed, or out of nothing")
	for _, c := range mostConfused(of) {
		t.pen.print("%9s  %s -> %s\n", grouped(int64(of[c])), first(oneRow(c.Gold), "(nothing)"), first(oneRow(c.Predicted), "(missed)"))
	}
}

// mostConfused lists confusions, the most frequent first.
func mostConfused(of map[evaluate.Confusion]int) []evaluate.Confusion {
	return slices.SortedFunc(maps.Keys(of), func(a, b evaluate.Confusion) int {
		return cmp.Or(cmp.Compare(of[b], of[a]), cmp.Compare(a.Gold, b.Gold), cmp.Compare(a.Predicted, b.Predicted))
	})
}

func (t evaluateText) worst(list []worstArticle) {
	if len(list) == 0 {
		return
	}
	t.section("Worst articles (strict)")
	t.pen.print("%7s %9s %9s %9s  %s\n", "F", "gold", "predicted", "right", "article")
	for _, a := range list {
		t.pen.print("%7s %9s %9s %9s  %s\n", percent(a.f), grouped(int64(a.score.Gold)), grouped(int64(a.score.Predicted)),
			grouped(int64(a.score.Right)), oneRow(a.id))
	}
}

func (t evaluateText) notes(e *evaluation) {
	for _, n := range []struct {
		ids  []string
		text string
	}{{e.notPredicted, "articles that are not in PREDICTED, left out"}, {e.notInGold, "articles that are not in GOLD, left out"},
		{e.otherText, "articles with another text on each side, left out (tippani reanchor moves annotations to an edited text)"}} {
		if len(n.ids) == 0 {
			continue
		}
		t.pen.print("\n")
		t.paint(yellow, fmt.Sprintf("%s: %d\n", n.text, len(n.ids)))
		for _, id := range n.ids[:min(len(n.ids), namesShown)] {
			t.pen.print("  %s\n", oneRow(id))
		}
		if more := len(n.ids) - namesShown; more > 0 {
			t.pen.print("  and %s more\n", grouped(int64(more)))
		}
	}
	for _, n := range e.counts() {
		if n.count > 0 {
			t.pen.print("\n")
			t.paint(yellow, fmt.Sprintf("%s: %d\n", n.text, n.count))
		}
	}
}
