package main

import (
	"fmt"

	"tippani/annotations/agree"
	"tippani/annotations/agree/gamma"
)

// explain says what the figures are, in words that a paper can take over.
func (t agreeText) explain() {
	if t.v.Articles == 0 {
		return
	}
	t.pen.print("\n")
	line := func(format string, values ...any) { t.paint(faint, fmt.Sprintf(format, values...)+"\n") }
	if t.v.flags.gamma {
		t.gamma(line)
	}
	line("α: Krippendorff's, of the labels of spans that stand for each other. F1: of spans with their labels.")
	if len(t.v.names) > 2 {
		line("%s the mean over the pairs of annotators, %s that of all annotators.",
			map[bool]string{true: "γ and F1 are", false: "F1 is"}[t.v.flags.gamma && !t.v.flags.joint],
			map[bool]string{true: "γ and α are", false: "α is"}[t.v.flags.joint])
	}
	if t.v.flags.unitized {
		line("αU: Krippendorff's of 2004, in code points.")
	}
	if t.v.Articles < agree.FewestArticles {
		line("No intervals: they need %d articles.", agree.FewestArticles)
	} else {
		line("Intervals: 95 %%, bootstrap over articles, %s draws, seed %d.", grouped(agree.Resamples), t.v.flags.seed)
	}
	line("–: no figure, since there is nothing to compare or one category only.")
}

// gamma says how γ was measured, and how far it depends on the samples.
func (t agreeText) gamma(line func(string, ...any)) {
	p, s := gamma.Usual(), t.v.Gamma
	text := fmt.Sprintf("γ: Mathet, Widlöcher and Métivier's of 2015 (α %g, β %g, Δ∅ %g), %s samples, seed %d", p.Alpha, p.Beta, p.Empty,
		grouped(int64(s.Samples)), t.v.flags.seed)
	if off := (s.High - s.Low) / 2; off >= 0.0005 {
		text += fmt.Sprintf("; the samples alone leave it ±%.3f", off)
	}
	line("%s.", text)
	if !s.Proven {
		line("Some alignments of γ are not proven to be the best: too many spans of several annotators share text.")
	}
}

// kappa prints κ with what it must not be read without.
func (t agreeText) kappa() {
	t.section("Cohen's κ of tokens" + map[bool]string{true: ", mean over the pairs"}[len(t.v.names) > 2])
	t.pen.print("%10s\n", agreed(t.v.Kappa.Value))
	t.intervals([]agree.Figure{t.v.Kappa})
	t.paint(yellow, "It flatters: long spans and all that nobody marks count token by token. Of a quotation of 40 tokens among 100,\n")
	t.paint(yellow, "with both ends off by two, κ is 0.92 and exact F1 is 0. Report F1.\n")
}

// agreeNote counts what figures should not be read without.
type agreeNote struct {
	item, text string
	count      int
}

func (v *agreeView) notes() []agreeNote {
	l := v.left
	return []agreeNote{
		{"alone", "articles of one annotator only, left out", l.alone},
		{"unfinished", "articles that fewer than two have finished, left out (--all takes them)", l.unfinished},
		{"other_text", "articles with another text for each annotator, left out (tippani reanchor moves annotations to an edited text)", l.otherText},
		{"unfinished_records", "unfinished records of articles that others have finished, left out (--all takes them)", l.recordsUnfinished},
		{"other_text_records", "records with another text than most of their article, left out (see tippani reanchor)", l.recordsOtherText},
		{"repeated_records", "records whose article and annotator came before: only the last counts", l.repeated},
		{"faulty_records", "records with faults, of which the sound spans were compared (see tippani check)", l.faulty},
		{"strays", "lines that are no record (see tippani check)", l.strays},
		{"nested", "spans left out of αU: they share text with a longer one of the same label and annotator", v.Nested},
		{"unlisted", "labels, relations and attributes without a line, since there are so many; they count in all figures", v.Unlisted},
	}
}

// noteUnits tells what is not in the table of units, where it does not get in the table's way.
func (a *agreement) noteUnits() {
	for _, n := range (&agreeView{agreement: a, Report: new(agree.Report)}).notes() {
		if n.count > 0 {
			fmt.Fprintf(a.env.stderr, "%s: %s\n", n.text, grouped(int64(n.count)))
		}
	}
}

func (t agreeText) notes() {
	some := false
	for _, n := range t.v.notes() {
		if n.count == 0 {
			continue
		}
		if !some {
			t.pen.print("\n")
			some = true
		}
		t.paint(yellow, fmt.Sprintf("%s: %s\n", n.text, grouped(int64(n.count))))
	}
}
