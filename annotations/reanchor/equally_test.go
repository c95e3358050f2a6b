package reanchor

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"tippani/model"
)

// reading is how many words around a span are compared with those around where it went.
const reading = 16

// tokens are the words in their order.
func (d *draft) tokens() []token {
	var all []token
	for _, paragraph := range d.paragraphs {
		for _, s := range paragraph {
			all = append(all, s...)
		}
	}
	return all
}

func sameWord(a, b token) bool {
	spelt := func(t token) string {
		return strings.NewReplacer("\u200c", "", "\u200d", "").Replace(norm.NFC.String(t.text))
	}
	return spelt(a) == spelt(b)
}

// kept is how many words stand in both texts in one order: the longest common subsequence.
func kept(a, b []token) int {
	row := make([]int, len(b)+1)
	for _, w := range a {
		diagonal := 0
		for k, v := range b {
			above := row[k+1]
			if sameWord(w, v) {
				row[k+1] = diagonal + 1
			} else {
				row[k+1] = max(above, row[k])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// readsEqually reports whether the edited text can as well be read as one in which the span's words went to the place at,
// unchanged. Of "x x" one word is taken away: nobody who sees both texts can tell which. Such a reading keeps as many words as
// the best one does, and every word of the span among them.
func readsEqually(before, after *draft, m mark, now map[int]model.Range, at model.Range) bool {
	old, fresh := before.tokens(), after.tokens()
	from := slices.IndexFunc(old, func(t token) bool { return t.number == m.words[0] })
	to := from + len(m.words)
	start := slices.IndexFunc(fresh, func(t token) bool { return now[t.number].Overlaps(at) })
	end := start + len(m.words)
	if start < 0 || end > len(fresh) || !now[fresh[end-1].number].Overlaps(at) || end < len(fresh) &&
		now[fresh[end].number].Overlaps(at) ||
		!slices.EqualFunc(old[from:to], fresh[start:end], sameWord) {
		return false
	}
	left := [2][]token{old[max(from-reading, 0):from], fresh[max(start-reading, 0):start]}
	right := [2][]token{old[to:min(to+reading, len(old))], fresh[end:min(end+reading, len(fresh))]}
	whole := [2][]token{}
	for i, words := range [2][]token{old[from:to], fresh[start:end]} {
		whole[i] = slices.Concat(left[i], words, right[i])
	}
	return kept(left[0], left[1])+len(m.words)+kept(right[0], right[1]) == kept(whole[0], whole[1])
}

func TestAReadingAsGoodAsTheTruthIsRight(t *testing.T) {
	write := func(words string) *draft {
		var s sentence
		for i, w := range strings.Fields(words) {
			s = append(s, token{number: i + 1, text: w})
		}
		return &draft{paragraphs: [][]sentence{{s}}}
	}
	old := write("a b c d d e f g h b c i j")
	span := mark{words: []int{2, 3, 4}} // b c d
	for _, c := range []struct {
		fresh string
		first int // word of the fresh text that the span begins at
		words int
		want  bool
	}{
		{"a b c d e f g h b c i j", 2, 3, true},     // either d is gone
		{"a b c d d d e f g h b c i j", 2, 3, true}, // any d is new
		{"a b c e f g h b c i j", 2, 3, false},      // no d is left there
		{"a b c d e f g h b c i j", 2, 2, false},    // not all of the span
		{"a d e f g h b c d i j", 7, 3, false},      // the words stand elsewhere, and others would have to go for them
	} {
		fresh := write(c.fresh)
		_, now := fresh.print()
		at := model.Range{Start: now[c.first].Start, End: now[c.first+c.words-1].End}
		if got := readsEqually(old, fresh, span, now, at); got != c.want {
			t.Errorf("%s at word %d: %v", c.fresh, c.first, got)
		}
	}
}
