package width

import "tippani/model/visible"

// tabulate fills the tables that make looking up ordinary text a matter of an index: ASCII, Bengali letters, and
// Bengali letters with one mark.
func (p *Profile) tabulate() {
	for r := range p.ascii {
		p.ascii[r] = p.entry(string(rune(r)))
	}
	for i := range p.pair {
		first := string(rune(0x0980 + i))
		p.single[i] = p.entry(first)
		for j := range p.pair[i] {
			p.pair[i][j] = unset
			if bengali[j] != other && bengali[i] == other {
				p.pair[i][j] = p.entry(first + string(rune(0x0980+j)))
			}
		}
	}
}

// entry is a table's figure for a cluster; unset if the cluster is drawn as something else than itself.
func (p *Profile) entry(cluster string) uint8 {
	if visible.Form(cluster) != cluster {
		return unset
	}
	return uint8(min(p.draw(cluster, true).Columns, unset-1))
}

// quick is the columns of a cluster that the tables hold, as the drawing sends it; else unset. It is no control and
// nothing that is shown by name.
func (p *Profile) quick(s string) uint8 {
	switch len(s) {
	case 1:
		if s[0] < 0x80 {
			return p.ascii[s[0]]
		}
	case 3:
		if i, ok := bengaliIndex(s, 0); ok {
			return p.single[i]
		}
	case 6:
		i, ok := bengaliIndex(s, 0)
		j, also := bengaliIndex(s, 3)
		if ok && also {
			return p.pair[i][j]
		}
	}
	return unset
}

// bengaliIndex is the place in the Bengali block of the code point at s[at:], and whether it is in that block.
func bengaliIndex(s string, at int) (int, bool) {
	if s[at] != 0xE0 || s[at+1]&0xFE != 0xA6 {
		return 0, false
	}
	return int(s[at+1]&1)<<6 | int(s[at+2]&0x3F), true
}
