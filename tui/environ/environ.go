// Package environ looks variables up in an environment. Nothing below cmd reads the environment of the process: a session that
// came in over a network has one of its own.
package environ

import "strings"

// Variables is an environment in the form of os.Environ, NAME=value.
type Variables []string

// Get is the value of a variable, "" when it is not set. The last setting counts, as it does for a child process.
func (v Variables) Get(name string) string {
	for i := len(v) - 1; i >= 0; i-- {
		if rest, ok := strings.CutPrefix(v[i], name); ok && strings.HasPrefix(rest, "=") {
			return rest[1:]
		}
	}
	return ""
}
