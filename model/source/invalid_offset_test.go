package source

import (
	"bytes"
	"errors"
	"testing"

	"pgregory.net/rapid"

	"tippani/model"
)

func TestAnOffsetInTheTextIsToldAsOneInTheFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := []byte(rapid.StringOfN(rapid.SampledFrom([]rune("ক\r\na")), 0, 40, -1).Draw(t, "data"))
		want := len(data)
		file := append(bytes.Clone(data), 0xff)
		d, err := decode("f", file, Options{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = model.NewArticle("f", string(d.text), model.Meta{})
		var invalid *model.InvalidUTF8Error
		if !errors.As(err, &invalid) {
			t.Fatal("the bad byte was not seen")
		}
		if got := d.cut.before(invalid.Offset); got != want {
			t.Fatalf("byte %d, want %d", got, want)
		}
	})
}
