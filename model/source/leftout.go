package source

import (
	"fmt"
	"strconv"
	"strings"

	"tippani/model/source/html"
)

// mostBlocks is how many blocks that were left out a notice names.
const mostBlocks = 12

// leftNotice says what of a page was left out, and how to have it; "" when nothing was. The words of the page are in the encoding of its
// text.
func leftNotice(left html.Left, opt Options) string {
	if left.Characters == 0 {
		return ""
	}
	count := thousands(left.Characters)
	if len(left.Blocks) == 0 {
		return fmt.Sprintf("Characters of the page left out: %s; --page whole takes all of it.", count)
	}
	more := max(len(left.Blocks)-mostBlocks, 0)
	quoted := make([]string, 0, mostBlocks)
	for _, words := range left.Blocks[:len(left.Blocks)-more] {
		words, _ = opt.Bijoy.unicode(words)
		quoted = append(quoted, "“"+words+"”")
	}
	blocks := strings.Join(quoted, ", ")
	if more > 0 {
		blocks += fmt.Sprintf(" + %d", more)
	}
	return fmt.Sprintf("Characters of the page left out: %s, with the blocks that begin %s; --page whole takes all of it.", count, blocks)
}

// captionNotice is leftNotice for a chapter, of which nothing but captions is left out.
func captionNotice(left html.Left) string {
	if left.Characters == 0 {
		return ""
	}
	return fmt.Sprintf("Characters of captions left out: %s; --page whole takes them.", thousands(left.Characters))
}

// thousands writes a number with a comma after every third digit from its end.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
