package store

import (
	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/message"
	"tippani/model/stop"
)

var (
	sayTooLarge = message.New("store.too-large", "the article has %d MiB, and one of %d at most can be annotated; split it")
	sayNoRoom   = message.New("store.no-room", "the record of %q would be longer than %d MiB or have more than %d spans, the most that "+
		"can be read again; split the article")
)

// tooLong is the session of an article that is too long for a record: it can be read, not annotated.
func (d *Dataset) tooLong(a *model.Article) *Session {
	s := d.newSession(d.key(a.ID()), &record.Record{Article: a})
	s.readOnly = sayTooLarge.With(len(a.Text())>>20, model.MaxAnnotated>>20)
	d.remember(s)
	return s
}

// room reports whether the record can hold what t adds, so that no line is written that could not be read again. Only when
// an upper bound reaches the limit is the record measured.
func (s *Session) room(t annotations.Transaction) error {
	more, elements := s.adds(t)
	limit := model.MaxRecord
	if elements == 0 && more == 0 {
		limit += slack / 2 // an answer is always possible
	}
	if s.size == 0 || s.size+more > limit {
		s.size = s.measured()
	}
	if err := s.dataset.opt.Stop.Err(); err != nil {
		return err
	}
	if s.size+more > limit || elements > 0 && s.set.Len()+s.set.RelationLen()+elements > model.MaxElements {
		return sayNoRoom.Error(s.key.ID, model.MaxRecord>>20, model.MaxElements)
	}
	s.size += more
	return nil
}

// measured is the length of the record as a line, its times, tool and line feed at their longest.
func (s *Session) measured() int {
	const rest = 1 << 10
	return len(record.AppendUntil(nil, s.snapshot(), s.dataset.opt.Stop)) + rest
}

// adds is how many bytes a transaction adds to the record at most, and how many spans and relations.
func (s *Session) adds(t annotations.Transaction) (bytes, elements int) {
	var b []byte
	pace := stop.Pace{Stop: s.dataset.opt.Stop}
	for _, c := range t.Changes {
		if pace.Step() != nil {
			break
		}
		b = b[:0]
		if c.SpanAfter != nil {
			b = append(record.AppendSpan(b, c.SpanAfter, s.article), ',')
		}
		if c.RelationAfter != nil {
			b = append(record.AppendRelation(b, c.RelationAfter), ',')
		}
		if c.DecisionAfter != nil {
			b = append(record.AppendDecision(b, c.DecisionAfter), ',')
		}
		bytes += len(b)
		if c.SpanAfter != nil && c.SpanBefore == nil || c.RelationAfter != nil && c.RelationBefore == nil {
			elements++
		}
	}
	return bytes, elements
}
