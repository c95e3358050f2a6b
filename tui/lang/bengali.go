package lang

func sentenceLists() [][]sentence {
	return [][]sentence{
		ofMessage, ofAnnotations, ofRecord, ofStore, ofSource, ofHTML, ofEPUB, ofRegular, ofKeymap,
	}
}

var ofMessage = []sentence{
	{"message.verbatim", "%s"},
	{"message.failure", "%v"},
}
