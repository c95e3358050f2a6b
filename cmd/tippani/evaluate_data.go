package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"

	"tippani/annotations/evaluate"
)

// evaluateNote counts what figures should not be read without.
type evaluateNote struct {
	item, text string
	count      int
}

func (e *evaluation) counts() []evaluateNote {
	return []evaluateNote{
		{"strays", "lines that are no record (see tippani check)", e.gold.strays + e.predicted.strays},
		{"faulty", "records with faults, of which the sound spans were measured (see tippani check)", e.gold.faulty + e.predicted.faulty},
		{"capped", "labels and confusions that the tables had no room for; they count in (all)", e.spans.Capped + e.relations.Capped},
		{"crowded", "articles with more than a million overlaps, of which the rest was not looked at", e.spans.Crowded},
	}
}

// figuresJSON are figures for programs; null is what can't be measured.
type figuresJSON struct {
	Precision *float64 `json:"precision"`
	Recall    *float64 `json:"recall"`
	F         *float64 `json:"f"`
}

func figuresFor(f evaluate.Figures) figuresJSON {
	number := func(x float64) *float64 {
		if math.IsNaN(x) {
			return nil
		}
		return &x
	}
	return figuresJSON{number(f.Precision), number(f.Recall), number(f.F)}
}

type scoreJSON struct {
	Found float64 `json:"found"` // gold spans, with half credits
	Right float64 `json:"right"` // predicted spans, with half credits
	figuresJSON
}

func scoreFor(s evaluate.Score) scoreJSON {
	return scoreJSON{s.Found, s.Right, figuresFor(s.Figures())}
}

type spansJSON struct {
	Label     string               `json:"label,omitempty"`
	Gold      int                  `json:"gold"`
	Predicted int                  `json:"predicted"`
	Schemes   map[string]scoreJSON `json:"schemes"`
}

func spansFor(label string, s *evaluate.Scores) spansJSON {
	out := spansJSON{label, s[evaluate.Strict].Gold, s[evaluate.Strict].Predicted, make(map[string]scoreJSON)}
	for _, scheme := range evaluate.Schemes() {
		out.Schemes[scheme.String()] = scoreFor(s[scheme])
	}
	return out
}

type relationsJSON struct {
	Label     string `json:"label,omitempty"`
	Gold      int    `json:"gold"`
	Predicted int    `json:"predicted"`
	scoreJSON
}

type confusionJSON struct {
	Gold      string `json:"gold"`      // "" for a span out of nothing
	Predicted string `json:"predicted"` // "" for one that was missed
	Count     int    `json:"count"`
}

type worstJSON struct {
	ID        string  `json:"id"`
	Gold      int     `json:"gold"`
	Predicted int     `json:"predicted"`
	Right     int     `json:"right"`
	F         float64 `json:"f"`
}

type evaluationJSON struct {
	Articles     int                    `json:"articles"`
	All          spansJSON              `json:"all"`
	Macro        map[string]figuresJSON `json:"macro"`
	Labels       []spansJSON            `json:"labels"`
	Relations    relationsJSON          `json:"relations"`
	LinkMacro    figuresJSON            `json:"relations_macro"`
	Links        []relationsJSON        `json:"relation_labels"`
	Confusions   []confusionJSON        `json:"confusions"`
	Worst        []worstJSON            `json:"worst"`
	NotPredicted []string               `json:"not_predicted"`
	NotInGold    []string               `json:"not_in_gold"`
	OtherText    []string               `json:"other_text"`
	Notes        map[string]int         `json:"notes"`
}

func evaluateJSON(w io.Writer, e *evaluation) error {
	all := &e.relations.All
	v := evaluationJSON{Articles: e.articles, All: spansFor("", &e.spans.All), Macro: make(map[string]figuresJSON), Labels: []spansJSON{},
		Relations: relationsJSON{"", all.Gold, all.Predicted, scoreFor(*all)}, LinkMacro: figuresFor(e.relations.Macro()),
		Links: []relationsJSON{}, Confusions: []confusionJSON{}, Worst: []worstJSON{}, NotPredicted: orEmpty(e.notPredicted),
		NotInGold: orEmpty(e.notInGold), OtherText: orEmpty(e.otherText), Notes: make(map[string]int)}
	for _, s := range evaluate.Schemes() {
		v.Macro[s.String()] = figuresFor(e.spans.Macro(s))
	}
	for _, name := range e.spanLabels() {
		v.Labels = append(v.Labels, spansFor(name, e.spans.Labels[name]))
	}
	for _, name := range e.relationLabels() {
		s := e.relations.Labels[name]
		v.Links = append(v.Links, relationsJSON{name, s.Gold, s.Predicted, scoreFor(*s)})
	}
	for _, c := range mostConfused(e.spans.Confusions) {
		v.Confusions = append(v.Confusions, confusionJSON{c.Gold, c.Predicted, e.spans.Confusions[c]})
	}
	for _, a := range e.worst {
		v.Worst = append(v.Worst, worstJSON{a.id, a.score.Gold, a.score.Predicted, int(a.score.Right), a.f})
	}
	for _, n := range e.counts() {
		v.Notes[n.item] = n.count
	}
	return printJSON(w, v)
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// evaluateCSV prints everything as one table, for spreadsheets. What can't be measured has no value.
func evaluateCSV(w io.Writer, e *evaluation) error {
	rows := evaluationRows{{"table", "name", "item", "value"}}
	rows.count("total", "", "articles", e.articles)
	rows.spans("all", "", &e.spans.All)
	for _, s := range evaluate.Schemes() {
		rows.figures("macro", "", s.String()+" ", e.spans.Macro(s))
	}
	for _, name := range e.spanLabels() {
		rows.spans("label", name, e.spans.Labels[name])
	}
	rows.relations("all relations", "", e.relations.All)
	rows.figures("macro relations", "", "", e.relations.Macro())
	for _, name := range e.relationLabels() {
		rows.relations("relation", name, *e.relations.Labels[name])
	}
	for _, c := range mostConfused(e.spans.Confusions) {
		rows.count("confusion", c.Gold, c.Predicted, e.spans.Confusions[c])
	}
	for _, a := range e.worst {
		rows.number("worst", a.id, "strict f", a.f)
	}
	for _, n := range []struct {
		item string
		ids  []string
	}{{"not predicted", e.notPredicted}, {"not in gold", e.notInGold}, {"other text", e.otherText}} {
		for _, id := range n.ids {
			rows.count("left out", id, n.item, 1)
		}
	}
	for _, n := range e.counts() {
		rows.count("total", "", n.item, n.count)
	}
	return csv.NewWriter(w).WriteAll(rows)
}

type evaluationRows [][]string

func (r *evaluationRows) count(table, name, item string, n int) {
	*r = append(*r, []string{table, name, item, fmt.Sprint(n)})
}

func (r *evaluationRows) number(table, name, item string, x float64) {
	value := ""
	if !math.IsNaN(x) {
		value = strconv.FormatFloat(x, 'g', 6, 64)
	}
	*r = append(*r, []string{table, name, item, value})
}

func (r *evaluationRows) figures(table, name, prefix string, f evaluate.Figures) {
	r.number(table, name, prefix+"precision", f.Precision)
	r.number(table, name, prefix+"recall", f.Recall)
	r.number(table, name, prefix+"f", f.F)
}

func (r *evaluationRows) spans(table, name string, s *evaluate.Scores) {
	r.count(table, name, "gold", s[evaluate.Strict].Gold)
	r.count(table, name, "predicted", s[evaluate.Strict].Predicted)
	for _, scheme := range evaluate.Schemes() {
		r.figures(table, name, scheme.String()+" ", s[scheme].Figures())
	}
}

func (r *evaluationRows) relations(table, name string, s evaluate.Score) {
	r.count(table, name, "gold", s.Gold)
	r.count(table, name, "predicted", s.Predicted)
	r.figures(table, name, "", s.Figures())
}
