package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/agree"
)

// agreeView is what came of a comparison, with what is needed to show it.
type agreeView struct {
	*agreement
	*agree.Report
	flags *agreeFlags
}

// agreeColumn is a figure of the main tables.
type agreeColumn struct {
	key        string // in JSON
	over, head string
	of         func(*agree.Line) agree.Figure
}

func (v *agreeView) columns() []agreeColumn {
	var list []agreeColumn
	if v.flags.gamma {
		list = append(list, agreeColumn{"where", "where", "γ", func(l *agree.Line) agree.Figure { return l.Where }})
	}
	list = append(list, []agreeColumn{
		{"what", "what", "α", func(l *agree.Line) agree.Figure { return l.What }},
		{"f1_exact", "F1", "exact", func(l *agree.Line) agree.Figure { return l.Exact }},
		{"f1_overlap", "F1", "overlap", func(l *agree.Line) agree.Figure { return l.Overlap }},
	}...)
	if v.flags.unitized {
		list = append(list, agreeColumn{"alpha_u", "", "αU", func(l *agree.Line) agree.Figure { return l.Unitizing }})
	}
	return list
}

// spansColumns is how many annotators have a column for their spans.
const spansColumns = 4

func (v *agreeView) countHeads() []string {
	n := len(v.names)
	if n > spansColumns {
		return []string{"spans"}
	}
	var heads []string
	for i := range n {
		heads = append(heads, letter(i))
	}
	if n == 2 {
		heads = append(heads, "both")
	}
	return heads
}

func (v *agreeView) counts(l *agree.Line) []int {
	switch n := len(v.names); {
	case n == 2:
		return append(slices.Clone(l.Spans), l.Both)
	case n <= spansColumns:
		return l.Spans
	}
	sum := 0
	for _, n := range l.Spans {
		sum += n
	}
	return []int{sum}
}

// letter stands for an annotator: A … Z, AA, AB …
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letter(i/26-1) + string(rune('A'+i%26))
}

// lines lists labels, kinds and all, and what each is called.
func (v *agreeView) lines() (lines []*agree.Line, names []string) {
	for i := range v.Labels {
		lines, names = append(lines, &v.Labels[i]), append(names, v.labelName(v.Labels[i].Class))
	}
	for i := range v.Kinds {
		lines, names = append(lines, &v.Kinds[i]), append(names, fmt.Sprintf("(%s)", kindWords[v.Kinds[i].Class.Kind][1]))
	}
	return append(lines, &v.All), append(names, "(all)")
}

// labelName is a label, with its kind where another label is called the same.
func (v *agreeView) labelName(c annotations.Class) string {
	for _, l := range v.Labels {
		if l.Class.Label == c.Label && l.Class.Kind != c.Kind {
			return c.String()
		}
	}
	return c.Label
}

// kindWords are what spans of a kind are called; "" stands for spans of two kinds.
var kindWords = map[annotations.Kind][2]string{annotations.Entity: {"entity", "entities"}, annotations.Quote: {"quote", "quotes"},
	annotations.Claim: {"claim", "claims"}, annotations.Cue: {"cue", "cues"}, "": {"span", "spans"}}

// spansWord is a number of such spans of a kind.
func spansWord(n int, such string, k annotations.Kind) string {
	if n == 1 {
		return "1 " + such + kindWords[k][0]
	}
	return grouped(int64(n)) + " " + such + kindWords[k][1]
}

// confusion is two labels that were used for one place.
type confusion struct{ first, second string }

// confused lists what was called otherwise, the most frequent first. Of more than two annotators it does not matter who said which.
func (v *agreeView) confused() (list []confusion, counts map[confusion]int) {
	counts = make(map[confusion]int)
	for c, n := range v.Confusions {
		x := confusion{c.First.Label, c.Second.Label}
		if x.first == "" || x.second == "" {
			continue
		}
		if len(v.names) > 2 && x.first > x.second {
			x.first, x.second = x.second, x.first
		}
		counts[x] += n
	}
	return slices.SortedFunc(maps.Keys(counts), func(a, b confusion) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second))
	}), counts
}

// alone counts what one of a pair marked and the other did not, by label: the first of the pair, the second.
func (v *agreeView) alone() (labels []string, counts map[string][2]int) {
	counts = make(map[string][2]int)
	for c, n := range v.Confusions {
		side, label := 0, c.First.Label
		if label == "" {
			side, label = 1, c.Second.Label
		} else if c.Second.Label != "" {
			continue
		}
		sum := counts[label]
		sum[side] += n
		counts[label] = sum
	}
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		m, n := counts[a], counts[b]
		return cmp.Or(cmp.Compare(n[0]+n[1], m[0]+m[1]), cmp.Compare(a, b))
	}), counts
}

// agreed is a figure with two decimals; a dash stands for what is not defined.
func agreed(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	s := fmt.Sprintf("%.2f", x)
	if s == "-0.00" {
		return "0.00"
	}
	return s
}

// between is an interval, "" where there is none.
func between(f agree.Figure) string {
	if math.IsNaN(f.Low) {
		return ""
	}
	low, high := agreed(f.Low), agreed(f.High)
	if strings.HasPrefix(low, "-") {
		return low + "…" + high // a dash would look like a minus
	}
	return low + "–" + high
}

// pairName says of which two annotators a pair is.
func (v *agreeView) pairName(p agree.Pair) string {
	return oneRow(v.names[p.First]) + ", " + oneRow(v.names[p.Second])
}
