package tables

import (
	"strings"
	"testing"
)

func TestParquetDescriptionsOfManyVersions(t *testing.T) {
	for _, c := range []struct{ name, feature, want string }{
		{"datasets up to 3", `{"feature":{"names":["O","B-X"],"_type":"ClassLabel"},"_type":"Sequence"}`, "O B-X"},
		{"datasets from 4 on", `{"feature":{"names":["O","B-X"],"_type":"ClassLabel"},"length":-1,"_type":"List"}`, "O B-X"},
		{"a Python list", `[{"num_classes":2,"names":["O","B-X"],"_type":"ClassLabel"}]`, "O B-X"},
		{"plain numbers", `{"feature":{"dtype":"int64","_type":"Value"},"_type":"Sequence"}`, ""},
		{"an empty list", `[]`, ""},
		{"nothing", ``, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			names, err := classNames([]byte(c.feature))
			if got := strings.Join(names, " "); err != nil || got != c.want {
				t.Errorf("the names are %q, %v", got, err)
			}
		})
	}
}
