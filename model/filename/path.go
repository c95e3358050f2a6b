package filename

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// mostUnits is how many UTF-16 units a name may have on Windows.
const mostUnits = 255

// PathFault says why there can be no file at a path on a system, named as by runtime.GOOS; "" when there can be. Windows alone has rules that
// are looked at here: a path given by hand need not hold on systems other than its own.
func PathFault(path, system string) string {
	if system != "windows" {
		return ""
	}
	path = strings.ReplaceAll(path, "/", `\`)
	if strings.HasPrefix(path, `\\?\`) {
		return "" // taken as it stands, whatever the rules say
	}
	if len(path) >= 2 && path[1] == ':' && isLetter(path[0]) {
		if path = path[2:]; path != "" && path[0] != '\\' {
			return `a letter and ":" name a drive, and after them stands \ or /`
		}
	}
	for name := range strings.SplitSeq(path, `\`) {
		if why := windowsFault(name); why != "" {
			return why
		}
	}
	return ""
}

// windowsFault says why Windows can't hold a name, which is a part of a path.
func windowsFault(name string) string {
	switch at := strings.IndexFunc(name, func(r rune) bool { return r < ' ' || strings.ContainsRune(forbidden, r) }); {
	case name == "" || name == "." || name == "..":
		return ""
	case at >= 0:
		return fmt.Sprintf("no name may hold %q on Windows", name[at:][:1])
	case device(name):
		return fmt.Sprintf("Windows keeps the name %s for a device", name)
	case endsBadly(name):
		return fmt.Sprintf("%q ends with a point or a space, which Windows leaves out", name)
	case len(utf16.Encode([]rune(name))) > mostUnits:
		return fmt.Sprintf("a name of more than %d letters and signs is too long for Windows", mostUnits)
	}
	return ""
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
