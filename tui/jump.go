package tui

import (
	"slices"
	"strings"

	"tippani/model"
	"tippani/model/layout"
	"tippani/tui/action"
	"tippani/tui/keys"
	"tippani/tui/lang"
	"tippani/tui/reader"
)

// jump puts a letter on every word of the lines around the cursor; typing the letter goes there. To select a phrase, its first and
// then its last word are picked, so that labelling any phrase in sight takes four keys.
type jump struct {
	phrase bool         // two picks select
	first  *model.Range // the first word of a phrase, once picked
	words  []model.Range
	hints  []string             // hints[i] belongs to words[i]
	starts map[model.Offset]int // index into words by where the word begins
	typed  string
}

// hintLetters come in the order of comfort: the home row first. Digits stay out: they label.
const hintLetters = "asdfghjklqwertyuiopzxcvbnm"

func beginJump(phrase bool) func(*App) {
	return func(a *App) {
		words := a.wordsInSight()
		if len(words) == 0 {
			a.say(action.Warn, lang.Text{En: "There are no words in sight", Bn: "চোখের সামনে কোনো শব্দ নেই"})
			return
		}
		a.jump = newJump(phrase, words)
		text := lang.Text{En: "Type the letter on a word to go there", Bn: "শব্দের উপরের অক্ষরটি টিপলে সেখানে যাবে"}
		if phrase {
			text = lang.Text{En: "Type the letter on the phrase's first word, then on its last",
				Bn: "বাক্যাংশের প্রথম শব্দের অক্ষর টিপুন, তারপর শেষ শব্দের"}
		}
		a.say(action.Info, text)
	}
}

// newJump hands out hints in the order of words. A huge screen may show more words than there are hints; the last go without.
func newJump(phrase bool, words []model.Range) *jump {
	j := &jump{phrase: phrase, hints: hints(len(words)), starts: map[model.Offset]int{}}
	j.words = words[:len(j.hints)]
	for i, w := range j.words {
		j.starts[w.Start] = i
	}
	return j
}

// endJump takes the hints away, and with them the sentence that explains them.
func (a *App) endJump() {
	if a.jump != nil {
		a.jump = nil
		a.message = message{}
	}
}

// wordsInSight lists the words on screen: first those of the cursor's line, since they get the single letters, then outwards.
func (a *App) wordsInSight() []model.Range {
	r := a.work.reader
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

// hints makes n hints, single letters as long as they last: as many letters as needed are kept back to begin pairs.
func hints(n int) []string {
	letters := len(hintLetters)
	pairs := 0 // letters that begin a pair
	for letters-pairs+pairs*letters < n && pairs < letters {
		pairs++
	}
	var out []string
	for i := 0; i < letters-pairs && len(out) < n; i++ {
		out = append(out, hintLetters[i:i+1])
	}
	for i := letters - pairs; i < letters; i++ {
		for j := 0; j < letters && len(out) < n; j++ {
			out = append(out, hintLetters[i:i+1]+hintLetters[j:j+1])
		}
	}
	return out
}

func (a *App) jumpKey(k keys.Press) {
	j := a.jump
	letter := a.physical(k.Text)
	if len(letter) != 1 {
		a.endJump()
		return
	}
	j.typed += letter
	open := false
	for i, h := range j.hints {
		if h == j.typed {
			a.jumped(j.words[i])
			return
		}
		open = open || strings.HasPrefix(h, j.typed)
	}
	if !open {
		a.jump = nil
		a.say(action.Warn, lang.Text{En: "No word has that letter", Bn: "কোনো শব্দে ওই অক্ষর নেই"})
	}
}

func (a *App) jumped(w model.Range) {
	j := a.jump
	r := a.work.reader
	switch {
	case !j.phrase:
		a.jump = nil
		if r.Selecting && w.Start >= r.Selection.Anchor {
			r.MoveTo(w.End, true)
			return
		}
		a.panel.current = ""
		r.Present(w)
	case j.first == nil:
		j.first, j.typed = &w, ""
		r.Selecting = false
		a.say(action.Info, lang.Text{En: "Now the letter on its last word", Bn: "এবার শেষ শব্দের অক্ষর"})
	default:
		a.jump = nil
		r.Selecting = false
		r.SelectRange(model.Range{Start: min(j.first.Start, w.Start), End: max(j.first.End, w.End)})
	}
}

// hintAt is what is left to type of the hint on the word that begins at o; "" for none.
func (j *jump) hintAt(o model.Offset) string {
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
