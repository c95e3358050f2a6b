package terminal

import "time"

// How long replies are waited for. A terminal that answers nothing costs firstReply, once. A terminal that answers is waited for
// until its reply to the closing question, as long as it keeps talking: a first frame with the right widths is worth that. On a
// link so slow that the first reply takes longer than firstReply (300 ms each way, say) the program starts with the best guess,
// and the replies correct it when they arrive (Late).
const (
	firstReply = 150 * time.Millisecond
	replyGap   = 400 * time.Millisecond
	allReplies = 2 * time.Second
	// Before the terminal is given to another program, replies that are on their way are waited for; a fifth of this at the end, which
	// nobody waits for gladly.
	lastReplies = time.Second
	// After this long without a reply, what is outstanding counts as lost and the next question may be sent.
	lost = 10 * time.Second
)

// patience is until when a batch is waited for.
func (b *batch) patience() time.Time {
	if b.replies == 0 {
		return b.sent.Add(firstReply)
	}
	end := b.sent.Add(allReplies)
	if gap := b.last.Add(replyGap); gap.Before(end) {
		return gap
	}
	return end
}
