package source

import "os"

// Among tells which of the files that Open would read for the arguments is the one that info describes; "" when none is. JSONL
// queues are not looked at if exceptQueues is set.
func Among(args []string, info os.FileInfo, exceptQueues bool) (string, error) {
	same := func(path string) bool {
		other, err := os.Stat(path)
		return err == nil && os.SameFile(info, other)
	}
	for _, arg := range args {
		if arg == "-" {
			continue
		}
		if dir, err := os.Stat(arg); err != nil || !dir.IsDir() {
			if same(arg) && !(exceptQueues && isJSONL(arg)) {
				return arg, nil
			}
			continue
		}
		files, err := articlesIn(arg)
		if err != nil {
			return "", err
		}
		for _, f := range files {
			if same(f.path) {
				return f.path, nil
			}
		}
	}
	return "", nil
}
