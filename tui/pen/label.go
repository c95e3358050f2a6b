package pen

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/lang"
	"tippani/tui/reader"
)

// Target is what a label would go on: the selection, trimmed; the span that was labelled just now; or the word under the
// cursor. Empty when there is none of these.
func (p *Pen) Target() model.Range {
	r := p.Reader
	if rg := r.Selected(); !rg.Empty() {
		return model.Trim(r.Article, rg)
	}
	if s, ok := p.Set().Span(p.made.span); ok && p.made.at == r.Selection {
		return s.Range
	}
	return model.Trim(r.Article, wordHere(r))
}

// wordHere is the word under the cursor, or the one that ends just before it; punctuation is none.
func wordHere(r *reader.Reader) model.Range {
	rg := model.Trim(r.Article, model.WordAt(r.Article, r.Cursor()))
	if rg.Empty() && r.Cursor() > 0 {
		rg = model.WordAt(r.Article, model.PrevCluster(r.Article, r.Cursor()))
	}
	if !reader.WorthLabelling(r.Article, rg) {
		return model.Range{}
	}
	return rg
}

// labelled makes a span the current one after it was given a label.
func (p *Pen) labelled(s *annotations.Span) {
	p.last = s.Label
	p.Reader.Clear()
	p.current = s.ID
	p.made = made{s.ID, p.Reader.Selection}
}

// Put is a label's key: the span whose ends are being moved gets the label, with the ends that are shown; else the target.
func (p *Pen) Put(l *annotations.Label) action.Action {
	if s, ok := p.Set().Span(p.adjust); ok {
		return p.relabel(asShown(p, s), l)
	}
	return p.label(l)
}

// label labels the target. What is a span already, and was not selected by hand, gets the label instead of the one it had,
// if both are of one kind: pressing another digit corrects.
func (p *Pen) label(l *annotations.Label) action.Action {
	rg := p.Target()
	if rg.Empty() {
		return action.Refuse(textNoWord)
	}
	for _, s := range p.Set().Overlapping(rg) {
		if s.Range != rg {
			continue
		}
		if s.Label == l.Name {
			p.labelled(s)
			return sayAlready(p, s)
		}
		if s.Kind == l.Kind && (p.Reader.Presented || p.Reader.Selected().Empty()) {
			return p.relabel(s, l)
		}
	}
	s := &annotations.Span{ID: p.Set().NewSpanID(), Range: rg, Label: l.Name, Kind: l.Kind, Attrs: l.DefaultAttrs()}
	said, ok := p.commit(annotations.AddSpan(s).By(annotations.ByHand("key")))
	if !ok {
		return said
	}
	p.labelled(s)
	return action.All{said, action.Done(textIs, p.Words.Label(l.Name), p.excerpt(rg))}
}

var (
	textNoWord = lang.Text{En: "There is no word here to label", Bn: "লেবেল দেওয়ার মতো শব্দ এখানে নেই"}
	textIs     = lang.Text{En: "%s: %s", Bn: "%s: %s"}
)

func sayAlready(p *Pen, s *annotations.Span) action.Action {
	return action.Tell(lang.Text{En: "“%s” is %s already", Bn: "“%s” আগে থেকেই %s"}, p.excerpt(s.Range), p.Words.Label(s.Label))
}

// relabel gives a span another label, and says what had to go with the old one.
func (p *Pen) relabel(s *annotations.Span, l *annotations.Label) action.Action {
	if s.Label == l.Name && s.Kind == l.Kind {
		return sayAlready(p, s)
	}
	tx, lost := p.Schema.Relabel(p.Set(), s, l)
	said, ok := p.commit(tx.By(annotations.ByHand("relabel")))
	if !ok {
		return said
	}
	if now, ok := p.Set().Span(s.ID); ok && p.adjust == "" {
		p.labelled(now)
	}
	if len(lost) > 0 {
		return action.All{said, action.Refuse(
			lang.Text{En: "%s is now %s; its link %s does not go with that and was removed, u brings it back",
				Bn: "%s এখন %s; %s সংযোগ এতে চলে না বলে মোছা হলো, u চাপলে ফিরবে"},
			p.excerpt(s.Range), p.Words.Label(l.Name), p.Words.Relation(lost[0].Label))}
	}
	return action.All{said, action.Done(lang.Text{En: "%s is now %s", Bn: "%s এখন %s"}, p.excerpt(s.Range), p.Words.Label(l.Name))}
}

// Remember makes a label the one that was given last: the last one of the article before, or that of a span whose mentions are sought.
func (p *Pen) Remember(label string) { p.last = label }

// Last is the label that was given last; "" when none was.
func (p *Pen) Last() string { return p.last }

// Repeat puts the label that was given last on the target.
func (p *Pen) Repeat() action.Action {
	l, ok := p.Schema.Label(p.last)
	if !ok {
		return action.Refuse(lang.Text{En: "No label was given yet", Bn: "এখনো কোনো লেবেল দেওয়া হয়নি"})
	}
	return p.Put(l)
}

// Remove deletes the span under the cursor, with its relations.
func (p *Pen) Remove() action.Action {
	s, ok := p.Current()
	if !ok {
		return nil
	}
	text := lang.Text{En: "Removed %s “%s”; u brings it back", Bn: "%s “%s” মোছা হলো; u চাপলে ফিরবে"}
	if len(p.Set().RelationsOf(s.ID)) > 0 {
		text = lang.Text{En: "Removed %s “%s” and its links; u brings them back", Bn: "%s “%s” ও তার সংযোগ মোছা হলো; u চাপলে ফিরবে"}
	}
	return p.change(annotations.RemoveSpan(p.Set(), s.ID).By(annotations.ByHand("key")), text, p.Words.Label(s.Label), p.excerpt(s.Range))
}

// Copy hands the selection, or the span or word under the cursor, to the terminal's clipboard.
func (p *Pen) Copy() action.Action {
	rg := p.Target()
	if s, ok := p.Current(); ok && p.Reader.Selected().Empty() {
		rg = s.Range
	}
	if rg.Empty() {
		return action.Refuse(lang.Text{En: "There is nothing here to copy", Bn: "নেওয়ার মতো কিছু এখানে নেই"})
	}
	return action.All{action.Copy{Text: p.Reader.Article.Slice(rg)},
		action.Tell(lang.Text{En: "Sent to the terminal, for its clipboard: %s", Bn: "টার্মিনালের ক্লিপবোর্ডে পাঠানো হলো: %s"},
			p.excerpt(rg))}
}

// Answer marks the article, unless it has this answer already, and returns in words what has become of it; "" when nothing has.
func (p *Pen) Answer(as annotations.Answer) (outcome string, said action.Action) {
	text := p.Screen.Lang.Format(lang.Text{En: "Marked %s", Bn: "%s"}, p.Words.Answer(as))
	if p.Set().Answer() == as {
		return p.Screen.Lang.Format(lang.Text{En: "Already %s", Bn: "আগে থেকেই %s"}, p.Words.Answer(as)), nil
	}
	said, ok := p.commit(annotations.SetAnswer(p.Set(), as).By(annotations.ByHand("answer")))
	if !ok {
		return "", said
	}
	return text, said
}

// Reopen takes a finished article up again.
func (p *Pen) Reopen() action.Action {
	return p.change(annotations.SetAnswer(p.Set(), annotations.InProgress).By(annotations.ByHand("answer")),
		lang.Text{En: "Reopened: the article is in progress again", Bn: "আবার খোলা হলো: নিবন্ধের কাজ চলছে"})
}
