package columns

import (
	"fmt"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/tagging"
)

// pipedItem is a word of spaCy's format of one sentence a line, Mina|N|B-PER ran|V|O.
type pipedItem struct {
	token, tag string
	others     []string // what stands between
}

// pipedItems parts a line of that format. It gives false unless all words have the same number of parts, two at least, and a tag last
// (explosion/spaCy, training/converters/iob_to_docs).
func pipedItems(line string) ([]pipedItem, bool) {
	words := strings.Fields(line)
	parts := 0
	items := make([]pipedItem, len(words))
	for i, word := range words {
		all := strings.Split(word, "|")
		if parts == 0 {
			parts = len(all)
		}
		if len(all) != parts || parts < 2 || all[0] == "" {
			return nil, false
		}
		tag := all[parts-1]
		if prefix, _ := tagging.Split(tag); !tagging.HasPrefix(tag) && (prefix != 'O' || tag == "") {
			return nil, false
		}
		items[i] = pipedItem{token: all[0], tag: tag, others: all[1 : parts-1]}
	}
	return items, len(items) > 0
}

// names are those of the columns between.
func (i pipedItem) names() []string {
	names := make([]string, len(i.others))
	for n := range names {
		names[n] = fmt.Sprintf("part %d of the words", n+2)
	}
	return names
}

// piped tells the lines of that format, from the first line of a file on.
func (r *conllReader) piped(line string) bool {
	if _, ok := pipedItems(line); ok && r.layout.width == 0 && r.opt.TokenColumn+r.opt.TagColumn == 0 {
		r.layout.piped = true
	}
	return r.layout.piped
}

// pipedSentence reads the one line of a block.
func (r *conllReader) pipedSentence(block *conllBlock, raw *foreign.Doc) (*conllSentence, error) {
	s := new(conllSentence)
	for i, line := range block.lines {
		items, ok := pipedItems(line)
		if !ok && !r.opt.SkipBad {
			return nil, fmt.Errorf("%s:%d: the line is not of words with their tags, as those before it are (Mina|N|B-PER); correct it, "+
				"or use --skip-bad", r.lines.Name, block.first+i)
		}
		if !ok {
			raw.Tally.Add(formats.ItemOut, 1, "a line without tags: "+quote.Clip(line))
		}
		for _, item := range items {
			s.add(item.token, item.tag, item.others, item.names())
		}
	}
	return s, nil
}
