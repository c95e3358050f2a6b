package formats

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tippani/model/filename"
)

// hashed is how many bytes of a checksum tell apart names of long ids that begin alike.
const hashed = 4

// longestPart is how many bytes of an id that is too long are in its name: behind them stand "~" and a checksum.
const longestPart = filename.Longest - 1 - 2*hashed

// FileNames gives each article a file name of its own made from its id, which every system can hold (model/filename): what some system
// forbids is written as %XX, so that the id can be read back.
type FileNames struct{ taken map[string]int }

// Name is the file name without extension; exact is false when the id can't be read back from it. The name of a short id depends on the id
// alone, unless another one has taken a name that is the same on some system; then "~" and a number follow.
func (f *FileNames) Name(id string) (name string, exact bool) {
	if f.taken == nil {
		f.taken = make(map[string]int)
	}
	name, exact = fileName(id)
	key := filename.Key(name)
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

func fileName(id string) (name string, exact bool) {
	if id == "" {
		return "article", true
	}
	name, exact = escapeName(id, filename.Longest)
	if !exact {
		sum := sha256.Sum256([]byte(id))
		name, _ = escapeName(id, longestPart)
		name += "~" + hex.EncodeToString(sum[:hashed])
	}
	if filename.Fault(name) != "" { // a name that some system keeps for itself, such as nul: each of them begins with an ASCII letter
		name = escaped(name[:1]) + name[1:]
	}
	return name, exact && utf8.ValidString(id)
}

// escapeName writes what some system forbids as %XX. Whole is false when only the beginning of the id has room in most bytes.
func escapeName(id string, most int) (name string, whole bool) {
	var b strings.Builder
	for i, r := range id {
		part := string(r)
		end := i == len(id)-1
		if unicode.IsControl(r) || strings.ContainsRune(`/\:*?"<>|%~`, r) || (r == '.' || r == ' ') && (i == 0 || end) ||
			r == '_' && len(id) >= i+len(reserved) && strings.EqualFold(id[i:i+len(reserved)], reserved) {
			part = escaped(part)
		}
		if b.Len()+len(part) > most {
			return b.String(), false
		}
		b.WriteString(part)
	}
	return b.String(), true
}

// reserved is what OneDrive allows in no name.
const reserved = "_vti_"

// escaped is each byte as %XX.
func escaped(s string) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, "%%%02X", s[i])
	}
	return b.String()
}

// IDOfFileName undoes escapeName; what is no escape of its stays.
func IDOfFileName(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); {
		r, length := unescaped(name[i:])
		if length == 0 {
			b.WriteByte(name[i])
			i++
			continue
		}
		b.WriteRune(r)
		i += length
	}
	return b.String()
}

// unescaped is the character that is escaped at the beginning of a name, and the bytes of its escape: ASCII and the control characters
// U+0080 to U+009F. Others are not escaped, and %XX is left as it is where a name of elsewhere has it.
func unescaped(s string) (r rune, length int) {
	switch first, ok := escapedByte(s); {
	case !ok:
		return 0, 0
	case first < utf8.RuneSelf:
		return rune(first), 3
	case first == 0xC2:
		if second, ok := escapedByte(s[3:]); ok && 0x80 <= second && second <= 0x9F {
			return rune(second), 6
		}
	}
	return 0, 0
}

func escapedByte(s string) (byte, bool) {
	if len(s) < 3 || s[0] != '%' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[1:3], 16, 8)
	return byte(n), err == nil
}
