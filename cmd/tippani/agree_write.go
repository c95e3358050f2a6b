package main

import (
	"cmp"
	"encoding/json"
	"io"
	"maps"
	"slices"

	"tippani/annotations/agree"
	"tippani/annotations/agree/gamma"
)

// agreeJSON prints everything for programs.
func agreeJSON(w io.Writer, v *agreeView) error {
	out := agreementJSON{Annotators: v.names, Articles: v.Articles, Seed: v.flags.seed, Draws: agree.Resamples, All: v.lineFor(&v.All),
		TokenKappa: v.kappaFor(v.Kappa), Kinds: v.linesFor(v.Kinds), Labels: v.linesFor(v.Labels), Relations: relationsFor(v.Figures.Relations),
		Attributes: attributesFor(v.Figures.Attributes), Answers: answersFor(v.Figures.Answers), Pairs: []pairJSON{},
		Confusions: v.confusionsFor(), Worst: []disputedJSON{}, Notes: make(map[string]int)}
	if v.flags.gamma {
		p, s := gamma.Usual(), figureFor(agree.Figure{Low: v.Gamma.Low, High: v.Gamma.High})
		out.Gamma = &gammaJSON{p.Alpha, p.Beta, p.Empty, v.flags.joint, v.Gamma.Samples, s.Low, s.High, v.Gamma.Proven}
	}
	for i := range v.Pairs {
		f := &v.Pairs[i]
		out.Pairs = append(out.Pairs, pairJSON{v.pairFor(f.Pair), f.Articles, v.lineFor(&f.All), v.kappaFor(f.Kappa), relationsFor(f.Relations),
			attributesFor(f.Attributes), answersFor(f.Answers)})
	}
	for _, a := range v.Ranked[:min(len(v.Ranked), v.flags.worst)] {
		out.Worst = append(out.Worst, disputedJSON{a.ID, figureFor(agree.Figure{Value: a.F1}).Value, a.Disputed, a.Groups})
	}
	for _, n := range v.notes() {
		out.Notes[n.item] = n.count
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}

// kappaFor is κ where it was asked for.
func (v *agreeView) kappaFor(f agree.Figure) *figureJSON {
	if !v.flags.tokenKappa {
		return nil
	}
	out := figureFor(f)
	return &out
}

func (v *agreeView) pairFor(p agree.Pair) [2]string {
	return [2]string{v.names[p.First], v.names[p.Second]}
}

func (v *agreeView) lineFor(l *agree.Line) lineJSON {
	out := lineJSON{l.Class.Label, string(l.Class.Kind), make(map[string]figureJSON), l.Spans, l.Both}
	for _, c := range v.columns() {
		out.Figures[c.key] = figureFor(c.of(l))
	}
	return out
}

func (v *agreeView) linesFor(lines []agree.Line) []lineJSON {
	out := make([]lineJSON, len(lines))
	for i := range lines {
		out[i] = v.lineFor(&lines[i])
	}
	return out
}

func relationsFor(list []agree.Relations) []relationAgreedJSON {
	out := make([]relationAgreedJSON, len(list))
	for i, r := range list {
		out[i] = relationAgreedJSON{r.Label, figureFor(r.Strict), figureFor(r.Given), r.Counts, make([]linkedJSON, len(r.Links))}
		for j, l := range r.Links {
			out[i].Spans[j] = linkedJSON{string(l.Kind), l.Shared, l.Same, l.SameWords, l.Alone}
		}
	}
	return out
}

func attributesFor(list []agree.Attribute) []attributeJSON {
	out := make([]attributeJSON, len(list))
	for i, a := range list {
		out[i] = attributeJSON{a.Class.Label, string(a.Class.Kind), a.Name, figureFor(a.Alpha), a.Units, a.Any}
	}
	return out
}

func answersFor(c agree.Coded) answersJSON { return answersJSON{figureFor(c.Alpha), c.Units} }

// confusionsFor lists what each pair does not call the same, the most frequent first.
func (v *agreeView) confusionsFor() []agreedConfusionJSON {
	out := []agreedConfusionJSON{}
	for _, c := range slices.SortedFunc(maps.Keys(v.Confusions), func(a, b agree.Confusion) int {
		return cmp.Or(cmp.Compare(v.Confusions[b], v.Confusions[a]), cmp.Compare(a.Pair.First, b.Pair.First),
			cmp.Compare(a.Pair.Second, b.Pair.Second), cmp.Compare(a.First.Label, b.First.Label), cmp.Compare(a.Second.Label, b.Second.Label),
			cmp.Compare(a.First.Kind, b.First.Kind), cmp.Compare(a.Second.Kind, b.Second.Kind))
	}) {
		out = append(out, agreedConfusionJSON{v.pairFor(c.Pair), c.First.Label, c.Second.Label, v.Confusions[c]})
	}
	return out
}
