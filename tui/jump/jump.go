// Package jump puts a letter on every word of the lines around the cursor; typing the letter goes there. To select a phrase, its first and
// then its last word are picked, so that labelling any phrase in sight takes four keys.
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
	pick   func(i int) action.Action // called with the range that is picked; nil for a jump
}

// Ended is the action that ends the jump; Arrived, if it is set, says that the cursor went to a word, so that no span that was
// gone to before is the current one any more.
type Ended struct{ Arrived bool }

// Begin puts letters on the words in sight, to go to one of them or to select from one to another. Where there are none it is nil. Words
// of the first ranks get the shorter hints; nil is for one rank.
func Begin(r *reader.Reader, phrase bool, rank func(word model.Range) int) (*Jump, action.Action) {
	words := inSight(r)
	if rank != nil {
		ranks := make(map[model.Range]int, len(words))
		for _, w := range words {
			ranks[w] = rank(w)
		}
		slices.SortStableFunc(words, func(v, w model.Range) int { return ranks[v] - ranks[w] })
	}
	if len(words) == 0 {
		return nil, action.Refuse(lang.Text{En: "There are no words in sight", Bn: "চোখের সামনে কোনো শব্দ নেই"})
	}
	if phrase {
		return over(phrase, words), action.Tell(lang.Text{En: "Type the letter on the phrase's first word, then on its last",
			Bn: "বাক্যাংশের প্রথম শব্দের অক্ষর টিপুন, তারপর শেষ শব্দের"})
	}
	return over(phrase, words), action.Tell(lang.Text{En: "Type the letter on a word to go there",
		Bn: "শব্দের উপরের অক্ষরটি টিপলে সেখানে যাবে"})
}

// over hands out hints in the order of words. A huge screen may show more words than there are hints; the last go without.
func over(phrase bool, words []model.Range) *Jump {
	j := &Jump{phrase: phrase, hints: hints(len(words)), starts: map[model.Offset]int{}}
	j.words = words[:len(j.hints)]
	for i, w := range j.words {
		j.starts[w.Start] = i
	}
	return j
}

// Marks puts letters on ranges, of which one is picked by its letter.
func Marks(ranges []model.Range, pick func(i int) action.Action) *Jump {
	j := over(false, ranges)
	j.pick = pick
	return j
}

// Hints are the letters that stand on the words, in the order of the words.
func (j *Jump) Hints() []string { return j.hints }

// Letter takes a letter of the US keyboard, or what was typed in place of one, which ends the jump.
func (j *Jump) Letter(r *reader.Reader, letter string) action.Action {
	if len(letter) != 1 {
		return action.All{Ended{}, action.Hush{}}
	}
	j.typed += letter
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
		return action.Tell(lang.Text{En: "Now the letter on its last word", Bn: "এবার শেষ শব্দের অক্ষর"})
	}
	r.Selecting = false
	r.SelectRange(model.Range{Start: min(j.first.Start, w.Start), End: max(j.first.End, w.End)})
	return Ended{}
}

// inSight lists the words on screen: first those of the cursor's line, since they get the single letters, then outwards.
func inSight(r *reader.Reader) []model.Range {
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
	return append(own, rest...)
}

// HintAt is what is left to type of the hint on the word that begins at o; "" for none.
func (j *Jump) HintAt(o model.Offset) string {
	i, ok := j.starts[o]
	if !ok {
		return ""
	}
	left, ok := strings.CutPrefix(j.hints[i], j.typed)
	if !ok {
		return ""
	}
	return left
}
