// Package jump puts letters before words in sight; typing a word's letters goes there. To select a phrase, its first and then its last word
// are picked, so that labelling any phrase of the paragraph takes few keys. Words elsewhere are found by their own first letters.
package jump

import (
	"slices"
	"strings"

	"tippani/model"
	"tippani/model/layout"
	"tippani/tui/action"
	"tippani/tui/lang"
	"tippani/tui/reader"
)

// Jump is under way while letters stand on the words.
type Jump struct {
	phrase bool         // two picks select
	first  *model.Range // the first word of a phrase, once picked
	words  []model.Range
	hints  []string             // hints[i] belongs to words[i]
	starts map[model.Offset]int // index into words by where the word begins
	typed  string
	rank   Rank
	pick   func(i int) action.Action // called with the range that is picked; nil for a jump

	seeking bool   // what is typed are letters of a word, and no word has a hint
	sought  string // letters of the word typed so far
}

// Rank says which words get the shorter hints: those with the lowest number.
type Rank func(word model.Range) int

// Ended is the action that ends the jump; Arrived, if it is set, says that the cursor went to a word, so that no span that was
// gone to before is the current one any more.
type Ended struct{ Arrived bool }

// Begin puts letters on words, to go to one of them or to select from one to another: on all in sight, or for a phrase on those of the
// cursor's paragraph. The others are reached by their own letters. Where there are none in sight it is nil. A nil rank is one for all.
func Begin(r *reader.Reader, phrase bool, rank Rank) (*Jump, action.Action) {
	words := inSight(r, rank)
	if len(words) == 0 {
		return nil, action.Refuse(lang.Text{En: "There are no words in sight", Bn: "চোখের সামনে কোনো শব্দ নেই"})
	}
	if phrase {
		j := over(phrase, inParagraph(r.Article, words, r.Cursor()))
		j.rank = rank
		return j, action.Tell(lang.Text{En: "Type the letter on the phrase's first word, then on its last; / for words elsewhere",
			Bn: "বাক্যাংশের প্রথম শব্দের অক্ষর টিপুন, তারপর শেষ শব্দের; অন্য জায়গার শব্দে /"})
	}
	j := over(phrase, words)
	j.rank = rank
	return j, action.Tell(lang.Text{En: "Type the letter before a word to go there; / to type its own letters",
		Bn: "শব্দের আগের অক্ষরটি টিপলে সেখানে যাবে; শব্দের নিজের অক্ষর লিখতে /"})
}

// inParagraph are those of some words that stand in the paragraph that holds o, or all of them where none does.
func inParagraph(a *model.Article, words []model.Range, o model.Offset) []model.Range {
	paragraph := a.Paragraph(a.ParagraphAt(o))
	var within []model.Range
	for _, w := range words {
		if w.Start >= paragraph.Start && w.Start < paragraph.End {
			within = append(within, w)
		}
	}
	if len(within) == 0 {
		return words
	}
	return within
}

// over hands out hints in the order of words. A huge screen may show more words than there are hints; the last go without.
func over(phrase bool, words []model.Range) *Jump {
	j := &Jump{phrase: phrase}
	j.hand(words)
	return j
}

func (j *Jump) hand(words []model.Range) {
	j.typed, j.hints, j.starts = "", hints(len(words)), map[model.Offset]int{}
	j.words = words[:len(j.hints)]
	for i, w := range j.words {
		j.starts[w.Start] = i
	}
}

// Marks puts letters on ranges, of which one is picked by its letter.
func Marks(ranges []model.Range, pick func(i int) action.Action) *Jump {
	j := over(false, ranges)
	j.pick = pick
	return j
}

// Hints are the letters that stand on the words, in the order of the words.
func (j *Jump) Hints() []string { return j.hints }

// Letter takes what a key types, and the letter of the US keyboard on that key. What types nothing ends the jump.
func (j *Jump) Letter(r *reader.Reader, typed, physical string) action.Action {
	switch {
	case j.seeking:
		return j.seek(r, typed)
	case physical == "/" && j.pick == nil:
		j.seeking = true
		j.hand(inSight(r, j.rank))
		return action.Tell(lang.Text{En: "Type the word's first letters", Bn: "শব্দের প্রথম অক্ষরগুলো লিখুন"})
	case len(physical) != 1:
		return action.All{Ended{}, action.Hush{}}
	}
	j.typed += physical
	open := false
	for i, h := range j.hints {
		if h == j.typed {
			if j.pick != nil {
				return action.All{Ended{}, j.pick(i)}
			}
			return j.to(r, j.words[i])
		}
		open = open || strings.HasPrefix(h, j.typed)
	}
	if open {
		return nil
	}
	return action.All{Ended{}, action.Refuse(lang.Text{En: "No word has that letter", Bn: "কোনো শব্দে ওই অক্ষর নেই"})}
}

// to goes to a word that was picked.
func (j *Jump) to(r *reader.Reader, w model.Range) action.Action {
	switch {
	case !j.phrase && r.Selecting && w.Start >= r.Selection.Anchor:
		r.MoveTo(w.End, true)
		return Ended{}
	case !j.phrase:
		r.Present(w)
		return Ended{Arrived: true}
	case j.first == nil:
		j.first, j.typed = &w, ""
		r.Selecting = false
		if near := inParagraph(r.Article, inSight(r, j.rank), w.Start); !slices.Contains(j.words, w) || len(j.words) < len(near) {
			j.hand(near)
		}
		return action.Tell(lang.Text{En: "Now the letter on its last word", Bn: "এবার শেষ শব্দের অক্ষর"})
	}
	r.Selecting = false
	r.SelectRange(model.Range{Start: min(j.first.Start, w.Start), End: max(j.first.End, w.End)})
	return Ended{}
}

// inSight lists the words on screen, those of the lowest rank first. Within a rank the words of the cursor's line come first, since
// the first get the single letters, then those outwards.
func inSight(r *reader.Reader, rank Rank) []model.Range {
	here := r.Document.Find(r.Cursor())
	var own, rest []model.Range
	r.Shown(func(ref layout.Ref, l layout.Line, _ int) bool {
		for o := l.Range.Start; o < l.End; {
			w := model.WordAt(r.Article, o)
			if w.Start >= l.Range.Start && w.Start < l.End && reader.WorthLabelling(r.Article, w) {
				if ref == here {
					own = append(own, w)
				} else {
					rest = append(rest, w)
				}
			}
			o = max(w.End, model.NextCluster(r.Article, o))
		}
		return true
	})
	at := model.Range{Start: r.Cursor(), End: r.Cursor()}
	slices.SortStableFunc(rest, func(v, w model.Range) int { return at.Gap(v) - at.Gap(w) })
	words := append(own, rest...)
	if rank != nil {
		ranks := make(map[model.Range]int, len(words))
		for _, w := range words {
			ranks[w] = rank(w)
		}
		slices.SortStableFunc(words, func(v, w model.Range) int { return ranks[v] - ranks[w] })
	}
	return words
}
