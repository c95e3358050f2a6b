// Package reanchor moves annotations from one state of an article's text to another: from the text that was annotated to the
// one that somebody has edited since. It never guesses in silence: a span either stands unchanged in surroundings that
// decide where it is, or it is listed with the places where it may be, or it is gone.
//
// The words of both texts are compared first, blind to normalisation form, joiners and the case of letters: sequences of words that
// occur once in each are anchors and grow as far as the words agree, whether they kept their order or were moved; the gaps between
// those in order are compared again. A span that lies within such words goes with them if what stands around it is evidence enough
// and no other place has as much; other spans are looked for by their quotation. docs/reanchor.md describes the measures.
package reanchor

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/model/stop"
)

// Fate is what became of a span.
type Fate string

// The fates.
const (
	Moved     Fate = "moved"     // stands in the new text, without doubt
	Uncertain Fate = "uncertain" // may stand at one of the candidates
	Gone      Fate = "gone"      // its words are not in the new text, or only where they belong to another place of the old one
)

// Reason says why a span has its fate, or why a candidate is one.
type Reason string

// The reasons.
const (
	InPlace    Reason = "in-place"     // between the words that it stood between
	Carried    Reason = "carried"      // with a passage that was moved
	Edited     Reason = "edited"       // its own words were changed
	Repeated   Reason = "repeated"     // its words stand at several places, and what stands around them does not decide
	Weak       Reason = "surroundings" // its words are there, but among others
	PartOfWord Reason = "part-of-word" // its words are there as a part of other words
	LetterCase Reason = "letter-case"  // only capitals and small letters differ
	Removed    Reason = "removed"      // its words occur no more
	Taken      Reason = "taken"        // its words occur only where they stood before, at other places
)

// Candidate is a place in the new text where a span may be.
type Candidate struct {
	At       model.Range // in the new text, fit for a span
	Reason   Reason
	Evidence float64 // bits of what stands around it that agrees; only for comparing
}

// Placement is what became of one span.
type Placement struct {
	Span       *annotations.Span // in the old text
	Fate       Fate
	Reason     Reason
	At         model.Range // in the new text, of a span that moved
	Candidates []Candidate // of an uncertain one, the likeliest first
}

// Plan is what moving the spans of an article to another text comes to. It changes nothing.
type Plan struct {
	Old, New   *model.Article
	Placements []Placement // one for each span, in the order given
}

// MaxWords is how many words two texts that are compared may have together; some 100 bytes of memory are needed for each.
const MaxWords = 2 * model.MaxTokens

// TooLong reports whether two texts have more words than MaxWords.
func TooLong(old, now *model.Article) bool {
	if old.Len()+now.Len() <= MaxWords {
		return false
	}
	n := 0
	for _, a := range []*model.Article{old, now} {
		for range model.Tokens(a) {
			if n++; n > MaxWords {
				return true
			}
		}
	}
	return false
}

// Make compares two texts and finds a place for each span. Its cost is near-linear in the texts; spans whose words stand at very
// many places cost more, up to a bound beyond which they count as uncertain.
func Make(old *model.Article, spans []*annotations.Span, now *model.Article) *Plan {
	plan, _ := MakeUntil(old, spans, now, nil)
	return plan
}

// MakeUntil is Make that ends with an error when it is told to stop.
func MakeUntil(old *model.Article, spans []*annotations.Span, now *model.Article, told stop.Func) (*Plan, error) {
	plan := &Plan{Old: old, New: now, Placements: make([]Placement, len(spans))}
	if len(spans) == 0 {
		return plan, nil
	}
	a, b := newWords(old, now)
	f := &finder{match: compare(a, b), budget: maxSteps}
	for i, s := range spans {
		if err := told.Err(); err != nil {
			return nil, err
		}
		plan.Placements[i] = f.locate(s)
	}
	return plan, told.Err()
}

// Count is the number of spans that moved, are uncertain, and are gone.
func (p *Plan) Count() (moved, uncertain, gone int) {
	for i := range p.Placements {
		switch p.Placements[i].Fate {
		case Moved:
			moved++
		case Uncertain:
			uncertain++
		default:
			gone++
		}
	}
	return moved, uncertain, gone
}
