package formats

import (
	"testing"

	"pgregory.net/rapid"

	"tippani/model/filename"
)

// idParts are what hard ids are made of.
var idParts = []string{"a", "A", "CON", "nul", "com1", "lpt", "²", ".", " ", "_vti_", "_VTI_", "~", "~$", "%", "%41", "%C2%85", "\u0085", "/", `\`, ":", "ক", "য়",
	"য\u09bc", "স্ত্রী", "desktop.ini", "\t", "😀", "\xff", "\u212a", "প্রতিবেদনপ্রতিবেদনপ্রতিবেদন"}

func TestNamesOfAnyIDsAreSoundAndTheirOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var names FileNames
		seen := map[string]string{}
		ids := rapid.SliceOfN(rapid.SliceOfN(rapid.SampledFrom(idParts), 0, 8), 1, 12).Draw(t, "ids")
		for _, parts := range ids {
			id := ""
			for _, p := range parts {
				id += p
			}
			name, exact := names.Name(id)
			key := filename.Key(name)
			if other, taken := seen[key]; taken {
				t.Fatalf("%q and %q have one name, %q", id, other, name)
			}
			seen[key] = id
			if why := filename.Fault(name); why != "" && len(name) <= filename.Longest {
				t.Fatalf("%q became %q: %s", id, name, why)
			}
			if len(name+".json") > 255 {
				t.Fatalf("%q has %d bytes", name, len(name))
			}
			if exact && id != "" && IDOfFileName(name) != id {
				t.Fatalf("%q became %q and is read back as %q", id, name, IDOfFileName(name))
			}
		}
	})
}
