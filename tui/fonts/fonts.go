// Package fonts finds fonts on the system: one that has Bengali, and those that have what it has not. A font file is untrusted input:
// sizes are bounded, and a panic of the parser is an error of the file.
package fonts

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sort"

	"github.com/go-text/typesetting/fontscan"
)

// ErrNone says that no font on the system has Bengali.
var ErrNone = errors.New("no font with Bengali letters was found; install one (on Debian and Ubuntu: fonts-noto-core or fonts-beng)")

// NamedError says that the font that was asked for is not there, can not be read, or has no Bengali.
type NamedError struct{ Name string }

func (e *NamedError) Error() string {
	return fmt.Sprintf("no font %q with Bengali letters was found; name a family or a file that has them, or no font", e.Name)
}

// Options is what fonts are looked for with.
type Options struct {
	Family   string   // or the path of a font file; "" for the most legible that there is
	CacheDir string   // where fonts.json keeps what was chosen; "" to keep nothing
	Dirs     []string // directories with fonts; nil for those of the system
	// Used says of a set with this sum whether words were set in it before. Then no font is read until it is needed. Nil says no.
	Used func(sum [32]byte) bool
}

// Set is the fonts that text is set in. It is safe for concurrent use.
type Set struct {
	fonts []*Font
	emoji *Font // nil for none
	spans []span
	sum   [32]byte
}

// Find finds the fonts. The first time it looks at every font file, which takes its time; afterwards, as long as no font and no directory
// with fonts has changed, it reads only the one for Bengali, or none (see Options.Used), and others when
// they are needed. The error is ErrNone or a *NamedError; with the latter there is a set nonetheless, of what is found without a name.
func Find(o Options) (*Set, error) {
	if c, sum, ok := load(o); ok {
		s := setOf(c)
		s.sum = sum
		if o.Used != nil && o.Used(sum) && s.Regular().opens() {
			return s, c.fault()
		}
		s.Prefetch()
		if s.Regular().load() == nil {
			return s, c.fault()
		}
	}
	roots := o.Dirs
	if roots == nil {
		roots = systemDirs()
	}
	roots = withoutNested(slices.Clone(roots))
	all, dirs := scan(roots)
	if isPath(o.Family) {
		all = append(all, describe(filepath.Clean(o.Family))...)
	}
	for {
		c, err := choose(all, o.Family)
		if err != nil {
			return nil, err
		}
		s := setOf(c)
		if s.Regular().load() == nil {
			c.Dirs = dirs
			s.sum = c.save(o)
			s.Prefetch()
			return s, c.fault()
		}
		broken := c.Faces[0]
		all = slices.DeleteFunc(all, func(f found) bool { return f.stamp == broken.stamp && f.Index == broken.Index })
	}
}

// isPath reports whether a name is that of a file, not of a family.
func isPath(name string) bool {
	return name != "" && (filepath.IsAbs(name) || filepath.Base(name) != name)
}

// quiet takes what the library says about single files.
type quiet struct{}

func (quiet) Printf(string, ...any) {}

// systemDirs are the directories where this system has fonts.
func systemDirs() (dirs []string) {
	_ = guarded("directories", func() (err error) {
		dirs, err = fontscan.DefaultFontDirectories(quiet{})
		return err
	})
	return dirs
}

// withoutNested leaves out directories that lie in others: those are walked with them.
func withoutNested(dirs []string) []string {
	sort.Strings(dirs)
	var out []string
	for _, d := range dirs {
		inside := slices.ContainsFunc(out, func(o string) bool {
			rel, err := filepath.Rel(o, d)
			return err == nil && filepath.IsLocal(rel)
		})
		if !inside {
			out = append(out, d)
		}
	}
	return out
}

func setOf(c catalogue) *Set {
	s := &Set{spans: c.Spans}
	for _, f := range c.Faces {
		s.fonts = append(s.fonts, &Font{face: f})
	}
	for i, f := range c.Faces {
		if f.Bold >= 0 {
			s.fonts[i].bold = s.fonts[f.Bold]
		}
	}
	if c.Emoji >= 0 {
		s.emoji = s.fonts[c.Emoji]
	}
	return s
}

// Prefetch begins to read the fonts for Bengali, for Latin and for bold letters, which most pages need.
func (s *Set) Prefetch() {
	fonts := []*Font{s.Regular(), s.Regular().Bold()}
	if latin := s.For('a'); latin != nil && latin != s.Regular() {
		fonts = append(fonts, latin, latin.Bold())
	}
	for _, f := range fonts {
		if f != nil {
			go f.load()
		}
	}
}

// Sum tells sets apart: two of one sum have the same faces of the same files, which have not changed, for the same code points.
func (s *Set) Sum() [32]byte { return s.sum }

// Regular is the font for Bengali.
func (s *Set) Regular() *Font { return s.fonts[0] }

// For is the font that has a code point, in its regular weight; nil when no font has it. It may turn out not to have it, or not to be
// readable, when it is used.
func (s *Set) For(r rune) *Font {
	i := sort.Search(len(s.spans), func(i int) bool { return s.spans[i].Hi >= r })
	if i == len(s.spans) || s.spans[i].Lo > r {
		return nil
	}
	return s.fonts[s.spans[i].Face]
}

// Names are the families of the set, the one for Bengali first, as they call themselves.
func (s *Set) Names() []string {
	var names []string
	for _, f := range s.fonts {
		if !slices.Contains(names, f.face.Family) {
			names = append(names, f.face.Family)
		}
	}
	return names
}
