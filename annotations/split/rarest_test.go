package split

import (
	"fmt"
	"testing"

	"tippani/annotations/record"
)

// TestARareLabelIsSpreadBeforeACommonOne has the rare label on articles that have the common one too: when that is spread first, the
// rare one falls where it may.
func TestARareLabelIsSpreadBeforeACommonOne(t *testing.T) {
	for seed := range uint64(10) {
		var records []*record.Record
		for i := range 200 {
			labels := []string{"PER"}
			for range i % 3 {
				labels = append(labels, "PER")
			}
			if i%10 == 0 {
				labels = append(labels, "ব্যক্তি")
			}
			records = append(records, recordOf(t, fmt.Sprint(i), words(i, 20), labels...))
		}
		o := outcome(seed, records)
		if got := o.Spans["ব্যক্তি"]; got[0] != 16 || got[1] != 2 || got[2] != 2 {
			t.Errorf("seed %d: the rare label is spread as %v, not 16, 2 and 2", seed, got)
		}
	}
}
