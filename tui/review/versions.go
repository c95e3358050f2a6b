package review

import (
	"maps"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/adjudicate"
	"tippani/annotations/align"
	"tippani/model"
	"tippani/tui/lang"
	"tippani/tui/pen"
	"tippani/tui/words"
)

// version is a row of the versions side by side.
type version struct {
	key   string // that takes it, in the digits of the interface; "" for none
	who   string
	link  string      // of a relation, whose target the rest is about
	label string      // of the span; "" where the version is about no span
	at    model.Range // what it covers; empty for nothing
	text  string      // instead of what it covers
	about string      // attributes, notes, links
	taken bool
	own   bool // the adjudicator's
}

// nameOf is what an annotator is called: their name, or a letter where names would lead.
func (v *Review) nameOf(side int) string {
	name := v.session.Bench.Sides[side].Annotator
	switch {
	case v.Mine != "" && name == v.Mine:
		return name
	case v.Blind || v.Mine != "":
		return letter(side)
	case name == "":
		return "–"
	}
	return name
}

// letter is A, B … Z, AA …
func letter(n int) string {
	if n >= 26 {
		return letter(n/26-1) + letter(n%26)
	}
	return string(rune('A' + n))
}

func (v *Review) names(sides []int) string {
	list := make([]string, len(sides))
	for i, side := range sides {
		list[i] = v.nameOf(side)
	}
	return strings.Join(list, " ")
}

// versions are the rows of an item, and last the one that rejects all.
func (v *Review) versions(p *pen.Pen, it adjudicate.Item) []version {
	l := p.Screen.Lang
	var rows []version
	none := version{key: l.Digits("0"), text: l.Of(textNothing)}
	n := 0
	for _, o := range v.session.Bench.Options(it) {
		if o.Nothing() {
			none.who = v.names(o.Sides)
			continue
		}
		n++
		row := v.versionOf(p, it, o)
		row.key, row.who, row.taken = l.Number(n), v.names(o.Sides), v.taken(it, o)
		rows = append(rows, row)
	}
	if d := it.Decision; d != nil && d.Choice == annotations.Own {
		rows = append(rows, v.ownVersion(p, it))
	}
	none.taken = it.Decision != nil && it.Decision.Choice == annotations.None
	return append(rows, none)
}

func (v *Review) taken(it adjudicate.Item, o adjudicate.Option) bool {
	return it.Decision != nil && it.Decision.Choice == annotations.Taken && slices.ContainsFunc(o.Sides, func(side int) bool {
		name := v.session.Bench.Sides[side].Annotator
		return slices.ContainsFunc(it.Decision.Taken, func(t annotations.Version) bool { return t.Annotator == name })
	})
}

func (v *Review) versionOf(p *pen.Pen, it adjudicate.Item, o adjudicate.Option) version {
	b := v.session.Bench
	if it.About == annotations.AboutRelation {
		link := b.Links[it.Number]
		target := v.target(o)
		return version{link: p.Words.Relation(link.Label), label: target.Label, at: target.Range}
	}
	return version{label: o.Span.Label, at: o.Span.Range, about: strings.Join(v.about(p, it, o), " · ")}
}

// target is the span that an option about a relation leads to, as the first who says so marked it.
func (v *Review) target(o adjudicate.Option) *annotations.Span {
	return v.session.Bench.Groups[o.To].Spans[o.Sides[0]]
}

// about says what a version holds beside label and ends: attributes, what is linked to it where that is no thing of its own, the notes of
// all who say so.
func (v *Review) about(p *pen.Pen, it adjudicate.Item, o adjudicate.Option) []string {
	var out []string
	b := v.session.Bench
	for _, name := range slices.Sorted(maps.Keys(o.Span.Attrs)) {
		out = append(out, p.Words.Attribute(o.Span, name))
	}
	for _, link := range b.Links {
		side := o.Sides[0]
		if link.From != it.Number || link.To[side] == align.None {
			continue
		}
		to := b.Groups[link.To[side]].Spans[side]
		out = append(out, "→ "+p.Words.Relation(link.Label)+": "+words.Excerpt(p.Reader.Article, to.Range))
	}
	for _, side := range o.Sides {
		if s := b.Groups[it.Number].Spans[side]; s.Note != "" {
			out = append(out, "✎ "+words.OneLine(s.Note))
		}
	}
	return out
}

// ownVersion is what the adjudicator made of an item.
func (v *Review) ownVersion(p *pen.Pen, it adjudicate.Item) version {
	row := version{who: p.Screen.Lang.Of(textOwn), taken: true, own: true}
	id := it.Decision.Gold
	if r, ok := p.Set().Relation(id); ok && it.About == annotations.AboutRelation {
		id, row.link = r.To, p.Words.Relation(r.Label)
	}
	if s, ok := p.Set().Span(id); ok {
		row.label, row.at = s.Label, s.Range
	}
	return row
}

// kind says in a few words in what the versions differ.
func (v *Review) kind(it adjudicate.Item) lang.Text {
	b := v.session.Bench
	if it.About == annotations.AboutRelation {
		return textOtherLink
	}
	options := b.Options(it)
	marked := options
	if len(options) > 0 && options[len(options)-1].Nothing() {
		marked = options[:len(options)-1]
	}
	differ := func(is func(a, b *annotations.Span) bool) bool {
		return slices.ContainsFunc(marked[1:], func(o adjudicate.Option) bool { return is(marked[0].Span, o.Span) })
	}
	switch {
	case len(marked) == 1 && len(options) == 1:
		return textSame
	case len(marked) == 1:
		return textNotAll
	case differ(func(a, b *annotations.Span) bool { return a.Class() != b.Class() && a.Range != b.Range }):
		return textLabelsAndEnds
	case differ(func(a, b *annotations.Span) bool { return a.Class() != b.Class() }):
		return textLabels
	case differ(func(a, b *annotations.Span) bool { return a.Range != b.Range }):
		return textEnds
	}
	return textAttributes
}

var (
	textNothing       = lang.Text{En: "nothing here", Bn: "এখানে কিছু নয়"}
	textOwn           = lang.Text{En: "own", Bn: "নিজের"}
	textSame          = lang.Text{En: "all agree", Bn: "সবাই একমত"}
	textNotAll        = lang.Text{En: "not all marked it", Bn: "সবাই চিহ্নিত করেননি"}
	textLabels        = lang.Text{En: "other labels", Bn: "লেবেল আলাদা"}
	textEnds          = lang.Text{En: "other ends", Bn: "প্রান্ত আলাদা"}
	textLabelsAndEnds = lang.Text{En: "other labels and ends", Bn: "লেবেল ও প্রান্ত আলাদা"}
	textAttributes    = lang.Text{En: "other attributes", Bn: "বৈশিষ্ট্য আলাদা"}
	textOtherLink     = lang.Text{En: "other links", Bn: "সংযোগ আলাদা"}
)
