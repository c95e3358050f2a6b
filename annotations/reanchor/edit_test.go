package reanchor

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// editor changes drafts at random. What it inserts are sentences of a corpus that the draft was not made of: a copy of one of its own
// sentences could not be told from the original, by nobody.
type editor struct {
	*rand.Rand
	*corpus
	other []sentence
}

// edit is one change to a draft.
type edit struct {
	name string
	do   func(editor, *draft)
}

var edits = []edit{
	{"insert words", editor.insertWords}, {"remove words", editor.removeWords}, {"replace a word", editor.replaceWord},
	{"change an ending", editor.changeEnding}, {"insert a sentence", editor.insertSentence}, {"remove a sentence", editor.removeSentence},
	{"replace a sentence", editor.replaceSentence}, {"move a sentence", editor.moveSentence},
	{"insert a paragraph", editor.insertParagraph},
	{"remove a paragraph", editor.removeParagraph}, {"move a paragraph", editor.moveParagraph},
	{"split a paragraph", editor.splitParagraph},
	{"normalise", editor.normalise}, {"joiners", editor.joiners},
}

func (e editor) pick(d *draft) (i, k int) {
	for range 100 {
		i = e.IntN(len(d.paragraphs))
		if len(d.paragraphs[i]) > 0 {
			k = e.IntN(len(d.paragraphs[i]))
			if len(d.paragraphs[i][k]) > 0 {
				return i, k
			}
		}
	}
	return i, -1
}

func (e editor) some() sentence { return e.fresh(e.other[e.IntN(len(e.other))]) }

func (e editor) insertWords(d *draft) {
	if i, k := e.pick(d); k >= 0 {
		s := d.paragraphs[i][k]
		from := e.some()
		n := min(1+e.IntN(3), len(from))
		d.paragraphs[i][k] = slices.Insert(slices.Clone(s), e.IntN(len(s)+1), from[:n]...)
	}
}

func (e editor) removeWords(d *draft) {
	if i, k := e.pick(d); k >= 0 {
		s := d.paragraphs[i][k]
		at := e.IntN(len(s))
		d.paragraphs[i][k] = slices.Delete(slices.Clone(s), at, min(at+1+e.IntN(3), len(s)))
	}
}

func (e editor) replaceWord(d *draft) {
	if i, k := e.pick(d); k >= 0 {
		s := slices.Clone(d.paragraphs[i][k])
		s[e.IntN(len(s))] = e.some()[0]
		d.paragraphs[i][k] = s
	}
}

func (e editor) changeEnding(d *draft) {
	if i, k := e.pick(d); k >= 0 {
		s := slices.Clone(d.paragraphs[i][k])
		at := e.IntN(len(s))
		mark := func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.Join_Control) }
		if strings.ContainsFunc(s[at].text, mark) {
			return // what follows the mark would be a word of its own, and a span may end at it
		}
		e.last++
		s[at].number, s[at].text = e.last, s[at].text+"য়ের"
		d.paragraphs[i][k] = s
	}
}

func (e editor) insertSentence(d *draft) {
	i := e.IntN(len(d.paragraphs))
	d.paragraphs[i] = slices.Insert(d.paragraphs[i], e.IntN(len(d.paragraphs[i])+1), e.some())
}

func (e editor) take(d *draft) sentence {
	i, k := e.pick(d)
	if k < 0 {
		return nil
	}
	s := d.paragraphs[i][k]
	d.paragraphs[i] = slices.Delete(slices.Clone(d.paragraphs[i]), k, k+1)
	return s
}

func (e editor) removeSentence(d *draft) { e.take(d) }

func (e editor) replaceSentence(d *draft) {
	if i, k := e.pick(d); k >= 0 {
		d.paragraphs[i][k] = e.some()
	}
}

func (e editor) moveSentence(d *draft) {
	if s := e.take(d); s != nil {
		i := e.IntN(len(d.paragraphs))
		d.paragraphs[i] = slices.Insert(d.paragraphs[i], e.IntN(len(d.paragraphs[i])+1), s)
	}
}

func (e editor) insertParagraph(d *draft) {
	d.paragraphs = slices.Insert(d.paragraphs, e.IntN(len(d.paragraphs)+1), []sentence{e.some(), e.some()})
}

func (e editor) removeParagraph(d *draft) {
	if len(d.paragraphs) > 2 {
		i := e.IntN(len(d.paragraphs))
		d.paragraphs = slices.Delete(d.paragraphs, i, i+1)
	}
}

func (e editor) moveParagraph(d *draft) {
	i := e.IntN(len(d.paragraphs))
	p := d.paragraphs[i]
	d.paragraphs = slices.Delete(d.paragraphs, i, i+1)
	d.paragraphs = slices.Insert(d.paragraphs, e.IntN(len(d.paragraphs)+1), p)
}

func (e editor) splitParagraph(d *draft) {
	i := e.IntN(len(d.paragraphs))
	if p := d.paragraphs[i]; len(p) > 1 {
		d.paragraphs[i] = p[:1:1]
		d.paragraphs = slices.Insert(d.paragraphs, i+1, slices.Clone(p[1:]))
	}
}

// each changes the spelling of every word but not which word it is.
func (d *draft) each(spell func(string) string) {
	for i := range d.paragraphs {
		for k := range d.paragraphs[i] {
			s := slices.Clone(d.paragraphs[i][k])
			for n := range s {
				s[n].text = spell(s[n].text)
			}
			d.paragraphs[i][k] = s
		}
	}
}

func (e editor) normalise(d *draft) {
	if e.IntN(2) == 0 {
		d.each(norm.NFD.String)
		return
	}
	d.each(func(s string) string {
		return strings.NewReplacer("য\u09bc", "\u09df", "ড\u09bc", "\u09dc", "ঢ\u09bc", "\u09dd").Replace(norm.NFC.String(s))
	})
}

func (e editor) joiners(d *draft) {
	if e.IntN(2) == 0 {
		d.each(strings.NewReplacer("\u200c", "", "\u200d", "").Replace)
		return
	}
	d.each(func(s string) string { return strings.ReplaceAll(s, "র\u09cdয", "র\u200d\u09cdয") })
}
