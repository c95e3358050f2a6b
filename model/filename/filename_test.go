package filename

import (
	"strings"
	"testing"
)

func TestNamesThatWorkOnEverySystem(t *testing.T) {
	for _, name := range []string{"mina", "মিনা", "Rina K", "a.b", "console", "com", "com10", "nullify", "aux1", "রি-না", strings.Repeat("ক", 66)} {
		if why := Fault(name); why != "" {
			t.Errorf("%q: %s", name, why)
		}
	}
	for name, why := range map[string]string{
		"": "empty", "a/b": `"/"`, `a\b`: `"\\"`, "a:b": `":"`, "a?": `"?"`, "a\tb": "control", "CON": "device", "nul.txt": "device",
		"Aux .x": "device", "com1": "device", "LPT9.a": "device", "COM²": "device", "a.": "ends with", "a ": "ends with",
		".a": "begins", " a": "begins", "~$a": "begins", "Desktop.ini": "OneDrive", "a_VTI_b": "OneDrive", "a\xff": "UTF-8",
		strings.Repeat("ক", 67): "200 bytes",
	} {
		if got := Fault(name); !strings.Contains(got, why) {
			t.Errorf("%q: %q, want %q", name, got, why)
		}
	}
}

func TestPathsGivenByHandAreRefusedOnlyWhereTheyCanNotBe(t *testing.T) {
	for _, path := range []string{`out.jsonl`, `C:\data\out.jsonl`, `c:/data/out.jsonl`, `C:\`, `\\server\share\খবর\out.jsonl`, `..\.hidden\out`, `.`, ``,
		`\\?\C:\con\a.`, `a..b\c d`, `desktop.ini`, strings.Repeat("ক", 255)} {
		if why := PathFault(path, "windows"); why != "" {
			t.Errorf("%q: %s", path, why)
		}
	}
	for path, why := range map[string]string{
		"CON.jsonl": "CON.jsonl for a device", `C:\x\nul`: "device", `lpt1.d\a.jsonl`: "device", "a:b.jsonl": "drive", "ab:c.jsonl": `":"`,
		`C:\x\a:b`: `":"`, "a.jsonl.": "ends", `a \b`: "ends", "a?": `"?"`, "a\tb": `"\t"`, `\\server\share\a*`: `"*"`,
		strings.Repeat("ক", 256): "255", strings.Repeat("😀", 128): "255",
	} {
		if got := PathFault(path, "windows"); !strings.Contains(got, why) {
			t.Errorf("%q: %q, want %q", path, got, why)
		}
		if got := PathFault(path, "linux"); got != "" {
			t.Errorf("%q on Linux: %s", path, got)
		}
	}
}

func TestNamesThatAreOneFileSomewhere(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Mina", "mINA", true}, {"mina", "minu", false}, {"বিষয়", "বিষয\u09bc", true}, {"ÉTÉ", "e\u0301te\u0301", true}, {"\u212a", "k", true},
		{"রিনা", "রীনা", false},
	} {
		if Same(c.a, c.b) != c.same {
			t.Errorf("%q and %q: %v", c.a, c.b, !c.same)
		}
	}
}
