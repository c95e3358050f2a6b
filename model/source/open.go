package source

// Open makes a queue of what is named: files, directories, "-" for standard input, *.jsonl for a queue of articles in
// one file; with no arguments, the bundled article.
func Open(args []string, opt Options) (Queue, error) {
	return nil, refuse("tippani", "reading articles in is not ready")
}
