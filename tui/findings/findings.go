// Package findings lists what looks wrong in the article on screen and leads there: enter carries out the remedy, delete waves the finding
// through for good.
package findings

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/lint"
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/lang"
	"tippani/tui/pen"
	"tippani/tui/words"
)

// Open looks through the article, which takes its time, and lists what looks wrong.
func Open(p *pen.Pen) action.Action { return open(p, 0, nil) }

// open lists the findings with one of them current; said is told beside.
func open(p *pen.Pen, at int, said action.Action) action.Action {
	a := p.Reader.Article
	spans, relations := slices.Collect(p.Set().Spans()), slices.Collect(p.Set().Relations())
	var found []lint.Finding
	return action.Work{
		Run: func() { found = lint.New(p.Schema, nil).Findings(a, spans, relations) },
		Then: func() action.Action {
			switch {
			case p.Stop.Err() != nil:
				return action.Cancelled
			case len(found) == 0 && said != nil:
				return said
			case len(found) == 0:
				return action.Tell(lang.Text{En: "Nothing looks wrong in this article", Bn: "এই নিবন্ধে কিছু ভুল দেখাচ্ছে না"})
			}
			return action.All{said, list(p, found, min(at, len(found)-1))}
		},
	}
}

func list(p *pen.Pen, found []lint.Finding, at int) action.Action {
	a, l := p.Reader.Article, p.Screen.Lang
	choices := make([]dialog.Choice, len(found))
	for i, f := range found {
		choices[i] = dialog.Choice{Title: words.Excerpt(a, f.Range), Detail: l.Message(f.What), Help: l.Message(f.Remedy),
			Match: words.Excerpt(a, f.Range) + "\n" + f.Rule + "\n" + l.Message(f.What)}
	}
	show := func(i int) action.Action {
		p.Reader.Clear()
		p.Reader.Present(found[i].Range)
		return nil
	}
	c := dialog.NewChooser(l.Format(lang.Text{En: "What looks wrong (%s)", Bn: "যা ভুল দেখাচ্ছে (%s)"}, lang.Number(len(found))), choices)
	c.Hint = l.Of(lang.Text{En: " enter remedies · del waves through · esc goes there ",
		Bn: " enter: শুধরান · del: থাকুক · esc: সেখানে যান "})
	c.Moved = show
	c.Pick = func(i int) action.Action {
		t, ok := found[i].Transaction(a, p.Set(), p.Schema)
		if !ok {
			return byHand(p, found[i])
		}
		said, done := p.Carry(t.By(annotations.ByHand("lint")))
		if !done {
			return said
		}
		return open(p, i, action.All{said, action.Done(lang.Text{En: "Remedied: %s; u takes it back",
			Bn: "শুধরানো হলো: %s; u চাপলে ফিরবে"},
			l.Message(found[i].What))})
	}
	c.Drop = func(i int) action.Action {
		t, ok := found[i].Waive(p.Set())
		if !ok {
			return nil
		}
		said, done := p.Carry(t.By(annotations.ByHand("waive")))
		if !done {
			return said
		}
		return open(p, i, action.All{said, action.Done(lang.Text{En: "It stays as it is and is not listed again",
			Bn: "যেমন আছে থাকবে, আর দেখানো হবে না"})})
	}
	c.Go(at)
	show(at)
	return dialog.Open{Dialog: c}
}

// byHand goes to what only a person can decide: the attribute of a claim, the label of a form.
func byHand(p *pen.Pen, f lint.Finding) action.Action {
	if len(f.Spans) > 0 {
		if s, ok := p.Set().Span(f.Spans[0]); ok {
			p.GoTo(s)
		}
	}
	if pen.NoAttributes(p) == (lang.Text{}) && f.Rule == lint.NoAttribute {
		return p.Attributes()
	}
	return action.Tell(lang.Text{En: "This one is for you to decide: %s", Bn: "এটি আপনাকেই ঠিক করতে হবে: %s"},
		p.Screen.Lang.Message(f.Remedy))
}
