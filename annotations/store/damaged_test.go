package store

import (
	"bytes"
	"path/filepath"
	"testing"
)

// TestADamagedJournalIsTakenOverWhereNoOpenFileIsReplaced has what a crash leaves, on a disk such as that of Windows.
func TestADamagedJournalIsTakenOverWhereNoOpenFileIsReplaced(t *testing.T) {
	dataset, journal := crashed(t)
	header := bytes.SplitAfter(journal, []byte("\n"))[0]
	for name, c := range map[string]struct {
		journal []byte
		steps   bool
	}{
		"whole":                {journal, true},
		"torn at the end":      {append(bytes.Clone(journal), `{"crc":"00000000`...), true},
		"zeroes at the end":    {append(bytes.Clone(journal), make([]byte, 512)...), true},
		"damaged header":       {append([]byte(`{"crc":"00000000"}`+"\n"), journal[len(header):]...), true},
		"nothing but a header": {header, false},
		"a torn header":        {header[:len(header)/2], false},
		"empty":                {nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "d.jsonl")
			writeBoth(t, path, dataset, c.journal)
			disk := &faulty{closing: true}
			d, err := open(path, options(), disk)
			if err != nil {
				t.Fatal(err)
			}
			if c.steps != (len(d.steps) > 0) {
				t.Errorf("%d articles have changes", len(d.steps))
			}
			label(t, mustSession(t, d, article(t, "new", bengali)))
			closed(t, d)
			for path, n := range disk.opened {
				if n != 0 {
					t.Errorf("%s is open %d times", path, n)
				}
			}
			checkWhole(t, path)
		})
	}
}
