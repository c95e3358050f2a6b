// Package jump puts letters before words in sight; typing a word's letters goes there. To select a phrase, its first and then its last word
// are picked, so that labelling any phrase of the paragraph takes few keys. Words elsewhere are found by their own first letters.
package jump

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tippani/model"
	"tippani/model/find"
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

	all     []model.Range // the words in sight, of which words may be a part
	seeking bool          // the letters of words are typed, not those on them
	sought  string        // what was typed so
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
	all := words
	if phrase {
		if own := inParagraph(r.Article, words, r.Cursor()); len(own) > 1 {
			words = own
		}
	}
	if len(words) == 0 {
		return nil, action.Refuse(lang.Text{En: "There are no words in sight", Bn: "চোখের সামনে কোনো শব্দ নেই"})
	}
	j := over(phrase, words)
	j.all = all
	if phrase {
		return j, action.Tell(lang.Text{
			En: "The letter of the phrase's first word, then of its last; F the whole screen, / by the word's letters",
			Bn: "বাক্যাংশের প্রথম শব্দের অক্ষর, তারপর শেষটির; F পুরো পর্দা, / শব্দের অক্ষর লিখে"})
	}
	return j, action.Tell(lang.Text{En: "Type the letter of a word to go there; / finds it by its own letters",
		Bn: "শব্দের অক্ষরটি টিপলে সেখানে যাবে; / দিলে শব্দ লিখে খোঁজা"})
}

// inParagraph are the words of the paragraph that o is in.
func inParagraph(a *model.Article, words []model.Range, o model.Offset) []model.Range {
	p := a.Paragraph(a.ParagraphAt(o))
	var out []model.Range
	for _, w := range words {
		if p.Covers(w) {
			out = append(out, w)
		}
	}
	return out
}

// spread puts letters on other words.
func (j *Jump) spread(words []model.Range) {
	now := over(j.phrase, words)
	j.words, j.hints, j.starts, j.typed = now.words, now.hints, now.starts, ""
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

// Letter takes a letter of the US keyboard, or what was typed in place of one, which ends the jump. Typed is what was typed in the
// user's own letters.
func (j *Jump) Letter(r *reader.Reader, letter, typed string) action.Action {
	switch {
	case j.seeking:
		return j.seek(r, typed)
	case letter == "/" && j.all != nil:
		j.seeking, j.typed = true, ""
		return action.Tell(lang.Text{En: "Type what the word begins with, up to three letters; enter for fewer",
			Bn: "শব্দটি যা দিয়ে শুরু, তিন অক্ষর পর্যন্ত লিখুন; কম হলে enter"})
	case letter == "F" && j.all != nil:
		j.spread(j.all)
		return action.Tell(lang.Text{En: "The letters stand on all words in sight", Bn: "এখন চোখের সামনের সব শব্দে অক্ষর"})
	}
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

// mostSought is how many letters and signs of a word are typed at most until letters stand on those that begin so.
const mostSought = 3

// seek takes a letter of the word that is sought; enter or a blank ends it early. If only one word begins so, it is gone to.
func (j *Jump) seek(r *reader.Reader, typed string) action.Action {
	done := strings.TrimSpace(typed) == ""
	j.sought += strings.TrimSpace(typed)
	m := find.New(j.sought)
	var words []model.Range
	for _, w := range j.all {
		if at, ok := m.Next(r.Article.Slice(w), 0); ok && at.Start == 0 {
			words = append(words, w)
		}
	}
	if j.sought == "" || len(words) == 0 {
		return action.All{Ended{}, action.Refuse(lang.Text{En: "No word in sight begins so", Bn: "চোখের সামনে এভাবে শুরু কোনো শব্দ নেই"})}
	}
	j.spread(words)
	if !done && utf8.RuneCountInString(j.sought) < mostSought {
		return nil
	}
	j.seeking, j.sought = false, ""
	if len(words) == 1 {
		return j.to(r, words[0])
	}
	return action.Tell(lang.Text{En: "Now the letter of the word", Bn: "এবার শব্দের অক্ষর"})
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
		if near := inParagraph(r.Article, j.all, w.Start); len(near) > len(inParagraph(r.Article, j.words, w.Start)) {
			j.spread(near) // the letters stood on words that begin alike
		}
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

// At is the word that begins at o, if it is one of those that can be picked.
func (j *Jump) At(o model.Offset) (model.Range, bool) {
	i, ok := j.starts[o]
	if !ok || !strings.HasPrefix(j.hints[i], j.typed) {
		return model.Range{}, false
	}
	return j.words[i], true
}

// Picked reports whether o lies in the first word of a phrase, which was picked already.
func (j *Jump) Picked(o model.Offset) bool {
	return j.first != nil && o >= j.first.Start && o < j.first.End
}

// HintAt is what is left to type of the hint on the word that begins at o; "" for none.
func (j *Jump) HintAt(o model.Offset) string {
	i, ok := j.starts[o]
	if !ok || j.seeking {
		return ""
	}
	left, ok := strings.CutPrefix(j.hints[i], j.typed)
	if !ok {
		return ""
	}
	return left
}
