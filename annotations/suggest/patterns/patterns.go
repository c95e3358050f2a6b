package patterns

import (
	"strings"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/stop"
)

// Source proposes numbers, money and dates; nothing where the schema has no labels for them.
type Source struct{}

// name is what proposals say they come from.
const name = "patterns@1"

// called are the names of labels for what is recognised, those that say most first. Labels are entities, and their case does not count.
var called = map[class][]string{
	date:     {"DATE", "TIM", "TIMEX", "TIME"},
	clock:    {"TIME", "TIM", "TIMEX", "DATE"},
	money:    {"MONEY"},
	percent:  {"PERCENT", "NUMBER", "NUM", "QUANTITY", "CARDINAL"},
	quantity: {"QUANTITY", "NUMBER", "NUM", "CARDINAL"},
	count:    {"CARDINAL", "NUMBER", "NUM", "QUANTITY"},
}

// labels finds the labels of a schema for what is recognised.
func labels(s *annotations.Schema) map[class]*annotations.Label {
	found := map[class]*annotations.Label{}
	for c, names := range called {
		for k := len(names) - 1; k >= 0; k-- {
			for i := range s.Labels {
				if l := &s.Labels[i]; l.Kind == annotations.Entity && strings.EqualFold(l.Name, names[k]) {
					found[c] = l
				}
			}
		}
	}
	return found
}

// Propose implements suggest.Source.
func (Source) Propose(t suggest.Text, over model.Range, stopped stop.Func) []suggest.Proposal {
	as := labels(t.Schema)
	if len(as) == 0 {
		return nil
	}
	var out []suggest.Proposal
	var list []token
	text := t.Article.Text()
	for at := over.Start; at < over.End && stopped.Err() == nil; {
		end := over.End
		if n := strings.IndexByte(text[at:over.End], '\n'); n >= 0 {
			end = at + model.Offset(n)
		}
		list = tokens(list[:0], text, model.Range{Start: at, End: end})
		for _, m := range line(list).find() {
			l := as[m.class]
			rg := model.Range{Start: list[m.from].at.Start, End: list[m.to-1].at.End}
			if l == nil || t.Article.Index().Snap(int(rg.Start)) != rg.Start || t.Article.Index().Snap(int(rg.End)) != rg.End {
				continue
			}
			out = append(out, suggest.Proposal{Range: rg, Label: l.Name, Kind: l.Kind, Attrs: l.DefaultAttrs(), Score: m.score, Source: name})
		}
		at = end + 1
	}
	return out
}
