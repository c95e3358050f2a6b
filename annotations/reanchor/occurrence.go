package reanchor

import (
	"bytes"
	"sort"

	"tippani/model"
	"tippani/model/find"
)

// nearby is how many places of a word are looked at on each side of where a span should be.
const nearby = 64

// positions lists where a word stands in a text.
func (f *finder) positions(index *[][]int32, w *words, id int32) []int32 {
	if *index == nil {
		most := int32(-1)
		for _, list := range [][]int32{f.a.id, f.b.id} {
			for _, id := range list {
				most = max(most, id)
			}
		}
		*index = make([][]int32, most+1)
		for i, id := range w.id {
			(*index)[id] = append((*index)[id], int32(i))
		}
	}
	return (*index)[id]
}

// nearest is the part of a list of places that is next to at.
func (f *finder) nearest(places []int32, at int) []int {
	k := sort.Search(len(places), func(k int) bool { return int(places[k]) >= at })
	list := make([]int, 0, 2*nearby)
	for _, p := range places[max(0, k-nearby):min(len(places), k+nearby)] {
		list = append(list, int(p))
	}
	return list
}

// equalWords reports whether the words of ids from i on are those of what.
func equalWords(ids []int32, i int, what []int32) bool {
	if i+len(what) > len(ids) {
		return false
	}
	for k, id := range what {
		if ids[i+k] != id {
			return false
		}
	}
	return true
}

// occurrences are the places of the new text where the old one's words from..to-1 stand, those next to where they should be.
func (f *finder) occurrences(from, to int) []spot {
	var found []spot
	for _, j := range f.nearest(f.positions(&f.newWord, f.b, f.a.id[from]), f.expected(from)) {
		if equalWords(f.b.id, j, f.a.id[from:to]) {
			here := f.around(from, to, j)
			found = append(found, spot{j, f.bits(from, to, j, here), here})
		}
	}
	return found
}

// expected is the word of the new text where the old one's word i should be, going by the words before it that kept their order.
func (f *finder) expected(i int) int {
	const farthest = 1000
	for k := i; k >= 0 && k > i-farthest; k-- {
		if f.to[k] >= 0 && f.inOrder[k] {
			return min(int(f.to[k])+i-k, max(f.b.len()-1, 0))
		}
	}
	return min(i*f.b.len()/max(f.a.len(), 1), max(f.b.len()-1, 0))
}

// projected is where a span's words would be if they were changed and not removed: between the words that are paired, in order, with its
// own first and last, or with its neighbours. More words than these are other words rather than changed ones.
func (f *finder) projected(r model.Range, from, to int) (model.Range, bool) {
	left, right := -1, -1 // the words of the new text, both included
	switch {
	case f.paired(from):
		left = int(f.to[from])
	case from == 0:
		left = 0
	case f.paired(from - 1):
		left = int(f.to[from-1]) + 1
	}
	switch last := to - 1; {
	case f.paired(last):
		right = int(f.to[last])
	case to == f.a.len():
		right = f.b.len() - 1
	case f.paired(to):
		right = int(f.to[to]) - 1
	}
	most := 2*(to-from) + 2
	if f.paired(from) && f.paired(to-1) {
		most += 60
	}
	if left < 0 || right < left || right-left >= most {
		return model.Range{}, false
	}
	at := model.Range{Start: f.b.at[left].Start, End: f.b.at[right].End}
	if f.paired(from) { // else the whole of the new word is as good as any part
		at.Start = f.inside(r.Start, from, left, at.Start, false)
	}
	if f.paired(to - 1) {
		at.End = f.inside(r.End, to-1, right, at.End, true)
	}
	return at, at.Start < at.End
}

func (f *finder) paired(i int) bool { return f.to[i] >= 0 && f.inOrder[i] }

// partsOfWords finds a span's text near where it should be with another ending on its last word: রাশিয়া in রাশিয়ার.
func (f *finder) partsOfWords(r model.Range, from, to int) []model.Range {
	const around = 40 // words
	stem := find.AppendFolded(nil, f.a.article.Slice(model.Range{Start: max(r.Start, f.a.at[to-1].Start), End: r.End}), nil)
	at, n := f.expected(from), to-from
	var list []model.Range
	for j := max(0, at-around); j+n <= f.b.len() && j <= at+around && len(stem) > 0; j++ {
		last := f.b.at[j+n-1]
		if !equalWords(f.b.id, j, f.a.id[from:to-1]) || f.b.id[j+n-1] == f.a.id[to-1] {
			continue
		}
		var offsets []int32
		word := find.AppendFolded(nil, f.b.article.Slice(last), &offsets)
		if !bytes.HasPrefix(word, stem) {
			continue
		}
		end := last.End
		if len(stem) < len(word) {
			end = f.b.article.Index().SnapUp(int(last.Start) + int(offsets[len(stem)]))
		}
		list = append(list, model.Range{Start: f.inside(r.Start, from, j, f.b.at[j].Start, false), End: end})
	}
	return list
}
