package fonts

import (
	"encoding/binary"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

const (
	// mostFiles and mostDirs bound a scan of a machine with fonts without end, or with a directory that is no directory of fonts.
	mostFiles = 20000
	mostDirs  = 1000
)

// found is a face that a scan found.
type found struct {
	Face
	shapes  bool // has rules by which letters are joined: without them there are no conjuncts
	weight  font.Weight
	slanted bool // or narrower or wider than the usual
	runes   coverage
}

// scan looks at all font files below some directories. What can not be read is left out.
func scan(roots []string) (faces []found, dirs []stamp) {
	files := 0
	for _, root := range roots {
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return fs.SkipDir
			case files >= mostFiles:
				return fs.SkipAll
			case d.IsDir():
				if len(dirs) < mostDirs {
					if s, ok := stampOf(path); ok {
						dirs = append(dirs, s)
					}
				}
				return nil
			}
			switch strings.ToLower(filepath.Ext(path)) {
			case ".ttf", ".otf", ".ttc", ".otc":
				files++
				faces = append(faces, describe(path)...)
			}
			return nil
		})
	}
	return faces, dirs
}

// describe is what a font file has; nothing when it can not be read.
func describe(path string) (faces []found) {
	where, ok := stampOf(path)
	if !ok {
		return nil
	}
	_ = withFile(path, func(r resource, size int64) error {
		loaders, err := loadersOf(r, size)
		if err != nil {
			return err
		}
		for i, l := range loaders {
			if f, ok := look(l); ok {
				f.stamp, f.Index = where, i
				faces = append(faces, f)
			}
		}
		return nil
	})
	return faces
}

// look is what a face has. One of other bitmaps than coloured pictures, or of layers that are no plain colours, is none for us.
func look(l *opentype.Loader) (found, bool) {
	has := func(tag string) bool { return l.HasTable(opentype.MustNewTag(tag)) }
	outlines, pictures := has("glyf") || has("CFF ") || has("CFF2"), has("CBDT") && has("CBLC") || has("sbix")
	if !outlines && !pictures {
		return found{}, false
	}
	d, _ := font.Describe(l, nil)
	d.Aspect.SetDefaults()
	f := found{
		Face:   Face{Family: d.Family, Varies: has("fvar"), Pictures: !outlines},
		shapes: has("GSUB") || has("morx"), weight: d.Aspect.Weight,
		slanted: d.Aspect.Style != font.StyleNormal || d.Aspect.Stretch != font.StretchNormal,
	}
	if f.slanted || f.weight >= font.WeightSemibold {
		return f, true // only looked for by its family
	}
	raw, err := l.RawTable(opentype.MustNewTag("cmap"))
	if err != nil {
		return found{}, false
	}
	table, _, err := tables.ParseCmap(raw)
	if err != nil {
		return found{}, false
	}
	m, _, err := font.ProcessCmap(table, tables.FPNone)
	if err != nil {
		return found{}, false
	}
	f.runes = covered(m)
	// A font of letters may have pictures of a few of them. In one of emoji the outlines may be blank where others are meant to stand.
	if (pictures || has("COLR")) && f.runes.ofEmoji() {
		if !pictures && layersOf(l) == nil {
			return found{}, false
		}
		f.Pictures = true
	}
	f.X, f.Capital = heights(l)
	return f, true
}

// heights are how high small letters and capitals are, in ems, by the tables OS/2 (version 2 and later) and head of the OpenType
// specification.
func heights(l *opentype.Loader) (x, capital float32) {
	os2, err := l.RawTable(opentype.MustNewTag("OS/2"))
	if err != nil || len(os2) < 90 || binary.BigEndian.Uint16(os2) < 2 {
		return 0, 0
	}
	head, err := l.RawTable(opentype.MustNewTag("head"))
	if err != nil || len(head) < 20 {
		return 0, 0
	}
	em := float32(binary.BigEndian.Uint16(head[18:]))
	if em == 0 {
		return 0, 0
	}
	height := func(at int) float32 { return float32(int16(binary.BigEndian.Uint16(os2[at:]))) / em }
	return height(86), height(88)
}

// bengali reports whether a face can set Bengali: letters, digits, signs, and what joins letters.
func (f *found) bengali() bool {
	if f.runes == nil || !f.shapes || f.slanted {
		return false
	}
	for _, r := range "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহািীুূৃেৈোৌ্ংঃঁৎড়ঢ়য়০১২৩৪৫৬৭৮৯" {
		if !f.runes.has(r) {
			return false
		}
	}
	return true
}

// stamp is a file or directory as it was.
type stamp struct {
	Path  string `json:"path"`
	Time  int64  `json:"time"` // of its last change, in nanoseconds since 1970
	Bytes int64  `json:"bytes"`
}

func stampOf(path string) (stamp, bool) {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}, false
	}
	s := stamp{Path: path, Time: info.ModTime().UnixNano()}
	if !info.IsDir() {
		s.Bytes = info.Size()
	}
	return s, true
}
