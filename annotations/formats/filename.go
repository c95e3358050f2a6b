package formats

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// longestName keeps file names under the 255 bytes of most file systems, with room for an extension.
const longestName = 200

// FileNames gives each article a file name of its own made from its id: what some file system forbids is written as
// %XX, so that the id can be read back.
type FileNames struct{ taken map[string]int }

// Name is the file name without extension; exact is false when the id can't be read back from it.
func (f *FileNames) Name(id string) (name string, exact bool) {
	if f.taken == nil {
		f.taken = make(map[string]int)
	}
	name, exact = escapeName(id), true
	if name == "" {
		name, exact = "article", id == ""
	}
	if len(name) > longestName {
		cut := longestName
		for !utf8.RuneStart(name[cut]) {
			cut--
		}
		name, exact = strings.TrimRight(name[:cut], "%0123456789ABCDEF"), false
	}
	key := strings.ToLower(name) // some file systems don't tell cases apart
	f.taken[key]++
	if n := f.taken[key]; n > 1 {
		return fmt.Sprintf("%s~%d", name, n), false // no id gives a name with ~: it is escaped
	}
	return name, exact
}

// Counted is name for an article, with the loss of its id if there is one.
func (f *FileNames) Counted(d *Doc, t *Tally) string {
	name, exact := f.Name(d.Article.ID())
	t.Add(ArticleIDOut, One(!exact), d.Article.ID())
	return name
}

func escapeName(id string) string {
	var b strings.Builder
	for i, r := range id {
		forbidden := r < ' ' || r == 0x7F || strings.ContainsRune(`/\:*?"<>|%~`, r) || (r == '.' || r == ' ') && (i == 0 || i == len(id)-1)
		if forbidden {
			fmt.Fprintf(&b, "%%%02X", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// IDOfFileName undoes escapeName; what is no escape stays.
func IDOfFileName(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		if name[i] == '%' && i+2 < len(name) {
			if n, err := strconv.ParseUint(name[i+1:i+3], 16, 8); err == nil && n < utf8.RuneSelf {
				b.WriteByte(byte(n))
				i += 2
				continue
			}
		}
		b.WriteByte(name[i])
	}
	return b.String()
}
