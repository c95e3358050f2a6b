package main

import (
	"os"
	"strconv"
	"strings"
)

// loginName is the name of the user whom the program runs as. Package os/user would ask the system's name service, which may be a
// directory in the network; this program opens no connection, so what the environment and /etc/passwd don't tell stays unknown. USERNAME is that of Windows.
func loginName(env environment) string {
	if name := first(env.vars.Get("USER"), env.vars.Get("LOGNAME"), env.vars.Get("USERNAME")); name != "" {
		return name
	}
	passwd, err := os.ReadFile("/etc/passwd")
	if err != nil {
		return "annotator"
	}
	return first(nameOf(os.Getuid(), string(passwd)), "annotator")
}

// nameOf finds a user's number in the text of a passwd(5) file; "" when it is not there.
func nameOf(uid int, passwd string) string {
	for line := range strings.Lines(passwd) {
		if fields := strings.Split(line, ":"); len(fields) > 2 && fields[2] == strconv.Itoa(uid) {
			return fields[0]
		}
	}
	return ""
}
