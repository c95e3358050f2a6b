package body

import (
	"tippani/model"
	"tippani/model/layout"
)

// RowsOf are the rows, from the top of the text, of the lines on screen that a range stands on, with the names under them; false when none
// is on screen.
func (d *Body) RowsOf(rg model.Range) (from, to int, ok bool) {
	d.Reader.ShownWith(d.ExtraRows, func(ref layout.Ref, l layout.Line, row int) bool {
		if l.Range.Start > rg.End || l.Range.End < rg.Start || l.Range.Start == rg.End && !rg.Empty() || l.Range.End == rg.Start && !l.Last {
			return !ok
		}
		if !ok {
			from, ok = row, true
		}
		to = row + 1 + len(d.brackets(ref, l))
		return true
	})
	return from, min(to, d.Reader.Height), ok
}
