package words

import (
	"maps"
	"slices"

	"tippani/annotations"
	"tippani/model"
	"tippani/tui/lang"
)

// About says what is known of a span beside its label and text: attributes, relations, the note. Where there are more than
// most relations the rest is only counted: a speaker may have said thousands of things.
func (w *Words) About(a *model.Article, set *annotations.Set, s *annotations.Span, most int) []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(s.Attrs)) {
		out = append(out, w.Attribute(s, name))
	}
	relations := set.RelationsOf(s.ID)
	for _, r := range relations[:min(len(relations), most)] {
		arrow, id := "→", r.To
		if r.To == s.ID {
			arrow, id = "←", r.From
		}
		if other, ok := set.Span(id); ok {
			out = append(out, arrow+" "+w.Relation(r.Label)+": "+Excerpt(a, other.Range))
		}
	}
	if n := len(relations) - most; n > 0 {
		out = append(out, w.screen.Lang.Format(lang.Text{En: "and %s more", Bn: "আরও %sটি"}, lang.Number(n)))
	}
	if s.Note != "" {
		out = append(out, "✎ "+s.Note)
	}
	return out
}
