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

// Longest is how many bytes a name may have: file systems allow 255, and endings are put to it.
const Longest = 200

// devices are names that Windows keeps for itself, with any ending ("Naming Files, Paths, and Namespaces", Microsoft).
var devices = []string{"con", "prn", "aux", "nul", "conin$", "conout$"}

// forbidden are the characters that no name holds on Windows. The strokes part names in paths there.
const forbidden = `<>:"/\|?*`

// Fault says why a name can't be that of a file, or of a directory, on every system; "" when it can.
func Fault(name string) string {
	switch {
	case name == "":
		return "it is empty"
	case !utf8.ValidString(name):
		return "it is not valid UTF-8"
	case len(name) > Longest:
		return fmt.Sprintf("it has more than %d bytes", Longest)
	case strings.ContainsAny(name, forbidden):
		return fmt.Sprintf("it holds %q", name[strings.IndexAny(name, forbidden):][:1])
	case strings.ContainsFunc(name, unicode.IsControl):
		return "it holds a control character"
	case device(name):
		return "Windows keeps it for a device"
	case endsBadly(name):
		return "it ends with a point or a space, which Windows leaves out"
	case name[0] == '.' || name[0] == ' ' || strings.HasPrefix(name, "~$"):
		return "it begins with a point, a space or ~$, which hides it or keeps OneDrive from copying it"
	case strings.EqualFold(name, "desktop.ini") || strings.Contains(strings.ToLower(name), "_vti_"):
		return "OneDrive keeps it for itself"
	}
	return ""
}

// device reports whether Windows keeps a name, with whatever ending, for itself.
func device(name string) bool {
	base, _, _ := strings.Cut(strings.ToLower(name), ".")
	base = strings.TrimRight(base, " ")
	return slices.Contains(devices, base) || port(base)
}

func endsBadly(name string) bool { return strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") }

// port reports whether a name in small letters is com1 to com9 or lpt1 to lpt9; Windows takes ¹ ² ³ for digits.
func port(name string) bool {
	number, com := strings.CutPrefix(name, "com")
	if !com {
		number, com = strings.CutPrefix(name, "lpt")
	}
	return com && utf8.RuneCountInString(number) == 1 && strings.Contains("0123456789¹²³", number)
}
