package source

import (
	"fmt"
	"strconv"
	"strings"

	"tippani/model/message"
	"tippani/model/source/html"
)

// mostBlocks is how many blocks that were left out a notice names.
const mostBlocks = 12

var (
	sayLeftOut       = message.New("source.left-out", "Characters of the page left out: %s; --page whole takes all of it.")
	sayLeftOutBlocks = message.New("source.left-out-blocks", "Characters of the page left out: %s, with the blocks that begin %s; "+
		"--page whole takes all of it.")
	sayCaptionsLeftOut = message.New("source.captions-left-out", "Characters of captions left out: %s; --page whole takes them.")
)

// leftNotice says what of a page was left out, and how to have it; nothing when nothing was. The words of the page are in the
// encoding of its text.
func leftNotice(left html.Left, opt Options) message.Message {
	if left.Characters == 0 {
		return message.Message{}
	}
	count := thousands(left.Characters)
	if len(left.Blocks) == 0 {
		return sayLeftOut.With(count)
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
	return sayLeftOutBlocks.With(count, blocks)
}

// captionNotice is leftNotice for a chapter, of which nothing but captions is left out.
func captionNotice(left html.Left) message.Message {
	if left.Characters == 0 {
		return message.Message{}
	}
	return sayCaptionsLeftOut.With(thousands(left.Characters))
}

// thousands writes a number with a comma after every third digit from its end.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
