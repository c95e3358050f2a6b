package lang

// sentenceLists are the Bengali of every message, by the packages that declare them.
func sentenceLists() [][]sentence {
	return [][]sentence{
		ofMessage, ofAnnotations, ofRecord, ofProblem, ofJSON, ofStore, ofSource, ofHTML, ofEPUB, ofRegular, ofKeymap, ofLint, ofCommand,
	}
}

var ofMessage = []sentence{
	{"message.verbatim", "%s"},
	{"message.failure", "%v"},
	{"stop.cancelled", "বাতিল করা হলো"},
}
