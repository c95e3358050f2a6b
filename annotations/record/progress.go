package record

import "tippani/annotations"

// Progress is how far this annotator's work on an article is.
type Progress struct {
	Begun  bool // there is a record
	Answer annotations.Answer
	Spans  int
}
