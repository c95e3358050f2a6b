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
//	span_groups  for each article its groups of spans, which may overlap, as MessagePack inside; see group
//
// It is documented at spacy.io/api/docbin; what that leaves open is as spaCy 3.8 writes it (spacy/tokens/_serialize.py, _dict_proxies.py
// and span_group.pyx), and the tests compare with a file that spaCy wrote.
package docbin

import (
	"tippani/annotations/formats"
)

// Format is spaCy's DocBin.
func Format() formats.Format {
	return formats.Format{
		Name: "docbin", Extensions: []string{".spacy"}, Description: "spaCy's own .spacy: entities, or spans that may overlap",
		Keeps: formats.KeepsText,
		KeepsMore: func(o formats.Options) (keeps formats.Feature) {
			if o.SpansKey != "" {
				keeps |= formats.KeepsNesting
			}
			if o.Align == formats.Split {
				keeps |= formats.KeepsSubtoken
			}
			return keeps
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
	entID   = 454
)

// What ENT_IOB says of a token.
const (
	missing = 0 // nobody has looked
	inside  = 1 // an entity that has begun before
	outside = 2 // none
	begins  = 3 // an entity; none if it has no type, which spaCy calls blocked
)

// most is the most that a file may hold before compression, in bytes.
const most = 512 << 20
