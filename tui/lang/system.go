package lang

import (
	"errors"
	"io/fs"
	"os"
)

// systemFault is a failure of the operating system or its files, with its Bengali.
type systemFault struct {
	err     error
	bengali string
}

// everywhere are the failures that every system can tell; what each calls in its own way is in system.
var everywhere = []systemFault{
	{fs.ErrPermission, "অনুমতি নেই"},
	{fs.ErrNotExist, "ফাইল বা ফোল্ডারটি নেই"},
	{fs.ErrExist, "আগে থেকেই আছে"},
	{os.ErrDeadlineExceeded, "সময় পেরিয়ে গেছে"},
}

// systemText is the Bengali of a failure of the system.
func systemText(err error) (string, bool) {
	for _, list := range [][]systemFault{system, everywhere} {
		for _, f := range list {
			if errors.Is(err, f.err) {
				return f.bengali, true
			}
		}
	}
	return "", false
}
