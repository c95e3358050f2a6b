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
