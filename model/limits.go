package model

// What is read of a file, in bytes. docs/limits.md has them for users; the measure of all is that no command takes more than
// 300 MB of memory, whatever it is given.
const (
	// MaxText is the largest text that an Article may hold. A text beyond MaxAnnotated can be read only.
	MaxText = 128 << 20
	// MaxRecord is the longest record: a line of JSONL, a value in a JSON file, a row or a cell of a table, the tokens of
	// an article, a file of a directory.
	MaxRecord = 32 << 20
	// MaxAnnotated is the largest text that is annotated; it leaves room in a record for spans beside it.
	MaxAnnotated = MaxRecord / 4 * 3
	// MaxSettings is the largest file of settings: configuration, labels, widths, names of tags.
	MaxSettings = 1 << 20
	// MaxElements is how many spans and relations a record may have. A short one of them takes thirty times its bytes in
	// memory, so MaxRecord alone is no bound.
	MaxElements = 250_000
	// MaxTokens is how many tokens an article may have where a format writes them one by one.
	MaxTokens = 500_000
	// MaxValues is how many values of JSON one article of another tool's file may be made of.
	MaxValues = 2_000_000
)
