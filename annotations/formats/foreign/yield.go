package foreign

import (
	"fmt"
	"io"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/quote"
)

// yield is what the reading of a file came to.
type yield struct {
	spans   int
	left    [2]int // spans and items left out
	example string // of the first
	where   string
}

func (y *yield) count(spans int, t *formats.Tally, where string) {
	y.spans += spans
	for _, e := range t.Entries {
		if e.Loss != formats.SpanOut && e.Loss != formats.ItemOut {
			continue
		}
		if y.left == [2]int{} {
			y.example, y.where = e.Example, where
		}
		y.left[formats.One(e.Loss == formats.ItemOut)] += e.Count
	}
}

// verdict is io.EOF, or an error when the file holds annotations and none could be read: it is not what it was taken for.
func (y *yield) verdict() error {
	if y.spans > 0 || y.left == [2]int{} {
		return io.EOF
	}
	var left []string
	for i, loss := range []formats.Loss{formats.SpanOut, formats.ItemOut} {
		if n := y.left[i]; n > 0 {
			left = append(left, fmt.Sprintf("%d %s", n, loss.Of(n)))
		}
	}
	example := ""
	if y.example != "" {
		example = " (" + quote.Clip(y.example) + ")"
	}
	return fmt.Errorf("%s: no span could be read from this file, and it holds annotations: %s%s; say its format with --from, or take "+
		"the texts alone with --skip-bad",
		y.where, strings.Join(left, " and "), example)
}
