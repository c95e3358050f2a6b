package terminal

import "strings"

// value looks a variable up in an environment of the form of os.Environ; the last setting counts, as it does for a child process.
func value(env []string, name string) string {
	for i := len(env) - 1; i >= 0; i-- {
		if v, ok := strings.CutPrefix(env[i], name+"="); ok {
			return v
		}
	}
	return ""
}
