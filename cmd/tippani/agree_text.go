package main

import (
	"fmt"

	"tippani/annotations/agree"
)

// agreeText prints agreement for people. As in statsText, names stand last on their lines.
type agreeText struct {
	*pen
	v *agreeView
}

// confusionsShown is how many labels are listed that were confused or missed; JSON has all.
const confusionsShown = 20

func (t agreeText) print() {
	t.title()
	if t.v.Articles > 0 {
		if t.v.flags.by == byNames[1] {
			t.pairs()
		} else {
			t.labels()
		}
		if len(t.v.names) > 2 {
			t.heat()
		}
		if t.v.flags.tokenKappa {
			t.kappa()
		}
		t.relations()
		t.attributes()
	}
	t.answers()
	t.confusions()
	t.missed()
	t.worst()
	t.explain()
	t.notes()
}

func (t agreeText) heading(s string) { t.paint(bold, s+"\n") }

func (t agreeText) section(s string) {
	t.pen.print("\n")
	t.heading(s)
}

// title says what is compared, and names the annotators, for whom letters stand in the tables.
func (t agreeText) title() {
	t.heading(fmt.Sprintf("%s of %d compared", many(t.v.Articles, "article"), len(t.v.articles)))
	for i, name := range t.v.names {
		t.pen.print("%s  %s\n", letter(i), oneRow(name))
	}
}

func (t agreeText) labels() {
	columns := t.v.columns()
	t.section("Spans by label")
	t.heads(columns, t.v.countHeads(), "label")
	lines, names := t.v.lines()
	for i, l := range lines {
		t.row(columns, l, t.v.counts(l), names[i])
	}
	t.intervals(t.figures(columns, &t.v.All))
}

// heads prints the headings of a table, in two rows.
func (t agreeText) heads(columns []agreeColumn, counts []string, name string) {
	for _, c := range columns {
		t.pen.print("%10s", c.over)
	}
	t.pen.print("  %*s\n", 8*len(counts), "spans")
	for _, c := range columns {
		t.pen.print("%10s", c.head)
	}
	t.pen.print("  ")
	for _, head := range counts {
		t.pen.print("%8s", head)
	}
	t.pen.print("  %s\n", name)
}

func (t agreeText) row(columns []agreeColumn, l *agree.Line, counts []int, name string) {
	for _, c := range columns {
		t.pen.print("%10s", agreed(c.of(l).Value))
	}
	t.pen.print("  ")
	for _, n := range counts {
		t.pen.print("%8s", grouped(int64(n)))
	}
	t.pen.print("  %s\n", oneRow(name))
}

func (t agreeText) figures(columns []agreeColumn, l *agree.Line) []agree.Figure {
	list := make([]agree.Figure, len(columns))
	for i, c := range columns {
		list[i] = c.of(l)
	}
	return list
}

// intervals prints the intervals of a row under it, where there are any.
func (t agreeText) intervals(list []agree.Figure) {
	row, some := "", false
	for _, f := range list {
		text := between(f)
		row, some = row+fmt.Sprintf("%10s", text), some || text != ""
	}
	if some {
		t.paint(faint, row+"\n")
	}
}

// pairs prints a line for each pair of annotators.
func (t agreeText) pairs() {
	columns := t.v.columns()
	t.section("All spans by pair of annotators")
	t.heads(columns, []string{"first", "second", "both"}, "pair")
	for i := range t.v.Pairs {
		f := &t.v.Pairs[i]
		l := &f.All
		t.row(columns, l, []int{l.Spans[0], l.Spans[1], l.Both}, fmt.Sprintf("%s (%s)", t.v.pairName(f.Pair), many(f.Articles, "article")))
		t.intervals(t.figures(columns, l))
	}
}

func (t agreeText) confusions() {
	list, counts := t.v.confused()
	if len(list) == 0 {
		return
	}
	title, between := "Labelled otherwise, A -> B", "->"
	if len(t.v.names) > 2 {
		title, between = "Labelled otherwise, whoever said which", "/"
	}
	t.section(title)
	for _, c := range list[:min(len(list), confusionsShown)] {
		t.pen.print("%10s  %s %s %s\n", grouped(int64(counts[c])), oneRow(c.first), between, oneRow(c.second))
	}
	t.more(len(list))
}

func (t agreeText) missed() {
	labels, counts := t.v.alone()
	if len(labels) == 0 {
		return
	}
	two := len(t.v.names) == 2
	t.section("Marked by one only" + map[bool]string{false: ", in all pairs"}[two])
	if two {
		t.pen.print("%10s%8s  label\n", letter(0), letter(1))
	}
	for _, label := range labels[:min(len(labels), confusionsShown)] {
		n := counts[label]
		if two {
			t.pen.print("%10s%8s  %s\n", grouped(int64(n[0])), grouped(int64(n[1])), oneRow(label))
		} else {
			t.pen.print("%10s  %s\n", grouped(int64(n[0]+n[1])), oneRow(label))
		}
	}
	t.more(len(labels))
}

func (t agreeText) more(listed int) {
	if more := listed - confusionsShown; more > 0 {
		t.pen.print("%10s  and %s more\n", "", grouped(int64(more)))
	}
}

func (t agreeText) worst() {
	list := t.v.Ranked[:min(len(t.v.Ranked), t.v.flags.worst)]
	if len(list) == 0 {
		return
	}
	t.section(fmt.Sprintf("Articles with disagreement: %d of %d, the worst first", len(t.v.Ranked), t.v.Articles))
	t.pen.print("%10s%12s%12s  %s\n", "F1 exact", "disputed", "of groups", "article")
	for _, a := range list {
		t.pen.print("%10s%12s%12s  %s\n", agreed(a.F1), grouped(int64(a.Disputed)), grouped(int64(a.Groups)), oneRow(a.ID))
	}
}
