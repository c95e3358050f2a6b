package record

import "tippani/model/message"

// words are what is said of spans and of relations alike.
type words struct{ nth, inside, noID, idNoString, idTwice *message.Form }

var (
	ofSpan     = words{sayNthSpan, sayInSpan, saySpanNoID, saySpanIDNoString, saySpanIDTwice}
	ofRelation = words{sayNthRelation, sayInRelation, sayRelationNoID, sayRelationIDNoString, sayRelationIDTwice}

	sayNthSpan        = message.New("record.nth-span", "span %d of the list: %s")
	sayInSpan         = message.New("record.in-span", "%v in a span")
	saySpanNoID       = message.New("record.span-no-id", "the span has no id")
	saySpanIDNoString = message.New("record.span-id-no-string", "the id of a span is not a string")
	saySpanIDTwice    = message.New("record.span-id-twice", "the span id stands twice")

	sayNthRelation        = message.New("record.nth-relation", "relation %d of the list: %s")
	sayInRelation         = message.New("record.in-relation", "%v in a relation")
	sayRelationNoID       = message.New("record.relation-no-id", "the relation has no id")
	sayRelationIDNoString = message.New("record.relation-id-no-string", "the id of a relation is not a string")
	sayRelationIDTwice    = message.New("record.relation-id-twice", "the relation id stands twice")
)
