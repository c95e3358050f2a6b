package fonts

import (
	"crypto/sha256"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"tippani/model/atomicfile"
	"tippani/model/regular"
)

const (
	// cacheFormat is the version of the cache file's form, and of the rules by which fonts are chosen.
	cacheFormat = 3
	// cacheName is the file in the directory that the caller names.
	cacheName = "fonts.json"
	// largestCache is the size in bytes from which the file is taken for something else.
	largestCache = 1 << 20
)

// catalogue is what was chosen, as it is kept between starts.
type catalogue struct {
	Format int    `json:"format"`
	Family string `json:"family"` // that was asked for
	// Unknown says that there was none of that family: the faces are those for no name.
	Unknown bool     `json:"unknown"`
	Roots   []string `json:"roots"` // that were asked for
	Dirs    []stamp  `json:"dirs"`  // that were looked through
	Faces   []Face   `json:"faces"` // the one for Bengali first
	Spans   []span   `json:"spans"` // in order
	Emoji   int      `json:"emoji"` // the face of coloured pictures, an index in Faces; −1 for none
}

// Face is a face of a font file.
type Face struct {
	stamp
	Index  int    `json:"index"` // in a collection
	Family string `json:"family"`
	Varies bool   `json:"varies"` // has several weights in one
	Weight int    `json:"weight"` // to set where it varies; 0 for its usual one
	// Pictures says that its glyphs are coloured pictures.
	Pictures bool `json:"pictures"`
	Bold     int  `json:"bold"` // its bold face, an index in catalogue.Faces; −1 for none

	X       float32 `json:"x"`       // the height of its small Latin letters, in ems; 0 where it does not say
	Capital float32 `json:"capital"` // that of its capitals

	heavy bool
}

// load reads the catalogue of the last start, and the sum of it; false when there is none, or a font or a directory has changed since.
func load(o Options) (c catalogue, sum [32]byte, ok bool) {
	if o.CacheDir == "" {
		return catalogue{}, sum, false
	}
	b, err := regular.Read(filepath.Join(o.CacheDir, cacheName), largestCache)
	if err != nil {
		return catalogue{}, sum, false
	}
	if json.Unmarshal(b, &c) != nil || c.Format != cacheFormat || c.Family != o.Family || !slices.Equal(c.Roots, o.Dirs) || !c.whole() {
		return catalogue{}, sum, false
	}
	if c.Unknown && isPath(o.Family) {
		return catalogue{}, sum, false // the file may be there by now
	}
	for _, d := range c.Dirs {
		if s, ok := stampOf(d.Path); !ok || s != d {
			return catalogue{}, sum, false
		}
	}
	for _, f := range c.Faces {
		if s, ok := stampOf(f.Path); !ok || s != f.stamp {
			return catalogue{}, sum, false
		}
	}
	return c, sha256.Sum256(b), true
}

// fault is what there is to say of a catalogue: that nothing has the name that was asked for; nil for nothing.
func (c *catalogue) fault() error {
	if c.Unknown {
		return &NamedError{Name: c.Family}
	}
	return nil
}

// whole reports whether what a catalogue refers to is there. The file is the user's, and may have been edited.
func (c *catalogue) whole() bool {
	if len(c.Faces) == 0 || len(c.Faces) > 2*mostChosen || c.Emoji < -1 || c.Emoji >= len(c.Faces) {
		return false
	}
	for _, f := range c.Faces {
		if f.Bold < -1 || f.Bold >= len(c.Faces) || f.Index < 0 || f.Index >= mostFaces {
			return false
		}
	}
	last := rune(-1)
	for _, s := range c.Spans {
		if s.Face < 0 || s.Face >= len(c.Faces) || s.Lo <= last || s.Hi < s.Lo {
			return false
		}
		last = s.Hi
	}
	return true
}

// save keeps a catalogue for the next start, and returns its sum. Where that fails the next start looks again, and nothing else is lost.
func (c catalogue) save(o Options) (sum [32]byte) {
	c.Format, c.Roots = cacheFormat, o.Dirs
	b, err := json.Marshal(c)
	if err != nil {
		return sum
	}
	sum = sha256.Sum256(b)
	if o.CacheDir != "" && len(b) <= largestCache && os.MkdirAll(o.CacheDir, 0o700) == nil {
		_ = atomicfile.WriteFile(filepath.Join(o.CacheDir, cacheName), b, 0o600)
	}
	return sum
}
