package review

import (
	"tippani/annotations"
	"tippani/annotations/adjudicate"
	"tippani/annotations/align"
	"tippani/tui/action"
	"tippani/tui/lang"
	"tippani/tui/pen"
)

// options are the versions of an item that have a key: what anybody marked.
func (v *Review) options(it adjudicate.Item) []adjudicate.Option {
	var list []adjudicate.Option
	for _, o := range v.session.Bench.Options(it) {
		if !o.Nothing() {
			list = append(list, o)
		}
	}
	return list
}

// Choices are the versions that have a digit each at the current item; false when none is current.
func (v *Review) Choices(p *pen.Pen) ([]adjudicate.Option, bool) {
	it, ok := v.Current(p)
	if !ok {
		return nil, false
	}
	return v.options(it), true
}

// Take decides for the nth version, from 0, of the current item.
func (v *Review) Take(p *pen.Pen, n int) action.Action {
	it, ok := v.Current(p)
	if !ok {
		return nil
	}
	options := v.options(it)
	if n >= len(options) {
		text := lang.Text{En: "There are %s versions; 0 rejects all", Bn: "সংস্করণ %sটি; ০ চাপলে কোনোটি নয়"}
		if len(options) == 1 {
			text.En = "There is %s version; 0 rejects it"
		}
		return action.Refuse(text, lang.Number(len(options)))
	}
	return v.decide(p, it, options[n])
}

// Reject decides that nothing is to be marked there.
func (v *Review) Reject(p *pen.Pen) action.Action {
	it, ok := v.Current(p)
	if !ok {
		return nil
	}
	return v.decide(p, it, adjudicate.Option{To: align.None})
}

func (v *Review) decide(p *pen.Pen, it adjudicate.Item, o adjudicate.Option) action.Action {
	reason := v.reason
	if reason == "" && it.Decision != nil {
		reason = it.Decision.Reason
	}
	said, ok := p.Carry(v.session.Bench.Take(p.Set(), it, o, v.session.chair(reason)))
	if ok {
		v.reason, v.session.reason = "", ""
	}
	return said
}

// Adjust takes the first version of the current item up and begins to move its ends. ok is false when none is current.
func (v *Review) Adjust(p *pen.Pen) (asked action.Action, ok bool) {
	it, ok := v.Current(p)
	if !ok || it.About != annotations.AboutSpan {
		return nil, false
	}
	options := v.options(it)
	if len(options) == 0 {
		return nil, false
	}
	said, done := p.Carry(v.session.Bench.Take(p.Set(), it, options[0], v.session.chair(v.reason)))
	if !done {
		return said, true
	}
	now, _ := v.now(p, it)
	s, there := p.Set().Span(now.Decision.Gold)
	if !there {
		return said, true
	}
	p.GoTo(s)
	return action.All{said, p.Adjust()}, true
}

// Reason asks why the current item is decided as it is, or will be.
func (v *Review) Reason(p *pen.Pen) action.Action {
	it, ok := v.Shown(p)
	if !ok {
		return action.Refuse(textNoItem)
	}
	text := v.reason
	if it.Decision != nil {
		text = it.Decision.Reason
	}
	l := p.Screen.Lang
	return p.Type(l.Of(lang.Text{En: "Reason of the decision", Bn: "সিদ্ধান্তের কারণ"}), text, func(text string) action.Action {
		return v.keepReason(p, it, text)
	})
}

func (v *Review) keepReason(p *pen.Pen, it adjudicate.Item, text string) action.Action {
	if it.Decision == nil {
		v.reason, v.session.reason = text, text
		return action.Tell(lang.Text{En: "It is kept with the decision", Bn: "সিদ্ধান্তের সঙ্গে রাখা হবে"})
	}
	if it.Decision.Reason == text {
		return nil
	}
	d := *it.Decision
	d.Reason = text
	t := annotations.ReplaceDecision(p.Set(), &d)
	t.Origin = annotations.Origin{Kind: annotations.Review}
	said, ok := p.Carry(t)
	if !ok {
		return said
	}
	return action.All{said, action.Done(lang.Text{En: "Reason kept", Bn: "কারণ রাখা হলো"})}
}

// NoItem says why nothing can be decided here; the zero Text when something can.
func (v *Review) NoItem(p *pen.Pen) lang.Text {
	if _, ok := v.Shown(p); ok {
		return lang.Text{}
	}
	return textNoItem
}

var textNoItem = lang.Text{En: "Nothing is to be decided here: n goes to the next disagreement",
	Bn: "এখানে সিদ্ধান্তের কিছু নেই: n পরের মতভেদে নেয়"}
