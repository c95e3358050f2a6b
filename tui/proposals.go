package tui

import (
	"tippani/annotations"
	"tippani/annotations/adjudicate"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/body"
	"tippani/tui/jump"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/pen"
	"tippani/tui/propose"
	"tippani/tui/reader"
	"tippani/tui/search"
)

func proposals(do func(*propose.Proposals, *pen.Pen) action.Action) func(*App) action.Action {
	return func(a *App) action.Action { return do(&a.proposals, a.work.pen) }
}

func takeRest(part propose.Part) func(*App) action.Action {
	return func(a *App) action.Action {
		again := a.out.counted
		a.out.counted = part == propose.Article && !again
		return a.proposals.TakeRest(a.work.pen, part, again)
	}
}

func takeFaint(a *App) (said action.Action) {
	a.work.jump, said = a.proposals.TakeFaint(a.work.pen, a.work.pen.Reader.Sight())
	return said
}

func toggleProposals(a *App) action.Action {
	return action.All{a.proposals.Toggle(), a.ask()}
}

// adjust moves the ends of the current span, or of a span made of the current proposal.
func adjust(a *App) action.Action {
	if asked, ok := a.proposals.Adjust(a.work.pen); ok {
		return asked
	}
	if a.review != nil {
		if asked, ok := a.review.Adjust(a.work.pen); ok {
			return asked
		}
	}
	return a.work.pen.Adjust()
}

func nothingToAdjust(a *App) lang.Text {
	if _, ok := a.proposals.Current(a.work.pen); ok || a.context() == keymap.Deciding {
		return lang.Text{}
	}
	return pen.OffSpan(a.work.pen)
}

// label is a label's key: the current proposal gets the label, else what the pen would label.
func (a *App) label(l *annotations.Label) action.Action {
	if asked, ok := a.proposals.Label(a.work.pen, l); ok {
		return asked
	}
	return a.work.pen.Put(l)
}

// Look is what somebody sees who decides which key to press next, for programs that press keys.
type Look struct {
	Reader    *reader.Reader
	Set       *annotations.Set
	Proposals []suggest.Proposal    // all that stand, in the order of the text
	Current   suggest.Proposal      // what the next key works on; its Label is "" when that is no proposal
	Jump      *jump.Jump            // letters on words; nil for none
	Article   string                // its id
	Dialog    bool                  // a dialog has the keys
	Disputed  []adjudicate.Option   // the versions that have a digit each at the disagreement that the next key decides
	Deciding  bool                  // there is one
	Open      int                   // disagreements that are not decided
	Rank      func(model.Range) int // of words: those of the first get the shorter hints; nil for one rank
}

// Look is what is on screen.
func (a *App) Look() Look {
	p := a.work.pen
	current, _ := a.proposals.Current(p)
	look := Look{Reader: p.Reader, Set: p.Set(), Proposals: a.proposals.Over(p, model.Range{End: p.Reader.Article.Len()}), Current: current,
		Jump: a.work.jump, Article: p.Session.ID(), Dialog: a.dialogs.Top() != nil, Rank: a.proposals.Likely(p)}
	if a.review != nil {
		look.Disputed, look.Deciding = a.review.Choices(p)
		_, look.Open = a.review.Progress(p)
	}
	return look
}

// ask asks for proposals, with what has been marked by now.
func (a *App) ask() action.Action {
	a.work.asked = a.work.pen.Changes()
	if a.options.Sources == nil {
		return nil
	}
	return a.proposals.Ask(a.work.pen, a.work.pen.Reader.Sight())
}

// askAgain asks for proposals if something was marked since they were asked for, or something else is in sight.
func (a *App) askAgain() {
	if a.work.asked != a.work.pen.Changes() || !a.proposals.Covers(a.work.pen.Reader.Article, a.work.pen.Reader.Sight) {
		a.perform(a.ask())
	}
}

// proposedIn lists the proposals over a range as they are drawn; nil when there are none.
func proposedIn(a *App) func(model.Range) []body.Proposal {
	if !a.proposals.Any() {
		return nil
	}
	return func(r model.Range) []body.Proposal {
		var out []body.Proposal
		for _, x := range a.proposals.Over(a.work.pen, r) {
			out = append(out, body.Proposal{Range: x.Range, Label: x.Label, Firm: x.Score >= propose.Firm})
		}
		return out
	}
}

// searchMentions lists the mentions of the current span's form in all articles. Its label is what . gives in each.
func searchMentions(a *App) action.Action {
	s, ok := a.work.pen.Current()
	if !ok {
		return nil
	}
	a.work.pen.Remember(s.Label)
	return search.All{Query: a.work.pen.Reader.Article.Slice(s.Range)}
}
