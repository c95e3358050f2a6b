package width

// families are the rules met so far, plain ones first: of two that explain the answers equally well the earlier one
// is taken.
var families = []Family{
	{Letter: 'A', spacing: 1},
	{Letter: 'A', Variant: "tmux", spacing: 1, afterJoiner: letterFree},
	{Letter: 'B', spacing: 1, aaFree: true},
	{Letter: 'C'},
	{Letter: 'C', Variant: "mlterm", joiner: 1, afterJoiner: markStands},
	{Letter: 'D', limit: 2},
	{Letter: 'E', limit: 1},
	{Letter: 'F', spacing: 1, nonspacing: 1},
	{Letter: 'F', Variant: "joiners take a column", spacing: 1, nonspacing: 1, joiner: 1},
	{Letter: 'G', spacing: 1, stackedFree: true},
	{Letter: 'H', spacing: 1, limit: 2},
}

// Infer names the family that explains a terminal's answers: one that agrees with all the telling probes that were
// answered, else the one that agrees with most of everything measured. It is unknown if nothing telling was answered.
func Infer(widths map[string]int) Family {
	told := false
	for _, form := range distinctive() {
		if _, ok := widths[form]; ok {
			told = true
		}
	}
	if !told {
		return Family{}
	}
	for _, f := range families {
		if f.explains(widths) {
			f.emoji = inferEmoji(widths)
			return f
		}
	}
	best, most := Family{}, -1
	for _, f := range families {
		if n := f.agreements(widths); n > most {
			best, most = f, n
		}
	}
	best.emoji = inferEmoji(widths)
	return best
}

// distinctive are the telling probes whose columns differ between the families' rules for Indic clusters.
func distinctive() []string { return Telling()[2:6] }

func (f Family) explains(widths map[string]int) bool {
	for _, form := range distinctive() {
		if n, ok := widths[form]; ok && n != f.sum(form) {
			return false
		}
	}
	return true
}

func (f Family) agreements(widths map[string]int) int {
	count := 0
	for form, n := range widths {
		if !leadsWithMark(form) && n == f.sum(form) {
			count++
		}
	}
	return count
}
