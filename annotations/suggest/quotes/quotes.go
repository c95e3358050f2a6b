package quotes

import (
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/stop"
)

// Source proposes quotations, cues and claims with the labels that the schema has of these kinds; nothing where it has none.
type Source struct{}

// name is what proposals say they come from.
const name = "quotes@1"

// piece is how many bytes of a long paragraph are looked through at a time; half as much is read on both sides of them.
const piece = 64 << 10

// Propose implements suggest.Source.
func (Source) Propose(t suggest.Text, over model.Range, stopped stop.Func) []suggest.Proposal {
	w := newNames(t.Schema)
	if w.quote == nil && w.cue == nil && w.claim == nil {
		return nil
	}
	var out []suggest.Proposal
	for at := over.Start; at < over.End && stopped.Err() == nil; {
		part, next := parts(t.Article, at)
		f := finder{Text: t, paragraph: read(t.Article.Text(), part)}
		for _, q := range f.find() {
			if q.cue != nil && !f.whole(f.between(q.cue.first, q.cue.last+1)) {
				q.cue = nil
			}
			if !f.whole(q.at) {
				continue
			}
			for _, p := range w.proposals(&f, q) {
				if f.whole(p.Range) && at <= p.Range.Start && p.Range.Start < min(next, over.End) {
					out = append(out, p)
				}
			}
		}
		at = next
	}
	return out
}

// parts is what has to be read for proposals that begin from at on, and up to where they then are complete.
func parts(a *model.Article, at model.Offset) (part model.Range, next model.Offset) {
	whole := model.ParagraphRangeAt(a, at)
	if whole.Len() <= piece {
		return whole, model.NextParagraph(a, at)
	}
	part = whole
	if at-piece/2 > whole.Start {
		part.Start = model.SentenceAt(a, at-piece/2).Start
	}
	if at+piece >= whole.End {
		return part, model.NextParagraph(a, at)
	}
	if at+piece+piece/2 < whole.End {
		part.End = max(model.SentenceAt(a, at+piece+piece/2).End, at+piece)
	}
	return part, at + piece
}
