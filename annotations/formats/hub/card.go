package hub

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
)

// cardName is the file that the hub shows, and that datasets reads the splits from.
const cardName = "README.md"

// page is the dataset card: the front matter of the hub's metadata specification, then what it says in words.
func (f *figures) page(opt *formats.Options, all []feature) []byte {
	var b strings.Builder
	f.front(&b, opt, all)
	f.words(&b, opt)
	return seal(b.String())
}

func (f *figures) front(b *strings.Builder, opt *formats.Options, all []feature) {
	sum := f.total()
	b.WriteString("---\nannotations_creators:\n- expert-generated\n")
	if f.suggested > 0 {
		b.WriteString("- machine-generated\n")
	}
	fmt.Fprintf(b, "language:\n- bn\nlicense: %s\nmultilinguality:\n- monolingual\npretty_name: %s\nsize_categories:\n- %s\n",
		quoted(cmp.Or(opt.License, "unknown")), quoted(opt.Title), sizeOf(sum.records))
	b.WriteString("source_datasets:\n- original\ntask_categories:\n- token-classification\ntask_ids:\n- named-entity-recognition\n" +
		"tags:\n- bengali\n- news\n- tippani\n")
	kinds := map[annotations.Kind]bool{}
	for key := range f.labels {
		kinds[kindOf(opt, key.label, key.kind)] = true
	}
	if kinds[annotations.Quote] {
		b.WriteString("- quotations\n")
	}
	if kinds[annotations.Claim] {
		b.WriteString("- claims\n")
	}
	b.WriteString("dataset_info:\n  features:\n")
	yaml(b, "  ", all)
	b.WriteString("  splits:\n")
	for _, split := range f.present() {
		fmt.Fprintf(b, "  - name: %s\n    num_bytes: %d\n    num_examples: %d\n", split, f.splits[split].bytes, f.splits[split].records)
	}
	fmt.Fprintf(b, "  download_size: %d\n  dataset_size: %d\nconfigs:\n- config_name: default\n  data_files:\n", sum.file, sum.bytes)
	for _, split := range f.present() {
		fmt.Fprintf(b, "  - split: %s\n    path: data/%s-*\n", split, split)
	}
	b.WriteString("---\n")
}

// sizeOf is the hub's category of a dataset of n rows.
func sizeOf(n int) string {
	for _, c := range []struct {
		below int
		name  string
	}{{1e3, "n<1K"}, {1e4, "1K<n<10K"}, {1e5, "10K<n<100K"}, {1e6, "100K<n<1M"}, {1e7, "1M<n<10M"}} {
		if n < c.below {
			return c.name
		}
	}
	return "10M<n<100M"
}

// sealed begins the last line of a card, which has the checksum of those before: a card that somebody has worked on is told by it.
const sealed = "<!-- written by tippani export; SHA-256 of the lines above: "

func seal(card string) []byte {
	sum := sha256.Sum256([]byte(card))
	return []byte(card + sealed + hex.EncodeToString(sum[:]) + " -->\n")
}

// Untouched reports whether a dataset card is as an export wrote it, so that nobody's work is lost with it.
func Untouched(card []byte) bool {
	i := strings.LastIndex(string(card), sealed)
	return i >= 0 && string(seal(string(card[:i]))) == string(card)
}

// sortedKeys are the keys of counts, those of the schema in its order first.
func sortedKeys[K cmp.Ordered](m map[K]map[string]int) []K { return slices.Sorted(maps.Keys(m)) }

// cell is a text in a table of Markdown: what Markdown or HTML has a meaning for stays text.
func cell(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if strings.ContainsRune("\\`*_{}[]<>()#+-.!|~&:$@", r) && r != '.' && r != '-' && r != '(' && r != ')' && r != ':' {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
