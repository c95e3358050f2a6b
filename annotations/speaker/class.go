package speaker

import (
	"strings"

	"tippani/annotations"
)

// class is what a label says of an entity's ability to speak.
type class uint8

const (
	unlikely class = iota // a date, a number
	other                 // a place, an event, a label that is not known
	body                  // an organisation, and a country as one
	person
)

// classOf goes by the names that labels commonly have, in this program's own schema and in those of OntoNotes, CoNLL, WikiAnn
// and their like, and by their Bengali names.
func classOf(label string) class {
	switch strings.ToUpper(label) {
	case "PER", "PERSON", "PEOPLE", "HUMAN", "ব্যক্তি", "মানুষ":
		return person
	case "ORG", "ORGANIZATION", "ORGANISATION", "GROUP", "NORP", "PARTY", "MEDIA", "সংগঠন", "প্রতিষ্ঠান", "সংস্থা", "দল":
		return body
	case "DATE", "TIME", "DURATION", "MONEY", "NUMBER", "NUM", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "AGE", "তারিখ", "সময়",
		"অর্থ", "সংখ্যা", "পরিমাণ":
		return unlikely
	}
	return other
}

// candidate is a span that the quotation may be linked to.
type candidate struct {
	span   *annotations.Span
	class  class
	nested bool // in a quotation, or in a longer entity
}
