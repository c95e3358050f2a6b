package lang

func sentenceLists() [][]sentence { return [][]sentence{ofMessage, ofAnnotations} }

var ofMessage = []sentence{
	{"message.verbatim", "%s"},
	{"message.failure", "%v"},
}
