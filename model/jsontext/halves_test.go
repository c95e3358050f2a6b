package jsontext

import "testing"

func TestHalvesOfSurrogatePairsAreCounted(t *testing.T) {
	for raw, want := range map[string]int{
		`""`: 0, `"ক"`: 0, `"\u0995"`: 0, `"\ud83d\ude00"`: 0, `"\uD83D\uDE00\ud83d\ude00"`: 0,
		`"\ud83d"`: 1, `"\ude00"`: 1, `"\ud83d\ud83d\ude00"`: 1, `"\ud83d\ude00\ude00"`: 1, `"\ud83dx\ude00"`: 2,
		`"\ud83d\n\ude00"`: 2, `"\\ud83d"`: 0, `"\\\ud83d"`: 1, `"\ud83d\\ude00"`: 1, `"\ude00\ud83d"`: 2,
		`{"a":"\ud83d","b":"\ude00"}`: 2,
	} {
		if got := Halves([]byte(raw)); got != want {
			t.Errorf("%s has %d, want %d", raw, got, want)
		}
		if _, ok := Unquote([]byte(raw)); ok != (want == 0) && raw[0] == '"' {
			t.Errorf("%s: Unquote says %v", raw, ok)
		}
	}
	if s, n := Decode([]byte(`"ক\ud83d!"`)); s != "ক\uFFFD!" || n != 1 {
		t.Errorf("decoded %q with %d", s, n)
	}
}

func TestMembersComeInTheirOrder(t *testing.T) {
	f, err := ReadFields([]byte(` { "b" : [1, 2],"\u0061":null, "b":"ক" } `))
	if err != nil || len(f) != 3 || string(f.Append(nil)) != `{"b":[1, 2],"a":null,"b":"ক"}` || string(f.Value("b")) != "[1, 2]" {
		t.Errorf("%v: %s", err, f.Append(nil))
	}
	if key, twice := f.Twice(); !twice || key != "b" {
		t.Errorf("twice: %q", key)
	}
	var many Fields
	for c := 'a'; c <= 'z'; c++ {
		many = append(many, Field{string(c), []byte("1")})
	}
	if key, twice := many.Twice(); twice {
		t.Errorf("twice: %q", key)
	}
	if key, twice := append(many, Field{"c", []byte("2")}).Twice(); !twice || key != "c" {
		t.Errorf("twice: %q", key)
	}
	for _, wrong := range []string{``, `[]`, `{"a":1`, `{"a":1}x`, `{"\ud800":1}`, `{"a":01}`} {
		if f, err := ReadFields([]byte(wrong)); err == nil {
			t.Errorf("%s was read: %v", wrong, f)
		}
	}
}
