// Package filename says which names a file may be given so that the same folder works on every system that a team has: Linux, macOS,
// Windows, and a folder that OneDrive or SharePoint copies.
package filename

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longest is how many bytes a name may have with the endings that are put to it: file systems allow 255.
const longest = 200

// devices are names that Windows keeps for itself, with any ending ("Naming Files, Paths, and Namespaces", Microsoft).
var devices = []string{"con", "prn", "aux", "nul", "conin$", "conout$"}

// Fault says why a name can't be that of a file, or of a directory, on every system; "" when it can.
func Fault(name string) string {
	base, _, _ := strings.Cut(strings.ToLower(name), ".")
	base = strings.TrimRight(base, " ")
	switch {
	case name == "":
		return "it is empty"
	case !utf8.ValidString(name):
		return "it is not valid UTF-8"
	case len(name) > longest:
		return fmt.Sprintf("it has more than %d bytes", longest)
	case strings.ContainsAny(name, `<>:"/\|?*`):
		return fmt.Sprintf("it holds %q", name[strings.IndexAny(name, `<>:"/\|?*`):][:1])
	case strings.ContainsFunc(name, unicode.IsControl):
		return "it holds a control character"
	case slices.Contains(devices, base) || port(base):
		return "Windows keeps it for a device"
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return "it ends with a point or a space, which Windows leaves out"
	case name[0] == '.' || name[0] == ' ' || strings.HasPrefix(name, "~$"):
		return "it begins with a point, a space or ~$, which hides it or keeps OneDrive from copying it"
	case strings.EqualFold(name, "desktop.ini") || strings.Contains(strings.ToLower(name), "_vti_"):
		return "OneDrive keeps it for itself"
	}
	return ""
}

// port reports whether a name in small letters is com1 to com9 or lpt1 to lpt9; Windows takes ¹ ² ³ for digits.
func port(name string) bool {
	number, com := strings.CutPrefix(name, "com")
	if !com {
		number, com = strings.CutPrefix(name, "lpt")
	}
	return com && utf8.RuneCountInString(number) == 1 && strings.Contains("0123456789¹²³", number)
}

// Same reports whether two names are one file on systems that do not tell capital letters from small ones.
func Same(a, b string) bool { return strings.EqualFold(a, b) }
