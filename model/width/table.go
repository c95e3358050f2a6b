package width

import "tippani/model/visible"

// tabulate fills the tables that make looking up ordinary text a matter of an index: ASCII, Bengali letters, and
// Bengali letters with one mark.
func (p *Profile) tabulate() {
	for r := range p.ascii {
		p.ascii[r] = p.entry(string(rune(r)))
	}
	for i := range p.single {
		p.single[i] = p.entry(string(rune(0x0980 + i)))
	}
	if !p.drawing.none() {
		p.tabulatePairs()
		return
	}
	p.pairsByRule()
	for form, columns := range p.widths {
		if pair := p.pairAt(form); pair != nil && *pair != unset {
			*pair = uint8(min(columns, unset-1))
		}
	}
}

// tabulatePairs asks for each letter with each mark.
func (p *Profile) tabulatePairs() {
	for i := range p.pair {
		for j := range p.pair[i] {
			p.pair[i][j] = unset
			if bengali[j] != other && bengali[i] == other {
				p.pair[i][j] = p.entry(string([]rune{rune(0x0980 + i), rune(0x0980 + j)}))
			}
		}
	}
}

// pairsByRule fills in what the family's rule says, which is the same for every letter. A profile is made at each start, so it
// should take microseconds.
func (p *Profile) pairsByRule() {
	var none, marks [128]uint8
	for j := range marks {
		none[j], marks[j] = unset, unset
		if cluster := letter + string(rune(0x0980+j)); bengali[j] != other && visible.Form(cluster) == cluster {
			marks[j] = uint8(min(p.family.Columns(cluster), unset-1))
		}
	}
	for i := range p.pair {
		p.pair[i] = none
		if bengali[i] == other && p.single[i] != unset {
			p.pair[i] = marks
		}
	}
}

// pairAt is the table's entry for a cluster of two Bengali code points; nil for others.
func (p *Profile) pairAt(s string) *uint8 {
	if len(s) != 6 {
		return nil
	}
	i, ok := bengaliIndex(s, 0)
	j, also := bengaliIndex(s, 3)
	if !ok || !also {
		return nil
	}
	return &p.pair[i][j]
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
