package formats

import (
	"strings"
	"testing"

	"tippani/model/filename"
)

func TestFileNamesAreSafeAndGiveTheIDBack(t *testing.T) {
	var names FileNames
	for _, c := range []struct {
		name, id, want string
		exact          bool
	}{
		{"Bengali stays", "খবর-১", "খবর-১", true},
		{"a path can't leave the directory", "../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd", true},
		{"what Windows forbids", `a:b*c?"<>|`, "a%3Ab%2Ac%3F%22%3C%3E%7C", true},
		{"an escape is escaped", "a%2Fb", "a%252Fb", true},
		{"nothing", "", "article", true},
		{"the same again", "খবর-১", "খবর-১~2", false},
		{"the same but for case", "A%2Fb", "A%252Fb~2", false},
		{"the same but for the normal form", "খবর-য়", "খবর-য়", true},
		{"the other form", "খবর-য\u09bc", "খবর-য\u09bc~2", false},
		{"a device", "CON", "%43ON", true},
		{"a device with an ending", "nul.2026.txt", "%6Eul.2026.txt", true},
		{"a device and a space", "Aux .x", "%41ux .x", true},
		{"a device with a number", "COM²", "%43OM²", true},
		{"no device", "console", "console", true},
		{"a point at the end", "ক.", "ক%2E", true},
		{"points and spaces at the end", "ক. .", "ক. %2E", true},
		{"hidden", ".ক", "%2Eক", true},
		{"the mark of a draft", "~$ক", "%7E$ক", true},
		{"kept by OneDrive", "desktop.ini", "%64esktop.ini", true},
		{"kept by SharePoint", "a_VTI_b", "a%5FVTI_b", true},
		{"control characters", "ক\tখ\u0085গ", "ক%09খ%C2%85গ", true},
		{"no Unicode", "ক\xff", "ক\uFFFD", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, exact := names.Name(c.id)
			if got != c.want || exact != c.exact || exact && c.id != "" && IDOfFileName(got) != c.id {
				t.Errorf("%q became %q (%v), which reads back as %q", c.id, got, exact, IDOfFileName(got))
			}
			if why := filename.Fault(got); why != "" {
				t.Errorf("%q became %q, and %s", c.id, got, why)
			}
		})
	}
}

func TestLongIDsHaveNamesOfTheirOwn(t *testing.T) {
	var names FileNames
	seen := map[string]string{}
	for _, id := range []string{
		strings.Repeat("প্রধান", 60), strings.Repeat("প্রধান", 60) + "১", strings.Repeat("7", 300), strings.Repeat("7", 301), strings.Repeat("%", 300),
		strings.Repeat("ক", 67), strings.Repeat("😀 .", 100), strings.Repeat("A", 300), strings.Repeat("a", 300),
	} {
		got, exact := names.Name(id)
		if other, taken := seen[filename.Key(got)]; taken || exact || filename.Fault(got) != "" || len(got) < filename.Longest/2 {
			t.Errorf("%q (taken by %q, %s, %v)", got, other, filename.Fault(got), exact)
		}
		seen[filename.Key(got)] = id
		var alone FileNames
		if again, _ := alone.Name(id); again != got {
			t.Errorf("the name depends on what else there is: %q, %q", got, again)
		}
	}
	if got, exact := names.Name(strings.Repeat("ক", 66)); !exact || got != strings.Repeat("ক", 66) {
		t.Errorf("an id that has room became %q", got)
	}
}

func TestNamesFromElsewhereStay(t *testing.T) {
	for name, want := range map[string]string{"a%2Fb": "a/b", "%E0%A6%95": "%E0%A6%95", "100%": "100%", "%C2%A0": "%C2%A0", "%zz": "%zz", "%c2%85": "\u0085"} {
		if got := IDOfFileName(name); got != want {
			t.Errorf("%q is read as %q, want %q", name, got, want)
		}
	}
}
