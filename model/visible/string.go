package visible

import (
	"strings"

	"tippani/model/segment"
)

// String returns s with every cluster in its Form, on one line: line feeds become ␊ too. It is for whatever is printed
// outside the article's own lines: file names, labels, notes, error texts. Text that needs no change is returned as it
// is, without allocation.
func String(s string) string {
	same := 0
	scan := segment.NewScanner(s)
	for scan.Next() {
		cluster := s[scan.Start():scan.End()]
		if Form(cluster) != cluster {
			break
		}
		same = scan.End()
	}
	if same == len(s) {
		return s
	}
	var b strings.Builder
	b.WriteString(s[:same])
	scan = segment.NewScanner(s[same:])
	for scan.Next() {
		b.WriteString(Form(s[same+scan.Start() : same+scan.End()]))
	}
	return b.String()
}
