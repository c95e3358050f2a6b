package source

import (
	"fmt"
	"strconv"
	"strings"

	"tippani/model/source/html"
)

// mostBlocks is how many blocks that were left out a notice names.
const mostBlocks = 12

// leftNotice says what of a page or chapter was left out, and how to have it; "" when nothing was. The words of the page are in the
// encoding of its text.
func leftNotice(of string, left html.Left, opt Options) string {
	if left.Characters == 0 {
		return ""
	}
	count := thousands(left.Characters) + " characters"
	verb := "were"
	if left.Characters == 1 {
		count, verb = "1 character", "was"
	}
	among := ""
	if blocks := left.Blocks; len(blocks) > 0 {
		more := max(len(blocks)-mostBlocks, 0)
		quoted := make([]string, 0, mostBlocks)
		for _, words := range blocks[:len(blocks)-more] {
			words, _ = opt.Bijoy.unicode(words)
			quoted = append(quoted, "“"+words+"”")
		}
		among = ", with the blocks that begin " + strings.Join(quoted, ", ")
		if more > 0 {
			among += fmt.Sprintf(" and %d more", more)
		}
	}
	return fmt.Sprintf("%s of the %s's text %s left out%s; --page whole takes all of it.", count, of, verb, among)
}

// thousands writes a number with a comma after every third digit from its end.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
