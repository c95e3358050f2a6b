package panel

import (
	"strings"

	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/lang"
)

// Filter lists the labels that have spans, with how many each has: the one that is picked is the only one listed from then on. What is
// typed is offered too: then the spans whose text holds it are listed. The first line lists all again.
func (p *Panel) Filter(l *List) action.Action {
	v := l.Screen
	all := &Index{article: l.Article, set: l.Set}
	labels := all.Labels(l.Schema)
	choices := []dialog.Choice{{Title: v.Lang.Of(lang.Text{En: "all spans", Bn: "সব চিহ্ন"}),
		Detail: v.Lang.Number(l.Set.Len()), Match: "all\nসব", On: p.Only == "" && p.Text == ""}}
	for _, name := range labels {
		ch := dialog.Choice{Chip: l.Words.Tag(name), Look: l.Words.Look(name), Title: l.Words.Label(name),
			Detail: v.Lang.Number(len(all.Of(name))),
			Match:  name, On: name == p.Only}
		if known, ok := l.Schema.Label(name); ok {
			ch.Key = known.Key
			ch.Match = strings.Join([]string{name, known.Display.BN, known.Display.EN, string(known.Kind)}, "\n")
		}
		choices = append(choices, ch)
	}
	c := dialog.NewChooser(v.Lang.Of(lang.Text{En: "Spans in the side panel", Bn: "পাশের তালিকায় কোন চিহ্ন"}), choices)
	c.Hint = v.Lang.Of(lang.Text{En: " type to filter · enter shows only these · esc closes ",
		Bn: " লিখে খুঁজুন · enter: শুধু এগুলো · esc: বন্ধ "})
	c.Pick = func(i int) action.Action {
		p.Only, p.Text = "", ""
		if i > 0 {
			p.Only = labels[i-1]
		}
		return nil
	}
	c.Offer = func(typed string) (dialog.Choice, bool) {
		some := &Index{article: l.Article, set: l.Set, text: typed}
		return dialog.Choice{Title: v.Lang.Format(lang.Text{En: "spans with “%s”", Bn: "“%s” আছে এমন চিহ্ন"}, typed),
			Detail: v.Lang.Number(len(some.All())), On: typed == p.Text}, len(some.All()) > 0
	}
	c.Typed = func(typed string) action.Action {
		p.Only, p.Text = "", typed
		return nil
	}
	return dialog.Open{Dialog: c}
}

// Reorder shows the spans by label, or in the order of the text again.
func (p *Panel) Reorder() action.Action {
	p.Grouped = !p.Grouped
	if p.Grouped {
		return action.Tell(lang.Text{En: "The side panel lists spans by label", Bn: "পাশের তালিকা এখন লেবেল ধরে"})
	}
	return action.Tell(lang.Text{En: "The side panel lists spans as they stand in the text", Bn: "পাশের তালিকা এখন লেখার ক্রমে"})
}
