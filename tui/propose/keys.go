package propose

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/annotations/suggest/repeats"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/jump"
	"tippani/tui/lang"
	"tippani/tui/pen"
	"tippani/tui/place"
)

// Take takes the current proposal up and goes to the next firm one; where none is current it goes to one. A selection that was
// made from the proposal is what is taken.
func (ps *Proposals) Take(p *pen.Pen) action.Action {
	x, ok := ps.Current(p)
	if !ok {
		return ps.next(p, p.Reader.Cursor())
	}
	at := model.Trim(p.Reader.Article, p.Reader.Selected())
	l, known := p.Schema.Label(x.Label)
	var said action.Action
	if at == x.Range || !known {
		said, ok = p.Take([]suggest.Proposal{x})
	} else {
		said, ok = p.TakeAs(x, at, l)
	}
	if !ok {
		return said
	}
	return action.All{said, ps.next(p, at.End)}
}

// Label is a label's key while a proposal is current: it is taken with that label, and the next firm one gone to. ok is false
// when none is.
func (ps *Proposals) Label(p *pen.Pen, l *annotations.Label) (asked action.Action, ok bool) {
	x, ok := ps.Current(p)
	if !ok {
		return nil, false
	}
	at := model.Trim(p.Reader.Article, p.Reader.Selected())
	said, done := p.TakeAs(x, at, l)
	if !done {
		return said, true
	}
	return action.All{said, ps.next(p, at.End)}, true
}

// Reject lets the current proposal go for good, in this article, and goes to the next firm one.
func (ps *Proposals) Reject(p *pen.Pen) action.Action {
	x, ok := ps.Current(p)
	if !ok {
		return ps.next(p, p.Reader.Cursor())
	}
	ps.reject(ps.article, markOf(x))
	ps.sort(p.Set().Overlapping(ps.over))
	return ps.next(p, x.Range.Start)
}

func (ps *Proposals) reject(article string, m mark) {
	if ps.rejected == nil {
		ps.rejected = map[string]map[mark]bool{}
	}
	if ps.rejected[article] == nil {
		ps.rejected[article] = map[mark]bool{}
	}
	ps.rejected[article][m] = true
}

// Rejected are the proposals of an article that were let go, in the order of the text.
func (ps *Proposals) Rejected(a *model.Article) []place.Mark {
	x := a.Index()
	var all []place.Mark
	for m := range ps.rejected[a.ID()] {
		all = append(all, place.Mark{Start: x.CodePoint(m.Start), End: x.CodePoint(m.End), Label: m.label})
	}
	slices.SortFunc(all, func(m, n place.Mark) int {
		return cmp.Or(m.Start-n.Start, m.End-n.End, strings.Compare(m.Label, n.Label))
	})
	return all
}

// Restore takes up what was let go in an earlier run.
func (ps *Proposals) Restore(a *model.Article, all []place.Mark) {
	x := a.Index()
	for _, m := range all {
		start, ok := x.ByteOfCodePoint(m.Start)
		end, also := x.ByteOfCodePoint(m.End)
		if ok && also {
			ps.reject(a.ID(), mark{model.Range{Start: x.Snap(start), End: x.SnapUp(end)}, m.Label})
		}
	}
}

// Adjust takes the current proposal up and begins to move its ends. ok is false when none is current.
func (ps *Proposals) Adjust(p *pen.Pen) (asked action.Action, ok bool) {
	x, ok := ps.Current(p)
	if !ok {
		return nil, false
	}
	said, done := p.Take([]suggest.Proposal{x})
	if !done {
		return said, true
	}
	return action.All{said, p.Adjust()}, true
}

// A Part is a part of the article whose rest is taken at once.
type Part int

// The parts.
const (
	Sentence Part = iota
	Paragraph
	Article
)

// TakeRest takes what is left of the firm proposals from the cursor to the end of a part; of the whole article only after having
// said how many they are, when the key is pressed again.
func (ps *Proposals) TakeRest(p *pen.Pen, part Part, again bool) action.Action {
	if why := ps.none(); why != nil {
		return why
	}
	a := p.Reader.Article
	over := model.Range{End: a.Len()}
	switch at := p.Reader.Selected().Start; part {
	case Sentence:
		over = model.Range{Start: at, End: model.SentenceAt(a, at).End}
	case Paragraph:
		over = model.Range{Start: at, End: model.ParagraphRangeAt(a, at).End}
	}
	all := ps.Over(p, over)
	all = slices.DeleteFunc(all, func(x suggest.Proposal) bool { return x.Score < Firm || x.Range.Start < over.Start })
	switch {
	case len(all) == 0:
		return action.Tell(textNoneHere)
	case part == Article && !again:
		return action.Refuse(lang.Text{En: "%s proposals would be taken up; press again to take them, u takes all back",
			Bn: "%sটি প্রস্তাব নেওয়া হবে; আবার চাপলে নেবে, u চাপলে সব ফিরবে"}, lang.Number(len(all)))
	}
	said, ok := p.Take(all)
	if !ok {
		return said
	}
	done := lang.Text{En: "%s proposals taken up; u takes all back", Bn: "%sটি প্রস্তাব নেওয়া হলো; u চাপলে সব ফিরবে"}
	if len(all) == 1 {
		done.En = "%s proposal taken up; u takes it back"
	}
	return action.All{said, ps.next(p, over.End), action.Done(done, lang.Number(len(all)))}
}

// Uncertain goes to the next proposal that is not firm.
func (ps *Proposals) Uncertain(p *pen.Pen) action.Action {
	return ps.find(p, p.Reader.Cursor()+1, func(x suggest.Proposal) bool { return x.Score < Firm })
}

// Letters is how many faint proposals get a letter.
const Letters = 26

// TakeFaint puts a letter on each faint proposal in sight; the letter takes it.
func (ps *Proposals) TakeFaint(p *pen.Pen, sight model.Range) (*jump.Jump, action.Action) {
	var faint []suggest.Proposal
	for _, x := range ps.Over(p, sight) {
		if x.Score < Firm {
			faint = append(faint, x)
		}
	}
	if len(faint) == 0 {
		return nil, action.Tell(textNoFaint)
	}
	// There is one letter for each of the surest.
	slices.SortStableFunc(faint, func(x, y suggest.Proposal) int { return cmp.Compare(y.Score, x.Score) })
	faint = faint[:min(len(faint), Letters)]
	ranges := make([]model.Range, len(faint))
	for i, x := range faint {
		ranges[i] = x.Range
	}
	return jump.Marks(ranges, func(i int) action.Action {
			stand := p.Reader.Stand()
			said, ok := p.Take(faint[i : i+1])
			p.Reader.ReturnTo(stand)
			if !ok {
				return said
			}
			return action.All{said, action.Done(lang.Text{En: "%s: %s", Bn: "%s: %s"}, p.Words.Label(faint[i].Label),
				p.Reader.Article.Slice(faint[i].Range))}
		}),
		action.Tell(lang.Text{En: "Type the letter on a faint proposal to take it", Bn: "আবছা প্রস্তাবের অক্ষর টিপলে সেটি নেওয়া হবে"})
}

// Toggle shows or hides all proposals.
func (ps *Proposals) Toggle() action.Action {
	ps.Off = !ps.Off
	if ps.Off {
		return action.Tell(textOff)
	}
	return action.Tell(lang.Text{En: "Proposals are shown", Bn: "প্রস্তাব দেখানো হচ্ছে"})
}

// Mentions proposes every other mention of the form of the span under the cursor, endings respected.
func (ps *Proposals) Mentions(p *pen.Pen) action.Action {
	s, all := mentions(p)
	if s == nil {
		return action.Refuse(pen.OffSpan(p))
	}
	if len(all) == 0 {
		return action.Tell(textNoMentions)
	}
	ps.article, ps.Off = p.Reader.Article.ID(), false
	for _, x := range all {
		delete(ps.rejected[ps.article], markOf(x))
	}
	ps.found = append(slices.Clone(ps.found), all...)
	ps.sort(slices.Collect(p.Set().Spans()))
	return ps.next(p, s.Range.End)
}

// LabelMentions labels every other mention of the form of the span under the cursor as that is, in one step.
func (ps *Proposals) LabelMentions(p *pen.Pen) action.Action {
	s, all := mentions(p)
	if s == nil {
		return action.Refuse(pen.OffSpan(p))
	}
	if len(all) == 0 {
		return action.Tell(textNoMentions)
	}
	stand := p.Reader.Stand()
	said, ok := p.Take(all)
	if !ok {
		return said
	}
	p.Reader.ReturnTo(stand)
	return action.All{said, action.Done(lang.Text{En: "%s more labelled %s; u takes all back", Bn: "আরও %sটি %s হলো; u চাপলে সব ফিরবে"},
		lang.Number(len(all)), p.Words.Label(s.Label))}
}

// mentions are the other mentions of the form of the current span that no span of its kind overlaps.
func mentions(p *pen.Pen) (*annotations.Span, []suggest.Proposal) {
	s, ok := p.Current()
	if !ok {
		return nil, nil
	}
	a := p.Reader.Article
	var all []suggest.Proposal
	for _, r := range repeats.Mentions(a, a.Slice(s.Range), s.Label, p.Stop) {
		all = append(all, suggest.Proposal{Range: r, Label: s.Label, Kind: s.Kind, Attrs: maps.Clone(s.Attrs), Score: 1,
			Source: repeats.Source})
	}
	return s, suggest.Merge(slices.Collect(p.Set().Spans()), all)
}

var (
	textExplained = lang.Text{En: "A proposal, no span yet: ; takes it, , rejects it, a digit gives another label; ! hides all",
		Bn: "এটি প্রস্তাব, চিহ্ন নয়: ; নেয়, , বাদ দেয়, অঙ্ক অন্য লেবেল দেয়; ! সব লুকায়"}
	textNobody = lang.Text{En: "Nothing proposes here: the dataset is read-only, or proposals are off (--suggest, or off in the " +
		"configuration)",
		Bn: "এখানে কিছু প্রস্তাব করে না: ডেটাসেট শুধু পড়ার, অথবা প্রস্তাব বন্ধ (--suggest বা কনফিগারেশন)"}
	textOff        = lang.Text{En: "Proposals are switched off; ! shows them", Bn: "প্রস্তাব বন্ধ আছে; ! চাপলে দেখাবে"}
	textNoMore     = lang.Text{En: "No further proposal here; d finishes the article", Bn: "আর প্রস্তাব নেই; d চাপলে নিবন্ধ শেষ"}
	textNoneHere   = lang.Text{En: "There is no proposal from here on", Bn: "এখান থেকে আর প্রস্তাব নেই"}
	textNoFaint    = lang.Text{En: "No faint proposal is in sight", Bn: "চোখের সামনে আবছা প্রস্তাব নেই"}
	textNoMentions = lang.Text{En: "No other mention of it is unlabelled", Bn: "এর আর কোনো অচিহ্নিত উল্লেখ নেই"}
)
