package width

import "tippani/model/segment"

// sum is the columns of a string of printable clusters by the family's rule.
func (f Family) sum(s string) int {
	total := 0
	scan := segment.NewScanner(s)
	for scan.Next() {
		total += f.Columns(s[scan.Start():scan.End()])
	}
	return total
}
