package store

import (
	"fmt"

	"tippani/annotations"
)

// spanBytes is about what a span takes on a record's line beside its text and note.
const spanBytes = 100

// growth is about how many bytes a transaction adds to a record's line. A span repeats its text, so that many spans over much
// text take far more than the text.
func growth(t annotations.Transaction) int {
	n := 0
	for _, c := range t.Changes {
		n += spanSize(c.SpanAfter) - spanSize(c.SpanBefore)
		if c.RelationAfter != nil {
			n += spanBytes
		}
		if c.RelationBefore != nil {
			n -= spanBytes
		}
	}
	return n
}

func spanSize(s *annotations.Span) int {
	if s == nil {
		return 0
	}
	return spanBytes + s.Range.Len() + len(s.Note)
}

// grow reckons with what t adds to the record, and refuses what would make a line that no command could read again.
func (s *Session) grow(t annotations.Transaction) error {
	if s.size == 0 {
		s.size = len(s.article.Text()) + spanBytes*s.set.RelationLen()
		for span := range s.set.Spans() {
			s.size += spanSize(span)
		}
	}
	more := growth(t)
	if s.size+more > MaxLine && more >= 0 {
		return fmt.Errorf("the article %q with its spans would take %d MiB, a record can hold %d; split it, or mark less of it at once", s.key.ID, (s.size+more)>>20, MaxLine>>20)
	}
	s.size += more
	return nil
}
