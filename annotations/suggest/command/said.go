package command

import "tippani/model/message"

// What went wrong with the program as a whole.
var (
	absent = message.New("command.absent",
		"the command for suggestions, %s, can't be started: %w; correct it, there are no suggestions from it until the next start")
	ended       = message.New("command.ended", "the command for suggestions ended (%s)")
	endedSaying = message.New("command.ended-saying", "the command for suggestions ended (%s): %s")
	silent      = message.New("command.silent", "the command for suggestions did not answer about %q within %s")
	unstarted   = message.New("command.unstarted", "the command for suggestions can't be started: %w")
	restarted   = message.New("command.restarted", "%s; it is started again when it is needed")
)

// What was wrong with a line of it.
var (
	tooLong    = message.New("command.too-long", "answer line %d: longer than %d MiB and left out")
	noObject   = message.New("command.no-object", "answer line %d: no JSON object and passed over: %s")
	noJSON     = message.New("command.no-json", "answer line %d: no answer and left out: %v")
	otherID    = message.New("command.other-id", "answer line %d: not about %q, which was asked about, and passed over")
	refused    = message.New("command.refused", "answer line %d: the command has nothing on %q: %s")
	noSpans    = message.New("command.no-spans", "answer line %d: has no spans and was left out")
	wrongSpans = message.New("command.wrong-spans", "answer line %d: left out %d of %d spans, the first since %s")
)

// What was wrong with a span.
var (
	noSpan     = message.New("command.no-span", "%s is no span: %v")
	incomplete = message.New("command.incomplete", "start, end or a score that is a number is missing in %s")
	noLabel    = message.New("command.no-label", "%q is not a label of the schema")
	badScore   = message.New("command.bad-score", "the score %s is not from 0 to 1")
	outside    = message.New("command.outside", "start %d and end %d enclose nothing in a text of %d code points")
	blank      = message.New("command.blank", "there are only blanks between %d and %d")
)
