package formats

import "strings"

// pipedItem is a word of spaCy's format of one sentence a line, Mina|N|B-PER ran|V|O: its parts of speech do not matter here.
type pipedItem struct {
	token, tag string
	column     string // what stands between
}

// pipedItems parts a line of that format. It gives false unless all words have the same number of parts, two or three, and a tag last
// (explosion/spaCy, cli/convert and training/converters/iob_to_docs).
func pipedItems(line string) ([]pipedItem, bool) {
	words := strings.Fields(line)
	parts := 0
	items := make([]pipedItem, len(words))
	for i, word := range words {
		all := strings.Split(word, "|")
		if parts == 0 {
			parts = len(all)
		}
		if len(all) != parts || parts < 2 || parts > 3 || all[0] == "" {
			return nil, false
		}
		tag := all[parts-1]
		if prefix, _ := splitTag(tag); !hasPrefix(tag) && (prefix != 'O' || tag == "") {
			return nil, false
		}
		items[i] = pipedItem{token: all[0], tag: tag}
		if parts == 3 {
			items[i].column = all[1]
		}
	}
	return items, len(items) > 0
}
