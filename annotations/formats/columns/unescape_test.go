package columns

import "testing"

func TestEscapesOfNobodyStay(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{`a\pb`, "a|b"}, {`a\|b`, "a|b"}, {`a\\sb`, `a\sb`}, {`\q`, `\q`}, {`\u00`, `\u00`}, {`\ud83d`, `\ud83d`}, {`end\`, `end\`},
	} {
		if got := unescapeMisc(c.cell); got != c.want {
			t.Errorf("%s became %q", c.cell, got)
		}
	}
}
