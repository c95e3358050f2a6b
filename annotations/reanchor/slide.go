package reanchor

// view is one of the two texts, with the partners of its words in the other.
type view struct {
	*words
	to []int32
}

// slide moves the edges of what was put in, or removed, to the ends of sentences where the words allow it. When a sentence is put in
// after another, both end in a danda, and the pairing may have taken the danda of the new one for that of the old.
func (m *match) slide() {
	a, b := view{m.a, m.to}, view{m.b, m.from}
	m.slideIn(a, b, func(i int) bool { return m.inOrder[i] }, m.rehang)
	m.slideIn(b, a, func(j int) bool { return m.from[j] >= 0 && m.inOrder[m.from[j]] }, func(j, now int) {
		m.inOrder[m.from[j]] = false
		m.part(int(m.from[j]))
		m.pair(now, j)
		m.inOrder[now] = true
	})
}

// rehang gives the old text's word i another partner.
func (m *match) rehang(i, now int) {
	m.from[m.to[i]] = -1
	m.pair(i, now)
}

// farthestSlide is how many words an edge is moved at most.
const farthestSlide = 64

// slideIn looks for words that follow one another in x and are apart in y.
func (m *match) slideIn(x, y view, ordered func(int) bool, rehang func(i, now int)) {
	for i := 1; i < len(x.to); i++ {
		if !ordered(i-1) || !ordered(i) || x.ends[i-1] {
			continue
		}
		gap := int(x.to[i]-x.to[i-1]) - 1
		if gap < 1 {
			continue
		}
		most := min(gap, farthestSlide)
		// To the right: the words after the edge stand at the beginning of the gap too.
		for k := 0; k < most && i+k < len(x.to) && ordered(i+k) && int(x.to[i+k]) == int(x.to[i])+k; k++ {
			at := int(x.to[i-1]) + 1 + k
			if y.to[at] >= 0 || y.id[at] != x.id[i+k] {
				break
			}
			if x.ends[i+k] {
				first := int(x.to[i-1]) + 1
				for n := 0; n <= k; n++ {
					rehang(i+n, first+n)
				}
				break
			}
		}
		// To the left: those before it stand at the end of the gap too.
		for k := 1; x.to[i] > x.to[i-1]+1 && k <= most && i-k >= 0 && ordered(i-k) && int(x.to[i-k]) == int(x.to[i-1])+1-k; k++ {
			at := int(x.to[i]) - k
			if y.to[at] >= 0 || y.id[at] != x.id[i-k] {
				break
			}
			if i-k == 0 || x.ends[i-k-1] {
				last := int(x.to[i])
				for n := 1; n <= k; n++ {
					rehang(i-n, last-n)
				}
				break
			}
		}
	}
}
