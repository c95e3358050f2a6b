package source

import (
	"strings"

	"tippani/model/segment"
)

// maxTitle is the longest title taken from a text, in bytes: some 80 Bengali letters.
const maxTitle = 240

// firstLine is the first line of text that is not blank, as a title: cut at a space, or else between clusters, when it is
// long. Only the beginning of a large text is looked at.
func firstLine(text string) string {
	const enough = 64 << 10
	head := text[:min(len(text), enough)]
	for line := range strings.Lines(head) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if len(line) <= maxTitle {
			return strings.ToValidUTF8(line, "\uFFFD")
		}
		cut := segment.Floor(line, maxTitle)
		if space := strings.LastIndexByte(line[:cut], ' '); space > maxTitle/2 {
			cut = space
		}
		if cut == 0 {
			return ""
		}
		return strings.ToValidUTF8(strings.TrimSpace(line[:cut]), "\uFFFD") + "…"
	}
	return ""
}
