package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tippani/annotations/stats"
)

// statsText prints statistics for people. Names and surface forms stand last on their lines: how many columns they take is
// known to the terminal only, and so nothing has to be lined up behind them.
type statsText struct{ *pen }

const barColumns = 24

func (t statsText) print(s stats.Stats) {
	t.totals(s)
	t.table("Spans by label", len(s.Labels), func(i int) (int, string) {
		return s.Labels[i].Count, oneRow(s.Labels[i].Name) + kindSuffix(s.Labels[i].Kind)
	})
	t.table("Spans by kind", len(s.Kinds), func(i int) (int, string) { return s.Kinds[i].Count, oneRow(s.Kinds[i].Name) })
	t.lengths("Length of spans in tokens", s.InToken)
	t.lengths("Length of spans in code points", s.InCodePoint)
	t.table("Relations", len(s.Links), func(i int) (int, string) {
		return s.Links[i].Count, fmt.Sprintf("%s: %s -> %s", oneRow(s.Links[i].Label), oneRow(s.Links[i].From), oneRow(s.Links[i].To))
	})
	t.annotators(s.Annotators)
	t.suggested(s.Suggested)
	for _, l := range s.Labels {
		if len(l.Top) > 0 {
			t.table(fmt.Sprintf("Most frequent of %s (%s in all)", oneRow(l.Name), many(l.Forms, "form")), len(l.Top), func(i int) (int, string) {
				return l.Top[i].Count, oneRow(l.Top[i].Name)
			})
		}
	}
	t.ambiguous(s.Ambiguous)
	t.notes(s)
}

func kindSuffix(kind string) string {
	if kind == "" {
		return ""
	}
	return " (" + oneRow(kind) + ")"
}

// oneRow is a surface form or a name that keeps to its row: a quotation may be a paragraph, and a name of another tool may hold line ends.
func oneRow(s string) string { return shortened(strings.Join(strings.Fields(s), " "), 60) }

func (t statsText) heading(s string) { t.paint(bold, s+"\n") }

func (t statsText) totals(s stats.Stats) {
	t.heading("Total")
	for _, row := range []struct {
		n    int64
		what string
	}{{int64(s.Articles), "articles"}, {int64(s.Records), "records (an article by an annotator)"},
		{s.Tokens, "tokens (words and punctuation marks)"}, {s.CodePoints, "code points"},
		{int64(s.Spans), "spans"}, {int64(s.Nested), "of them inside another or on the same text"},
		{int64(s.Overlapping), "of them across the end of another"}, {int64(s.Relations), "relations"}} {
		t.pen.print("%12s  %s\n", grouped(row.n), row.what)
	}
	t.table("Records by answer", len(s.Answers), func(i int) (int, string) { return s.Answers[i].Count, oneRow(s.Answers[i].Name) })
}

// table prints counts with bars: how many, what part, and the name.
func (t statsText) table(title string, rows int, row func(int) (int, string)) {
	if rows == 0 {
		return
	}
	t.pen.print("\n")
	t.heading(title)
	sum, most := 0, 0
	for i := range rows {
		n, _ := row(i)
		sum += n
		most = max(most, n)
	}
	for i := range rows {
		n, name := row(i)
		t.pen.print("%12s %5.1f %%  ", grouped(int64(n)), 100*float64(n)/float64(max(sum, 1)))
		t.bar(n, most)
		t.pen.print("  %s\n", name)
	}
}

// bar is ASCII: terminals disagree about the width of block characters.
func (t statsText) bar(n, most int) {
	full := 0
	if most > 0 {
		full = (n*barColumns + most - 1) / most
	}
	t.paint(cyan, strings.Repeat("=", full))
	t.pen.print("%s", strings.Repeat(" ", barColumns-full))
}

func (t statsText) lengths(title string, l stats.Lengths) {
	if l.Max == 0 {
		return
	}
	t.table(fmt.Sprintf("%s: mean %.1f, median %d, nine of ten up to %d, longest %d", title, l.Mean, l.Median, l.P90, l.Max),
		len(l.Buckets), func(i int) (int, string) {
			return l.Buckets[i].Count, bucketName(l.Buckets[i])
		})
}

func (t statsText) annotators(list []stats.Annotator) {
	if len(list) == 0 {
		return
	}
	t.pen.print("\n")
	t.heading("Progress by annotator")
	t.pen.print("%10s %10s %10s %10s %10s %12s  %s\n", "records", "accepted", "rejected", "ignored", "open", "spans", "annotator")
	for _, a := range list {
		t.pen.print("%10s %10s %10s %10s %10s %12s  %s\n", grouped(int64(a.Records)), grouped(int64(a.Accept)), grouped(int64(a.Reject)),
			grouped(int64(a.Ignore)),
			grouped(int64(a.Progress)), grouped(int64(a.Spans)), first(oneRow(a.Name), "(nobody)"))
	}
}

// suggested prints what spans were made from, where suggestions were taken up.
func (t statsText) suggested(list []stats.Suggested) {
	if len(list) == 0 {
		return
	}
	t.pen.print("\n")
	t.heading("Suggestions taken up, by annotator and label, then by source")
	t.pen.print("%10s %10s %10s %21s\n", "", "", "", "untouched, % of")
	t.pen.print("%10s %10s %10s %10s %10s  %s\n", "by hand", "untouched", "changed", "all", "taken up", "annotator: label")
	for _, s := range list {
		t.pen.print("%10s %10s %10s %10s %10s  %s: %s\n", grouped(int64(s.ByHand)), grouped(int64(s.Untouched)), grouped(int64(s.Changed)),
			percent(s.Shares.OfAll), percent(s.Shares.OfTaken), first(oneRow(s.Annotator), "(nobody)"), oneRow(s.Label))
		for _, from := range s.Sources {
			t.pen.print("%10s %10s %10s %10s %10s    %s\n", "", grouped(int64(from.Untouched)), grouped(int64(from.Changed)), "",
				percent(float64(from.Untouched)/float64(from.Untouched+from.Changed)), oneRow(from.Name))
		}
	}
}

func (t statsText) ambiguous(list []stats.Ambiguity) {
	if len(list) == 0 {
		return
	}
	t.pen.print("\n")
	t.heading("Forms with several labels: look whether they mean it")
	for _, a := range list {
		var labels []string
		for _, c := range a.Labels {
			labels = append(labels, fmt.Sprintf("%s %s", grouped(int64(c.Count)), oneRow(c.Name)))
		}
		t.pen.print("%12s  %s: %s\n", grouped(int64(a.Count)), strings.Join(labels, ", "), oneRow(a.Form))
	}
}

func (t statsText) notes(s stats.Stats) {
	for _, n := range []struct {
		count int
		text  string
	}{{s.Unreadable, "lines that are no record and were not counted (see tippani check)"},
		{s.Faulty, "records with faults, of which the sound spans were counted (see tippani check)"},
		{s.Repeated, "records whose article and annotator came before, counted too"}} {
		if n.count > 0 {
			t.pen.print("\n")
			t.paint(yellow, fmt.Sprintf("%s: %d\n", n.text, n.count))
		}
	}
	for _, table := range slices.Sorted(maps.Keys(s.Capped)) {
		t.pen.print("\n")
		t.paint(yellow, fmt.Sprintf("the table of %s is full, or takes none so long; not in it: %d\n", table, s.Capped[table]))
	}
}

// grouped is a number with commas between thousands.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
