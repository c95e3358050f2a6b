package record

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
	"tippani/model/stop"
)

// EncodeChanges writes a transaction's changes as a JSON array, as the journal has them (docs/dataset.md): what is there
// afterwards, or the id of what is gone. What was there before is known when the journal is replayed.
func EncodeChanges(t annotations.Transaction, a *model.Article, told stop.Func) []byte {
	pace := stop.Pace{Stop: told}
	out := []byte{'['}
	for i, c := range t.Changes {
		if pace.Step() != nil {
			break
		}
		if i > 0 {
			out = append(out, ',')
		}
		o := jsontext.Open(out)
		switch {
		case c.SpanAfter != nil:
			o.Key(verb("add", "replace", c.SpanBefore != nil))
			o.Out = AppendSpan(o.Out, c.SpanAfter, a)
		case c.SpanBefore != nil:
			o.Text("remove", c.SpanBefore.ID)
		case c.RelationAfter != nil:
			o.Key(verb("link", "relink", c.RelationBefore != nil))
			o.Out = AppendRelation(o.Out, c.RelationAfter)
		case c.RelationBefore != nil:
			o.Text("unlink", c.RelationBefore.ID)
		case c.AnswerAfter != nil:
			o.Text("answer", string(*c.AnswerAfter))
		case c.DecisionAfter != nil:
			o.Key(verb("decide", "redecide", c.DecisionBefore != nil))
			o.Out = AppendDecision(o.Out, c.DecisionAfter)
		case c.DecisionBefore != nil:
			o.Text("undecide", c.DecisionBefore.ID)
		}
		out = o.Close()
	}
	return append(out, ']')
}

func verb(fresh, existing string, replaces bool) string {
	if replaces {
		return existing
	}
	return fresh
}

var (
	sayChangesArray  = message.New("record.changes-array", "the changes are not an array")
	sayChangeObject  = message.New("record.change-object", "a change is not an object")
	sayChangeMembers = message.New("record.change-members", "a change has two members")
)

// DecodeChanges is the inverse of EncodeChanges. set is the state that the transaction found; half-way states are
// followed so that one transaction may touch an element twice.
func DecodeChanges(raw []byte, origin annotations.Origin, set *annotations.Set, a *model.Article,
	stopped stop.Func) (annotations.Transaction, error) {
	t := annotations.Transaction{Origin: origin}
	f := &follower{set: set, spans: map[string]*annotations.Span{}, relations: map[string]*annotations.Relation{},
		decisions: map[string]*annotations.Decision{}, answer: set.Answer(),
		decoder: &decoder{record: &Record{Article: a}, index: a.Index(), length: a.Index().CodePoints(), pace: stop.Pace{Stop: stopped}}}
	if len(raw) == 0 || raw[0] != '[' {
		return t, sayChangesArray.Error()
	}
	err := jsontext.EachElement(raw, func(value []byte) error {
		if value[0] != '{' {
			return sayChangeObject.Error()
		}
		members := 0
		return jsontext.EachMember(value, nil, func(key, value []byte) error {
			if members++; members > 1 {
				return sayChangeMembers.Error()
			}
			c, err := f.change(string(key), value)
			t.Changes = append(t.Changes, c)
			return err
		})
	})
	return t, err
}
