package main

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"tippani/model/segment"
	"tippani/model/width"
)

// counter adds up the columns of what is drawn, cell by cell as the program does.
type counter struct {
	profile *width.Profile
	visual  bool // left vowel signs are sent before their consonants, as width.Visual has it
}

// leftSigns are the vowel signs that stand on the left of their consonants.
const leftSigns = "িেৈ"

// leading is a left vowel sign with no letter before it. The program sends none in logical order: a bare mark stands on a dotted
// circle there.
var leading = regexp.MustCompile("(^|\x1b\\[[0-9;]*[Gm])[" + leftSigns + "]")

// cells cuts drawn text into what was drawn for one cluster each. In visual order a left sign belongs to the cluster after it,
// whatever UAX #29 says.
func (c counter) cells(text string) []string {
	var all []string
	carried := ""
	for s := segment.NewScanner(text); s.Next(); {
		cluster := carried + text[s.Start():s.End()]
		carried = ""
		if c.visual {
			stem := strings.TrimRight(cluster, leftSigns)
			if stem == "" {
				carried = cluster
				continue
			}
			carried = cluster[len(stem):]
			cluster = stem
		}
		all = append(all, cluster)
	}
	if carried != "" {
		all = append(all, carried)
	}
	return all
}

// columns is the sum over the cells.
func (c counter) columns(text string) int {
	sum := 0
	for _, cell := range c.cells(text) {
		sum += c.cell(cell)
	}
	return sum
}

func (c counter) cell(cell string) int {
	if r, _ := utf8.DecodeRuneInString(cell); !c.visual || !strings.ContainsRune(leftSigns, r) {
		return c.profile.Columns(cell)
	}
	if n, ok := c.profile.Measured(cell); ok {
		return n
	}
	return c.profile.Family().Columns(cell)
}
