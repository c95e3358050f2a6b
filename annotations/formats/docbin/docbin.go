// Package docbin reads and writes .spacy, the binary files that spaCy from version 3 trains with (its class DocBin, version 0.1).
//
// Such a file is a zlib stream of one MessagePack map:
//
//	version      "0.1"
//	attrs        the attributes that are kept of each token, as numbers of spaCy's symbols; the first is ORTH
//	tokens       these of all tokens, 64 bits each, little-endian; a string is its number, see number
//	spaces       a byte for each token: 1 if a space (U+0020) follows it, which no token holds
//	lengths      how many tokens each article has, 32 bits each
//	strings      the strings that the numbers stand for, sorted
//	cats         for each article its categories
//	flags        for each article whether its spaces are unknown
//	span_groups  for each article its groups of spans, which may overlap, as MessagePack inside; see groups
//
// It is documented at spacy.io/api/docbin; what that leaves open is as spaCy 3.8 writes it (spacy/tokens/_serialize.py, _dict_proxies.py
// and span_group.pyx), and the tests compare with files that spaCy wrote.
package docbin

import (
	"tippani/annotations/formats"
)

// Format is spaCy's DocBin. Words are split where a span begins or ends inside one, so that no span moves.
func Format() formats.Format {
	return formats.Format{
		Name: "docbin", Extensions: []string{".spacy"}, Description: "spaCy's own .spacy: entities, or spans that may overlap",
		Keeps: formats.KeepsSubtoken | formats.KeepsText,
		KeepsMore: func(o formats.Options) formats.Feature {
			if o.SpansKey != "" {
				return formats.KeepsNesting
			}
			return 0
		},
		Reading: newReader, Writing: newWriter,
	}
}

// The numbers of attributes in spaCy's symbols.
const (
	orth    = 65
	entIOB  = 77
	entType = 78
	entKBID = 452
)

// What ENT_IOB says of a token.
const (
	unsaid = 0 // nobody has looked
	inside = 1 // an entity that has begun before
	beyond = 2 // none
	begins = 3 // an entity
)
