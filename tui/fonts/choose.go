package fonts

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-text/typesetting/font"
)

// preferred are the families with Bengali, the best for small sizes first.
var preferred = []string{
	"Noto Sans Bengali", "Nirmala UI", "Kohinoor Bangla", "Bangla MN", "Lohit Bengali", "SolaimanLipi", "Kalpurush", "Mukti",
}

// latin are the families for Latin letters beside Bengali, and symbols those for what these have not, the best first.
var (
	latin = []string{
		"Noto Sans", "Segoe UI", "Helvetica Neue", "Helvetica", "Roboto", "Open Sans", "DejaVu Sans", "Liberation Sans", "Arial",
		"FreeSans",
	}
	symbols = []string{
		"DejaVu Sans", "Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Sans Symbols2", "Segoe UI Symbol", "Apple Symbols", "Menlo",
	}
)

const (
	// mostChosen is the most faces of a set: those of all living scripts, where a family has a face for each of two hundred.
	mostChosen = 250
	// leastNew is how many code points that no face before it has make another face worth having.
	leastNew = 8
)

// choose makes a set's catalogue of what was found: the face for Bengali first, of the family that was named if there is one, then those that
// have what it has not.
func choose(all []found, family string) (catalogue, error) {
	c := catalogue{Family: family, Emoji: -1}
	main := mainFace(all, family)
	if main == nil && family != "" {
		c.Unknown = true
		main = mainFace(all, "")
	}
	if main == nil {
		return catalogue{}, ErrNone
	}
	given := assignment{pages: map[uint16]*[256]uint8{}}
	take := func(f *found, within func(rune) bool, least int) {
		at := slices.IndexFunc(c.Faces, func(o Face) bool { return o.stamp == f.stamp && o.Index == f.Index })
		if at < 0 {
			at = len(c.Faces)
		}
		if at >= mostChosen-1 || given.give(at, f.runes, within, least) == 0 || at < len(c.Faces) {
			return
		}
		face := f.Face
		face.Bold = -1
		c.Faces = append(c.Faces, face)
	}
	take(main, isBengali, 1)
	for _, f := range inOrder(all, latin) {
		if f.Family != main.Family || f.runes.has('a') {
			take(f, isLatin, 100)
		}
	}
	coloured := emojiFace(all)
	if coloured != nil {
		c.Emoji = len(c.Faces)
		take(coloured, Pictured, 1)
	}
	take(main, nil, 1)
	for _, f := range inOrder(all, append(slices.Clone(latin), symbols...)) {
		take(f, nil, leastNew)
	}
	for _, f := range inOrder(all, nil) {
		take(f, nil, leastNew)
	}
	if coloured != nil {
		take(coloured, nil, 1)
	}
	c.Spans = given.spans()
	for i := range c.Faces {
		if c.Faces[i].Bold < 0 {
			c.addBold(all, i)
		}
	}
	return c, nil
}

// addBold finds the bold face of the same family; the file itself where it has all weights in one.
func (c *catalogue) addBold(all []found, i int) {
	regular := c.Faces[i]
	if i > 3 || regular.heavy || regular.Pictures {
		return // text is bold in the scripts of the interface only
	}
	var best *found
	for k := range all {
		f := &all[k]
		if f.Family == regular.Family && !f.slanted && f.weight >= font.WeightSemibold && (best == nil || nearer(f, best)) {
			best = f
		}
	}
	bold := regular
	switch {
	case best != nil:
		bold = best.Face
	case !regular.Varies:
		return
	}
	bold.Bold, bold.heavy = -1, true
	bold.Weight = int(font.WeightBold)
	c.Faces[i].Bold = len(c.Faces)
	c.Faces = append(c.Faces, bold)
}

// nearer reports whether the weight of a is nearer to bold.
func nearer(a, b *found) bool {
	off := func(f *found) font.Weight { return max(f.weight-font.WeightBold, font.WeightBold-f.weight) }
	return off(a) < off(b)
}

// mainFace is the face for Bengali: of the family or file that was named, else the most preferred.
func mainFace(all []found, family string) *found {
	var best *found
	for i := range all {
		f := &all[i]
		if f.Pictures || !f.bengali() || family != "" && !f.named(family) {
			continue
		}
		if best == nil || before(f, best, preferred) {
			best = f
		}
	}
	return best
}

func (f *found) named(name string) bool {
	return sameFamily(f.Family, name) || filepath.Clean(name) == f.Path
}

func sameFamily(a, b string) bool { return font.NormalizeFamily(a) == font.NormalizeFamily(b) }

// before is the order of preference between two upright faces: by the list of families, then sans serif, regular weight, name, and place.
func before(a, b *found, families []string) bool {
	rank := func(f *found) int {
		if i := slices.IndexFunc(families, func(name string) bool { return sameFamily(name, f.Family) }); i >= 0 {
			return i
		}
		return len(families)
	}
	plain := func(f *found) int {
		name := strings.ToLower(f.Family)
		switch {
		case strings.Contains(name, "mono"), strings.Contains(name, "looped"), strings.Contains(name, "display"):
			return 2
		case strings.Contains(name, "serif"):
			return 1
		}
		return 0
	}
	off := func(f *found) font.Weight { return max(f.weight-font.WeightNormal, font.WeightNormal-f.weight) }
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(plain(a), plain(b)), cmp.Compare(off(a), off(b)),
		strings.Compare(a.Family, b.Family), strings.Compare(a.Path, b.Path), cmp.Compare(a.Index, b.Index)) < 0
}

// inOrder are the upright faces of some families, or of all when none is named, in order of preference.
func inOrder(all []found, families []string) []*found {
	var out []*found
	for i := range all {
		f := &all[i]
		if f.runes == nil || f.slanted || f.Pictures {
			continue
		}
		if len(families) == 0 || slices.ContainsFunc(families, func(name string) bool { return sameFamily(name, f.Family) }) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *found) int {
		switch {
		case before(a, b, families):
			return -1
		case before(b, a, families):
			return 1
		}
		return 0
	})
	return out
}

// isBengali are the code points that the face for Bengali sets whatever other face has them too.
func isBengali(r rune) bool {
	return 0x0980 <= r && r <= 0x09FF || r == 0x0964 || r == 0x0965 || r == 0x25CC
}

// isLatin are those that the face for Latin sets even where the one for Bengali has them: the two do not mix well within a word.
func isLatin(r rune) bool { return r < 0x0300 || 0x2010 <= r && r <= 0x2070 }
